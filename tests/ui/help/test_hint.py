"""Hints of the first days: one at a time, once, and gone for good when she has read or done it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.system.preferences import Preferences
from practiceapp.ui.clients.clients_page import ClientsPage
from practiceapp.ui.practice.practice_page import PracticePage
from practiceapp.ui.shared import hint
from practiceapp.ui.shared.hint import HINTS, Hint, HintBar
from practiceapp.ui.shared.places import CLIENT, CLIENTS, DRAFT, HELP, INVOICES, NOTE, PRACTICE, TODAY, Place
from practiceapp.ui.today.today_page import TodayPage
from tests import fakes_preferences
from tests.every_page import Shown, practice


@pytest.fixture
def bar(qtbot: QtBot) -> HintBar:
    made = HintBar(fakes_preferences.preferences())
    qtbot.addWidget(made)
    return made


def seen(bar: HintBar) -> tuple[str, ...]:
    return bar._preferences.hints_seen


def test_a_place_shows_its_hint_and_another_place_its_own(bar: HintBar) -> None:
    bar.show_for(TODAY)
    assert bar.hint is not None
    assert (bar.hint.name, bar.isVisible()) == (TODAY, True)
    bar.show_for(CLIENTS)
    assert bar.hint.name == CLIENTS
    assert len([one for one in bar.findChildren(Hint) if one.isVisible()]) == 1


def test_got_it_puts_it_away_for_good(bar: HintBar) -> None:
    bar.show_for(TODAY)
    assert bar.hint is not None
    bar.hint.got_it.click()
    assert (bar.isVisible(), seen(bar)) == (False, (TODAY,))
    bar.show_for(CLIENTS)
    bar.show_for(TODAY)
    assert not bar.isVisible()


def test_leaving_a_place_does_not_count_as_reading(bar: HintBar) -> None:
    bar.show_for(TODAY)
    bar.show_for(HELP)
    assert (bar.isVisible(), seen(bar)) == (False, ())
    bar.show_for(TODAY)
    assert bar.isVisible()


def test_doing_what_it_says_puts_it_away_but_not_that_of_another_place(bar: HintBar) -> None:
    bar.show_for(NOTE)
    bar.done(TODAY)
    assert (bar.isVisible(), seen(bar)) == (True, ())
    bar.done(NOTE)
    assert (bar.isVisible(), seen(bar)) == (False, (NOTE,))


def test_the_names_are_kept_on_the_disk_and_nothing_else(bar: HintBar, tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    kept = HintBar(Preferences(file))
    for name in HINTS:
        kept.show_for(name)
        kept.done(name)
    assert tuple(Preferences(file).hints_seen) == tuple(HINTS)
    kept.deleteLater()


def test_it_is_said_aloud_once(bar: HintBar, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(hint, "announce", lambda _widget, words: heard.append(words))
    bar.show_for(PRACTICE)
    bar.show_for(PRACTICE)
    assert heard == [HINTS[PRACTICE]]


def at(shown: Shown, name: str) -> HintBar:
    shown.show(next(place for place in shown.places if place.name == name))
    (found,) = shown.window.findChildren(HintBar)
    return found


def test_every_hint_comes_up_in_the_window_and_goes_when_she_does_it(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, hints_seen=[]) as shown:
        bar = at(shown, TODAY)
        for name in HINTS:
            at(shown, name)
            assert bar.hint is not None, name
            assert bar.hint.name == name
            do(name, shown)
            QApplication.processEvents()
            assert name in seen(bar)
        assert not at(shown, TODAY).isVisible()


def do(name: str, shown: Shown) -> None:
    """What the hint of this place speaks of, as the page tells of it."""
    page = shown.window.page
    if isinstance(page, TodayPage):
        page.rows.opened.emit(page.rows.current_key())
    elif isinstance(page, ClientsPage):
        page.rows.opened.emit(page.rows.rows.row_at(page.rows.rows.index(0, 0)).key)  # type: ignore[union-attr]
    elif name == CLIENT:
        page.tabs.setCurrentIndex(0)  # type: ignore[union-attr]
    elif name == NOTE:
        page.editor.finished.emit(-1)  # type: ignore[union-attr]
    elif name == INVOICES:
        page.go.emit(next(place for place in shown.places if place.name == DRAFT))  # type: ignore[union-attr]
    else:
        assert isinstance(page, PracticePage)
        page.name.setText("Anna Lindqvist")
        page.name.editingFinished.emit()


def test_a_hint_that_was_read_is_not_there_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path, hints_seen=[TODAY]) as shown:
        (bar,) = shown.window.findChildren(HintBar)
        assert shown.window.place == Place(TODAY)
        assert bar.hint is None
