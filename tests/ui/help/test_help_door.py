"""Help before the window: at the passphrase and at the first start, and nothing typed is lost."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.help.help_here import HelpHere
from practiceapp.ui.help.topics import help_book
from practiceapp.ui.shared.help_door import Help
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.drive.life import Life, paths_under
from tests.fakes_access import PASSPHRASE, InMemoryVaults, access_for, access_to

W = TypeVar("W", bound=QWidget)


def made_help() -> Help:
    return HelpHere(help_book(LANGUAGE.code))


@pytest.fixture
def unlock(qtbot: QtBot) -> UnlockWindow:
    presenter = UnlockPresenter(access_to(InMemoryVaults()))
    window = UnlockWindow(presenter, Path("Practice"), make_help=made_help)
    return shown(window, qtbot)


@pytest.fixture
def first_run(qtbot: QtBot) -> FirstRunWindow:
    presenter = FirstRunPresenter(access_for(InMemoryVaults(there=False)), Path("Practice"))
    return shown(FirstRunWindow(presenter, make_help=made_help), qtbot)


def shown(window: W, qtbot: QtBot) -> W:
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def press(window: QWidget, key: Qt.Key) -> None:
    focused: object = window.focusWidget()
    QTest.keyClick(focused if isinstance(focused, QWidget) else window, key)
    QApplication.processEvents()


def in_view(window: UnlockWindow | FirstRunWindow) -> HelpHere:
    shown_now = window.stack.currentWidget()
    assert isinstance(shown_now, HelpHere)
    return shown_now


def test_f1_shows_how_to_unlock_and_escape_goes_back_to_what_was_typed(unlock: UnlockWindow) -> None:
    line = unlock.passphrase.field.line
    QTest.keyClicks(line, "velvet har")
    press(unlock, Qt.Key.Key_F1)
    assert in_view(unlock).panel.name == "unlock"
    assert not unlock.help.button.isVisible()
    press(unlock, Qt.Key.Key_Escape)
    assert unlock.stack.currentWidget() is unlock.passphrase
    assert (line.text(), line.hasFocus()) == ("velvet har", True)
    assert unlock.help.button.isVisible()


def test_the_quiet_button_does_the_same_and_back_leads_back(unlock: UnlockWindow) -> None:
    unlock.help.button.click()
    in_view(unlock).back.click()
    assert unlock.stack.currentWidget() is unlock.passphrase


def test_the_page_of_the_words_has_its_own_topic_and_keeps_the_words(unlock: UnlockWindow) -> None:
    unlock.show_words()
    unlock.words.grid.set_word(1, "velvet")
    press(unlock, Qt.Key.Key_F1)
    assert in_view(unlock).panel.name == "recovery_words"
    press(unlock, Qt.Key.Key_Escape)
    assert unlock.stack.currentWidget() is unlock.words
    assert unlock.words.grid.words()[0] == "velvet"


def test_f1_within_the_help_changes_nothing(unlock: UnlockWindow) -> None:
    press(unlock, Qt.Key.Key_F1)
    in_view(unlock).show_topic("today")
    press(unlock, Qt.Key.Key_F1)
    assert in_view(unlock).panel.name == "today"


def test_trouble_that_comes_meanwhile_is_shown(unlock: UnlockWindow) -> None:
    press(unlock, Qt.Key.Key_F1)
    unlock.show_trouble("The vault is damaged.", words_help=True)
    assert unlock.stack.currentWidget() is unlock.trouble


def test_the_first_start_is_helped_at_every_step_and_keeps_what_is_typed(first_run: FirstRunWindow) -> None:
    QTest.keyClicks(first_run.you.name, "Anna Lindqvist")
    first_run.go_on()
    first_run.passphrase.form.first.set_text(PASSPHRASE)
    press(first_run, Qt.Key.Key_F1)
    assert in_view(first_run).panel.name == "first_run"
    press(first_run, Qt.Key.Key_Escape)
    assert first_run.passphrase.isVisible()
    assert first_run.passphrase.form.first.text() == PASSPHRASE
    assert first_run.you.name.text() == "Anna Lindqvist"


def test_without_a_help_there_is_neither_button_nor_key(qtbot: QtBot) -> None:
    window = shown(UnlockWindow(UnlockPresenter(access_to(InMemoryVaults())), Path("Practice")), qtbot)
    assert not window.help.button.isVisible()
    press(window, Qt.Key.Key_F1)
    assert window.stack.currentWidget() is window.passphrase


def test_the_real_program_has_it(qtbot: QtBot, tmp_path: Path) -> None:
    life = Life(tmp_path, paths=paths_under(tmp_path))
    window = life.window
    assert isinstance(window, FirstRunWindow)
    window.help.open()
    assert in_view(window).panel.name == "first_run"
    life.stop()
