"""No keyboard learns or completes what is typed into any field of the program, on any page or sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.shared.fields import text_field
from practiceapp.ui.shared.lines import UNLEARNT
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.word_grid import WordGrid
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.every_page import practice
from tests.layout.stops import starting_stops, stops_of

Field = QLineEdit | QTextEdit | QPlainTextEdit


def fields_in(window: QWidget) -> Iterator[Field]:
    """Everything words can be typed into, in view or not; dates and counts have fields of their own."""
    fields: list[Field] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QTextEdit),
        *window.findChildren(QPlainTextEdit),
    ]
    for field in fields:
        if not field.isReadOnly() and not isinstance(field.parent(), QAbstractSpinBox):
            yield field


def learning(window: QWidget) -> list[str]:
    """The fields a keyboard may learn from or complete."""
    return [
        f"{type(field).__name__} “{field.accessibleName()}”"
        for field in fields_in(window)
        if field.inputMethodHints() & UNLEARNT != UNLEARNT
    ]


def test_no_field_of_an_open_practice_is_learnt_from(qtbot: QtBot, tmp_path: Path) -> None:
    seen, found = 0, []
    with practice(tmp_path, split_shown=True) as shown:
        for stop, window in stops_of(shown):
            seen += len(list(fields_in(window)))
            found += [f"{stop}: {one}" for one in learning(window)]
    assert seen > 100
    assert found == []


def test_no_field_before_the_vault_is_open_is_learnt_from(qtbot: QtBot, tmp_path: Path) -> None:
    windows: set[type[QWidget]] = set()
    for stop, window in starting_stops(tmp_path):
        windows.add(type(window))
        assert learning(window) == [], stop
    assert windows >= {UnlockWindow, FirstRunWindow}


@pytest.mark.parametrize("shown", [True, False])
def test_a_passphrase_that_is_shown_is_learnt_from_no_more_than_a_hidden_one(
    qtbot: QtBot, shown: bool
) -> None:
    field = PassphraseField("&Passphrase")
    qtbot.addWidget(field)
    field.show_text(shown=True)
    field.show_text(shown=shown)
    assert learning(field) == []


def test_hints_of_its_own_take_nothing_from_a_field(qtbot: QtBot) -> None:
    grid = WordGrid()
    qtbot.addWidget(grid)
    assert learning(grid) == []
    assert grid.fields[0].inputMethodHints() & Qt.InputMethodHint.ImhNoAutoUppercase


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_a_plain_field_of_qt_is_caught(qtbot: QtBot, kind: type[Field]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    kind(window)
    text_field("Name").setParent(window)
    assert len(learning(window)) == 1
