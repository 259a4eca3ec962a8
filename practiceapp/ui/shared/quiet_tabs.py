"""Tabs that are places on one page: words, and a line under the one she is at."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from practiceapp.ui.shared.theme import current


class QuietTabs(QTabBar):
    """Left and Right move, as in every tab bar; drawn by the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        theme = current()
        words = self.tabText(index).replace("&", "")
        return QSize(QFontMetrics(theme.font("row")).horizontalAdvance(words) + theme.px(24), theme.px(40))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
        for index in range(self.count()):
            area, here = self.tabRect(index), index == self.currentIndex()
            painter.setFont(theme.font("body_strong"))
            painter.setPen(theme.color("text" if here else "text2"))
            painter.drawText(area, words, self.tabText(index))
            if here:
                self._paint_here(painter, area)
        painter.end()

    def _paint_here(self, painter: QPainter, area: QRect) -> None:
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        left, width = area.left() + theme.px(12), area.width() - theme.px(24)
        painter.drawRoundedRect(QRect(left, area.bottom() - 1, width, 2), 1, 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.focus_pen())
            painter.drawRoundedRect(area.adjusted(2, 3, -2, -5), 8, 8)
