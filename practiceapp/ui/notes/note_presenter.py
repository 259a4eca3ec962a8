"""What may be done with one note at a time, and what there is to say about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.clients import Client
from practiceapp.domain.clinical.notes import Heading, Note, NoteState, Revision
from practiceapp.domain.errors import NoteEmpty, PracticeError, VaultTrouble
from practiceapp.domain.sessions import Session, SessionId
from practiceapp.services.undo import Undo
from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.finishing import Finishing
from practiceapp.ui.notes.ports import Clients, Notes, Sessions
from practiceapp.ui.shared.discretion import DISCRETION, called


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as it is to be shown: `passages` and `addition` include what is not in the vault yet.

    `finishing` means finished on screen, undo still open.
    """

    session: Session
    client: Client
    note: Note
    passages: Mapping[Heading, str]
    addition: str
    finishing: bool

    @property
    def label(self) -> str:
        """What the client is called now: by first name or reference."""
        return called(self.client.label, self.client.reference)

    @property
    def is_finished(self) -> bool:
        """Whether it can only be added to."""
        return self.finishing or self.note.state is NoteState.LOCKED


class NotePresenter(QObject):
    """Opens one note, passes typing on to be saved, finishes it, adds to it.

    `shown(NoteView)` when there is a note to show or it became another kind of note, `closed()` when there is
    none; `typed()` when there is text the vault does not have; `saved(datetime)` only after a save of the
    shown note returned, in UTC; `trouble(error)` when something was not done, `calm()` when that is over;
    `finished(session_id)` when the note is done with (finished or nothing to note), so that whoever hosts
    this may open the next; `finishing(NoteView)`: that note is finished and can be undone until `settled()`;
    `nothing_noted(Undo)`.
    """

    shown = Signal(NoteView)
    closed = Signal()
    typed = Signal()
    saved = Signal(datetime)
    trouble = Signal(Exception)
    calm = Signal()
    finished = Signal(int)
    finishing = Signal(NoteView)
    settled = Signal()
    nothing_noted = Signal(Undo)

    def __init__(
        self,
        notes: Notes,
        sessions: Sessions,
        clients: Clients,
        autosave: Autosave,
        finishing: Finishing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._sessions = sessions
        self._clients = clients
        self._autosave = autosave
        self._finishing = finishing
        self._view: NoteView | None = None
        self._passages: dict[Heading, str] = {}
        self._addition = ""
        self._last_finished: NoteView | None = None
        self._refusal: Exception | None = None
        autosave.saved.connect(self._on_saved)
        autosave.not_saved.connect(self._on_not_saved)
        finishing.changed.connect(self._on_finishing_changed)
        finishing.written.connect(self._on_saved)
        finishing.failed.connect(self._on_not_saved)
        DISCRETION.changed.connect(self._on_discretion)

    @property
    def view(self) -> NoteView | None:
        """The note that is open here."""
        return self._view

    @property
    def session_id(self) -> SessionId | None:
        """The session whose note is open here."""
        return self._view.session.session_id if self._view else None

    @property
    def is_clean(self) -> bool:
        """Whether everything typed, here and in other notes, is in the vault."""
        return self._autosave.is_clean and self._finishing.undoable is None

    def open(self, session_id: SessionId) -> None:
        """Show the note of this session; the one open before is saved first."""
        self.save_now()
        try:
            session = self._sessions.get(session_id)
            client = self._clients.get(session.client_id)
            note = self._notes.of_session(session_id)
        except (PracticeError, VaultTrouble) as error:
            self.close()
            self.trouble.emit(error)
            return
        self._show(session, client, note)
        self._calm_if_saved()

    def close(self) -> None:
        """No note is open here any more; what was typed stays with autosave until it is in the vault."""
        self.save_now()
        self._view = None
        self._passages = {}
        self._addition = ""
        self.closed.emit()

    def edit(self, heading: Heading, text: str) -> None:
        """A passage changed while she types."""
        if self._view is None or self._view.is_finished:
            return
        self._passages[heading] = text
        self._autosave.edit(self._view.session.session_id, self._passages)
        self.typed.emit()

    def edit_addition(self, text: str) -> None:
        """The addition to a finished note changed while she types."""
        if self._view is None or self._view.note.state is not NoteState.LOCKED:
            return
        self._addition = text
        self._autosave.edit_addition(self._view.session.session_id, text)
        self.typed.emit()

    def save_now(self) -> bool:
        """Save what was typed without waiting for a pause: the focus went elsewhere."""
        return self._autosave.is_clean or self._autosave.save()

    def flush(self) -> None:
        """Put everything into the vault: drafts, additions begun, notes finished on screen.

        Called on leaving, locking and quitting. Raises what kept anything from being saved (PracticeError,
        VaultTrouble), after trying all of it; what was typed stays here and with autosave.
        """
        self._refusal = None
        saved = self._autosave.save()
        locked = self._finishing.write()
        if self._refusal is not None and not (saved and locked):
            raise self._refusal

    def finish(self) -> None:
        """The note is done: read-only at once, locked in the vault after ten seconds."""
        if self._view is None or self._view.is_finished or not self._autosave.save():
            return
        if not any(text.strip() for text in self._passages.values()):
            self.trouble.emit(NoteEmpty())
            return
        view = self._last_finished = self._view
        self.calm.emit()
        self._finishing.begin(view.session.session_id)
        self._show(view.session, view.client, view.note)
        self.finished.emit(view.session.session_id)

    def undo_finish(self) -> None:
        """Open the note finished last again, wherever one is by now."""
        session_id = self._finishing.undo()
        if session_id is not None:
            self.open(session_id)

    def nothing_to_note(self) -> None:
        """The session leaves nothing to write: it is owed no longer."""
        view = self._view
        if view is None or not self._autosave.save():
            return
        try:
            undo = self._notes.nothing_to_note(view.session.session_id)
            note = self._notes.of_session(view.session.session_id)
        except (PracticeError, VaultTrouble) as error:
            self.trouble.emit(error)
            return
        self._show(view.session, view.client, note)
        self.nothing_noted.emit(undo)
        self.finished.emit(view.session.session_id)

    def amend(self) -> None:
        """Put the typed addition to the finished note, with its date."""
        if self._view is not None and self._finishing.write():
            self._autosave.add(self._view.session.session_id, self._addition)

    def revisions(self) -> list[Revision]:
        """The versions of the open note that are kept, newest first."""
        note_id = self._view.note.note_id if self._view else None
        if note_id is None or not self._autosave.save():
            return []
        try:
            return sorted(self._notes.revisions(note_id), key=lambda kept: kept.number, reverse=True)
        except (PracticeError, VaultTrouble) as error:
            self.trouble.emit(error)
            return []

    def _show(self, session: Session, client: Client, note: Note) -> None:
        unsaved = self._autosave.unsaved(session.session_id)
        self._passages = dict(note.passages if unsaved is None else unsaved)
        self._addition = self._addition_of(note)
        self._view = NoteView(
            session=session,
            client=client,
            note=note,
            passages=dict(self._passages),
            addition=self._addition,
            finishing=self._finishing.includes(session.session_id),
        )
        self.shown.emit(self._view)

    def _on_discretion(self) -> None:
        """The client is called otherwise now."""
        view = self._view
        if view is not None:
            self._show(view.session, view.client, view.note)
        self._on_finishing_changed()

    def _on_saved(self, note: Note) -> None:
        self._calm_if_saved()
        view = self._view
        if view is None or note.session_id != view.session.session_id:
            return
        became_another_kind = (note.state, note.additions) != (view.note.state, view.note.additions)
        self._view = NoteView(
            view.session, view.client, note, self._passages, self._addition, finishing=False
        )
        if became_another_kind:
            self._show(view.session, view.client, note)
        at, waiting = note.last_saved_at, (self._autosave.unsaved, self._autosave.unsaved_addition)
        if at is not None and all(unsaved(note.session_id) is None for unsaved in waiting):
            self.saved.emit(at)

    def _addition_of(self, note: Note) -> str:
        unsaved = self._autosave.unsaved_addition(note.session_id)
        if unsaved is not None:
            return unsaved
        return note.begun.text if note.begun else ""

    def _calm_if_saved(self) -> None:
        """Trouble is over once nothing typed waits, be it for another note."""
        if self._autosave.is_clean:
            self.calm.emit()

    def _on_not_saved(self, session_id: int, error: Exception) -> None:
        self._refusal = error
        if isinstance(error, VaultTrouble) or session_id == self.session_id:
            self.trouble.emit(error)

    def _on_finishing_changed(self) -> None:
        undoable = self._finishing.undoable
        known = self._last_finished
        if known is not None and known.session.session_id == undoable:
            self.finishing.emit(known)
        else:
            self.settled.emit()
