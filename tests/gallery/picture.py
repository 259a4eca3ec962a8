"""What is really painted: a widget drawn at twice its size, and its colours counted."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.theme import current

SCALE = 2
"""Drawn larger than life, so that even a thin stroke has a core in its own colour."""
GAP = 10
"""Empty room in px that parts what stands side by side in a row."""
LEAST_HEIGHT, LEAST_WIDTH = 5, 4
"""Smaller than this, in px, is no word: a bar, a point, a hairline."""
SIGN = (12, 24)
"""How wide and high an icon is, in px."""
CORE = 3
"""So many pixels of one colour are a stroke; fewer may be the edge of something else."""


LARGE, SAMPLE = 4_000, 7
Inked = tuple[int, int, float, bool]
KNOWN: dict[tuple[int, bytes], tuple[Inked, ...]] = {}


class Area:
    """A piece of a picture: its rows of pixels."""

    def __init__(self, rows: list["array[int]"]) -> None:
        self.rows = rows
        self.height, self.width = len(rows), len(rows[0]) if rows else 0

    def inked(self) -> tuple[Inked, ...]:
        """Of each word and sign in it the ground, the ink, their contrast, and whether it is a sign.

        What was looked at before is known: the navigation is the same on every page.
        """
        seen = (self.width, b"".join(row.tobytes() for row in self.rows))
        if seen not in KNOWN:
            KNOWN[seen] = tuple((*leaf.ink(), leaf.is_a_sign()) for leaf in self.leaves() if leaf.is_a_word())
        return KNOWN[seen]

    def counted(self) -> Counter[int]:
        """How often there is each colour."""
        found: Counter[int] = Counter()
        for row in self.rows:
            found.update(row)
        return found

    def ground(self) -> int:
        """The colour there is most of; in a large area one pixel in some tells."""
        step = 1 if self.width * self.height < LARGE else SAMPLE
        found: Counter[int] = Counter()
        for number, row in enumerate(self.rows):
            found.update(row[number % step :: step])
        return found.most_common(1)[0][0]

    def leaves(self) -> Iterator["Area"]:
        """The words, pills and signs in it, each by itself: cut along empty lines and wide empty columns."""
        if not self.rows or not self.width:
            return
        ground = self.ground()
        bands = list(self._bands(ground))
        for band in bands:
            columns = list(band.columns(ground))
            if len(bands) == 1 and len(columns) == 1:
                if columns[0].width == self.width and columns[0].height == self.height:
                    yield self
                else:
                    yield from columns[0].leaves()
                continue
            for column in columns:
                yield from column.leaves()

    def _bands(self, ground: int) -> Iterator["Area"]:
        start, blank = None, array("I", [ground]) * self.width
        for number, row in enumerate([*self.rows, blank]):
            empty = row == blank
            if not empty and start is None:
                start = number
            elif empty and start is not None:
                yield Area(self.rows[start:number])
                start = None

    def columns(self, ground: int) -> Iterator["Area"]:
        """What stands side by side with at least a wide gap between."""
        blank, other = _as_number(array("I", [ground]) * self.width), 0
        for row in self.rows:
            other |= _as_number(row) ^ blank
        marks = array("I", other.to_bytes(4 * self.width, sys.byteorder))
        inked = [x for x, mark in enumerate(marks) if mark]
        start = last = None
        for x in inked:
            if start is None or last is None:
                start = x
            elif x - last > GAP * SCALE:
                yield Area([row[start : last + 1] for row in self.rows])
                start = x
            last = x
        if start is not None and last is not None:
            yield Area([row[start : last + 1] for row in self.rows])

    def ink(self) -> tuple[int, int, float]:
        """Ground, the colour that stands out from it most, and by how much."""
        counted = self.counted()
        ground = counted.most_common(1)[0][0]
        strokes = [colour for colour, count in counted.items() if count >= CORE]
        ink = max(strokes, key=lambda colour: contrast(colour, ground), default=ground)
        return ground, ink, contrast(ink, ground)

    def is_a_sign(self) -> bool:
        """Whether it has the shape of an icon, of which a contrast of 3 is asked."""
        least, most = SIGN
        return all(least * SCALE <= length <= most * SCALE for length in (self.width, self.height))

    def is_a_word(self) -> bool:
        """Whether it is large enough for one, and of more than one colour."""
        large = self.height >= LEAST_HEIGHT * SCALE and self.width >= LEAST_WIDTH * SCALE
        return large and len(self.counted()) > 1


def _as_number(row: "array[int]") -> int:
    """A whole row at once, so that rows can be laid over each other."""
    return int.from_bytes(row.tobytes(), sys.byteorder)


def image_of(widget: QWidget) -> QImage:
    """The widget drawn now, at the larger scale."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(current().color("window"))
    widget.render(image)
    return image


class Picture:
    """One widget with all it holds, as painted now."""

    def __init__(self, widget: QWidget) -> None:
        image = image_of(widget)
        self.width, self.height = image.width(), image.height()
        self._pixels = array("I", bytes(image.constBits()))

    def area(self, place: QRect) -> Area:
        """The piece at this place, in the widget's own px."""
        left, top = max(0, place.left() * SCALE), max(0, place.top() * SCALE)
        right = min(self.width, (place.left() + place.width()) * SCALE)
        bottom = min(self.height, (place.top() + place.height()) * SCALE)
        if right <= left or bottom <= top:
            return Area([])
        starts = range(top * self.width, bottom * self.width, self.width)
        return Area([self._pixels[start + left : start + right] for start in starts])

    def column(self, x: int, top: int, bottom: int) -> list[int]:
        """The colours one below the other, from `top` up to `bottom`, in px; outside there are none."""
        across = x * SCALE
        lines = range(max(0, top * SCALE), min(self.height, bottom * SCALE))
        return [self._pixels[line * self.width + across] for line in lines] if across < self.width else []


@lru_cache(maxsize=100_000)
def luminance(colour: int) -> float:
    """How bright a colour is, as WCAG 2.2 reckons."""
    parts = [(colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """From 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def name_of(colour: int) -> str:
    """As written in the tables of colours."""
    return f"#{colour & 0xFFFFFF:06X}"
