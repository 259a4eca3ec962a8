"""Notes in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from practiceapp.domain.clients import ClientId
from practiceapp.domain.clinical.notes import (
    Addition,
    Heading,
    Note,
    NoteId,
    NoteState,
    NoteSummary,
    Revision,
)
from practiceapp.domain.sessions import SessionId
from tests.fakes_practice import FakePracticeStores, PracticeTables, by_start


@dataclass
class ClinicalTables(PracticeTables):
    notes: dict[SessionId, Note] = field(default_factory=dict)
    revisions: dict[tuple[NoteId, int], Revision] = field(default_factory=dict)


class FakeNoteStore:
    def __init__(self, tables: ClinicalTables) -> None:
        self._tables = tables

    def of_session(self, session_id: SessionId) -> Note | None:
        return self._tables.notes.get(session_id)

    def write(self, before: Note | None, after: Note) -> Note:
        note_id = after.note_id or NoteId(len(self._tables.notes) + 1)
        kept = replace(after, note_id=note_id)
        self._tables.notes[after.session_id] = kept
        changed = before is None or before.revision != after.revision or before.passages != after.passages
        if after.saved_at is not None and after.revision and changed:
            self._keep_revision(note_id, after.revision, after.saved_at, after.passages, after.additions)
        return kept

    def _keep_revision(
        self,
        note_id: NoteId,
        number: int,
        at: datetime,
        passages: Mapping[Heading, str],
        additions: tuple[Addition, ...],
    ) -> None:
        self._tables.revisions[note_id, number] = Revision(note_id, number, at, passages, additions)
        session_id = next(note.session_id for note in self._tables.notes.values() if note.note_id == note_id)
        self._tables.written.add(session_id)

    def revisions(self, note_id: NoteId) -> list[Revision]:
        found = [revision for (owner, _), revision in self._tables.revisions.items() if owner == note_id]
        return sorted(found, key=lambda revision: revision.number, reverse=True)

    def of_client(self, client_id: ClientId) -> list[NoteSummary]:
        found = [
            note
            for note in self._tables.notes.values()
            if note.client_id == client_id
            and note.state is not NoteState.NOTHING
            and note.session_id not in self._tables.removed_sessions
        ]
        found.sort(key=lambda note: by_start(self._tables.sessions[note.session_id]), reverse=True)
        return [self._summary(note) for note in found]

    def tidy(self) -> None:
        pass

    def _summary(self, note: Note) -> NoteSummary:
        assert note.note_id is not None
        assert note.saved_at is not None
        return NoteSummary(
            note_id=note.note_id,
            session_id=note.session_id,
            day=self._tables.sessions[note.session_id].start.day,
            kind=note.kind,
            state=note.state,
            saved_at=note.saved_at,
            opening=next((text[:160] for text in note.passages.values() if text.strip()), ""),
            sentence=note.passages.get(Heading.SENTENCE, "")[:160],
            additions=len(note.additions),
            addition_begun=note.begun is not None,
        )


class FakeClinicalStores(FakePracticeStores):
    """The practice with its notes."""

    def __init__(self, tables: ClinicalTables) -> None:
        super().__init__(tables)
        self.notes = FakeNoteStore(tables)
