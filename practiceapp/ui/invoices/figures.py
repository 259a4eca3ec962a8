"""The four figures above the invoices: read as sums, pressed as filters."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from practiceapp.ui.invoices.invoices_presenter import FigureView
from practiceapp.ui.shared.row_painting import paint_ring
from practiceapp.ui.shared.theme import current

_HEIGHT = 92
_GAP = 2


class FigureButton(QAbstractButton):
    """A sum with a word above and a count below; on while it filters the list."""

    def __init__(self, words: str, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone = words, tone
        self._view = FigureView("", "")
        self._hovered = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(self._view)

    def show_figure(self, view: FigureView) -> None:
        """Show a sum and how many it is made of."""
        self._view = view
        self.setAccessibleName(f"{self._words}: {view.amount} {view.made_of}".strip())
        self.update()

    @property
    def amount(self) -> str:
        """The sum as it is read."""
        return self._view.amount

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(180), current().px(_HEIGHT))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ground = "accent_soft" if on else ("sunken" if self._hovered else "surface")
        edge = QPen(theme.color("accent" if on else "line"), 2 if on else 1)
        painter.setPen(edge)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 12, 12)
        if self.hasFocus():  # inside the edge of one that is on, which has the same colour in the dark
            paint_ring(painter, self.rect().adjusted(4, 4, -4, -4) if on else self.rect())
        left, width = theme.px(16), self.width() - theme.px(32)
        top = theme.px(14)
        lines = (
            ("section", self._words, "accent" if on else "text2"),
            ("note_title", self._view.amount, self._tone if self._view.some else "text2"),
            ("hint", self._view.made_of, "text2"),
        )
        for style, words, token in lines:
            font = theme.font(style)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.color(token))
            box = QRect(left, top, width, metrics.height())
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(words, Qt.TextElideMode.ElideRight, width),
            )
            top += metrics.height() + theme.px(_GAP)
        painter.end()
