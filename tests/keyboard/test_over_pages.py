"""Whatever opens over a page: walked by keys, left by Escape; and after every deed the focus is somewhere."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.every_page import practice
from tests.keyboard.checking import mnemonic_faults, reach_faults, ring_faults
from tests.keyboard.pressing import Everything

AT_LEAST = {"ClientForm", "SessionForm", "FeeForm", "QuestionDialog", "QFileDialog", "Palette", "KeySheet"}
"""What is known to open in a practice with clients: fewer would mean that the walk misses something."""


@pytest.mark.parametrize(
    ("filled", "look"),
    [(True, {"appearance": "light"}), (False, {"appearance": "dark", "contrast": "high"})],
    ids=["filled, light", "empty, dark and high contrast"],
)
def test_every_button_command_and_menu_by_key(
    tmp_path: Path, qtbot: QtBot, filled: bool, look: dict[str, str]
) -> None:
    found: list[str] = []

    def look_at(name: str, surface: QWidget) -> None:
        for faults_of in (reach_faults, mnemonic_faults, ring_faults):
            found.extend(f"{name}: {fault}" for fault in faults_of(surface))

    with practice(tmp_path, filled=filled, **look) as shown:
        everything = Everything(shown)
        everything.press(look_at)
    assert not (faults := found + everything.faults), "\n".join(faults)
    kinds = {name.split()[0] for name in everything.opened}
    assert not filled or kinds >= AT_LEAST, kinds
