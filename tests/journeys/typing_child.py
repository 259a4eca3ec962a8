"""Types into a note of the real window without end and tells of every key and every "Saved"; to be killed.

The argument is a home with a vault whose session 1 owes a note. With `--lying` notes say that they are saved
and are not, which the test has to notice.
"""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from practiceapp.domain.clinical.notes import Heading, Note
from practiceapp.domain.sessions import SessionId
from practiceapp.services.clinical import notes
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.places import NOTE, Place
from tests.drive.life import Life
from tests.journeys.typed import STALL, TYPED
from tests.vaults import PASSPHRASE

BETWEEN_KEYS_MS = 12
FIRST = SessionId(1)


def tell(what: str, length: int, awake: float) -> None:
    """One write, so never half told."""
    os.write(sys.stdout.fileno(), f"{what} {length} {awake:.4f}\n".encode())


def say_saved_without_saving() -> None:
    """The planted breach."""

    def save_draft(service: notes.NoteService, session: SessionId, texts: Mapping[Heading, str]) -> Note:
        note = service.of_session(session)
        return note.rewritten(texts, service._clock.now(), new_sitting=False)

    setattr(notes.NoteService, "save_draft", save_draft)  # noqa: B010


def write_on(page: NotePage, text: NoteText) -> None:
    """Key after key. A stall of the machine is no time of typing."""
    length, awake, before = len(text.toPlainText()), 0.0, time.monotonic()
    while True:
        QTest.keyClicks(text, TYPED[length])
        length += 1
        tell("typed", length, awake)
        QTest.qWait(BETWEEN_KEYS_MS)
        if page.editor.status.text().startswith("Saved"):
            tell("saved", length, awake)
        now = time.monotonic()
        awake += min(now - before, STALL)
        before = now


def main(home: Path, *, lying: bool) -> None:
    if lying:
        say_saved_without_saving()
    life = Life(home)
    life.unlock(PASSPHRASE)
    window = life.window
    assert isinstance(window, MainWindow)
    window.show_place(Place(NOTE, FIRST))
    page, text = window.page, QApplication.focusWidget()
    assert isinstance(page, NotePage)
    assert isinstance(text, NoteText)
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    write_on(page, text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), lying="--lying" in sys.argv)
