"""What had the focus goes away: a row, a button, a page's part. The focus goes on to what stands nearest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.resources import resource_path
from practiceapp.ui.invoices.invoice_table import AMOUNT, InvoiceTable
from practiceapp.ui.invoices.invoices_page import InvoicesPage
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.commands import commands_in
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.focus import FocusKeeper
from practiceapp.ui.shared.places import CLIENTS, INVOICES, NOTE, PRACTICE, Place
from practiceapp.ui.shared.rows import Row, RowList
from tests.drive.hands import keys, rows_of, settle, type_text
from tests.every_page import Shown, practice
from tests.keyboard.walking import focused, tabbed


class Window(QWidget):
    """A button as in the navigation, and a page of three."""

    def __init__(self) -> None:
        super().__init__()
        self.navigation, self.page = QuietButton("Today"), QWidget()
        self.buttons = [QuietButton(words) for words in ("First", "Second", "Third")]
        inside, around, self.pages = QVBoxLayout(self.page), QVBoxLayout(self), QStackedWidget()
        for button in self.buttons:
            inside.addWidget(button)
        self.pages.addWidget(self.page)
        around.addWidget(self.navigation)
        around.addWidget(self.pages)
        FocusKeeper(self.pages)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    with practice(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(("goes", "then"), [(0, 1), (1, 2), (2, 1)])
def test_a_button_that_is_hidden_hands_the_focus_on_within_the_page(
    window: Window, goes: int, then: int
) -> None:
    window.buttons[goes].setFocus()
    window.buttons[goes].hide()
    assert focused() is window.buttons[then]


def test_a_button_that_is_switched_off_hands_the_focus_on(window: Window) -> None:
    window.buttons[2].setFocus()
    window.buttons[2].setEnabled(False)
    assert focused() is window.buttons[1]


def test_tab_still_leads_out_of_the_page(window: Window) -> None:
    window.buttons[2].setFocus()
    QTest.keyClick(window.buttons[2], Qt.Key.Key_Tab)
    assert focused() is window.navigation


def test_a_row_that_goes_hands_on_to_the_one_in_its_place(qtbot: QtBot) -> None:
    rows = RowList("Sessions")
    qtbot.addWidget(rows)
    rows.show()
    rows.activateWindow()
    rows.show_rows([Row(number, str(number)) for number in range(4)])
    rows.setFocus()
    for chosen, left, then in ((1, (0, 2, 3), 2), (3, (0, 2), 2), (2, (), None)):
        rows.choose(chosen)
        rows.show_rows([Row(number, str(number)) for number in left])
        assert rows.current_key() == then


def test_a_list_that_is_not_in_use_chooses_nothing_by_itself(qtbot: QtBot) -> None:
    rows = RowList("Sessions")
    qtbot.addWidget(rows)
    rows.show_rows([Row(number, str(number)) for number in range(4)])
    rows.choose(1)
    rows.show_rows([Row(number, str(number)) for number in (0, 2)])
    assert rows.current_key() is None


def test_the_keyboard_begins_at_the_first_row_below_a_heading(qtbot: QtBot) -> None:
    rows = RowList("Found")
    qtbot.addWidget(rows)
    rows.show_rows([Row(None, "Clients", heading=True), Row(1, "Ida")])
    rows.show()
    rows.activateWindow()
    settle()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.current_key() == 1


def test_ctrl_z_in_a_field_that_has_nothing_to_undo_takes_the_last_step_back(shown: Shown) -> None:
    before = [row.client_id for row in shown.services.clients.rows()]
    shown.show(Place(CLIENTS))
    shown.window.offer_undo(shown.services.clients.remove(before[0]), "Removed")
    assert isinstance(focused(), SearchField)
    keys("Ctrl+Z")
    assert [row.client_id for row in shown.services.clients.rows()] == before
    assert len(rows_of("Clients")) == len(before)


def test_ctrl_z_in_a_field_undoes_first_what_was_typed_there(shown: Shown) -> None:
    shown.show(Place(PRACTICE))
    name = focused()
    assert name is not None
    before = name.text()  # type: ignore[attr-defined]
    type_text(" the younger")
    keys("Ctrl+Z")
    assert name.text() == before  # type: ignore[attr-defined]


def test_the_invoices_are_sorted_by_a_command_as_by_a_click_on_a_heading(shown: Shown) -> None:
    shown.show(Place(INVOICES))
    page = shown.window.page
    assert isinstance(page, InvoicesPage)
    (sort,) = [one for one in commands_in(page) if one.text() == "Sort by Amount"]
    sort.trigger()
    rising = amounts(page.table)
    sort.trigger()
    assert rising == sorted(rising) == amounts(page.table)[::-1]


def amounts(table: InvoiceTable) -> list[Any]:
    model, role = table.model(), Qt.ItemDataRole.UserRole + 1
    return [model.index(number, AMOUNT).data(role) for number in range(model.rowCount())]


def test_tab_in_a_note_goes_from_heading_to_heading_and_out_at_the_end(shown: Shown) -> None:
    """A note holds no tab stops: Tab moves on, as between the fields of any page, and never indents."""
    owed = shown.services.today.today().owed[0]
    shown.show(Place(NOTE, owed.session_id))
    page = shown.window.page
    assert isinstance(page, NotePage)
    texts = list(page.editor.sheet.passages.texts.values())
    assert focused() is texts[0]
    stops = tabbed(shown.window)
    assert stops[: len(texts)] == texts
    assert page.editor.isAncestorOf(stops[len(texts)])
    assert "\t" not in "".join(text.toPlainText() for text in texts)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_help_names_the_way_out_of_a_note(language: str) -> None:
    told = resource_path("help", language, "note.md").read_text(encoding="utf-8")
    assert "- `Tab`" in told
