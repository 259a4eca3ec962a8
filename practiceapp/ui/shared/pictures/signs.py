"""Kinds of marks told apart by shape and words, their colour being an extra; and painting on whole pixels.

`Kind(_("Held"), "circle", "ok")`; the shapes are those of `SHAPES`. `Legend(kinds)` says which is which.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from practiceapp.ui.shared.theme import current

STROKE = 2.0
"""Of an open shape, in px."""


def _circle(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _square(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _diamond(painter: QPainter, box: QRectF) -> None:
    middle = box.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), box.top() - 1),
                QPointF(box.right() + 1, middle.y()),
                QPointF(middle.x(), box.bottom() + 1),
                QPointF(box.left() - 1, middle.y()),
            ]
        )
    )


def _triangle(painter: QPainter, box: QRectF) -> None:
    painter.drawPolygon(
        QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
    )


def _cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


_Drawing = Callable[[QPainter, QRectF], None]
_DRAWINGS: dict[str, tuple[_Drawing, bool]] = {
    "circle": (_circle, True),
    "ring": (_circle, False),
    "square": (_square, True),
    "frame": (_square, False),
    "diamond": (_diamond, True),
    "triangle": (_triangle, True),
    "cross": (_cross, False),
}
SHAPES = tuple(_DRAWINGS)


@dataclass(frozen=True)
class Kind:
    """What marks of one sort have in common: their words, their shape, the token of their colour."""

    words: str
    shape: str = "circle"
    token: str = "accent"  # noqa: S105 - the name of a colour

    def __post_init__(self) -> None:
        """Raises ValueError for a shape nobody can draw."""
        if self.shape not in _DRAWINGS:
            raise ValueError(self.shape)


def draw_sign(painter: QPainter, kind: Kind, box: QRectF) -> None:
    """Draw the shape of a kind into a box, in its colour."""
    drawing, filled = _DRAWINGS[kind.shape]
    color = current().color(kind.token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        drawing(painter, box)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, STROKE))
        drawing(painter, box.adjusted(STROKE / 2, STROKE / 2, -STROKE / 2, -STROKE / 2))
    painter.restore()


def draw_ground(painter: QPainter, box: QRectF, radius: float, *, ring: bool) -> None:
    """The ground of what is current, with the ring while it has the focus."""
    theme = current()
    fill_snapped(painter, box, theme.color("selection"), radius)
    pen = theme.focus_pen() if ring else QPen(theme.color("selection_edge"), 1)
    half = pen.widthF() / 2
    inside = snapped(painter, box).adjusted(half, half, -half, -half)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(inside, radius - half, radius - half)
    painter.restore()


def snapped(painter: QPainter, box: QRectF) -> QRectF:
    """The box moved to the nearest whole pixels of the screen, whatever its scale: edges without a blur."""
    to_screen = painter.deviceTransform()
    on_screen = to_screen.mapRect(box)
    left, top = round(on_screen.left()), round(on_screen.top())
    right = max(left + 1, round(on_screen.right()))
    bottom = max(top + 1, round(on_screen.bottom()))
    back, _possible = to_screen.inverted()
    return back.mapRect(QRectF(left, top, right - left, bottom - top))


def fill_snapped(painter: QPainter, box: QRectF, color: QColor, radius: float = 0) -> None:
    """A filled box with sharp edges; corners may be round."""
    sharp = snapped(painter, box)
    if not radius:
        painter.fillRect(sharp, color)
        return
    radius = min(radius, sharp.width() / 2, sharp.height() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(sharp, radius, radius)
    painter.restore()


class Legend(QWidget):
    """The kinds in words, each behind its shape, on as many lines as they need."""

    def __init__(self, kinds: Sequence[Kind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = list(kinds)
        self.setAccessibleName(", ".join(kind.words for kind in self._kinds))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self.updateGeometry)

    def places(self, width: int) -> list[QRect]:
        """Where each kind stands, from the leading edge, at this width."""
        theme = current()
        metrics = QFontMetrics(theme.font("second"))
        height, found, x, y = self._line_height(), list[QRect](), 0, 0
        for kind in self._kinds:
            long = min(theme.px(18) + metrics.horizontalAdvance(kind.words) + 2, max(width, 1))
            if x and x + long > width:
                x, y = 0, y + height
            found.append(QRect(x, y, long, height))
            x += long + theme.px(18)
        return found

    def _line_height(self) -> int:
        return QFontMetrics(current().font("second")).height() + current().px(6)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self.places(width)
        return places[-1].bottom() + 1 if places else 0

    @override
    def sizeHint(self) -> QSize:
        width = sum(place.width() + current().px(18) for place in self.places(10_000))
        return QSize(width, self._line_height() if self._kinds else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(80), self.heightForWidth(max(self.width(), current().px(80))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, direction = current(), self.layoutDirection()
        painter = QPainter(self)
        font, side = theme.font("second"), theme.px(10)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        for kind, place in zip(self._kinds, self.places(self.width()), strict=True):
            sign = QRect(place.left(), place.center().y() - side // 2, side, side)
            draw_sign(painter, kind, QRectF(QStyle.visualRect(direction, self.rect(), sign)))
            words = QStyle.visualRect(direction, self.rect(), place.adjusted(theme.px(18), 0, 0, 0))
            painter.setPen(theme.color("text2"))
            elided = metrics.elidedText(kind.words, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(
                words,
                align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
                elided,
            )
        painter.end()
