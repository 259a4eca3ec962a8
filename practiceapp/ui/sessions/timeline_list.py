"""The painted list of a timeline: sessions, and between them years and pauses that cannot be chosen."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.ui.sessions.timeline_presenter import Mark
from practiceapp.ui.shared.row_painting import RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, Row, RowList, RowModel
from practiceapp.ui.shared.theme import current

ROW_HEIGHT, YEAR_HEIGHT, PAUSE_HEIGHT = 60, 40, 32
BUTTON_ROOM = 40

Index = QModelIndex | QPersistentModelIndex


class TimelineModel(RowModel):
    """Rows of which the marks are only looked at."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or isinstance(row.key, Mark):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class TimelineDelegate(RowDelegate):
    """Paints sessions as every list does, a year as a small heading, a pause as a quiet line."""

    has_menu = True
    """Whether room is left for the button of a menu."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        key = _key(index)
        if not isinstance(key, Mark):
            return super().sizeHint(option, index)
        return QSize(current().px(160), current().px(YEAR_HEIGHT if key.year else PAUSE_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        key = _key(index)
        if not isinstance(key, Mark):
            super().paint(painter, option, index)
            return
        theme = current()
        painter.save()
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        area = option.rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
        painter.setFont(theme.font("section" if key.year else "hint"))
        painter.setPen(theme.color("text2" if key.year else "text3"))
        at = Qt.AlignmentFlag.AlignLeft
        if key.year:
            area.adjust(0, 0, 0, -theme.px(6))
            at |= Qt.AlignmentFlag.AlignBottom
        else:
            area = QStyle.visualRect(option.direction, area, area.adjusted(theme.px(16), 0, 0, 0))
            at |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, at, words)
        painter.restore()

    @override
    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        room = current().px(BUTTON_ROOM - 8) if self.has_menu else 0
        return super()._paint_trailing(painter, row, area.adjusted(0, 0, -room, 0))


class TimelineList(RowList):
    """Enter asks for the note (`opened`), Space for its first line (`peeked`); `at_end`: scrolled down."""

    peeked = Signal(object)
    at_end = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, has_menu: bool = True) -> None:
        self._has_menu = has_menu
        super().__init__(name, ROW_HEIGHT, parent)

    @override
    def _build(self, name: str, height: int) -> None:
        super()._build(name, height)
        self.rows = TimelineModel(self)
        self.setModel(self.rows)
        delegate = TimelineDelegate(height, ROW_ROLE, self)
        delegate.has_menu = self._has_menu
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(False)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)

    @override
    def focus_first(self) -> None:
        """Take the focus, on the latest session if none is current."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        indexes = [self.rows.index(number, 0) for number in range(self.rows.rowCount())]
        first = next((index for index in indexes if not isinstance(_key(index), Mark)), None)
        if first is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(first)
            self.scrollToTop()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current row is in sight, also where the list has become low since."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def stay_at_end(self, show_more: Callable[[], None]) -> None:
        """Let more rows be shown in place of the last one, which was current, and go on with the first."""
        row = self.currentIndex().row()
        show_more()
        for number in range(row, self.rows.rowCount()):
            if self.rows.flags(self.rows.index(number, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(self.rows.index(number, 0))
                return

    def _on_scrolled(self, _action: int) -> None:
        """By hand, never by a change of the rows or of the size."""
        bar = self.verticalScrollBar()
        if bar.sliderPosition() >= bar.maximum() > 0:
            self.at_end.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_key() is not None:
            self.peeked.emit(self.current_key())
        else:
            super().keyPressEvent(event)


def _key(index: Index) -> object:
    row = index.data(ROW_ROLE)
    return row.key if isinstance(row, Row) else None
