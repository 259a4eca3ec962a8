"""Typing over a day or a time gives what was typed, however the field was entered."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.fields import day_field, day_of, time_field, time_of
from practiceapp.ui.shared.section_typing import SectionTyping

Enter = Callable[[QtBot, QWidget, QLineEdit], None]


def click(qtbot: QtBot, _before: QWidget, line: QLineEdit) -> None:
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)


def click_at_the_start(qtbot: QtBot, _before: QWidget, line: QLineEdit) -> None:
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(6, line.height() // 2))


def click_and_ctrl_a(qtbot: QtBot, before: QWidget, line: QLineEdit) -> None:
    click(qtbot, before, line)
    qtbot.keyClick(line.parentWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def tab(qtbot: QtBot, before: QWidget, _line: QLineEdit) -> None:
    qtbot.keyClick(before, Qt.Key.Key_Tab)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def before(window: QWidget) -> QLineEdit:
    """A line that has the focus; the field of a test is put below it."""
    line = window.findChildren(QLineEdit)[0]
    line.setFocus()
    return line


def below(before: QLineEdit, field: QWidget) -> None:
    layout = before.window().layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()


@pytest.mark.parametrize("enter", [click, click_at_the_start, click_and_ctrl_a, tab])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 Mar 2025", date(2025, 3, 3)),
        ("31 Jan 2025", date(2025, 1, 31)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("15 Oct", date(2026, 10, 15)),
        ("4 Sep 2026", date(2026, 9, 4)),
        ("4 Sept 2026", date(2026, 9, 4)),
        ("3.3.2025", date(2025, 3, 3)),
        ("7", date(2026, 11, 7)),
    ],
)
def test_a_day_typed_over_another(
    enter: Enter, typed: str, day: date, before: QLineEdit, qtbot: QtBot
) -> None:
    field = day_field("Day", date(2026, 11, 8))
    field.setMaximumDate(QDate(2026, 11, 8))
    below(before, field)
    enter(qtbot, before, field.lineEdit())
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert day_of(field) == day


def test_a_second_click_marks_the_part_below_it(before: QLineEdit, qtbot: QtBot) -> None:
    field = day_field("Day", date(2026, 11, 30))
    below(before, field)
    line = field.lineEdit()
    click(qtbot, before, line)
    assert line.selectedText() == "30"
    field.setCurrentSection(QDateEdit.Section.YearSection)
    end = line.cursorRect().center() + QPoint(4, 0)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=end)
    assert line.selectedText() == "2026"
    qtbot.keyClicks(field, "2025")
    assert day_of(field) == date(2025, 11, 30)


def test_a_day_that_is_not_allowed_is_not_taken(before: QLineEdit, qtbot: QtBot) -> None:
    field = day_field("Day", date(2026, 11, 8))
    field.setMaximumDate(QDate(2026, 11, 8))
    below(before, field)
    click(qtbot, before, field.lineEdit())
    qtbot.keyClicks(field, "20 Dec 2026")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert day_of(field) <= date(2026, 11, 8)


@pytest.mark.parametrize("enter", [click, click_and_ctrl_a, tab])
@pytest.mark.parametrize(("typed", "at"), [("9:15", time(9, 15)), ("1405", time(14, 5))])
def test_a_time_typed_over_another(
    enter: Enter, typed: str, at: time, before: QLineEdit, qtbot: QtBot
) -> None:
    field = time_field("Start", time(10, 30))
    below(before, field)
    enter(qtbot, before, field.lineEdit())
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert time_of(field) == at


def test_without_it_the_digits_would_be_added(before: QLineEdit, qtbot: QtBot) -> None:
    field = day_field("Day", date(2026, 11, 30))
    below(before, field)
    for watcher in field.findChildren(SectionTyping):
        field.removeEventFilter(watcher)
        field.lineEdit().removeEventFilter(watcher)
    click_at_the_start(qtbot, before, field.lineEdit())
    qtbot.keyClicks(field, "3 Mar 2025")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert day_of(field) != date(2025, 3, 3)


def test_a_field_may_go_while_it_is_typed_in(before: QLineEdit, qtbot: QtBot) -> None:
    field = day_field("Day", date(2026, 11, 30))
    below(before, field)
    click(qtbot, before, field.lineEdit())
    qtbot.keyClicks(field, "3 Mar")
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()
