"""Notes: written as a draft that saves itself, finished once, added to afterwards."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from practiceapp.domain.clients import ClientId
from practiceapp.domain.clinical.notes import Heading, Note, NoteId, NoteState, NoteSummary, Revision
from practiceapp.domain.errors import NoteMissing, SessionMissing, UndoTooLate
from practiceapp.domain.sessions import Session, SessionId
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.undo import Undo
from practiceapp.services.works import Works

SITTING = timedelta(minutes=30)
"""A pause of this length ends a sitting; the next save keeps a revision of its own."""


class NotedSessionStore(Protocol):
    """What a note needs to know of its session."""

    def get(self, session_id: SessionId) -> Session | None:
        """One session in sight."""
        ...


class NoteStore(Protocol):
    """Keeps notes with every revision."""

    def of_session(self, session_id: SessionId) -> Note | None:
        """The note of a session, if one was begun."""
        ...

    def write(self, before: Note | None, after: Note) -> Note:
        """Keeps `after`, as it follows from `before`; returns it with its number."""
        ...

    def revisions(self, note_id: NoteId) -> list[Revision]:
        """Latest first."""
        ...

    def of_client(self, client_id: ClientId) -> list[NoteSummary]:
        """Latest session first; sessions with nothing to note left out."""
        ...

    def tidy(self) -> None:
        """Puts a little of the search index in order."""
        ...


class NotesWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def sessions(self) -> NotedSessionStore:
        """Where sessions are kept."""
        ...

    @property
    def notes(self) -> NoteStore:
        """Where notes are kept."""
        ...


class NoteService:
    """Writes notes. One instance lives from unlock to lock and knows the sittings of that time."""

    def __init__(self, works: Works[NotesWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock
        self._last_save: dict[SessionId, datetime] = {}

    def of_session(self, session_id: SessionId) -> Note:
        """The note of a session, or an empty draft of which nothing is kept yet. Raises SessionMissing."""
        with self._works.read() as work:
            return _kept(work, session_id) or _fresh(work, session_id)

    def save_draft(self, session_id: SessionId, passages: Mapping[Heading, str]) -> Note:
        """Keeps the whole draft; when this returns, the text survives a crash.

        Headings left out count as empty. Saves less than 30 minutes apart share one revision.
        Raises SessionMissing, NoteLocked, HeadingRefused, NoteTooLong.
        """
        now = this_second(self._clock)
        with self._works.write() as work:
            before = _kept(work, session_id)
            draft = before or _fresh(work, session_id)
            after = draft.rewritten(passages, now, new_sitting=self._is_new_sitting(session_id, now))
            if before is None and after.is_empty:
                return draft
            kept = work.notes.write(before, after)
        self._last_save[session_id] = now
        return kept

    def lock(self, session_id: SessionId) -> Note:
        """Finishes the note for good. Raises NoteMissing, NoteLocked, NoteEmpty."""
        with self._works.write() as work:
            before = _kept(work, session_id)
            if before is None:
                raise NoteMissing
            return work.notes.write(before, before.locked(this_second(self._clock)))

    def save_addition(self, session_id: SessionId, text: str) -> Note:
        """Keeps an addition as far as it is typed; when this returns, it survives a crash.

        There is one for each finished note, in place of the one before; blank text takes it back.
        Raises SessionMissing, NoteMissing, NoteNotLocked, NoteTooLong.
        """
        with self._works.write() as work:
            before = _kept(work, session_id)
            if before is None:
                raise NoteMissing
            after = before.adding(text, this_second(self._clock))
            return before if before.begun == after.begun else work.notes.write(before, after)

    def amend(self, session_id: SessionId, text: str) -> Note:
        """Puts a dated addition to a finished note; the one begun is thereby done.

        Raises NoteMissing, NoteNotLocked, NoteEmpty, NoteTooLong.
        """
        with self._works.write() as work:
            before = _kept(work, session_id)
            if before is None:
                raise NoteMissing
            return work.notes.write(before, before.amended(text, this_second(self._clock)))

    def nothing_to_note(self, session_id: SessionId) -> Undo:
        """The session leaves nothing to write and owes no note any more.

        Raises SessionMissing, NoteLocked, NoteNotEmpty.
        """
        with self._works.write() as work:
            before = _kept(work, session_id)
            draft = before or _fresh(work, session_id)
            after = work.notes.write(before, draft.without_text(this_second(self._clock)))
        return Undo("nothing_to_note", lambda: self._owe_again(after))

    def revisions(self, note_id: NoteId) -> list[Revision]:
        """Every version kept of this note, the latest first."""
        with self._works.read() as work:
            return work.notes.revisions(note_id)

    def of_client(self, client_id: ClientId) -> list[NoteSummary]:
        """A client's notes for the timeline, the latest session first."""
        with self._works.read() as work:
            return work.notes.of_client(client_id)

    def tidy(self) -> None:
        """Puts the search index in order in small steps; meant for a moment without typing."""
        with self._works.write() as work:
            work.notes.tidy()

    def _is_new_sitting(self, session_id: SessionId, now: datetime) -> bool:
        last = self._last_save.get(session_id)
        return last is None or now - last >= SITTING

    def _owe_again(self, after: Note) -> None:
        with self._works.write() as work:
            before = _kept(work, after.session_id)
            if before != after or before is None:
                raise UndoTooLate
            work.notes.write(before, before.owed_again())


def _kept(work: NotesWork, session_id: SessionId) -> Note | None:
    if work.sessions.get(session_id) is None:
        raise SessionMissing
    return work.notes.of_session(session_id)


def _fresh(work: NotesWork, session_id: SessionId) -> Note:
    session = work.sessions.get(session_id)
    if session is None:
        raise SessionMissing
    return Note(None, session_id, session.client_id, session.kind, NoteState.DRAFT)
