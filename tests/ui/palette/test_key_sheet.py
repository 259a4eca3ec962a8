"""The sheet of keys lists what acts here and now, from the commands themselves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.palette.key_list import KeyDelegate, KeyList
from practiceapp.ui.palette.key_sheet import KeySheet
from practiceapp.ui.shared.commands import caps_of, command
from practiceapp.ui.shared.places import CLIENTS, TODAY, Place
from practiceapp.ui.shared.theme import current
from tests.ui.palette.over import headings, page_of, shown, titles, words_with_keys

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> KeySheet:
    focused: object = window.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, Qt.Key.Key_Slash, CONTROL)
    sheet = window.over.keys
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def listed(sheet: KeySheet) -> set[str]:
    return {*titles(sheet.here), *titles(sheet.everywhere)}


def test_it_lists_exactly_the_commands_with_keys(qtbot: QtBot, window: MainWindow) -> None:
    sheet = opened(qtbot, window)
    here, everywhere = window.commands_now()
    assert listed(sheet) == words_with_keys([*here, *everywhere])
    assert headings(sheet.here) == ["This page", "Go to"]
    assert headings(sheet.everywhere) == ["Everywhere"]
    assert "Finish note" in titles(sheet.here)


def test_a_new_command_is_listed_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    command(page_of(window), "Turn the page", lambda: None, "Ctrl+T")
    assert "Turn the page" in titles(opened(qtbot, window).here)


def test_a_page_without_keys_of_its_own_has_no_heading(qtbot: QtBot, window: MainWindow) -> None:
    window.show_place(Place(CLIENTS))
    assert headings(opened(qtbot, window).here) == ["Go to"]


def test_a_question_mark_opens_it_where_nothing_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.frame.navigation.above.setFocus()
    qtbot.keyClick(window.frame.navigation.above, Qt.Key.Key_Question)
    assert window.over.keys is not None
    assert window.over.keys.isVisible()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_a_question_mark_in_a_text_is_a_question_mark(
    qtbot: QtBot, window: MainWindow, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    field = kind()
    layout = page_of(window).layout()
    assert layout is not None
    layout.addWidget(field)
    field.setFocus()
    qtbot.keyClicks(field, "Why now?")
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "Why now?"
    assert window.over.keys is None


def test_a_number_takes_no_question(qtbot: QtBot, window: MainWindow) -> None:
    field = QSpinBox()
    layout = page_of(window).layout()
    assert layout is not None
    layout.addWidget(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Question)
    assert window.over.keys is None


def test_escape_closes_it_and_the_focus_is_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    page_of(window).text.setFocus()
    sheet = opened(qtbot, window)
    qtbot.keyClick(sheet.here, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert window.focusWidget() is page_of(window).text


def test_tab_goes_round_its_lists_and_its_button(qtbot: QtBot, window: MainWindow) -> None:
    sheet = opened(qtbot, window)
    seen = []
    for _turn in range(4):
        focused: object = window.focusWidget()
        assert isinstance(focused, QWidget)
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [sheet.here, sheet.everywhere, sheet.away, sheet.here]


def test_only_the_list_being_read_has_a_chosen_row(qtbot: QtBot, window: MainWindow) -> None:
    sheet = opened(qtbot, window)
    assert sheet.here.selectedIndexes()
    assert not sheet.everywhere.selectedIndexes()
    qtbot.keyClick(sheet.here, Qt.Key.Key_Tab)
    qtbot.keyClick(sheet.everywhere, Qt.Key.Key_Down)
    assert sheet.everywhere.selectedIndexes()
    assert not sheet.here.selectedIndexes()


def test_enter_does_what_the_keys_would(qtbot: QtBot, window: MainWindow) -> None:
    sheet = opened(qtbot, window)
    number = next(at for at, row in enumerate(shown(sheet.here)) if row.title == "Today")
    sheet.here.setCurrentIndex(sheet.here.rows.index(number, 0))
    qtbot.keyClick(sheet.here, Qt.Key.Key_Return)
    assert sheet.isHidden()
    assert window.place == Place(TODAY)


def test_rows_are_spoken_with_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    sheet = opened(qtbot, window)
    aloud = [row.aloud() for row in (*shown(sheet.here), *shown(sheet.everywhere)) if not row.heading]
    assert {"Finish note, Ctrl+Enter", "Go to Clients, Ctrl+2", "Larger text, Ctrl++"} <= set(aloud)


@pytest.mark.parametrize(
    ("keys", "caps"),
    [("Ctrl+K", ("Ctrl", "K")), ("Ctrl++", ("Ctrl", "+")), ("F1", ("F1",)), ("?", ("?",)), ("", ())],
)
def test_keys_are_drawn_one_by_one(keys: str, caps: tuple[str, ...]) -> None:
    assert caps_of(keys) == caps


def shortened(rows: KeyList) -> list[str]:
    """The rows whose words do not fit beside their keys."""
    delegate = rows.itemDelegate()
    assert isinstance(delegate, KeyDelegate)
    found = []
    for number, row in enumerate(shown(rows)):
        option, unseen = QStyleOptionViewItem(), QPicture()
        index = rows.rows.index(number, 0)
        rows.initViewItemOption(option)
        option.rect = rows.visualRect(index)
        painter = QPainter(unseen)
        delegate.paint(painter, option, index)
        painter.end()
        found += [row.title] if delegate._shortened else []
    return found


def test_every_row_has_room_for_its_words_beside_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    sheet = opened(qtbot, window)
    sheet.grab()
    assert shortened(sheet.here) + shortened(sheet.everywhere) == []
    sheet.here.setFixedWidth(120)
    sheet.grab()
    assert "Finish note" in shortened(sheet.here)


def test_a_window_too_narrow_for_two_columns_has_one(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    sheet = opened(qtbot, window)
    both = [*titles(sheet.here), *titles(sheet.everywhere)]
    theme = current()
    theme.choose("light", 150)
    sheet.grab()
    assert (titles(sheet.here), sheet.everywhere.isHidden()) == (both, True)
    assert shortened(sheet.here) == []
    theme.choose("light", 100)
    assert not sheet.everywhere.isHidden()
    assert titles(sheet.here) != both
