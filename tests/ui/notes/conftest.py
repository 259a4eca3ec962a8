"""A note's parts put together over stand-ins, nothing moving by itself unless a test asks."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.finishing import Finishing
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.notes.ports import Pace
from tests.ui.notes.doubles import NEVER, FewClients, FewSessions, KeptNotes


@dataclass
class Desk:
    """Everything a note needs, as bootstrap would wire it."""

    notes: KeptNotes
    autosave: Autosave
    finishing: Finishing
    presenter: NotePresenter


def desk_at(pace: Pace) -> Desk:
    notes = KeptNotes()
    autosave, finishing = Autosave(notes, pace), Finishing(notes, pace)
    presenter = NotePresenter(notes, FewSessions(), FewClients(), autosave, finishing)
    return Desk(notes, autosave, finishing, presenter)


@pytest.fixture
def desk(qapp: object) -> Desk:
    return desk_at(NEVER)


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> NoteEditor:
    made = NoteEditor(desk.presenter, InnerClipboard())
    qtbot.addWidget(made)
    made.resize(560, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def texts(editor: NoteEditor) -> Callable[[], list[NoteText]]:
    """The text areas of the note that is open, top to bottom."""
    return lambda: list(editor.sheet.passages.texts.values())
