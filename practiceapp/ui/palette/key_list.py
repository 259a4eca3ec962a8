"""A list whose rows carry keys, drawn as they look on a keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.ui.shared.commands import caps_of
from practiceapp.ui.shared.row_painting import CENTER, RowDelegate, paint_ground, paint_ring
from practiceapp.ui.shared.rows import ROW_ROLE, RowList
from practiceapp.ui.shared.theme import current

ONE_LINE, TWO_LINES = 40, 56
CAP = 22
GROUND_GAP = 1


class KeyDelegate(RowDelegate):
    """One line or two, flat on the panel; keys as caps at the end."""

    def __init__(self, parent: QWidget, height: int = ONE_LINE) -> None:
        super().__init__(height, ROW_ROLE, parent)
        self._one_line = height

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        height = TWO_LINES if getattr(row, "second", "") else self._one_line
        return QSize(current().px(160), current().px(height))

    @override
    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground = option.rect.adjusted(0, GROUND_GAP, 0, -GROUND_GAP)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, ground, "selection")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_ground(painter, ground, "sunken")
        view = option.widget
        focused = isinstance(view, QListView) and view.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, ground)

    @override
    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        theme = current()
        font = theme.font("hint")
        measure = QFontMetrics(font)
        right, height = area.right() + 1, theme.px(CAP)
        for cap in reversed(caps_of(str(getattr(row, "keys", "")))):
            width = max(height, measure.horizontalAdvance(cap) + theme.px(12))
            box = QRect(right - width, area.center().y() - height // 2 + 1, width, height)
            painter.setPen(QPen(theme.color("line_strong"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(self.placed(box)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(font)
            painter.setPen(theme.color("text2"))
            painter.drawText(self.placed(box), CENTER, cap)
            right -= width + theme.px(4)
        return super()._paint_trailing(painter, row, area.adjusted(0, 0, right - area.right() - 1, 0))

    @override
    def _paint_words(self, painter: QPainter, row: object, area: QRect) -> None:
        title, second = str(getattr(row, "title", "")), str(getattr(row, "second", ""))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._two_lines(painter, area, title, second, row, align, strong=False)


class KeyList(RowList):
    """As `RowList`; one click is enough."""

    def __init__(self, name: str, height: int = ONE_LINE, parent: QWidget | None = None) -> None:
        super().__init__(name, height, parent)
        self.setItemDelegate(KeyDelegate(self, height))
        self.setUniformItemSizes(False)
        self.doubleClicked.disconnect()
        self.clicked.connect(self._on_opened)

    def choose_first(self) -> None:
        """Make the first row that can be chosen the current one."""
        self.walk(1, start=-1)

    def walk(self, by: int, start: int | None = None) -> None:
        """Up or down by so many rows that can be chosen; it stops at both ends."""
        here = self.currentIndex().row() if start is None else start
        step = 1 if by > 0 else -1
        number, left = here + step, abs(by)
        found = here
        while 0 <= number < self.rows.rowCount() and left:
            if self.rows.flags(self.rows.index(number, 0)) & Qt.ItemFlag.ItemIsSelectable:
                found, left = number, left - 1
            number += step
        if found >= 0:
            self.setCurrentIndex(self.rows.index(found, 0))
        if 0 < found <= 1:
            self.scrollToTop()  # so that the heading of the first row is seen
