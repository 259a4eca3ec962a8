"""The painted list of the day's sessions, with the line of the present."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, RowList
from practiceapp.ui.shared.theme import current
from practiceapp.ui.today.today_lines import Now

ROW_HEIGHT = 72
BUTTON_ROOM = 40


class DayDelegate(RowDelegate):
    """Leaves room at the right for the button of the row's menu."""

    @override
    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        room = current().px(BUTTON_ROOM - 8)
        return super()._paint_trailing(painter, row, area.adjusted(0, 0, -room, 0))


class DayList(RowList):
    """The sessions of one day. The present is a hairline between rows, or a point inside the running one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, ROW_HEIGHT, parent)
        self.setItemDelegate(DayDelegate(ROW_HEIGHT, ROW_ROLE, self))
        self._now: Now | None = None

    def show_now(self, now: Now | None) -> None:
        """Draw the line of the present here; None takes it away."""
        self._now = now
        self.viewport().update()

    def now_at(self) -> float | None:
        """The height of the line in the viewport."""
        count = self.rows.rowCount()
        if self._now is None or not count:
            return None
        inside = self._now.row < count
        area = self.visualRect(self.rows.index(self._now.row if inside else count - 1, 0))
        if not inside:
            return area.bottom() - 1.0
        return area.top() + max(1.0, self._now.share * area.height())

    @override
    def sizeHint(self) -> QSize:
        """As tall as what it holds."""
        return QSize(super().sizeHint().width(), self.height_of_all())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        height, now = self.now_at(), self._now
        if height is None or now is None:
            return
        theme = current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 1))
        inside = now.share > 0 and now.row < self.rows.rowCount()
        right = theme.px(12) if inside else self.viewport().width() - 2
        painter.drawLine(QPointF(4, height), QPointF(right, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(4.5, height), 3.5, 3.5)
        painter.end()
