"""Every page there is, filled and empty: reached, in order, left again, and its letters and buttons work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.invoices.figures import FigureButton
from practiceapp.ui.shared.places import INVOICES, Place
from tests.drive.hands import all_of, key
from tests.every_page import Shown, practice
from tests.keyboard.checking import mnemonic_faults, press_faults, reach_faults, ring_faults
from tests.keyboard.seeing import unseen

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"appearance": "light"},
    "dark": {"appearance": "dark"},
    "high contrast, light": {"appearance": "light", "contrast": "high"},
    "high contrast, dark": {"appearance": "dark", "contrast": "high"},
}


def everywhere(shown: Shown, faults_of: Callable[[QWidget], list[str]]) -> list[str]:
    """The faults of every page, each with where it is."""
    return [f"{name}: {fault}" for name in shown.walk() for fault in faults_of(shown.window)]


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_every_page_is_walked_by_tab_as_one_reads_and_back_again(
    tmp_path: Path, qtbot: QtBot, filled: bool
) -> None:
    with practice(tmp_path, filled=filled) as shown:
        assert not (faults := everywhere(shown, reach_faults)), "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_underlined_letter_reaches_what_shows_it(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    with practice(tmp_path, language=language) as shown:
        assert not (faults := everywhere(shown, mnemonic_faults)), "\n".join(faults)


def test_enter_and_space_press_every_button(tmp_path: Path, qtbot: QtBot) -> None:
    with practice(tmp_path) as shown:
        assert not (faults := everywhere(shown, press_faults)), "\n".join(faults)


@pytest.mark.parametrize("look", LOOKS)
def test_the_focus_is_seen_on_everything_on_every_page(tmp_path: Path, qtbot: QtBot, look: str) -> None:
    with practice(tmp_path, **LOOKS[look]) as shown:
        assert not (faults := everywhere(shown, ring_faults)), "\n".join(faults)


def test_the_focus_is_seen_on_every_page_that_is_still_empty(tmp_path: Path, qtbot: QtBot) -> None:
    with practice(tmp_path, filled=False) as shown:
        assert not (faults := everywhere(shown, ring_faults)), "\n".join(faults)


def test_a_figure_that_is_on_shows_the_focus_too(tmp_path: Path, qtbot: QtBot) -> None:
    """In the dark the edge of what is on has the colour of the ring."""
    with practice(tmp_path, appearance="dark") as shown:
        shown.show(Place(INVOICES))
        figure = all_of(FigureButton)[0]
        figure.setFocus()
        key(Qt.Key.Key_Return)
        assert figure.isChecked()
        assert not unseen(figure)
