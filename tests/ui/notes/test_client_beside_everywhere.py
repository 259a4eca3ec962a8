"""The client beside the note in the whole program: reached, seen and fitting, in two sizes of window."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.shared.places import NOTE
from tests.drive.hands import key, settle
from tests.every_page import Shown, practice
from tests.keyboard.checking import mnemonic_faults, reach_faults, ring_faults
from tests.layout.everywhere import in_pseudo
from tests.layout.eyes import faults_in

SIZES = ((1024, 700), (1280, 800))


def stops(shown: Shown) -> Iterator[str]:
    """The sessions beside a note and the note of one of them, in each size; at each its name."""
    place = [one for one in shown.places if one.name == NOTE][-1]
    for width, height in SIZES:
        shown.window.resize(width, height)
        shown.show(place)
        yield f"{width}x{height}, sessions"
        page = shown.window.page
        assert isinstance(page, NotePage)
        assert page.split.side is not None
        page.split.go_across()
        key(Qt.Key.Key_End)
        key(Qt.Key.Key_Return)
        assert page.split.side.note.isVisible()
        yield f"{width}x{height}, note"
        page.split.go_across()
        key(Qt.Key.Key_Escape)
        settle()


def faults(shown: Shown) -> list[str]:
    """What is wrong anywhere; the bar beside a text is looked at where texts are brought into view by Tab."""
    found = []
    for stop in stops(shown):
        for look in (reach_faults, mnemonic_faults, faults_in, ring_faults):
            found += [f"{stop}: {fault}" for fault in look(shown.window) if "NoteText" not in fault]
    return found


@pytest.mark.parametrize("pseudo", [False, True], ids=["German", "longer, from right to left"])
def test_beside_or_below_the_note_everything_is_reached_seen_and_fits(
    qtbot: QtBot, tmp_path: Path, pseudo: bool
) -> None:
    turned = in_pseudo(right_to_left=True) if pseudo else nullcontext()
    with turned, practice(tmp_path, split_shown=True, language="en" if pseudo else "de") as shown:
        assert not (found := faults(shown)), "\n".join(found)


def test_where_neither_way_has_room_there_is_the_note_alone_and_nothing_to_press(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with practice(tmp_path, split_shown=True, text_percent=150) as shown:
        shown.window.resize(1024, 700)
        shown.show(next(one for one in shown.places if one.name == NOTE))
        page = shown.window.page
        assert isinstance(page, NotePage)
        assert page.split.side is None
        assert not page.beside.isVisible()
        shown.window.resize(1600, 1000)
        settle()
        assert page.split.side is not None
        assert page.beside.isChecked()
