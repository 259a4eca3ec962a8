"""The painted list of the day's sessions, with the line of the present."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, RowList
from practiceapp.ui.shared.theme import current

ROW_HEIGHT = 72
BUTTON_ROOM = 40
POINT = 3.0
"""Radius of the point at the left end of the line: it fits between the grounds of two rows."""


class DayDelegate(RowDelegate):
    """Leaves room at the right for the button of the row's menu."""

    @override
    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        room = current().px(BUTTON_ROOM - 8)
        return super()._paint_trailing(painter, row, area.adjusted(0, 0, -room, 0))


class DayList(RowList):
    """The sessions of one day; a hairline between rows parts what has begun from what comes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, ROW_HEIGHT, parent)
        self.setItemDelegate(DayDelegate(ROW_HEIGHT, ROW_ROLE, self))
        self._now: int | None = None

    def show_now(self, row: int | None) -> None:
        """Draw the line of the present before this row; None takes it away."""
        self._now = row
        self.viewport().update()

    def now_at(self) -> float | None:
        """The height of the line in the viewport, the point on it whole."""
        count = self.rows.rowCount()
        if self._now is None or not count:
            return None
        if self._now < count:
            return max(POINT, float(self.visualRect(self.rows.index(self._now, 0)).top()))
        end = self.visualRect(self.rows.index(count - 1, 0)).bottom() + 1
        return min(self.viewport().height() - POINT, float(end))

    @override
    def sizeHint(self) -> QSize:
        """As tall as what it holds."""
        return QSize(super().sizeHint().width(), self.height_of_all())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        height = self.now_at()
        if height is None:
            return
        accent = current().color("accent")
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1))
        painter.drawLine(QPointF(0, height), QPointF(self.viewport().width(), height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        at = self.viewport().width() - POINT if self.isRightToLeft() else POINT
        painter.drawEllipse(QPointF(at, height), POINT, POINT)
        painter.end()
