"""The palette: go to, do or find anything, without leaving the one line one types in."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain import errors
from practiceapp.services.undo import Undo
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.palette import palette as module
from practiceapp.ui.palette.found import Found
from practiceapp.ui.palette.palette import Palette
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.places import CLIENTS, INVOICES, NOTE, PRACTICE, Place
from practiceapp.ui.shared.wording import sentence_for
from tests.ui.palette.over import found, headings, page_of, shown, titles

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> Palette:
    focused: object = window.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, Qt.Key.Key_K, CONTROL)
    palette = window.over.palette
    assert palette is not None
    assert palette.isVisible()
    return palette


def typed(qtbot: QtBot, palette: Palette, words: str) -> list[str]:
    qtbot.keyClicks(palette.field, words)
    palette.settle()
    return titles(palette.rows)


def test_it_is_made_when_first_wanted_and_begins_empty(qtbot: QtBot, window: MainWindow) -> None:
    assert window.over.palette is None
    palette = opened(qtbot, window)
    assert window.focusWidget() is palette.field
    typed(qtbot, palette, "prac")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert (palette.field.text(), opened(qtbot, window)) == ("", palette)


def test_it_lists_places_and_then_every_command_there_is(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    assert headings(palette.rows) == ["Go to", "Do"]
    listed = titles(palette.rows)
    assert listed[:4] == ["Today", "Clients", "Invoices", "Practice"]
    here, everywhere = window.commands_now()
    assert {"Finish note", "Put in a line", "Lock now", "Larger text", "Quit"} <= set(listed)
    assert sorted([*listed, "All commands"]) == sorted(each.text() for each in (*here, *everywhere))


def test_what_makes_no_sense_now_is_not_listed(qtbot: QtBot, window: MainWindow) -> None:
    listed = titles(opened(qtbot, window).rows)
    assert not {"Send the field away", "Undo", "Back", "Forward", "Usual text size"} & set(listed)
    page = page_of(window)
    page.undoable.emit(Undo("session_held", lambda: None), "Session marked as held")
    window.show_place(Place(CLIENTS))
    listed = titles(opened(qtbot, window).rows)
    assert {"Undo", "Back"} <= set(listed)
    assert "Finish note" not in listed, "it belongs to the page before"


@pytest.mark.parametrize(
    ("words", "first"),
    [("lock", "Lock now"), ("now lo", "Lock now"), ("PRAC", "Practice"), ("larg te", "Larger text")],
)
def test_the_beginnings_of_words_find_it_in_any_order(
    qtbot: QtBot, window: MainWindow, words: str, first: str
) -> None:
    assert typed(qtbot, opened(qtbot, window), words)[0] == first


def test_accents_may_be_left_out(qtbot: QtBot, window: MainWindow) -> None:
    page_of(window).finish.setText("Größere Schrift für Séverine")
    assert typed(qtbot, opened(qtbot, window), "grossere severine") == ["Größere Schrift für Séverine"]


def test_escape_puts_the_focus_back_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    for before in (page_of(window).text, window.frame.navigation.above, window.frame.navigation.lock):
        before.setFocus()
        palette = opened(qtbot, window)
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
        assert palette.isHidden()
        assert window.focusWidget() is before


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, SearchField])
def test_it_opens_while_she_writes(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> None:
    field = SearchField("Find") if kind is SearchField else kind()
    layout = page_of(window).layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(opened(qtbot, window).field, Qt.Key.Key_Escape)
    assert window.focusWidget() is field


def test_enter_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "invo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert window.place == Place(INVOICES)
    assert page_holds_focus(window)


def page_holds_focus(window: MainWindow) -> bool:
    focused: object = window.focusWidget()
    return window.page is not None and isinstance(focused, QWidget) and window.page.isAncestorOf(focused)


def test_a_command_of_the_page_acts_with_the_focus_back_in_it(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.text.setFocus()
    palette = opened(qtbot, window)
    typed(qtbot, palette, "finish")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page.done == ["finish, the focus in the QTextEdit"]


def test_arrows_walk_the_rows_while_the_caret_stays(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    listed = titles(palette.rows)
    for expected in (*listed[1:], listed[-1]):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        row = palette.rows.rows.row_at(palette.rows.currentIndex())
        assert row is not None
        assert row.title == expected
    for _row in (*listed, "one too many"):
        qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.rows.currentIndex().row() == 1, "the first below its heading"
    assert window.focusWidget() is palette.field


def test_a_click_acts(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    row = next(number for number, row in enumerate(shown(palette.rows)) if row.title == "Practice")
    place = palette.rows.visualRect(palette.rows.rows.index(row, 0)).center()
    qtbot.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.place == Place(PRACTICE)


def test_finders_add_their_rows_below_their_headings(qtbot: QtBot, window: MainWindow) -> None:
    doings: list[str] = []
    asked: list[str] = []

    def people(words: str) -> list[Found]:
        asked.append(words)
        return [found("Clients", "Anna Lindqvist", doings), found("Notes", "Anna", doings)]

    window.over.finders = (people, lambda _words: [found("Invoices", "2026-0007", doings)])
    palette = opened(qtbot, window)
    assert asked == [], "nothing is asked before anything is typed"
    assert typed(qtbot, palette, " an ") == ["Anna Lindqvist", "Anna", "2026-0007"]
    assert (headings(palette.rows), asked) == (["Clients", "Notes", "Invoices"], ["an"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert doings == ["Anna"]


def test_enter_acts_on_what_belongs_to_the_words(qtbot: QtBot, window: MainWindow) -> None:
    doings: list[str] = []
    window.over.finders = (lambda words: [found("Clients", words, doings)],)
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, "zo")
    palette.settle()
    qtbot.keyClicks(palette.field, "ra")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert doings == ["zora"]


def test_what_was_walked_to_stays_when_finds_come_in(qtbot: QtBot, window: MainWindow) -> None:
    window.over.finders = (lambda words: [found("Clients", words, [])],)
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, "l")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    before = palette.rows.current_key()
    palette.settle()
    assert palette.rows.current_key() == before


def test_nothing_found_is_said_in_words(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    assert typed(qtbot, palette, "xyzzy") == []
    assert palette.words.isVisible()
    assert palette.words.text() == "Nothing found. Try fewer words, or the beginning of one."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_vault_that_cannot_be_read_says_why(qtbot: QtBot, window: MainWindow) -> None:
    def broken(_words: str) -> list[Found]:
        raise errors.VaultDamaged

    window.over.finders = (broken,)
    palette = opened(qtbot, window)
    typed(qtbot, palette, "xyzzy")
    assert palette.words.isVisible()
    assert palette.words.text() == sentence_for(errors.VaultDamaged())


def test_rows_and_the_chosen_one_are_spoken_as_sentences(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(module, "announce", lambda _widget, words: spoken.append(words))
    window.over.finders = (lambda _words: [found("Clients", "Lena", [])],)
    palette = opened(qtbot, window)
    typed(qtbot, palette, "l")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    aloud = [row.aloud() for row in shown(palette.rows) if not row.heading]
    assert spoken == aloud[:2]
    assert "Lock now, Ctrl+L" in aloud
    assert aloud[-1] == "Clients, Lena"
    window.over.finders = ()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    typed(qtbot, opened(qtbot, window), "zzz")
    assert spoken[-1] == palette.words.text()


def test_tab_stays_inside_and_a_click_beside_it_closes(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    for _turn in range(3):
        qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
        qtbot.keyClick(palette.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is palette.field
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert palette.isHidden()
    assert window.focusWidget() is page_of(window).line


def test_keys_that_lead_elsewhere_close_it_for_good(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClick(palette.field, Qt.Key.Key_2, CONTROL)
    assert window.place == Place(CLIENTS)
    assert palette.isHidden()
    assert page_holds_focus(window)


@pytest.mark.parametrize(("width", "height"), [(1024, 700), (2560, 1600)])
def test_it_stays_within_the_window(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    palette = opened(qtbot, window)
    window.resize(width, height)
    assert window.rect().contains(palette.panel.geometry())
    assert palette.size() == window.size()


def test_the_look_can_be_changed_from_it(
    qtbot: QtBot, window: MainWindow, preferences: SimpleNamespace
) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert preferences.appearance == "dark"
    assert "Dark colours" not in titles(opened(qtbot, window).rows)
    assert typed(qtbot, opened(qtbot, window), "light col") == ["Light colours"]


def test_the_place_she_is_at_is_left_alone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(opened(qtbot, window).field, Qt.Key.Key_Escape)
    assert window.place == Place(NOTE, 3)
