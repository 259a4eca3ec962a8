"""Labelled values as bars, one below the other.

`bars = Bars(_("Hours a month"), (_("Month"), _("Hours")), _("No hours yet."))`;
`bars.show_bars([Bar("March 2026", 12.5, _("12.5 hours"))])`. `opened(key)` on Enter.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pictures.picture import Picture
from practiceapp.ui.shared.pictures.picture_model import Index, PictureModel, Told
from practiceapp.ui.shared.pictures.picture_view import PictureView
from practiceapp.ui.shared.pictures.signs import draw_ground, fill_snapped
from practiceapp.ui.shared.theme import current

ROW_HEIGHT, BAR_HEIGHT, GAP, EDGE, RADIUS = 32, 16, 12, 8, 3
MOST_ROWS = 12
LABEL_SHARE = 0.4


@dataclass(frozen=True)
class Bar:
    """A value of nothing or more, what it belongs to, and the value in words ("12.5 hours")."""

    label: str
    value: float
    words: str
    key: object = None

    def __post_init__(self) -> None:
        """Raises ValueError for a value that no bar is long enough for."""
        if not (math.isfinite(self.value) and self.value >= 0):
            raise ValueError(self.value)


class BarsView(PictureView):
    """Label, bar, value; the longest bar takes all the room there is."""

    def __init__(self, name: str, model: PictureModel, parent: QWidget | None = None) -> None:
        self._bars: list[Bar] = []
        self._largest = 1.0
        self._label_width = self._value_width = 0
        super().__init__(name, model, parent)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """The values behind the rows."""
        self._bars = list(bars)
        self._largest = max((bar.value for bar in bars), default=0) or 1.0

    @override
    def forget_places(self) -> None:
        theme = current()
        labels, values = QFontMetrics(theme.font("second")), QFontMetrics(theme.font("body_strong"))
        widest = max((labels.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        room = self.viewport().width() - 2 * theme.px(EDGE)
        self._label_width = min(widest + 2, int(room * LABEL_SHARE))
        widest = max((values.horizontalAdvance(bar.words) for bar in self._bars), default=0)
        self._value_width = min(widest + 2, int(room * LABEL_SHARE))
        super().forget_places()

    @override
    def full_height(self) -> int:
        return len(self._bars) * current().px(ROW_HEIGHT)

    @override
    def page_of_rows(self) -> int:
        return max(1, self.viewport().height() // current().px(ROW_HEIGHT) - 1)

    @override
    def mark_of(self, row: int) -> QRect:
        height = current().px(ROW_HEIGHT)
        return QRect(0, row * height, self.viewport().width(), height)

    def label_of(self, row: int) -> QRect:
        """Where the label of a row stands."""
        return QRect(current().px(EDGE), self.mark_of(row).top(), self._label_width, current().px(ROW_HEIGHT))

    def bar_of(self, row: int) -> QRectF:
        """The bar itself; a value of nothing has none."""
        theme, whole = current(), self.mark_of(row)
        left = theme.px(EDGE) + self._label_width + theme.px(GAP)
        room = whole.width() - left - self._value_width - theme.px(GAP) - theme.px(EDGE)
        long = max(0.0, room * (self._bars[row].value / self._largest))
        top = whole.top() + (whole.height() - theme.px(BAR_HEIGHT)) / 2
        return QRectF(left, top, max(long, 1.0) if self._bars[row].value else 0.0, theme.px(BAR_HEIGHT))

    def value_of(self, row: int) -> QRect:
        """Where the value in words stands: after its bar."""
        left = round(self.bar_of(row).right()) + current().px(GAP if self._bars[row].value else 0)
        return QRect(left, self.mark_of(row).top(), self._value_width, current().px(ROW_HEIGHT))

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or not 0 <= index.row() < len(self._bars):
            return QRect()
        box = self.label_of(index.row())
        if index.column():
            box = self.bar_of(index.row()).toAlignedRect() | self.value_of(index.row())
        return self.mirrored(box).translated(0, -self.verticalScrollBar().value())

    @override
    def row_near(self, at: QPoint) -> int:
        row = (at.y() + self.verticalScrollBar().value()) // current().px(ROW_HEIGHT)
        return row if 0 <= row < len(self._bars) else -1

    @override
    def paint_picture(self, painter: QPainter) -> None:
        height, scrolled = current().px(ROW_HEIGHT), self.verticalScrollBar().value()
        first = scrolled // height
        last = min(len(self._bars), (scrolled + self.viewport().height()) // height + 1)
        for row in range(first, last):
            self._paint_row(painter, row)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, bar = current(), self._bars[row]
        if row == self.currentIndex().row():
            ground = QRectF(self.mirrored(self.mark_of(row))).adjusted(1, 1, -1, -1)
            draw_ground(painter, ground, theme.radius("row"), ring=row == self.marked_row)
        self._paint_words(painter, self.label_of(row), bar.label, theme.font("second"), "text2")
        if bar.value:
            fill_snapped(painter, self._mirrored_bar(row), theme.color("accent"), theme.px(RADIUS))
        self._paint_words(painter, self.value_of(row), bar.words, theme.font("body_strong"), "text")

    def _mirrored_bar(self, row: int) -> QRectF:
        box = self.bar_of(row)
        if self.is_mirrored:
            box.moveLeft(self.viewport().width() - box.right())
        return box

    def _paint_words(self, painter: QPainter, box: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(current().color(ink))
        align = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(self.mirrored(box), align | Qt.AlignmentFlag.AlignAbsolute, elided)

    @override
    def sizeHint(self) -> QSize:
        rows = max(1, min(len(self._bars), MOST_ROWS))
        return QSize(current().px(420), rows * current().px(ROW_HEIGHT))


class Bars(Picture):
    """The picture with its table; more than a dozen rows scroll."""

    def __init__(
        self, name: str, columns: tuple[str, str], empty: str, parent: QWidget | None = None
    ) -> None:
        lines = PictureModel(columns)
        self.bars = BarsView(name, lines)
        super().__init__(self.bars, lines, empty, parent)
        lines.setParent(self)
        self.bars.table_wanted.connect(self.turn_over)
        self.bars.opened.connect(self.opened)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Put these values in place of those before."""
        self.bars.set_bars(bars)
        self._show([_told(bar) for bar in bars])


def _told(bar: Bar) -> Told:
    words = _("{what}: {value}").format(what=bar.label, value=bar.words)
    return Told((bar.label, bar.words), words, bar.key)
