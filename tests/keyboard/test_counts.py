"""How many keys each journey of product.md takes, of those that stand today; driven by keys alone.

Letters typed as text are not counted. "Prepare the month" does not stand yet: month end is counted for each
invoice, by hand, as it is today (`MONTH_END_TODAY`); the five keys for fifteen clients come with it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.domain.sessions import SessionState
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.places import CLIENT, DRAFT, INVOICE, INVOICES, TODAY, Place
from practiceapp.ui.today.today_page import TodayPage
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.drive import Drive
from tests.drive.hands import until
from tests.every_page import PASSPHRASE, Shown, make_vault_folder, practice
from tests.keyboard.counting import Hand
from tests.keyboard.walking import focused

MONTH_END_TODAY = 7
"""Keys for each invoice: from the list of what is to invoice to the PDF in its folder and back there."""
counts: dict[str, tuple[int, list[str]]] = {}


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    with practice(tmp_path) as opened:
        yield opened


@contextmanager
def promised(journey: str, keys: int) -> Iterator[Hand]:
    """Count what is pressed inside; on failure say which keys they were."""
    hand = Hand()
    yield hand
    counts[journey] = (keys, hand.pressed)
    assert hand.count <= keys, f"{table()}\n{journey}: {hand.count} keys instead of {keys}"


def table() -> str:
    """Every journey that was walked so far, with its keys."""
    lines = [f"{name:<42} {len(keys)} of {most}: {' '.join(keys)}" for name, (most, keys) in counts.items()]
    return "\n".join(["", *lines])


def test_unlocking_is_the_passphrase_and_enter(tmp_path: Path, qtbot: QtBot) -> None:
    make_vault_folder(tmp_path / "data" / "vault")
    drive = Drive(tmp_path)
    try:
        with promised("unlock", 1) as hand:
            hand.write(PASSPHRASE)
            hand.press("Return")
            until(lambda: isinstance(drive.window, MainWindow), "the open practice")
        assert drive.place == Place(TODAY)
        assert focused() is not None
    finally:
        drive.stop()


def test_an_enquiry_is_one_form_and_a_reference_is_enough(shown: Shown) -> None:
    before = len(shown.services.clients.rows())
    with promised("enquiry, by reference alone", 2) as hand:
        hand.press("Ctrl+N", "Return")
    assert len(shown.services.clients.rows()) == before + 1
    assert place(shown).name == CLIENT
    assert focused() is not None


def test_a_session_of_the_client_in_view_is_planned_as_proposed(shown: Shown) -> None:
    client_id = shown.services.clients.rows()[0].client_id
    shown.show(Place(CLIENT, client_id))
    before = len(shown.services.sessions.of_client(client_id))
    with promised("consultation or session placed", 2) as hand:
        hand.press("Ctrl+Shift+N", "Return")
    assert len(shown.services.sessions.of_client(client_id)) == before + 1


def test_each_owed_note_is_finished_by_one_key_that_opens_the_next(shown: Shown) -> None:
    owed = [note.session_id for note in shown.services.today.today().owed]
    assert len(owed) > 1
    shown.show(Place("note", owed[0]))
    page = shown.window.page
    assert isinstance(page, NotePage)
    for following in [*owed[1:], owed[-1]]:
        assert isinstance(focused(), NoteText)
        with promised("each note of the evening", 1) as hand:
            hand.write("She stayed with it.")
            hand.press("Ctrl+Return")
        assert page.editor.sheet.session_id == following
        assert isinstance(focused(), NoteText), hand.at()


def test_a_late_cancellation_is_two_keys_on_its_row(shown: Shown) -> None:
    shown.show(Place(TODAY))
    page = shown.window.page
    assert isinstance(page, TodayPage)
    rows, sessions = page.rows, shown.services.sessions
    day = [row.session_id for row in shown.services.today.today().rows]
    planned = next(one for one in day if sessions.get(one).state is SessionState.PLANNED)
    rows.setFocus()
    rows.choose(planned)
    with promised("late cancellation", 2) as hand:
        hand.press("Shift+F10", "L")
    assert sessions.get(planned).state is SessionState.CANCELLED_LATE
    assert focused() is rows
    assert rows.current_key() == planned


def test_an_invoice_is_prepared_proven_issued_and_saved(shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "to hand over"
    folder.mkdir()
    shown.show(Place(INVOICES))
    for number in (1, 2):
        with promised("month end, each invoice as it is today", MONTH_END_TODAY) as hand:
            hand.press("Return")
            assert place(shown).name == DRAFT, hand.at()
            with hand.asked("Alt+I"):
                hand.press("Return")
            assert place(shown).name == INVOICE, hand.at()
            with hand.asked("Return", first=begin_in(folder)):
                hand.press("Ctrl+E")
            hand.press("Ctrl+3")
        assert len(list(folder.glob("*.pdf"))) == number
        assert focused() is not None


def place(shown: Shown) -> Place:
    """Where she is now."""
    now = shown.window.place
    assert now is not None
    return now


def begin_in(folder: Path) -> Callable[[QDialog], object]:
    """As if this were the folder chosen the last time."""

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(folder))

    return begin


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+K"])
def test_a_client_is_found_by_two_keys_and_a_few_letters(shown: Shown, keys: str) -> None:
    client = shown.services.clients.rows()[0]
    with promised(f"a client found by {keys}", 2) as hand:
        hand.press(keys)
        assert isinstance(focused(), QLineEdit)
        hand.write(client.reference)
        hand.press("Return")
        until(lambda: place(shown) == Place(CLIENT, client.client_id), "the client's page")
    assert focused() is not None


def test_locking_is_one_key(shown: Shown) -> None:
    with promised("lock", 1) as hand:
        hand.press("Ctrl+L")
    until(lambda: shown.life._left, "the lock")
    shown.life.stop()
    shown.life.start_again()
    assert isinstance(shown.life.window, UnlockWindow)
    assert focused() is not None
