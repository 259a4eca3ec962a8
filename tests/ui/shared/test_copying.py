"""What is copied outside: marked as secret, taken back after a while, and only if it is still ours."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.shared.copying import HINTS, Copies, copy, copy_harmless
from practiceapp.ui.shared.lines import Line
from tests.architecture.house import ROOT
from tests.drive.hands import until

PHONE = "+49 30 5550123"


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[QClipboard]:
    found = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def copies(board: QClipboard) -> Iterator[Copies]:
    made = Copies(board)
    made._is_ours = lambda: True  # type: ignore[method-assign] # a screen that is none does not tell
    yield made
    made.deleteLater()


def formats(board: QClipboard) -> set[str]:
    return set(board.mimeData().formats())


def test_what_is_copied_asks_every_history_to_leave_it_out(board: QClipboard, copies: Copies) -> None:
    copy(PHONE)
    assert board.text() == PHONE
    assert set(HINTS) <= formats(board)
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"


def test_a_field_that_copies_by_itself_is_marked_as_well(
    qtbot: QtBot, board: QClipboard, copies: Copies
) -> None:
    field = Line()
    qtbot.addWidget(field)
    field.setText(PHONE)
    field.selectAll()
    field.copy()
    assert board.text() == PHONE
    assert set(HINTS) <= formats(board)
    assert copies.waiting


def test_without_the_watch_the_same_copy_would_stay_in_histories(qtbot: QtBot, board: QClipboard) -> None:
    """The planted breach: a plain field of Qt hands text over without a mark."""
    field = QLineEdit(PHONE)
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    assert not set(HINTS) & formats(board)


def test_it_is_taken_back_after_a_while(board: QClipboard, copies: Copies) -> None:
    copies._timer.setInterval(0)
    copy(PHONE)
    until(lambda: not copies.waiting, "it is taken back")
    assert board.text() == ""


def test_twenty_seconds_are_given_to_paste_it(copies: Copies) -> None:
    copy(PHONE)
    assert copies._timer.interval() == 20_000


def test_what_others_copied_since_is_not_touched(board: QClipboard, copies: Copies) -> None:
    copy(PHONE)
    foreign = QMimeData()
    foreign.setText("a line of a letter")
    copies._is_ours = lambda: False  # type: ignore[method-assign]
    board.setMimeData(foreign)
    assert not copies.waiting
    copies.take_back()
    assert board.text() == "a line of a letter"


def test_harmless_words_stay_and_are_not_marked(board: QClipboard, copies: Copies) -> None:
    copy_harmless("Practiceapp 1.0")
    assert not copies.waiting
    copies.take_back()
    assert board.text() == "Practiceapp 1.0"
    assert not set(HINTS) & formats(board)


ON_A_SCREEN = """
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from practiceapp.ui.shared.copying import HINTS, Copies
from practiceapp.ui.shared.lines import Line
application = QApplication([])
board = application.clipboard()
copies = Copies(board)
field = Line()
field.setText("Brandt")
field.show()
board.setText("Brandt", QClipboard.Mode.Selection)
print(board.supportsSelection(), repr(board.text(QClipboard.Mode.Selection)))
field.selectAll()
field.copy()
print(board.text(), set(HINTS) <= set(board.mimeData().formats()), copies.waiting)
copies.take_back()
print(repr(board.text()))
"""


@pytest.mark.needs("xvfb-run")
def test_on_a_real_screen_a_selection_is_handed_to_nobody_and_a_copy_is_taken_back() -> None:
    """Only there does Qt tell whose the clipboard is."""
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", ON_A_SCREEN],
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=ROOT,
    )
    assert done.stdout.splitlines() == ["True ''", "Brandt True True", "''"]


def test_what_was_copied_in_a_note_stays_when_the_clipboard_is_emptied(
    board: QClipboard, copies: Copies
) -> None:
    copy(PHONE)
    inner = InnerClipboard()
    inner.keep("the chair nobody may sit in")
    copies.take_back()
    assert inner.text == "the chair nobody may sit in"
    copy(PHONE)
    assert inner.text == ""
