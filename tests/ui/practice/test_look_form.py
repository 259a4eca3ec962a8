"""How the program looks on this computer: chosen in her practice, at once, and remembered."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.practice.look_form import LookForm
from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.fields import choose, chosen
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.theme import current
from tests import fakes_preferences


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    yield
    current().choose("light", 100, "normal", motion=False)


def form(qtbot: QtBot, spoken: list[str], **kept: object) -> tuple[LookForm, SimpleNamespace]:
    preferences = fakes_preferences.preferences(**kept)
    nobody: Any = None
    presenter = PracticePresenter(nobody, preferences, spoken.append)
    made = LookForm(presenter)
    presenter.setParent(made)
    qtbot.addWidget(made)
    made.show_preferences()
    return made, preferences


def test_it_shows_what_is_remembered(qtbot: QtBot) -> None:
    made, _ = form(qtbot, [], appearance="dark", contrast="high", text_percent=125, motion=True)
    shown = [chosen(one) for one in (made.appearance, made.contrast, made.text_size)]
    assert shown == ["dark", "high", 125]
    assert made.motion.isChecked()


def test_appearance_contrast_and_size_act_at_once_and_are_remembered(qtbot: QtBot) -> None:
    made, kept = form(qtbot, [])
    choose(made.appearance, "dark")
    choose(made.contrast, "high")
    choose(made.text_size, 125)
    assert (kept.appearance, kept.contrast, kept.text_percent) == ("dark", "high", 125)
    theme = current()
    assert (theme.dark, theme.high, theme.percent) == (True, True, 125)


def test_movement_is_a_box_to_tick_and_acts_at_once(qtbot: QtBot) -> None:
    made, kept = form(qtbot, [], motion=True)
    made.motion.click()
    assert kept.motion is current().motion is False
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    made.motion.click()
    assert kept.motion is current().motion is True
    assert QGuiApplication.styleHints().cursorFlashTime() > 0


def test_it_follows_what_a_command_of_the_window_chose(qtbot: QtBot) -> None:
    made, kept = form(qtbot, [])
    kept.appearance = "dark"
    current().choose("dark", 100)
    assert chosen(made.appearance) == "dark"
    choose(made.text_size, 110)
    assert kept.appearance == "dark"


def test_showing_the_page_again_changes_nothing(qtbot: QtBot) -> None:
    spoken: list[str] = []
    made, kept = form(qtbot, spoken, appearance="dark")
    with qtbot.assertNotEmitted(current().changed):
        made.show_preferences()
    assert (kept.appearance, spoken) == ("dark", [])


def test_the_languages_of_the_screen_are_called_as_their_speakers_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LANGUAGE, "available", lambda: ["en", "de"])
    spoken: list[str] = []
    made, _ = form(qtbot, spoken)
    assert [made.language.itemText(row) for row in range(made.language.count())] == ["English", "Deutsch"]
    choose(made.language, "de")
    choose(made.language, "en")
    assert spoken == ["de"], "what is spoken already is not asked for again"


def test_discreet_mode_is_ticked_here_as_by_its_key(qtbot: QtBot) -> None:
    made, _ = form(qtbot, [])
    made.discreet.click()
    assert DISCRETION.on
    DISCRETION.turn(on=False)
    assert not made.discreet.isChecked()


def test_the_cover_comes_by_itself_only_where_it_is_ticked(qtbot: QtBot) -> None:
    made, kept = form(qtbot, [])
    assert not made.cover.isChecked()
    made.cover.click()
    assert kept.cover_when_left is True
