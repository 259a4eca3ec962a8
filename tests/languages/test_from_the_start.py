"""The language of the screen from the very first page: the computer's own, or the one she chose there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from practiceapp.system.preferences import Preferences
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.fields import choose, chosen
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.drive.hands import key, settle, type_text, until
from tests.drive.life import Life, paths_under
from tests.every_page import PASSPHRASE, make_vault_folder

LOCKED = {"en": "Your practice is locked.", "de": "Ihre Praxis ist gesperrt."}


def words_on(window: QWidget | None) -> set[str]:
    assert window is not None
    return {label.text() for label in window.findChildren(QLabel)}


@pytest.mark.parametrize(
    ("computer", "proposed"),
    [("de_DE.UTF-8", "de"), ("de_AT.UTF-8", "de"), ("en_US.UTF-8", "en"), ("fi_FI.UTF-8", "en"), ("C", "en")],
)
def test_the_language_of_the_computer_is_proposed_if_it_is_here(computer: str, proposed: str) -> None:
    program = "from practiceapp.ui.shared.language import LANGUAGE; print(LANGUAGE.proposed())"
    surroundings = {**os.environ, "LC_ALL": computer, "LANG": computer}
    said = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == proposed


@pytest.fixture
def german_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LANGUAGE, "proposed", lambda: "de")


def test_the_first_page_ever_speaks_the_language_of_the_computer(
    german_computer: None, tmp_path: Path
) -> None:
    life = Life(tmp_path)
    try:
        window = life.window
        assert isinstance(window, FirstRunWindow)
        assert (chosen(window.you.screen_language), chosen(window.you.language)) == ("de", "de")
        assert "Sie und Ihre Praxis" in words_on(window)
        assert not life.paths.preferences_file.exists(), "nothing is written before the end"
    finally:
        life.stop()


def test_what_she_chose_at_the_first_start_is_kept_and_spoken_before_the_vault_is_open(
    tmp_path: Path,
) -> None:
    vault = tmp_path / "elsewhere"
    make_vault_folder(vault, filled=False)
    life = Life(tmp_path)
    try:
        first = life.window
        assert isinstance(first, FirstRunWindow)
        choose(first.you.screen_language, "de")
        first.existing_chosen.emit(vault)
        settle()
        assert isinstance(life.window, UnlockWindow)
        assert LOCKED["de"] in words_on(life.window)
        type_text(PASSPHRASE)
        key(Qt.Key.Key_Return)
        until(lambda: isinstance(life.window, MainWindow), "the practice opens")
        assert "Heute" in words_on(life.window)
        assert Preferences(life.paths.preferences_file).language == "de"
        LANGUAGE.speak(LANGUAGE._sentences, "en", QLocale("en_GB"))
        life.start_again()
        settle()
        assert LANGUAGE.code == "de"
        assert LOCKED["de"] in words_on(life.window)
    finally:
        life.stop()


def test_a_language_once_chosen_outlasts_the_computers(german_computer: None, tmp_path: Path) -> None:
    file = paths_under(tmp_path).preferences_file
    file.parent.mkdir(parents=True)
    Preferences(file).language = "en"
    life = Life(tmp_path)
    try:
        assert "You and your practice" in words_on(life.window)
    finally:
        life.stop()


def test_a_language_of_a_region_can_be_kept(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    Preferences(file).language = "pt_BR"
    assert Preferences(file).language == "pt_BR"
