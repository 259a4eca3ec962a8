"""Events on a line of time, their kinds told apart by shape.

`dots = DotsOnALine(_("Sessions"), (_("Day"), _("What")), _("Nothing yet."))`;
`HELD = Kind(_("Held"), "circle", "ok")`; `dots.show_dots([Dot(day, HELD), Dot(day, MISSED, _("ill"))])`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pictures.picture import Picture
from practiceapp.ui.shared.pictures.picture_model import PictureModel, Told
from practiceapp.ui.shared.pictures.picture_view import Action, PictureView
from practiceapp.ui.shared.pictures.signs import Kind, draw_ground, draw_sign, fill_snapped
from practiceapp.ui.shared.pictures.time_line import TimeLine
from practiceapp.ui.shared.theme import current

DOT, PITCH, LEVELS = 12, 18, 5
"""Size of a dot, from one to the next, and how many stand above each other before they overlap; px."""
EDGE, TICK, AXIS, ROOM, AROUND = 16, 6, 30, 10, 6


@dataclass(frozen=True)
class Dot:
    """Something that was on a day; `words` say more than its kind does."""

    on: date
    kind: Kind
    words: str = ""
    key: object = None

    def what(self) -> str:
        """The kind, and what else there is to say."""
        if not self.words:
            return self.kind.words
        return _("{what}: {value}").format(what=self.kind.words, value=self.words)


class DotsView(PictureView):
    """Dots of the same days stand above each other; where there is no room left they overlap."""

    STEPS: Mapping[Action, int] = {
        **PictureView.STEPS,
        Action.MoveLeft: -1,
        Action.MoveRight: 1,
    }

    def __init__(self, name: str, model: PictureModel, parent: QWidget | None = None) -> None:
        self._dots: list[Dot] = []
        self._places: list[QRect] = []
        self._ends: tuple[date, date] | None = None
        super().__init__(name, model, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_dots(self, dots: Sequence[Dot], ends: tuple[date, date] | None) -> None:
        """The events in order, and where the line begins and ends if not with them."""
        self._dots, self._ends = list(dots), ends

    @property
    def line(self) -> TimeLine:
        """The line as long as the picture is wide."""
        days = [dot.on for dot in self._dots]
        days += self._ends or ()
        edge = current().px(EDGE)
        return TimeLine(min(days), max(days), edge, max(1, self.viewport().width() - 2 * edge))

    @override
    def forget_places(self) -> None:
        self._places = self._placed() if self._dots else []
        super().forget_places()

    def _placed(self) -> list[QRect]:
        theme, line = current(), self.line
        side, pitch, base = theme.px(DOT), theme.px(PITCH), self._baseline()
        ends = [float("-inf")] * LEVELS
        found = []
        for dot in self._dots:
            x = line.x(dot.on)
            free = (level for level in range(LEVELS) if ends[level] + pitch <= x)
            level = next(free, min(range(LEVELS), key=ends.__getitem__))
            ends[level] = x
            found.append(QRect(round(x - side / 2), base - level * pitch - side // 2, side, side))
        return found

    def _baseline(self) -> int:
        return current().px(PITCH) * LEVELS - current().px(PITCH) // 2 + current().px(4)

    @override
    def full_height(self) -> int:
        return self._baseline() + current().px(PITCH) // 2 + current().px(AXIS)

    @override
    def mark_of(self, row: int) -> QRect:
        return self._places[row] if 0 <= row < len(self._places) else QRect()

    @override
    def paint_picture(self, painter: QPainter) -> None:
        if not self._dots:
            return
        self._paint_line(painter)
        for row, dot in enumerate(self._dots):
            draw_sign(painter, dot.kind, QRectF(self.mirrored(self._places[row])))
        row = self.currentIndex().row()
        if 0 <= row < len(self._dots):
            self._paint_current(painter, row)

    def _paint_line(self, painter: QPainter) -> None:
        theme, line = current(), self.line
        strong = theme.color("line_strong")
        fill_snapped(painter, QRectF(0, self._baseline() - 0.5, self.viewport().width(), 1), strong)
        font = theme.font("hint")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        top = self._baseline() + theme.px(PITCH) // 2
        for tick in line.ticks(metrics.horizontalAdvance, theme.px(ROOM)):
            x = round(line.x(tick.on))
            mark = self.mirrored(QRect(x, top, 1, theme.px(TICK)))
            fill_snapped(painter, QRectF(mark), strong)
            wide = metrics.horizontalAdvance(tick.words) + 2
            left = max(0, min(self.viewport().width() - wide, x - wide // 2))
            words = self.mirrored(QRect(left, top + theme.px(TICK), wide, metrics.height() + 2))
            painter.setPen(theme.color("text2"))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, tick.words)

    def _paint_current(self, painter: QPainter, row: int) -> None:
        """Once more above all others, on a ground of its own, with the ring while it has the focus."""
        box = QRectF(self.mirrored(self._places[row]))
        around = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        draw_ground(painter, around, around.height() / 2, ring=row == self.marked_row)
        draw_sign(painter, self._dots[row].kind, box)

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(480), self.full_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(160), self.full_height())


class DotsOnALine(Picture):
    """The picture with its table and the shapes in words."""

    def __init__(
        self, name: str, columns: tuple[str, str], empty: str, parent: QWidget | None = None
    ) -> None:
        lines = PictureModel(columns)
        self.dots = DotsView(name, lines)
        super().__init__(self.dots, lines, empty, parent)
        lines.setParent(self)
        self.dots.table_wanted.connect(self.turn_over)
        self.dots.opened.connect(self.opened)

    def show_dots(self, dots: Sequence[Dot], ends: tuple[date, date] | None = None) -> None:
        """Put these in place of those before, by day; `ends` where the line is longer than they are."""
        ordered = sorted(dots, key=lambda dot: dot.on)
        self.dots.set_dots(ordered, ends)
        self._show([_told(dot) for dot in ordered], [dot.kind for dot in dots])


def _told(dot: Dot) -> Told:
    day = formats.day(dot.on)
    return Told((day, dot.what()), _("{what}: {value}").format(what=day, value=dot.what()), dot.key)
