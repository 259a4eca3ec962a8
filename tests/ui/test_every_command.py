"""Every command exists once: on no page do two of them answer to the same keys, and nothing else has keys."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.commands import command, commands_in, commands_of
from practiceapp.ui.shared.places import INVOICES, TODAY, Place
from tests.architecture.house import ROOT
from tests.drive.hands import keys
from tests.every_page import practice

OUTSIDE_COMMANDS = re.compile(r"\bQShortcut\b|\.setShortcuts?\(")
"""Keys that the palette and the sheet of keys would not know of."""


def clashes(actions: Sequence[QAction]) -> list[str]:
    """The keys that two of these answer to, with the words of both; of other parts of a page, the same."""
    users: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        for sequence in action.shortcuts():
            users[sequence.toString(QKeySequence.SequenceFormat.PortableText)].append(action.text())
    return [f"{pressed}: {', '.join(words)}" for pressed, words in users.items() if len(words) > 1]


def twice(actions: Sequence[QAction]) -> list[str]:
    """The words that two of these have."""
    words = [action.text() for action in actions]
    return sorted({one for one in words if words.count(one) > 1})


def keys_beside_commands(source: str) -> list[str]:
    return OUTSIDE_COMMANDS.findall(source)


def wordless(actions: Sequence[QAction]) -> list[str]:
    """Commands that cannot be read in a list: without words, or with the mark of a mnemonic in them."""
    return [action.text() for action in actions if not action.text() or "&" in action.text()]


def test_on_every_page_each_command_has_words_and_keys_of_its_own(tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        found: dict[str, list[str]] = {}
        for stop in shown.walk():
            here, everywhere = shown.window.commands_now()
            both = [*here, *everywhere]
            found[stop] = [*clashes(both), *twice(both), *wordless(both)]
    assert len(found) > 12
    assert {stop: wrong for stop, wrong in found.items() if wrong} == {}


def test_a_command_that_cannot_be_read_is_caught(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = [command(page, words, lambda: None) for words in ("Lock now", "&Save", "")]
    assert wordless(made) == ["&Save", ""]


def test_two_commands_with_the_same_keys_are_caught(qtbot: QtBot) -> None:
    window, page = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    command(window, "Lock now", lambda: None, "Ctrl+L")
    command(page, "List them", lambda: None, "Ctrl+J; Ctrl+L")
    window.show()
    assert clashes([*commands_of(window), *commands_in(page)]) == ["Ctrl+L: Lock now, List them"]
    command(page, "Lock now", lambda: None)
    assert twice([*commands_of(window), *commands_in(page)]) == ["Lock now"]


def test_keys_are_given_by_commands_alone() -> None:
    beside = {
        path.relative_to(ROOT).as_posix(): found
        for path in (ROOT / "practiceapp").rglob("*.py")
        if (found := keys_beside_commands(path.read_text(encoding="utf-8"))) and path.name != "commands.py"
    }
    assert beside == {}


@pytest.mark.parametrize("line", ["QShortcut(keys, self)", 'action.setShortcut("Ctrl+P")'])
def test_keys_beside_commands_are_caught(line: str) -> None:
    assert keys_beside_commands(line)


def test_the_keys_of_a_page_reach_it(tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        shown.show(Place(TODAY))
        keys("Ctrl+3")
        assert shown.window.place == Place(INVOICES)
        here, _everywhere = shown.window.commands_now()
        assert "Save the chosen invoice to a folder" not in [one.text() for one in here], "none is chosen"
