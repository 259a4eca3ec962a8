"""The ring around what has the focus: whether it is painted, how wide it is, and what it stands out from."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget

from practiceapp.ui.shared.theme import current
from tests.gallery.measuring import floors
from tests.gallery.picture import SCALE, Picture, contrast
from tests.gallery.stage import Staged

BEYOND = 6
"""So far outside of a control, in px, begins what is looked at."""
OPAQUE = 0xFF000000


@dataclass(frozen=True)
class Ring:
    """Its width in px, and its contrast with what is outside and inside of it."""

    width: float
    outside: float
    inside: float


def ring_of(one: Staged) -> Ring | None:
    """The ring at the upper edge of the part that has the focus; None when there is none."""
    place = _focused(one.part)
    top = one.part.mapTo(one.window, place.topLeft())
    picture = Picture(one.window)
    colours = picture.column(top.x() + place.width() // 2, top.y() - BEYOND, top.y() + place.height() // 2)
    focus = current().color("focus").rgb() | OPAQUE
    if focus not in colours:
        return None
    start = colours.index(focus)
    end = start
    while end < len(colours) and colours[end] == focus:
        end += 1
    beside = min(end + 1, len(colours) - 1)
    return Ring(
        (end - start) / SCALE,
        contrast(focus, colours[max(0, start - 2)]),
        contrast(focus, colours[beside]),
    )


def faults(one: Staged, *, filled: bool = False) -> list[str]:
    """What is wrong with the ring; inside a filled control (`filled`) a second one does its work."""
    ring = ring_of(one)
    if ring is None:
        return [f"{one.name}: no ring"]
    wrong = []
    if ring.width < current().ring:
        wrong.append(f"{one.name}: a ring of {ring.width} px")
    if ring.outside < floors().edge:
        wrong.append(f"{one.name}: {ring.outside:.2f} against the outside")
    if not filled and ring.inside < floors().edge:
        wrong.append(f"{one.name}: {ring.inside:.2f} against the inside")
    return wrong


def _focused(part: QWidget) -> QRect:
    """The control, or the current row of a list."""
    if isinstance(part, QAbstractItemView):
        row = part.visualRect(part.currentIndex())
        return row.translated(part.viewport().mapTo(part, QPoint()))
    return part.rect()
