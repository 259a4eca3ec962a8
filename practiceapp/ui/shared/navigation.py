"""The side of the window: places above, the practice and Lock now below.

A list for the places, because a row of checkable buttons is read aloud as check boxes. `chosen(name)` says
where to go (`entered(name)` when by mouse or Enter); `lock_pressed` is the button.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.buttons import Button
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current

WIDE, NARROW = 216, 64
ROW = 44
NAME_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Entry:
    """One line of the navigation."""

    name: str
    words: str
    icon: str
    keys: str = ""


class NavigationDelegate(QStyledItemDelegate):
    """Icon and word; the current place on soft accent."""

    narrow = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(current().px(40), current().px(ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(1, 2, -1, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("accent_soft" if here else "sunken"))
            painter.drawRoundedRect(ground, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 7, 7)
        size = theme.px(20)
        left = ground.center().x() - size // 2 + 1 if self.narrow else ground.left() + theme.px(13)
        token = "accent" if here else "text2"
        if isinstance(option.widget, QWidget):
            picture = pixmap(str(index.data(ICON_ROLE)), token, 20, option.widget)
            painter.drawPixmap(left, ground.center().y() - size // 2 + 1, picture)
        if not self.narrow:
            painter.setFont(theme.font("body_strong" if here else "body"))
            painter.setPen(theme.color(token))
            box = QRect(left + size + theme.px(10), ground.top(), ground.width(), ground.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class PlaceList(QListWidget):
    """Places one below the other; arrows show a place, Enter or a click also goes into it."""

    chosen = Signal(str)
    entered_place = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = NavigationDelegate(self)
        self._build(name, entries)
        self._connect()

    def _build(self, name: str, entries: Sequence[Entry]) -> None:
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for entry in entries:
            item = QListWidgetItem(entry.words)
            item.setData(NAME_ROLE, entry.name)
            item.setData(ICON_ROLE, entry.icon)
            item.setToolTip(f"{entry.words} ({entry.keys})" if entry.keys else entry.words)
            self.addItem(item)
        self.set_height()

    def _connect(self) -> None:
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemClicked.connect(self._on_clicked)

    def name_at(self, row: int) -> str:
        """The name of the place in this line."""
        return str(self.item(row).data(NAME_ROLE))

    def knows(self, name: str) -> bool:
        """Whether this place is one of the lines."""
        return any(self.name_at(row) == name for row in range(self.count()))

    def set_height(self) -> None:
        """As tall as its lines."""
        self.setFixedHeight(current().px(ROW) * self.count() + 2)

    def set_narrow(self, *, narrow: bool) -> None:
        """Only icons, or icons and words."""
        self._delegate.narrow = narrow
        self.viewport().update()

    def show_current(self, name: str) -> None:
        """Mark this place without going there; a name that is not here unmarks all."""
        self.blockSignals(True)
        found = [row for row in range(self.count()) if self.item(row).data(NAME_ROLE) == name]
        self.setCurrentRow(found[0] if found else -1)
        if not found:
            self.clearSelection()
        self.blockSignals(False)
        self.viewport().update()

    def _on_current_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(NAME_ROLE))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.entered_place.emit(item.data(NAME_ROLE))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab on an unmarked list makes its first line the current one: that is no wish to go there."""
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._on_clicked(item)
        else:
            super().keyPressEvent(event)


class Navigation(QFrame):
    """Both lists and the lock."""

    chosen = Signal(str)
    entered_place = Signal(str)
    lock_pressed = Signal()

    def __init__(self, above: Sequence[Entry], below: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self._build(above, below)
        self._connect()

    def _build(self, above: Sequence[Entry], below: Sequence[Entry]) -> None:
        theme = current()
        self.setObjectName("navigation")
        self.name: QLabel = label("Practiceapp", "card_title", wrap=False)
        self.name.setContentsMargins(theme.px(13), 0, 0, 0)
        self.above = PlaceList(_("Places"), above)
        self.below = PlaceList(_("More places"), below)
        self.lock = LockButton(_("&Lock now"), "lock")
        self.lock.setToolTip(_("Lock now (Ctrl+L)"))
        self.lock.setAccessibleName(_("Lock now"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(24), theme.px(12), theme.px(10))
        layout.setSpacing(0)
        layout.addWidget(self.name)
        layout.addSpacing(theme.px(16))
        layout.addWidget(self.above)
        layout.addStretch(1)
        layout.addWidget(self.below)
        layout.addWidget(self.lock)
        self.set_narrow(narrow=False)

    def _connect(self) -> None:
        for places in (self.above, self.below):
            places.chosen.connect(self.chosen)
            places.entered_place.connect(self.entered_place)
        self.lock.clicked.connect(self.lock_pressed)
        current().changed.connect(self._on_theme_changed)

    def mark(self, name: str) -> None:
        """Mark the place that is shown; one that is in neither list leaves the mark where it is."""
        if self.above.knows(name) or self.below.knows(name):
            self.above.show_current(name)
            self.below.show_current(name)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, for a window under 1,100 px."""
        self.narrow = narrow
        self.setFixedWidth(current().px(NARROW if narrow else WIDE))
        self.name.setVisible(not narrow)
        self.above.set_narrow(narrow=narrow)
        self.below.set_narrow(narrow=narrow)
        self.lock.setText("" if narrow else _("&Lock now"))
        self.lock.set_icon("lock")

    def _on_theme_changed(self) -> None:
        self.above.set_height()
        self.below.set_height()
        self.set_narrow(narrow=self.narrow)


class LockButton(Button):
    """Looks like a line of the navigation and acts at once."""

    kind = "navigation"
    ink = "text2"
    icon_size = 20
    icon_gap = 8
