"""Lays an invoice out on A4: where everything stands, and how it flows over pages.

The address field follows DIN 5008 form B (25 mm from the left, first line 63 mm from the top), which a UK
window envelope of size DL shows as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from practiceapp.documents.fonts import REGULAR, STRONG
from practiceapp.documents.pdfa import TaggedCanvas
from practiceapp.documents.sheet import Labelled
from practiceapp.documents.structure import Element

Colour = tuple[float, float, float]

INK: Final[Colour] = (0.10, 0.13, 0.16)
QUIET: Final[Colour] = (0.36, 0.40, 0.44)
ACCENT: Final[Colour] = (0.13, 0.33, 0.36)
RULE: Final[Colour] = (0.82, 0.84, 0.85)
FAINT: Final[Colour] = (0.925, 0.935, 0.937)

LEFT: Final = 25.0
RIGHT: Final = 190.0
INFO: Final = 125.0
HEIGHT: Final = 297.0
FIRST_TABLE: Final = 128.0
NEXT_TABLE: Final = 34.0
LAST_ROW: Final = 266.0
LAST_SUM: Final = 276.0
_POINT: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Style:
    """A size and weight of type, in points, with the distance between lines in millimetres."""

    size: float
    leading: float
    font: str = REGULAR
    colour: Colour = INK


BODY: Final = Style(9.6, 4.9)
SMALL: Final = Style(8.4, 4.3, colour=QUIET)
TINY: Final = Style(7.0, 3.4, colour=QUIET)
LABEL: Final = Style(8.4, 4.9, colour=QUIET)
HEAD: Final = Style(8.4, 4.3, STRONG, QUIET)
NAME: Final = Style(15.0, 6.4, STRONG)
TITLE: Final = Style(20.0, 8.0, STRONG, ACCENT)
ADDRESS: Final = Style(10.4, 5.0)
SUM: Final = Style(12.0, 6.0, STRONG)


class Pen:
    """Draws text and decoration at millimetres from the top left corner."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas

    @property
    def root(self) -> Element:
        """The element everything else lies in."""
        return self._canvas.root

    def text(
        self, element: Element, x: float, y: float, text: str, style: Style, *, right: bool = False
    ) -> None:
        """Draw one line whose baseline is at y, ending at x if it is set right."""
        with self._canvas.tagged(element):
            self._draw(x, y, text, style, right=right)

    def lines(self, element: Element, x: float, y: float, lines: Sequence[str], style: Style) -> float:
        """Draw lines below one another; return where the next would stand."""
        for line in lines:
            self.text(element, x, y, line, style)
            y += style.leading
        return y

    def aside(self, x: float, y: float, text: str, style: Style, *, right: bool = False) -> None:
        """Draw a line that a screen reader passes over."""
        with self._canvas.decoration():
            self._draw(x, y, text, style, right=right)

    def rule(self, x: float, y: float, to: float, width: float = 0.5, colour: Colour = RULE) -> None:
        """Draw a horizontal line; its width is in points."""
        with self._canvas.decoration():
            self._canvas.setLineWidth(width)
            self._canvas.setStrokeColorRGB(*colour)
            self._canvas.line(x * mm, (HEIGHT - y) * mm, to * mm, (HEIGHT - y) * mm)

    def box(self, x: float, y: float, to: float, bottom: float, colour: Colour, radius: float = 1.2) -> None:
        """Fill a box with slightly rounded corners."""
        with self._canvas.decoration():
            self._canvas.setFillColorRGB(*colour)
            self._canvas.roundRect(
                x * mm,
                (HEIGHT - bottom) * mm,
                (to - x) * mm,
                (bottom - y) * mm,
                radius * mm,
                stroke=0,
                fill=1,
            )

    def across(self, text: str, style: Style) -> None:
        """Write a word across the page, behind what follows."""
        with self._canvas.decoration():
            self._canvas.saveState()
            self._canvas.translate(A4[0] / 2, A4[1] / 2)
            self._canvas.rotate(52)
            self._canvas.setFont(style.font, style.size)
            self._canvas.setFillColorRGB(*style.colour)
            self._canvas.drawCentredString(0, -style.size / 3, text)
            self._canvas.restoreState()

    def turn_page(self) -> None:
        """Begin the next page."""
        self._canvas.turn_page()

    def _draw(self, x: float, y: float, text: str, style: Style, *, right: bool) -> None:
        self._canvas.setFont(style.font, style.size)
        self._canvas.setFillColorRGB(*style.colour)
        draw = self._canvas.drawRightString if right else self._canvas.drawString
        draw(x * mm, (HEIGHT - y) * mm, text)


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """Break a text into lines of at most that width in millimetres, words that are too long included."""
    lines: list[str] = []
    for line in simpleSplit(text, style.font, style.size, width * mm):
        lines += _chopped(line, style, width)
    return lines or [""]


def _chopped(line: str, style: Style, width: float) -> list[str]:
    pieces: list[str] = []
    while width_of(line, style) > width:
        fitting = next(
            end for end in range(len(line), 0, -1) if end == 1 or width_of(line[:end], style) <= width
        )
        pieces.append(line[:fitting])
        line = line[fitting:]
    return [*pieces, line]


def width_of(text: str, style: Style) -> float:
    """Return the width of a text in millimetres."""
    points: float = stringWidth(text, style.font, style.size)
    return points / float(mm)


def labelled(
    pen: Pen, x: float, y: float, pairs: Sequence[Labelled], text_x: float, style: Style = BODY
) -> float:
    """Draw labelled texts, one paragraph each; return where the next would stand."""
    for pair in pairs:
        paragraph = pen.root.add("P")
        pen.text(paragraph, x, y, f"{pair.label} ", LABEL)
        for line in wrapped(pair.text, style, RIGHT - text_x if x >= INFO else RIGHT - text_x - 4):
            pen.text(paragraph, text_x, y, line, style)
            y += style.leading
    return y
