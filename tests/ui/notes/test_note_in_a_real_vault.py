"""Typed with real keys, kept in a real vault, found again after it was closed and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from practiceapp.domain.clinical.notes import Heading, NoteState
from practiceapp.domain.sessions import SessionId
from practiceapp.services.desk.search import SearchService
from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.finishing import Finishing
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.search.search_page import SearchPage
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.shared.places import CLIENT, NOTE, Place
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.practices import House, real_house
from tests.ui.notes.doubles import NEVER
from tests.vaults import make_vault, reopen


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenedVault]:
    opened = make_vault(tmp_path / "vault")
    yield opened
    opened.close()


def editor_over(house: House, qtbot: QtBot) -> NoteEditor:
    autosave, finishing = Autosave(house.notes, NEVER), Finishing(house.notes, NEVER)
    presenter = NotePresenter(house.notes, house.sessions, house.clients, autosave, finishing)
    editor = NoteEditor(presenter, InnerClipboard())
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    return editor


def type_note(editor: NoteEditor, session_id: SessionId) -> None:
    editor.open(session_id)
    texts = editor.sheet.passages.texts
    editor.focus_first()
    QTest.keyClicks(texts[Heading.ALIVE], "Nobody looked at her after the vote.")
    QTest.keyClick(texts[Heading.ALIVE], Qt.Key.Key_Tab)
    QTest.keyClicks(texts[Heading.WHY_NOW], "Weighed, not held: ")
    texts[Heading.WHY_NOW].textCursor().insertText("Jürgen.")  # QTest knows no key for it


def test_a_note_survives_and_is_found(vault: OpenedVault, qtbot: QtBot, tmp_path: Path) -> None:
    house = real_house(vault)
    client = house.client("Marit")
    session = house.held(client)
    editor = editor_over(house, qtbot)
    type_note(editor, session.session_id)
    QTest.keyClick(
        editor.sheet.passages.texts[Heading.WHY_NOW], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    editor.flush()

    opened = reopen(vault)
    try:
        again = real_house(opened)
        note = again.notes.of_session(session.session_id)
        assert note.state is NoteState.LOCKED
        assert note.passages[Heading.ALIVE] == "Nobody looked at her after the vote."
        page = SearchPage(SearchPresenter(SearchService(VaultWorks(opened, boundary.desk(), DeskStores)), 1))
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert where(page, qtbot, "jurg") == Place(NOTE, session.session_id)
        assert where(page, qtbot, "mari") == Place(CLIENT, client.client_id)
    finally:
        opened.close()


def where(page: SearchPage, qtbot: QtBot, words: str) -> Place:
    """Where Enter leads after these words."""
    page.box.clear()
    QTest.keyClicks(page.box, words)
    with qtbot.waitSignal(page.go, timeout=2_000) as there:
        QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert there.args is not None
    place: Place = there.args[0]
    return place


def test_an_addition_and_its_version_are_kept(vault: OpenedVault, qtbot: QtBot) -> None:
    house = real_house(vault)
    session = house.held(house.client("Marit"))
    editor = editor_over(house, qtbot)
    type_note(editor, session.session_id)
    QTest.mouseClick(editor.finish, Qt.MouseButton.LeftButton)
    editor.flush()
    additions = editor.sheet.additions
    QTest.mouseClick(additions.begin, Qt.MouseButton.LeftButton)
    QTest.keyClicks(additions.text, "She rang.")
    QTest.mouseClick(additions.add, Qt.MouseButton.LeftButton)
    assert [one.text for one in house.notes.of_session(session.session_id).additions] == ["She rang."]
    QTest.mouseClick(editor.earlier, Qt.MouseButton.LeftButton)
    assert editor.revisions.rows.rows.rowCount() == 2
    assert editor.revisions.passages.texts[Heading.ADDITION].toPlainText() == "She rang."


def test_an_addition_being_typed_is_there_after_the_program_was_gone(
    vault: OpenedVault, qtbot: QtBot
) -> None:
    house = real_house(vault)
    session = house.held(house.client("Marit"))
    editor = editor_over(house, qtbot)
    type_note(editor, session.session_id)
    QTest.mouseClick(editor.finish, Qt.MouseButton.LeftButton)
    editor.flush()
    QTest.mouseClick(editor.sheet.additions.begin, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor.sheet.additions.text, "She rang.")
    QTest.keyClick(editor.sheet.additions.text, Qt.Key.Key_Tab)

    opened = reopen(vault)
    try:
        again = editor_over(real_house(opened), qtbot)
        again.open(session.session_id)
        additions = again.sheet.additions
        assert additions.text.isVisible()
        assert additions.text.toPlainText() == "She rang."
        assert again.status.text().startswith("Saved ")
        QTest.mouseClick(additions.add, Qt.MouseButton.LeftButton)
        assert not additions.text.isVisible()
        assert again.sheet.state.text() == "Added to"
    finally:
        again.flush()
        opened.close()
