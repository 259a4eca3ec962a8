"""Typing 24 words: on with space, back with backspace, all at once by pasting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.word_grid import COUNT, WordGrid, WordSheet
from tests.fakes_access import WORDS


def grid_of(qtbot: QtBot) -> WordGrid:
    grid = WordGrid()
    qtbot.addWidget(grid)
    grid.show()
    grid.go_to(1)
    return grid


def test_space_goes_on_and_capitals_do_not_matter(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    for place, word in enumerate(WORDS):
        qtbot.keyClicks(grid.fields[place], word.title())
        if place + 1 < COUNT:
            qtbot.keyClick(grid.fields[place], Qt.Key.Key_Space)
            assert grid.focusWidget() is grid.fields[place + 1]
    assert tuple(grid.words()) == WORDS
    with qtbot.waitSignal(grid.completed):
        qtbot.keyClick(grid.fields[-1], Qt.Key.Key_Return)


def test_space_in_an_empty_field_stays_and_backspace_goes_back(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    grid.go_to(3)
    qtbot.keyClick(grid.fields[2], Qt.Key.Key_Space)
    assert grid.focusWidget() is grid.fields[2]
    qtbot.keyClick(grid.fields[2], Qt.Key.Key_Backspace)
    assert grid.focusWidget() is grid.fields[1]


def test_pasting_fills_what_follows_whatever_the_numbers(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    QGuiApplication.clipboard().setText("\n".join(f"{n + 1}. {word}" for n, word in enumerate(WORDS)))
    qtbot.keyClick(grid.fields[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tuple(grid.words()) == WORDS


def test_marks_say_what_is_wrong_and_go_again(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    grid.mark({7: "Not as on the sheet"})
    assert grid.fields[6].property("wrong") is True
    assert grid.fields[6].accessibleDescription() == "Not as on the sheet"
    grid.clear()
    assert grid.fields[6].property("wrong") is False


def test_the_sheet_shows_every_word_with_its_number(qtbot: QtBot) -> None:
    sheet = WordSheet(WORDS)
    qtbot.addWidget(sheet)
    assert not sheet.grab().isNull()
