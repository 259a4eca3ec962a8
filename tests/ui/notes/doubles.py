"""Stand-ins for the services a note needs: notes kept by the domain's own rules, failing when told to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientState
from practiceapp.domain.clinical.notes import Heading, Note, NoteId, NoteState, Revision
from practiceapp.domain.errors import SessionMissing
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind, SessionState
from practiceapp.services.undo import Undo
from practiceapp.ui.notes.ports import Pace

START = datetime(2026, 11, 23, 9, 57, tzinfo=UTC)
QUICK = Pace(pause=5, longest=60_000, idle=60_000, undo=60_000, retries=(5, 10))
"""Saves after 5 ms; everything else only when a test asks for it."""
NEVER = Pace(pause=600_000, longest=600_000, idle=600_000, undo=600_000, retries=(600_000,))
"""Nothing by itself."""

MARIT, DANIEL, INES = SessionId(1), SessionId(2), SessionId(3)
NAMES = {MARIT: "Marit", DANIEL: "Daniel", INES: "Ines"}


def session(session_id: SessionId) -> Session:
    kind = SessionKind.CONSULTATION if session_id == INES else SessionKind.SESSION
    return Session(
        session_id=session_id,
        client_id=ClientId(session_id + 100),
        kind=kind,
        start=LocalStart(date(2026, 11, 23), time(7 + 2 * session_id, 30), "Europe/Berlin"),
        minutes=50,
        state=SessionState.HELD,
        fee_minor=18_000,
        moved_from=None,
        decided_at=START,
        created_at=START,
    )


class FewSessions:
    def get(self, session_id: SessionId) -> Session:
        if session_id not in NAMES:
            raise SessionMissing
        return session(session_id)


class FewClients:
    def get(self, client_id: ClientId) -> Client:
        name = NAMES[SessionId(client_id - 100)]
        return Client(client_id, "K-7F3Q", ClientDetails(given_name=name), ClientState.ACTIVE, START)


@dataclass
class KeptNotes:
    """The part of NoteService a note's page needs, in memory. `trouble` is raised instead of any writing."""

    now: datetime = START
    trouble: Exception | None = None
    notes: dict[SessionId, Note] = field(default_factory=dict)
    kept: dict[SessionId, list[Revision]] = field(default_factory=dict)
    saves: list[tuple[SessionId, dict[Heading, str]]] = field(default_factory=list)
    tidied: int = 0

    def of_session(self, session_id: SessionId) -> Note:
        of = session(session_id)
        return self.notes.get(session_id) or Note(None, session_id, of.client_id, of.kind)

    def save_draft(self, session_id: SessionId, passages: Mapping[Heading, str]) -> Note:
        note = self._writable(session_id).rewritten(passages, self.now, new_sitting=True)
        self.saves.append((session_id, dict(passages)))
        return self._keep(note)

    def lock(self, session_id: SessionId) -> Note:
        return self._keep(self._writable(session_id).locked(self.now))

    def save_addition(self, session_id: SessionId, text: str) -> Note:
        note = self._writable(session_id).adding(text, self.now)
        self.saves.append((session_id, {Heading.ADDITION: text}))
        self._put(note)
        return note

    def amend(self, session_id: SessionId, text: str) -> Note:
        return self._keep(self._writable(session_id).amended(text, self.now))

    def nothing_to_note(self, session_id: SessionId) -> Undo:
        before = self._writable(session_id)
        self._keep(before.without_text(self.now))
        return Undo("nothing_to_note", lambda: self._put(before))

    def revisions(self, note_id: NoteId) -> list[Revision]:
        return [one for kept in self.kept.values() for one in kept if one.note_id == note_id]

    def tidy(self) -> None:
        self.tidied += 1
        if self.trouble is not None:
            raise self.trouble

    def text(self, session_id: SessionId, heading: Heading = Heading.ALIVE) -> str:
        """What the vault holds."""
        return self.of_session(session_id).passages.get(heading, "")

    def is_locked(self, session_id: SessionId) -> bool:
        return self.of_session(session_id).state is NoteState.LOCKED

    def _writable(self, session_id: SessionId) -> Note:
        if self.trouble is not None:
            raise self.trouble
        self.now += timedelta(minutes=1)
        return self.of_session(session_id)

    def _keep(self, note: Note) -> Note:
        note = replace(note, note_id=NoteId(note.session_id + 1000))
        revision = Revision(
            NoteId(note.session_id + 1000), note.revision, self.now, note.passages, note.additions
        )
        self.kept.setdefault(note.session_id, []).append(revision)
        self._put(note)
        return note

    def _put(self, note: Note) -> None:
        self.notes[note.session_id] = note
