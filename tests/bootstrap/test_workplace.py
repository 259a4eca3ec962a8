"""The window on a whole practice: what waits is counted, anything is found, another language re-enters it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt

from practiceapp.bootstrap.finding import MOST, Finding
from practiceapp.domain.errors import DiskFull
from practiceapp.domain.sessions import LocalStart, SessionKind
from practiceapp.services.undo import Undo
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.palette.found import Found
from practiceapp.ui.practice.practice_page import PracticePage
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.navigation_painting import COUNT_ROLE
from practiceapp.ui.shared.places import (
    CLIENT,
    CLIENTS,
    HELP,
    INVOICE,
    INVOICES,
    NOTE,
    PRACTICE,
    SEARCH,
    TODAY,
    Place,
)
from practiceapp.ui.shared.wording import sentence_for
from tests.drive.hands import keys, settle, type_text
from tests.every_page import NOON, Shown, practice


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with practice(tmp_path) as opened:
        yield opened


def line_of(shown: Shown, name: str) -> tuple[int, str]:
    """The number at a place in the navigation, and the whole line as it is spoken."""
    places = shown.window.frame.navigation.above
    row = next(number for number in range(places.count()) if places.name_at(number) == name)
    item = places.item(row)
    return item.data(COUNT_ROLE) or 0, item.data(Qt.ItemDataRole.AccessibleTextRole)


# --- what waits


def test_notes_to_write_and_overdue_invoices_are_counted(shown: Shown) -> None:
    view = shown.services.today.today()
    notes, overdue = len(view.owed), len(view.overdue)
    assert line_of(shown, TODAY) == (notes, f"Today, {notes} notes to write")
    assert line_of(shown, INVOICES) == (overdue, f"Invoices, {overdue} invoice overdue")
    assert line_of(shown, CLIENTS) == (0, "Clients")


def test_they_are_counted_again_after_a_change_and_after_taking_it_back(shown: Shown) -> None:
    services, window = shown.services, shown.window
    before = line_of(shown, TODAY)[0]
    client_id = services.clients.rows()[0].client_id
    start = LocalStart((NOON - timedelta(days=4)).date(), NOON.time(), "Europe/Berlin")
    session = services.sessions.plan(client_id, SessionKind.SESSION, start, 50)
    undo = services.sessions.hold(session.session_id)
    assert window.page is not None
    window.page.undoable.emit(undo, "Session marked as held")
    assert line_of(shown, TODAY)[0] == before + 1
    window.take_back()
    assert line_of(shown, TODAY)[0] == before


def test_nothing_that_waits_is_no_number(tmp_path: Path) -> None:
    with practice(tmp_path, filled=False) as opened:
        assert line_of(opened, TODAY) == (0, "Today")
        assert line_of(opened, INVOICES) == (0, "Invoices")


# --- finding


def found_for(shown: Shown, words: str) -> list[Found]:
    return [one for finder in shown.window.over.finders for one in finder(words)]


def test_a_client_is_found_by_name_and_by_reference(shown: Shown) -> None:
    client = shown.services.clients.rows()[0]
    for words in (client.family_name[:3], client.reference):
        first = found_for(shown, words)[0]
        assert (first.section, first.title) == ("Clients", client.full_name)
        first.act()
        assert shown.window.place == Place(CLIENT, client.client_id)


def test_a_note_is_found_by_a_word_and_shows_none_of_its_text(shown: Shown) -> None:
    found = [one for one in found_for(shown, "auth") if one.section == "Notes"]
    assert 0 < len(found) <= MOST + 1
    *notes, whole = found
    for one in notes:
        assert "auth" not in f"{one.title} {one.second} {one.trailing} {one.spoken}".lower()
    notes[0].act()
    assert shown.window.place is not None
    assert shown.window.place.name == NOTE
    whole.act()
    settle()
    box = shown.window._search
    assert shown.window.place == Place(SEARCH)
    assert isinstance(box, SearchBox)
    assert box.text() == "auth"


def test_an_invoice_is_found_by_its_number_and_shows_no_sum(shown: Shown) -> None:
    row = shown.services.invoicing.rows()[0]
    (found,) = found_for(shown, row.entry.number)
    assert found.section == "Invoices"
    assert str(row.entry.gross.minor)[:2] not in found.trailing
    found.act()
    assert shown.window.place == Place(INVOICE, row.entry.invoice_id)


def test_words_without_a_figure_ask_for_no_invoice(shown: Shown) -> None:
    finding = Finding(shown.services, lambda _place: None, lambda _words: None)
    assert finding.invoices("anna") == []
    assert finding.invoices("00")


# --- another language


def speak(shown: Shown, language: str) -> None:
    assert shown.life.program is not None
    shown.life.program.speak(language)
    settle()


def test_another_language_re_enters_the_window_at_the_same_place(shown: Shown) -> None:
    client = shown.services.clients.rows()[0]
    shown.window.show_place(Place(CLIENTS))
    shown.window.show_place(Place(CLIENT, client.client_id))
    shown.window.resize(1180, 760)
    before, vault = shown.window, shown.life.program and shown.life.program._vault
    speak(shown, "de")
    assert shown.window is not before
    assert (shown.window.place, shown.window.size()) == (Place(CLIENT, client.client_id), QSize(1180, 760))
    assert line_of(shown, CLIENTS)[1] == "Klient:innen"
    assert shown.life.program is not None
    assert shown.life.program._vault is vault
    assert shown.life.program._preferences.language == LANGUAGE.code == "de"
    keys("Alt+Left")
    assert shown.window.place == Place(CLIENTS), "the way she came is still known"


def test_what_is_typed_is_saved_before_and_steps_can_still_be_taken_back(shown: Shown) -> None:
    owed = shown.services.today.today().owed[0]
    undone: list[str] = []
    shown.show(Place(NOTE, owed.session_id))
    assert isinstance(shown.window.page, NotePage)
    shown.window.page.undoable.emit(_step(undone), "Something was done")
    type_text("Stille")
    speak(shown, "de")
    assert "Stille" in str(shown.services.notes.of_session(owed.session_id).passages)
    shown.window.take_back()
    assert undone == ["taken back"]


def _step(undone: list[str]) -> Undo:
    return Undo("session_held", lambda: undone.append("taken back"))


def test_what_cannot_be_saved_keeps_the_language_and_says_why(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise DiskFull

    shown.window.show_place(Place(PRACTICE))
    page = shown.window.page
    assert isinstance(page, PracticePage)
    monkeypatch.setattr(page, "flush", full)
    before = shown.window
    speak(shown, "de")
    assert shown.window is before
    assert LANGUAGE.code == "en"
    assert before.frame.trouble.words.text() == sentence_for(DiskFull())
    assert before.frame.trouble.action.isVisible()
    monkeypatch.undo()


def test_the_same_language_again_changes_nothing(shown: Shown) -> None:
    before = shown.window
    speak(shown, "en")
    assert shown.window is before


# --- how large


def test_a_window_that_filled_the_screen_does_so_again_in_each_language(tmp_path: Path) -> None:
    with practice(tmp_path, window_maximised=True) as opened:
        assert opened.window.isMaximized()
        speak(opened, "de")
        assert opened.window.isMaximized()
        opened.window.showNormal()
        speak(opened, "en")
        assert not opened.window.isMaximized()


# --- help


def test_f1_tells_about_the_place_in_view_and_leads_back(shown: Shown) -> None:
    shown.window.show_place(Place(INVOICES))
    keys("F1")
    assert shown.window.place == Place(HELP, part=INVOICES)
    keys("F1")
    assert shown.window.place == Place(HELP, part=INVOICES)
    keys("Alt+Left")
    assert shown.window.place == Place(INVOICES)


def test_leaving_the_search_leaves_no_way_forward_to_it(shown: Shown) -> None:
    keys("Ctrl+F")
    type_text("auth")
    assert shown.window.place == Place(SEARCH)
    keys("Escape")
    assert shown.window.place == Place(TODAY)
    assert not shown.window.frame.forward.isEnabled()
