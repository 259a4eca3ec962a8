"""Whether what is read from the right is the mirror image of what is read from the left.

`places(stop, window)` notes where each line of text begins and ends, counted from the side where reading
starts; `not_mirrored(left, right)` compares the notes of the two directions. Lines of which Qt decides by
what is typed in them are left out.
"""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.layout.eyes import named
from tests.layout.painted import Run, painted

Line = tuple[int, int, int]
"""How far down, where it begins, where it ends."""
Places = dict[tuple[str, int, str], list[Line]]
"""Of each stop, each of its widgets by number and kind: its lines."""
NEAR = 12
"""The mark that says "from the right" takes some pixels, and rounding some."""
GAP = 14
"""Pieces of text nearer than this are one line."""


def places(stop: str, window: QWidget) -> Places:
    """Where every line of text stands."""
    order = {widget: number for number, widget in enumerate(window.findChildren(QWidget))}
    runs: dict[QWidget, list[Run]] = {}
    for run in painted(window)[0]:
        above = run.widget.parentWidget()
        if not isinstance(run.widget, QLineEdit) and not isinstance(above, (QPlainTextEdit, QTextEdit)):
            runs.setdefault(run.widget, []).append(run)
    return {
        (stop, order.get(widget, -1), named(widget)): _lines(window, pieces)
        for widget, pieces in runs.items()
    }


def _lines(window: QWidget, runs: list[Run]) -> list[Line]:
    lines: list[list[float]] = []
    for run in sorted(runs, key=lambda run: (round(run.place.bottom() / 8), run.place.left())):
        box = run.place
        last = lines[-1] if lines else None
        if last is not None and abs(last[0] - box.center().y()) < GAP / 2 and box.left() - last[2] < GAP:
            last[2] = max(last[2], box.right())
        else:
            lines.append([box.center().y(), box.left(), box.right()])
    width = window.width()
    if window.isRightToLeft():
        lines = [[down, width - right, width - left] for down, left, right in lines]
    return sorted((round(down), round(begins), round(ends)) for down, begins, ends in lines)


def not_mirrored(left: Places, right: Places) -> tuple[list[str], int]:
    """What begins elsewhere, and how many lines could be compared."""
    by_number = {key[:2]: lines for key, lines in right.items()}
    wrong, compared = [], 0
    for (stop, number, name), lines in left.items():
        others = by_number.get((stop, number), [])
        if len(others) != len(lines):
            continue
        compared += len(lines)
        for one, other in zip(lines, others, strict=True):
            if abs(one[1] - other[1]) > NEAR and abs(one[2] - other[2]) > NEAR:
                wrong.append(
                    f"{stop}: {name} writes from {other[1]} to {other[2]}, not from {one[1]} to {one[2]}"
                )
    return sorted(wrong), compared
