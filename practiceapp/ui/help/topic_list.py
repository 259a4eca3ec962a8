"""The contents of a book: one quiet line a topic, without grounds, headings between groups."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import GAP, LEFT, RowDelegate, paint_ground, paint_ring
from practiceapp.ui.shared.rows import ROW_ROLE, RowList
from practiceapp.ui.shared.theme import current

LINE_HEIGHT = 38


class TopicDelegate(RowDelegate):
    """Paints a line of contents; only the chosen one and the one below the mouse have a ground."""

    @override
    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground = option.rect.adjusted(0, GAP, 0, -GAP)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, ground, "selection")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_ground(painter, ground, "sunken")
        view = option.widget
        focused = isinstance(view, QListView) and view.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, ground)

    @override
    def _paint_words(self, painter: QPainter, row: object, area: QRect) -> None:
        theme = current()
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = self.fitted(str(getattr(row, "title", "")), QFontMetrics(font), area.width())
        painter.drawText(self.placed(area), LEFT, words)


class TopicList(RowList):
    """A `RowList` that looks like the contents of a book."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, LINE_HEIGHT, parent)
        self.setItemDelegate(TopicDelegate(LINE_HEIGHT, ROW_ROLE, self))
