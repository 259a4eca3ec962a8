"""Two parts beside or above each other, and an edge between them that the mouse and the arrow keys move."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget
from typing_extensions import override

from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.theme import current

EDGE, STEP = 16, 2
"""How wide the room for the edge is, in px; how many percent an arrow key moves it."""
LEAST, MOST = 30, 80


class Edge(QSplitterHandle):
    """Takes the focus with Tab; arrows move it, Home and End as far as it goes."""

    def __init__(self, split: "Split") -> None:
        super().__init__(split.orientation(), split)
        self._split = split
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(split.accessibleName())
        self.setAccessibleDescription(_("The arrow keys move it."))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        less, more = self._less_and_more()
        share = self._split.share
        wanted = {
            less: share - STEP,
            more: share + STEP,
            Qt.Key.Key_Home: LEAST,
            Qt.Key.Key_End: MOST,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self._split.set_share(wanted)
            self._split.shared.emit(self._split.share)

    def _less_and_more(self) -> tuple[Qt.Key, Qt.Key]:
        if self.orientation() == Qt.Orientation.Vertical:
            return Qt.Key.Key_Up, Qt.Key.Key_Down
        keys = Qt.Key.Key_Left, Qt.Key.Key_Right
        return keys[::-1] if self.isRightToLeft() else keys

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline; with the focus a ring in its place."""
        theme, middle, whole = current(), self.rect().center(), self.rect()
        shape = QRegion(middle.x(), 0, 1, whole.height())
        if self.orientation() == Qt.Orientation.Vertical:
            shape = QRegion(0, middle.y(), whole.width(), 1)
        if self.hasFocus():
            deep = 1 + theme.ring
            shape = QRegion(whole.adjusted(1, 1, -1, -1)) - QRegion(whole.adjusted(deep, deep, -deep, -deep))
        painter = QPainter(self)
        painter.setClipRegion(shape)
        painter.fillRect(whole, theme.color("focus" if self.hasFocus() else "line"))
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(EDGE), current().px(EDGE))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class Split(QSplitter):
    """The first part has `share` percent of the room; `shared(percent)` when she moved the edge."""

    shared = Signal(int)

    def __init__(self, name: str, share: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(current().px(EDGE))
        self.share = max(LEAST, min(MOST, share))
        self.splitterMoved.connect(self._on_moved)
        current().changed.connect(self._on_theme_changed)

    def set_share(self, percent: int) -> None:
        """Give the first part this much of the room, as far as both have enough."""
        self.share = max(LEAST, min(MOST, percent))
        self._take_share()

    def _take_share(self) -> None:
        whole = sum(self.sizes())
        if self.count() > 1 and whole:
            first = round(whole * self.share / 100)
            self.setSizes([first, whole - first])

    def _on_moved(self) -> None:
        sizes = self.sizes()
        if sum(sizes):
            self.share = max(LEAST, min(MOST, round(100 * sizes[0] / sum(sizes))))
            self.shared.emit(self.share)

    def _on_theme_changed(self) -> None:
        self.setHandleWidth(current().px(EDGE))

    @override
    def createHandle(self) -> QSplitterHandle:
        return Edge(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_share()
