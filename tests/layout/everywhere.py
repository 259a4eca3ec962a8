"""Looks at everything there is with the given eyes, at every size wanted, and tells where what was found.

`look_everywhere(folder, sizes, eyes, filled=True, text_percent=150)` opens a practice, walks it and the
windows before it, and answers each fault with the places it was seen at: one practice for all sizes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.sheet import Sheet
from tests.every_page import Shown, practice
from tests.languages.pseudo import PseudoTranslations, spoken_pseudo
from tests.layout.stops import rest, starting_stops, stops_of

Size = tuple[int, int]
Eyes = Callable[[QWidget], list[str]]
Found = dict[str, list[str]]
"""Of each fault where it was seen."""
MARK = "\u05d0"
FROM_LEFT, FROM_RIGHT = "\u200e", "\u200f"
"""Marks of the two directions that nobody sees, both of one width."""
SMALL, USUAL, WIDE = (1024, 700), (1280, 800), (2560, 1600)


def look_everywhere(
    folder: Path, sizes: Sequence[Size], eyes: Eyes, *, filled: bool = True, **preferences: Any
) -> Found:
    """Walk an open practice, then the windows that come before one."""
    found: Found = {}
    with practice(folder / "practice", filled=filled, **preferences) as shown:
        for name, window in stops_of(shown):
            _look(name, window, sizes, eyes, found)
    for name, window in starting_stops(folder / "before"):
        _look(name, window, sizes, eyes, found)
    return found


def look_at(shown: Shown, eyes: Eyes) -> Found:
    """Walk a practice that is open already, at the size it has."""
    found: Found = {}
    for name, window in stops_of(shown):
        _look(name, window, [], eyes, found)
    return found


def _look(name: str, window: QWidget, sizes: Sequence[Size], eyes: Eyes, found: Found) -> None:
    if isinstance(window, Sheet) or not window.isWindow() or not sizes:
        rest(window)
        _note(found, eyes(window), name)
        return
    for width, height in sizes:
        window.resize(width, height)
        rest(window)
        where = f"{name} at {width}x{height}"
        if (window.width(), window.height()) != (width, height):
            _note(found, [f"the window is {window.width()}x{window.height()} at least"], where)
        _note(found, eyes(window), where)


def _note(found: Found, faults: Sequence[str], where: str) -> None:
    for fault in faults:
        found.setdefault(fault, []).append(where)


def told(found: Found) -> str:
    """What was found, one fault in a line, with the first places it was seen at."""
    return "\n".join(f"{fault}  [{len(at)}: {'; '.join(at[:3])}]" for fault, at in sorted(found.items()))


class _Marked(PseudoTranslations):
    """Puts a mark before each sentence."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    @override
    def gettext(self, message: str) -> str:
        return self._mark + super().gettext(message) if message else message

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._mark + super().ngettext(msgid1, msgid2, n)


@contextmanager
def in_pseudo(*, right_to_left: bool = False, mark: str = "") -> Iterator[None]:
    """The made-up language, which a program that starts meanwhile does not put aside.

    `mark` stands before each sentence. Read from the right it is a letter that says so, unless another is
    given: by its first letter Qt tells where a label begins.
    """
    mark = mark or (MARK if right_to_left else "")
    chosen = LANGUAGE.use
    with spoken_pseudo(right_to_left=right_to_left):
        if mark:
            LANGUAGE._sentences = _Marked(mark)
        LANGUAGE.__dict__["use"] = lambda *_code: None
        try:
            yield
        finally:
            LANGUAGE.__dict__.pop("use")
    assert LANGUAGE.use == chosen
