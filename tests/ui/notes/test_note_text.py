"""A passage: grows with its text, takes plain text only, and lets nothing out of the program."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_text import NoteText

HINT = "Where there was a little more room. Where there was none. " * 3


@pytest.fixture
def inner(qapp: object) -> InnerClipboard:
    QGuiApplication.clipboard().clear()
    return InnerClipboard()


@pytest.fixture
def text(inner: InnerClipboard, qtbot: QtBot) -> NoteText:
    made = NoteText(inner, "What was alive now", HINT)
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def system_clipboard() -> str:
    return QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)


def test_copying_stays_inside_the_program(text: NoteText, inner: InnerClipboard) -> None:
    text.set_text("abandoned, outvoted")
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert system_clipboard() == ""
    assert inner.text == "abandoned, outvoted"


def test_the_guard_is_what_holds_it(inner: InnerClipboard, qtbot: QtBot) -> None:
    """Planted breach: Qt's own text area under the same keys does reach the system's clipboard."""
    open_door = QTextEdit()
    qtbot.addWidget(open_door)
    open_door.show()
    open_door.setPlainText("abandoned")
    QTest.keyClick(open_door, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(open_door, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert system_clipboard() == "abandoned"
    QGuiApplication.clipboard().clear()


def test_qts_own_ways_out_are_empty_too(text: NoteText) -> None:
    """What QTextEdit.copy hands out; a drag and X11's primary selection ask the same function."""
    text.set_text("abandoned")
    text.selectAll()
    text.copy()
    gc.collect()
    assert system_clipboard() == ""


OWNER = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_text import NoteText

application = QApplication([])
text = NoteText(InnerClipboard(), "What was alive now") if sys.argv[1] == "guarded" else QTextEdit()
text.setPlainText("abandoned")
text.resize(400, 60)
text.show()
QTest.qWaitForWindowExposed(text)
view = text.viewport()
QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
application.processEvents()
print(text.textCursor().selectedText(), "|", application.clipboard().text(QClipboard.Mode.Selection))
"""


@pytest.mark.needs("xvfb")
@pytest.mark.parametrize(("kind", "selection"), [("guarded", ""), ("open", "abandoned")])
def test_selecting_by_mouse_fills_no_primary_selection(kind: str, selection: str) -> None:
    """On a real X11 screen; the unguarded text area is the planted breach."""
    run = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", OWNER, kind],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().split("|") == ["abandoned ", f" {selection}" if selection else ""]


def test_cut_and_paste_between_passages(text: NoteText, inner: InnerClipboard, qtbot: QtBot) -> None:
    other = NoteText(inner, "Why this, now")
    qtbot.addWidget(other)
    other.show()
    text.set_text("abandoned")
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(other, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (text.toPlainText(), other.toPlainText(), system_clipboard()) == ("", "abandoned", "")


def test_a_later_copy_elsewhere_wins(text: NoteText, inner: InnerClipboard, qtbot: QtBot) -> None:
    text.set_text("inside")
    text.selectAll()
    text.keep_copy()
    QGuiApplication.clipboard().setText("from elsewhere")
    qtbot.waitUntil(lambda: inner.text == "", timeout=2_000)
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "from elsewhere"
    QGuiApplication.clipboard().clear()


def test_what_comes_in_is_plain(text: NoteText) -> None:
    rich = QMimeData()
    rich.setHtml("<h1>Loud</h1>")
    rich.setText("Loud")
    text.insertFromMimeData(rich)
    assert text.toPlainText() == "Loud"
    assert "<h1" not in text.toHtml()


def test_pressing_on_selected_text_starts_no_drag(text: NoteText) -> None:
    text.set_text("abandoned, outvoted")
    text.selectAll()
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert not text.textCursor().hasSelection()
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))


def test_input_methods_are_told_it_is_sensitive(text: NoteText) -> None:
    hints = text.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_undo_does_not_reach_back_into_what_was_opened(text: NoteText) -> None:
    text.set_text("from the vault")
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, " today")
    for _step in range(3):
        QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "from the vault"


def test_it_is_as_tall_as_its_text_and_as_its_hint(text: NoteText) -> None:
    with_hint = text.height()
    QTest.keyClicks(text, "a")
    assert text.height() < with_hint
    for _line in range(10):
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > with_hint
    assert text.verticalScrollBar().maximum() == 0


def test_reading_only_takes_no_keys(text: NoteText) -> None:
    text.set_text("finished")
    text.set_writable(False)
    QTest.keyClicks(text, "x")
    QTest.keyClick(text, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "finished"


def test_the_menu_says_what_it_does_and_leads_nowhere(text: NoteText) -> None:
    text.set_text("abandoned")
    text.selectAll()
    words = [action.text().replace("&", "") for action in text.menu().actions()]
    assert words == ["Undo", "Redo", "Cut", "Copy inside the program", "Paste", "Select all"]
    text.set_writable(False)
    assert [action.text().replace("&", "") for action in text.menu().actions()] == [
        "Copy inside the program",
        "Select all",
    ]
