"""The client beside the note: shown by a key, never in the way of writing, and without a word of money."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.beside import client_side
from practiceapp.bootstrap.services import Services
from practiceapp.domain.clients import Client, ClientDetails
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.sessions import Session
from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.client_side import ClientSide
from practiceapp.ui.notes.finishing import Finishing
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.notes.note_split import Beside
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.focus import holds_focus
from practiceapp.ui.shared.places import NOTE, Place
from practiceapp.ui.shared.split import Edge
from practiceapp.ui.shared.theme import current
from tests.fakes_preferences import preferences
from tests.practices import House, fake_house

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "The silence in the room."


class Desk:
    """A note page over a practice of one client with three sessions, the last of them just held."""

    def __init__(self, qtbot: QtBot, width: int = 1280, **remembered: Any) -> None:
        self.qtbot = qtbot
        self.house: House = fake_house()
        self.client: Client = self.house.clients.add(ClientDetails(given_name="Ida", family_name="Brandt"))
        self.first = self.house.held(self.client, day=3)
        self.house.notes.save_draft(self.first.session_id, {Heading.ALIVE: WORDS})
        self.house.notes.lock(self.first.session_id)
        self.second = self.house.held(self.client, day=10)
        self.open_session = self.house.held(self.client, day=17)
        self.house.planned(self.client, day=24)
        self.preferences = preferences(**remembered)
        self.made = 0
        self.page = self._page()
        qtbot.addWidget(self.page)
        self.page.resize(width, 760)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.enter(Place(NOTE, self.open_session.session_id))
        QApplication.processEvents()

    def _page(self) -> NotePage:
        house, clipboard = self.house, InnerClipboard()
        autosave, finishing = Autosave(house.notes), Finishing(house.notes)
        presenter = NotePresenter(house.notes, house.sessions, house.clients, autosave, finishing)
        services = cast("Services", SimpleNamespace(**vars(house)))

        def make() -> ClientSide:
            self.made += 1
            return client_side(services, clipboard)

        page = NotePage(presenter, clipboard, None, Beside(make, self.preferences))
        for part in (presenter, autosave, finishing):
            part.setParent(page)
        return page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        QApplication.processEvents()

    @property
    def side(self) -> ClientSide:
        side = self.page.split.side
        assert side is not None
        return side

    @property
    def text(self) -> NoteText:
        """The passage she writes in."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, NoteText)
        return focused

    def read_first_note(self) -> None:
        self.press(Key.Key_F6, SHIFT)
        self.press(Key.Key_End)
        self.press(Key.Key_Return)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    current().choose("light", 100)
    return Desk(qtbot)


def words_in(widget: QWidget) -> list[str]:
    """Everything that can be read in it, painted rows included."""
    from practiceapp.ui.shared.rows import RowList

    found = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    for rows in widget.findChildren(RowList):
        shown = [rows.rows.row_at(rows.rows.index(number, 0)) for number in range(rows.rows.rowCount())]
        found += [row.aloud() for row in shown if row]
    return found


def test_the_note_is_alone_until_she_asks_and_the_client_is_not_read(desk: Desk) -> None:
    assert desk.page.split.side is None
    assert desk.made == 0


def test_f6_brings_the_client_beside_the_note_and_sends_it_away(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    said = words_in(desk.side)
    assert said[:2] == ["Ida Brandt", f"{desk.client.reference} · Next session Tue 24 Mar, 10:30"]
    desk.press(Key.Key_F6)
    assert desk.page.split.side is None
    desk.press(Key.Key_B, CTRL | SHIFT)
    assert desk.side.isVisible()
    assert desk.made == 1


def test_the_button_shows_whether_it_is_there(desk: Desk) -> None:
    assert desk.page.beside.accessibleName() == "The client beside the note"
    assert not desk.page.beside.isChecked()
    desk.page.beside.click()
    assert desk.side.isVisible()
    assert desk.page.beside.isChecked()
    desk.press(Key.Key_F6)
    assert not desk.page.beside.isChecked()


def test_it_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Key.Key_F6)
    assert desk.preferences.split_shown
    again = Desk(qtbot, split_shown=True)
    assert again.side.isVisible()
    assert again.page.beside.isChecked()


def test_neither_coming_nor_going_takes_the_focus_from_the_passage(desk: Desk) -> None:
    writing = desk.text
    QTest.keyClicks(writing, "She rang")
    desk.press(Key.Key_F6)
    assert desk.text is writing
    QTest.keyClicks(writing, " again")
    desk.press(Key.Key_F6)
    assert desk.text is writing
    assert writing.toPlainText() == "She rang again"


def test_a_save_while_she_writes_leaves_focus_cursor_and_what_she_reads_beside(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    writing = desk.text
    desk.read_first_note()
    writing.setFocus()
    QTest.keyClicks(writing, "She rang")
    desk.page.flush()
    assert desk.text is writing
    assert writing.textCursor().position() == len("She rang")
    assert WORDS in [text.toPlainText() for text in desk.side.note.passages.texts.values()]


def test_the_session_whose_note_is_open_is_not_among_the_others(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    said = " ".join(words_in(desk.side))
    assert "10 March 2026" in said
    assert "17 March 2026" not in said


def test_shift_f6_leads_to_the_sessions_and_back_to_the_same_passage(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    desk.press(Key.Key_Tab)
    writing = QApplication.focusWidget()
    desk.press(Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is not writing
    assert holds_focus(desk.side)
    desk.press(Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is writing


def test_enter_shows_the_note_of_a_session_to_read_and_esc_leads_back(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    desk.read_first_note()
    assert desk.text.toPlainText() == WORDS
    assert desk.text.isReadOnly()
    assert "Tuesday 3 March 2026" in words_in(desk.side)
    assert "10:30 to 11:20 · Finished" in words_in(desk.side)
    QTest.keyClicks(desk.text, "changed")
    assert desk.text.toPlainText() == WORDS
    desk.press(Key.Key_Escape)
    assert not desk.side.note.isVisible()
    assert holds_focus(desk.side)


def test_a_session_without_a_note_says_so(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    desk.side.open_note(desk.second.session_id)
    assert "Nothing is written for this session." in words_in(desk.side)


def test_a_click_on_a_session_shows_its_note(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    rows: Any = desk.side.stack.currentWidget()
    area = rows.rows.visualRect(rows.rows.rows.index_of(desk.first.session_id))
    QTest.mouseClick(rows.rows.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert WORDS in [text.toPlainText() for text in desk.side.note.passages.texts.values()]


def test_another_note_of_another_client_brings_that_client(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    desk.read_first_note()
    other: Session = desk.house.held(desk.house.client("Otto"), day=16)
    desk.page.enter(Place(NOTE, other.session_id))
    assert "Otto" in words_in(desk.side)
    assert not desk.side.note.isVisible()
    assert "No other session yet." in words_in(desk.side)


def test_back_from_the_client_of_another_note_she_writes_in_that_note(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    desk.press(Key.Key_F6, SHIFT)
    desk.page.enter(Place(NOTE, desk.second.session_id))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.press(Key.Key_F6, SHIFT)
    desk.press(Key.Key_F6, SHIFT)
    assert holds_focus(desk.page.editor)


# --- nothing of money


def speaks_of_money(words: list[str]) -> list[str]:
    signs = ("EUR", "€", "fee", "Fee", "pay", "invoice", "Invoice", "00")
    return [said for said in words if any(sign in said for sign in signs)]


def test_nothing_beside_the_note_speaks_of_money(desk: Desk) -> None:
    desk.house.sessions.set_fee(desk.second.session_id, 9_900)
    desk.press(Key.Key_F6)
    assert words_in(desk.side)
    assert speaks_of_money(words_in(desk.side)) == []


def test_a_fee_on_a_row_would_be_caught(desk: Desk) -> None:
    from practiceapp.ui.sessions.timeline_presenter import timeline

    desk.house.sessions.set_fee(desk.second.session_id, 0)
    sessions = desk.house.sessions.of_client(desk.client.client_id)
    assert speaks_of_money([row.aloud() for row in timeline(sessions, {}, frozenset())])


# --- the edge between


def edge(desk: Desk) -> Edge:
    found = desk.page.split.handle(1)
    assert isinstance(found, Edge)
    return found


def test_the_edge_is_moved_by_arrow_keys_and_its_place_is_remembered(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    edge(desk).setFocus()
    before = desk.page.split.sizes()[0]
    desk.press(Key.Key_Left)
    assert desk.preferences.split_percent == 60
    assert desk.page.split.sizes()[0] < before
    desk.press(Key.Key_Home)
    assert desk.preferences.split_percent == 30
    desk.press(Key.Key_End)
    assert desk.preferences.split_percent == 80


def test_the_edge_has_a_name_and_is_reached_by_tab(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    face = QAccessible.queryAccessibleInterface(edge(desk))
    assert face.text(QAccessible.Text.Name) == "Edge between the note and the client"
    assert edge(desk).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_from_right_to_left_the_arrows_still_follow_the_edge(desk: Desk) -> None:
    desk.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.press(Key.Key_F6)
    edge(desk).setFocus()
    desk.press(Key.Key_Left)
    assert desk.preferences.split_percent == 64


def test_in_a_narrow_window_the_client_stands_below_and_both_have_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot, width=1024, split_shown=True)
    assert desk.page.split.orientation() == Qt.Orientation.Vertical
    assert desk.side.geometry().top() > desk.page.editor.height()
    assert desk.side.height() >= 180
    assert desk.page.editor.height() >= 240
    edge(desk).setFocus()
    desk.press(Key.Key_Up)
    assert desk.preferences.split_percent == 60
    desk.page.resize(1300, 760)
    QApplication.processEvents()
    assert desk.page.split.orientation() == Qt.Orientation.Horizontal


def test_a_wider_window_keeps_the_shares(desk: Desk) -> None:
    desk.press(Key.Key_F6)
    for width in (1200, 1800):
        desk.page.resize(width, 760)
        QApplication.processEvents()
        sizes = desk.page.split.sizes()
        assert round(100 * sizes[0] / sum(sizes)) == 62
