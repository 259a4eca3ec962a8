"""The note on screen, driven by keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain.clinical.notes import Heading, NoteState
from practiceapp.domain.errors import DiskFull
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor, saved_words
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.places import NOTE, Place
from tests.ui.notes.conftest import Desk
from tests.ui.notes.doubles import DANIEL, INES, MARIT

Texts = Callable[[], list[NoteText]]
CONTROL = Qt.KeyboardModifier.ControlModifier


def start(editor: NoteEditor, session_id: SessionId = MARIT) -> None:
    editor.open(session_id)
    editor.focus_first()
    QApplication.processEvents()


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def type_into(text: NoteText, words: str) -> None:
    text.setFocus()
    QTest.keyClicks(text, words)


def test_the_four_quiet_headings_and_a_sentence_that_stays(editor: NoteEditor, texts: Texts) -> None:
    start(editor)
    assert [text.accessibleName() for text in texts()] == [
        "What was alive now",
        "Why this, now",
        "The field, held",
        "What loosened, what did not",
        "A sentence that stays",
    ]
    assert (editor.sheet.label.text(), editor.sheet.kind.text()) == ("Marit", "Session")
    assert editor.sheet.time.text() == "09:30 to 10:20"


def test_the_consultation_has_headings_of_its_own(editor: NoteEditor, texts: Texts) -> None:
    start(editor, INES)
    names = [text.accessibleName() for text in texts()]
    assert names == ["Context", "Boundaries", "Fit", "A sentence that stays"]
    assert editor.sheet.kind.text() == "First consultation"
    assert "not a year ago" in texts()[0].accessibleDescription()


def test_what_is_typed_is_saved_and_said_with_the_time(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    assert editor.status.text() == "Saving…"
    desk.autosave.save()
    assert editor.status.text() == saved_words(desk.notes.now)
    assert desk.notes.text(MARIT) == "The vote."


def test_saved_stands_nowhere_while_keys_are_unsaved(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    desk.autosave.save()
    QTest.keyClicks(texts()[0], "x")
    shown = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert not [words for words in shown if words.startswith("Saved")]


def test_leaving_a_text_saves(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    QTest.keyClick(texts()[0], Qt.Key.Key_Tab)
    assert focused() is texts()[1]
    assert desk.notes.text(MARIT) == "The vote."


def test_tab_and_arrows_go_through_the_page(editor: NoteEditor, texts: Texts) -> None:
    start(editor)
    for place in range(1, 5):
        QTest.keyClick(texts()[place - 1], Qt.Key.Key_Tab)
        assert focused() is texts()[place]
    QTest.keyClick(texts()[4], Qt.Key.Key_Backtab)
    assert focused() is texts()[3]
    QTest.keyClick(texts()[3], Qt.Key.Key_Up)
    assert focused() is texts()[2]
    QTest.keyClick(texts()[2], Qt.Key.Key_Down)
    assert focused() is texts()[3]


def test_an_arrow_inside_a_text_stays_inside(editor: NoteEditor, texts: Texts) -> None:
    start(editor)
    type_into(texts()[0], "one")
    QTest.keyClick(texts()[0], Qt.Key.Key_Return)
    QTest.keyClick(texts()[0], Qt.Key.Key_Up)
    assert focused() is texts()[0]


def test_not_saved_is_said_and_taken_back(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    desk.notes.trouble = DiskFull()
    type_into(texts()[0], "The vote.")
    desk.autosave.save()
    assert editor.trouble.isVisible()
    words = editor.trouble.words.text()
    assert words.startswith("Not saved: the disk is full.")
    assert words.count("Not saved") == 1
    assert editor.status.text() == "Not saved"
    assert texts()[0].toPlainText() == "The vote."
    desk.notes.trouble = None
    desk.autosave.save()
    assert not editor.trouble.isVisible()
    assert editor.status.text().startswith("Saved ")


def test_control_enter_finishes_and_undo_takes_it_back(
    editor: NoteEditor, texts: Texts, desk: Desk, qtbot: QtBot
) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    with qtbot.waitSignal(editor.finished) as done:
        QTest.keyClick(texts()[0], Qt.Key.Key_Return, CONTROL)
    assert done.args == [MARIT]
    assert editor.undo.isVisible()
    assert editor.undo.words.text() == "The note of 09:30, Marit, is finished."
    assert texts()[0].isReadOnly()
    assert not editor.finish.isVisible()
    QTest.mouseClick(editor.undo.action, Qt.MouseButton.LeftButton)
    assert not texts()[0].isReadOnly()
    assert not editor.undo.isVisible()
    assert texts()[0].toPlainText() == "The vote."


def test_control_z_on_the_finished_page_is_undo_too(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    QTest.keyClick(texts()[0], Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(texts()[0], Qt.Key.Key_Z, CONTROL)
    assert not texts()[0].isReadOnly()
    assert texts()[0].toPlainText() == "The vote."


def test_after_the_lock_there_is_only_adding(
    editor: NoteEditor, texts: Texts, desk: Desk, qtbot: QtBot
) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    QTest.keyClick(texts()[0], Qt.Key.Key_Return, CONTROL)
    editor.flush()
    assert desk.notes.is_locked(MARIT)
    assert not editor.undo.isVisible()
    assert editor.sheet.state.text() == "Finished"
    additions = editor.sheet.additions
    QTest.mouseClick(additions.begin, Qt.MouseButton.LeftButton)
    assert focused() is additions.text
    QTest.keyClicks(additions.text, "She rang.")
    QTest.mouseClick(additions.add, Qt.MouseButton.LeftButton)
    assert [one.text for one in desk.notes.of_session(MARIT).additions] == ["She rang."]
    assert desk.notes.text(MARIT) == "The vote."
    assert editor.sheet.state.text() == "Added to"
    assert additions.text.toPlainText() == ""
    read = [text.toPlainText() for text in additions.findChildren(NoteText) if text.isReadOnly()]
    assert read == ["She rang."]
    assert focused() is additions.begin, "not on the clock beside it"
    QTest.mouseClick(additions.begin, Qt.MouseButton.LeftButton)
    type_into(additions.text, "She rang again. " * 60)
    QTest.keyClick(additions.add, Qt.Key.Key_Space)
    editor.area.verticalScrollBar().setValue(0)
    editor.resize(480, 420)
    qtbot.waitUntil(lambda: not additions.begin.visibleRegion().isEmpty())


def test_nothing_to_note_offers_undo(editor: NoteEditor, desk: Desk, qtbot: QtBot) -> None:
    start(editor)
    with qtbot.waitSignal(editor.undoable) as told:
        QTest.mouseClick(editor.no_text, Qt.MouseButton.LeftButton)
    assert desk.notes.of_session(MARIT).state is NoteState.NOTHING
    assert editor.sheet.state.text() == "Nothing to note"
    assert told.args is not None
    told.args[0].call()
    assert desk.notes.of_session(MARIT).state is NoteState.DRAFT


def test_the_offer_of_nothing_goes_with_the_first_word(editor: NoteEditor, texts: Texts) -> None:
    start(editor)
    assert editor.no_text.isVisible()
    type_into(texts()[0], "a")
    assert not editor.no_text.isVisible()


def test_the_versions_can_be_read_and_left(editor: NoteEditor, texts: Texts, desk: Desk) -> None:
    start(editor)
    type_into(texts()[0], "one")
    desk.autosave.save()
    QTest.keyClicks(texts()[0], " two")
    desk.autosave.save()
    closing = QShortcut(QKeySequence(Qt.Key.Key_Escape), editor)  # the page around closes the note with it
    closing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    closing.activated.connect(editor.close_note)
    QTest.mouseClick(editor.earlier, Qt.MouseButton.LeftButton)
    view = editor.revisions
    assert view.isVisible()
    assert view.rows.rows.rowCount() == 2
    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    shown = view.passages.texts[Heading.ALIVE]
    assert (shown.toPlainText(), shown.isReadOnly()) == ("one", True)
    QTest.keyClick(view.rows, Qt.Key.Key_Escape)
    assert editor.area.isVisible()
    assert texts()[0].toPlainText() == "one two"


def test_opening_the_same_note_again_keeps_the_place(editor: NoteEditor, texts: Texts) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    first = texts()[0]
    first.textCursor().setPosition(3)
    place = first.textCursor().position()
    editor.open(MARIT)
    assert texts()[0] is first
    assert first.textCursor().position() == place


def test_the_line_she_writes_stays_in_sight(editor: NoteEditor, texts: Texts, qtbot: QtBot) -> None:
    start(editor)
    for _line in range(40):
        QTest.keyClick(texts()[0], Qt.Key.Key_Return)

    def cursor_in_sight() -> bool:
        text = texts()[0]
        line = text.viewport().mapTo(editor.area.viewport(), text.cursorRect().bottomLeft())
        return 0 < line.y() <= editor.area.viewport().height()

    qtbot.waitUntil(cursor_in_sight, timeout=2_000)


def test_everything_that_takes_the_focus_has_a_name(editor: NoteEditor) -> None:
    start(editor)
    for widget in editor.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), type(widget).__name__


def test_the_page_opens_the_next_owed_note(desk: Desk, qtbot: QtBot) -> None:
    asked: list[SessionId] = []

    def next_owed(done: SessionId) -> SessionId | None:
        asked.append(done)
        return DANIEL if done == MARIT else None

    page = NotePage(desk.presenter, InnerClipboard(), next_owed)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.enter(Place(NOTE, MARIT))
    texts = list(page.editor.sheet.passages.texts.values())
    with qtbot.assertNotEmitted(page.saved):
        QTest.keyClicks(texts[0], "The vote.")
        desk.presenter.save_now()
    assert page.editor.status.text().startswith("Saved"), "once, in the note's own foot"
    QTest.keyClick(texts[0], Qt.Key.Key_Return, CONTROL)
    assert desk.presenter.session_id == DANIEL
    assert asked == [MARIT]
    assert page.editor.undo.isVisible()
    assert not desk.notes.is_locked(MARIT)
    page.flush()
    assert desk.notes.is_locked(MARIT)
    assert "Marit" not in page.heading


@pytest.mark.parametrize("away", ["open", "close", "flush"])
def test_every_way_of_leaving_saves(editor: NoteEditor, texts: Texts, desk: Desk, away: str) -> None:
    start(editor)
    type_into(texts()[0], "The vote.")
    {"open": lambda: editor.open(DANIEL), "close": editor.close_note, "flush": editor.flush}[away]()
    assert desk.notes.text(MARIT) == "The vote."


def test_control_z_belongs_to_the_note_before_it_belongs_to_the_window(
    editor: NoteEditor, texts: Texts, desk: Desk
) -> None:
    """The window's own Ctrl+Z takes back something else; in a note it must never be what answers."""
    taken_back: list[bool] = []
    window = QShortcut(QKeySequence("Ctrl+Z"), editor)
    window.activated.connect(lambda: taken_back.append(True))
    start(editor)
    type_into(texts()[0], "The vote.")
    QTest.keyClick(texts()[0], Qt.Key.Key_Z, CONTROL)
    assert texts()[0].toPlainText() != "The vote."
    QTest.keyClicks(texts()[0], "Again.")
    QTest.keyClick(texts()[0], Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(texts()[0], Qt.Key.Key_Z, CONTROL)
    assert not texts()[0].isReadOnly()
    assert not taken_back
