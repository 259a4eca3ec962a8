"""A command is added once, says its words and keys, and acts where it belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.commands import (
    command,
    commands_in,
    commands_of,
    icon_of,
    keys_of,
    leads_to_a_place,
    with_keys,
)
from practiceapp.ui.shared.language import LANGUAGE

CONTROL = Qt.KeyboardModifier.ControlModifier


class House:
    """A window, a page in it, and two parts of the page of which one is in view."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.window, self.page, self.parts = QMainWindow(), QWidget(), QStackedWidget()
        self.shown, self.hidden, self.outside = QLineEdit(), QLineEdit(), QLineEdit()
        around = QWidget()
        layout = QVBoxLayout(around)
        layout.addWidget(self.outside)
        layout.addWidget(self.page)
        QVBoxLayout(self.page).addWidget(self.parts)
        self.parts.addWidget(self.shown)
        self.parts.addWidget(self.hidden)
        self.window.setCentralWidget(around)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()


@pytest.fixture
def house(qtbot: QtBot) -> House:
    return House(qtbot)


def test_keys_of_the_window_act_wherever_the_focus_is(qtbot: QtBot, house: House) -> None:
    command(house.window, "Lock now", lambda: house.done.append("locked"), "Ctrl+L")
    for field in (house.outside, house.shown):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_L, CONTROL)
    assert house.done == ["locked", "locked"]


def test_keys_of_a_page_act_with_the_focus_inside(qtbot: QtBot, house: House) -> None:
    command(house.page, "Save to a folder", lambda: house.done.append("saved"), "Ctrl+G; Ctrl+J")
    house.outside.setFocus()
    qtbot.keyClick(house.outside, Qt.Key.Key_G, CONTROL)
    assert house.done == []
    house.shown.setFocus()
    qtbot.keyClick(house.shown, Qt.Key.Key_G, CONTROL)
    qtbot.keyClick(house.shown, Qt.Key.Key_J, CONTROL)
    assert house.done == ["saved", "saved"]


def test_a_command_that_makes_no_sense_does_nothing_and_is_not_listed(qtbot: QtBot, house: House) -> None:
    undo = command(house.window, "Undo", lambda: house.done.append("undone"), "Ctrl+G")
    undo.setEnabled(False)
    qtbot.keyClick(house.shown, Qt.Key.Key_G, CONTROL)
    assert (house.done, commands_of(house.window)) == ([], [])


def test_what_is_listed_of_a_page_is_what_is_in_view(house: House) -> None:
    own = command(house.page, "Save", lambda: None)
    inside = command(house.shown, "Finish", lambda: None)
    command(house.hidden, "Not in view", lambda: None)
    house.page.addAction("A line of a menu")
    assert commands_in(house.page) == [own, inside]


def test_a_command_says_its_words_and_its_first_keys(house: House) -> None:
    made = command(house.page, "Finish note", lambda: None, "Ctrl+Enter; Ctrl+Return", "check")
    assert (made.text(), keys_of(made), icon_of(made)) == ("Finish note", "Ctrl+Enter", "check")
    assert with_keys(made) == "Finish note (Ctrl+Enter)"
    assert with_keys(command(house.page, "Dark colours", lambda: None)) == "Dark colours"


def test_a_command_that_only_leads_somewhere_is_known_by_it(house: House) -> None:
    assert leads_to_a_place(command(house.window, "Today", lambda: None, goes=True))
    assert not leads_to_a_place(command(house.window, "Undo", lambda: None))


@pytest.mark.usefixtures("house")
def test_keys_are_named_as_on_her_keyboard(house: House) -> None:
    made = command(house.window, "Befehle", lambda: None, "Ctrl+K")
    LANGUAGE.use("de")
    assert keys_of(made) == "Strg+K"
