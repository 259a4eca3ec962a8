"""In discreet mode nobody is called by name, on any page, sheet or panel: what is painted is read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services
from practiceapp.ui.clients.client_page import PARTS, ClientPage
from practiceapp.ui.invoices.paper_view import PaperView
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.palette.palette import Palette
from practiceapp.ui.sessions.client_field import ClientField
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.places import CLIENT, CLIENTS, DRAFT, INVOICE, NOTE, TODAY, Place
from practiceapp.ui.today.today_page import TodayPage
from tests.drive.hands import keys, settle, type_text
from tests.every_page import Shown, practice
from tests.languages.mnemonics import collisions, in_reach
from tests.layout.painted import painted
from tests.layout.stops import rest, stops_of

LETTERS = re.compile(r"[^\W\d_]+")


def names_of(services: Services) -> frozenset[str]:
    """Every word of every client's name."""
    rows = services.clients.rows(include_ended=True)
    return frozenset(word for row in rows for word in LETTERS.findall(row.full_name))


def named_in(window: QWidget, names: frozenset[str]) -> list[str]:
    """What is painted in this window that holds a name, and what of it is told to assistive technology."""
    said = [run.text for run in painted(window)[0]]
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return sorted({text for text in said if names.intersection(LETTERS.findall(text))})


def everywhere(shown: Shown, names: frozenset[str]) -> Iterator[str]:
    """Every stop at which someone is named, and what names them."""
    for stop, window in stops_of(shown):
        rest(window)
        for text in named_in(window, names):
            yield f"{stop}: {text}"


def test_nobody_is_named_on_any_page_sheet_or_panel(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, discreet=True, split_shown=True) as shown:
        names = names_of(shown.services)
        assert len(names) > 10
        assert list(everywhere(shown, names)) == []


def test_nobody_is_named_in_german_either(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, discreet=True, language="de") as shown:
        assert list(everywhere(shown, names_of(shown.services))) == []


def test_without_it_the_same_walk_finds_them_wherever_people_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """The planted breach: the eyes can read names where there are some."""
    with practice(tmp_path, split_shown=True) as shown:
        found = "\n".join(everywhere(shown, names_of(shown.services)))
    for place in (TODAY, CLIENTS, CLIENT, NOTE, DRAFT, INVOICE, "invoices"):
        assert re.search(rf"^{place}\b", found, re.MULTILINE), f"{place} names nobody anyway"


@pytest.mark.parametrize("how", ["painted", "spoken", "pointed at"])
def test_a_single_name_that_was_forgotten_is_caught(qtbot: QtBot, how: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Brandt" if how == "painted" else "K-7F3Q", window)
    if how == "spoken":
        label.setAccessibleName("Session with Brandt")
    if how == "pointed at":
        label.setToolTip("Brandt, 09:00")
    window.show()
    assert len(named_in(window, frozenset({"Brandt"}))) == 1


def test_one_key_takes_the_names_off_whatever_page_is_in_view(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, split_shown=True) as shown:
        names, left = names_of(shown.services), {}
        for stop in shown.walk():
            keys("Ctrl+Shift+D")
            rest(shown.window)
            left[stop] = named_in(shown.window, names)
            keys("Ctrl+Shift+D")
            rest(shown.window)
        assert len(left) > 12
        assert {stop: texts for stop, texts in left.items() if texts} == {}


def test_names_are_back_by_the_same_key_and_the_choice_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        names = names_of(shown.services)
        shown.show(Place(CLIENTS))
        sign, kept = shown.window.frame.discreet_sign, shown.window._preferences
        assert not sign.isVisible()
        keys("Ctrl+Shift+D")
        assert (sign.isVisible(), kept.discreet, named_in(shown.window, names)) == (True, True, [])
        keys("Ctrl+Shift+D")
        settle()
        assert (sign.isVisible(), kept.discreet) == (False, False)
        assert named_in(shown.window, names)


def test_what_was_being_written_is_there_and_saved_after_the_switch(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        note = next(one for one in shown.places if one.name == NOTE)
        shown.show(note)
        type_text("The chair stood empty.")
        keys("Ctrl+Shift+D")
        settle()
        page = shown.window.page
        assert isinstance(page, NotePage)
        texts = [text.toPlainText() for text in page.editor.sheet.passages.texts.values()]
        assert any("The chair stood empty." in text for text in texts)


def test_the_note_beside_the_day_follows_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        shown.show(Place(TODAY))
        page = shown.window.page
        assert isinstance(page, TodayPage)
        row = page.rows.rows.row_at(page.rows.rows.index(0, 0))
        assert row is not None
        assert isinstance(row.key, int)
        page.open_note(row.key)
        keys("Ctrl+Shift+D")
        settle()
        assert named_in(shown.window, names_of(shown.services)) == []


def test_the_palette_finds_a_name_and_answers_with_the_reference(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, discreet=True) as shown:
        row = shown.services.clients.rows()[0]
        keys("Ctrl+K")
        type_text(row.family_name.lower())
        rest(shown.window)
        over = shown.window.findChild(Palette)
        assert over is not None
        texts = " ".join(run.text for run in painted(over)[0])
        assert row.reference in texts
        typed = row.family_name.lower()
        assert not names_of(shown.services).intersection(LETTERS.findall(texts.replace(typed, "")))
        keys("Escape")


@pytest.mark.parametrize("discreet", [False, True])
def test_the_form_of_a_session_offers_clients_as_they_are_called(
    qtbot: QtBot, tmp_path: Path, discreet: bool
) -> None:
    """Without discretion, the breach, the form of the client in view does name the client."""
    with practice(tmp_path, discreet=discreet) as shown:
        row = shown.services.clients.rows()[0]
        shown.show(Place(CLIENT, row.client_id))
        keys("Ctrl+Shift+N")
        settle()
        form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SessionForm))
        field = form.findChild(ClientField)
        assert field is not None
        assert row.reference in field.text()
        assert bool(named_in(form, names_of(shown.services))) is not discreet
        field.clear()
        field._on_edited(row.given_name.lower())
        assert row.reference in str(field.completer_list.completionModel().index(0, 0).data())
        form.close()


def test_an_invoice_shows_its_page_when_asked_and_hides_it_when_she_moves_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with practice(tmp_path, discreet=True) as shown:
        first, second = [one for one in shown.places if one.name == INVOICE][:2]
        shown.show(first)
        rest(shown.window)
        paper = shown.window.findChild(PaperView)
        assert paper is not None
        assert (paper.area.isVisible(), paper.pages.sheets) == (False, [])
        assert paper.area.accessibleDescription() == ""
        paper.veil.show_it.click()
        rest(shown.window)
        assert paper.area.isVisible()
        assert paper.pages.sheets
        assert paper.area.accessibleDescription()
        shown.show(second)
        assert not paper.area.isVisible()
        shown.show(first)
        assert not paper.area.isVisible()


def test_name_and_address_of_a_client_are_shown_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, discreet=True) as shown:
        row = shown.services.clients.rows()[0]
        shown.show(Place(CLIENT, row.client_id, PARTS[0]))
        page = shown.window.page
        assert isinstance(page, ClientPage)
        line = page.overview.fields.line("family_name")
        assert not line.isVisible()
        page.overview.veil.instead.show_it.click()
        assert line.isVisible()
        assert line.text() == row.family_name
        shown.show(Place(TODAY))
        shown.show(Place(CLIENT, row.client_id, PARTS[0]))
        assert not line.isVisible()
        assert DISCRETION.on


@pytest.mark.parametrize("code", ["en", "de"])
def test_each_letter_behind_and_means_one_thing_with_the_veils_drawn(
    qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    found: list[str] = []
    with practice(tmp_path, discreet=True, language=code) as shown:
        for row in [one for one in shown.places if one.name in (CLIENT, INVOICE, DRAFT)]:
            shown.show(Place(row.name, row.id, PARTS[0] if row.name == CLIENT else ""))
            found += [f"{row.name}: {one}" for one in collisions(in_reach(shown.window))]
    assert found == []


def test_it_outlives_the_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever locked with someone beside her does not find names on the screen after unlocking."""
    with practice(tmp_path) as shown:
        keys("Ctrl+Shift+D")
        shown.life.check()
    assert '"discreet": true' in next(tmp_path.rglob("preferences.json")).read_text(encoding="utf-8")
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]
