"""Where notes are kept: the text as it stands, every version of it, and the index that finds its words."""

import json
from collections.abc import Mapping
from datetime import date

from practiceapp.domain.clients import ClientId
from practiceapp.domain.clinical.notes import (
    Addition,
    Heading,
    Note,
    NoteId,
    NoteState,
    NoteSummary,
    Revision,
    headings_of,
)
from practiceapp.domain.sessions import SessionId, SessionKind
from practiceapp.vault.clinical.sealed import NOTES, PASSAGES, REVISIONS, Value
from practiceapp.vault.columns import instant, instant_or_none, text_of, text_or_none
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work

_ADDITION = Heading.ADDITION.value
_BEGUN = "addition_begun"
_NOTE = (
    "SELECT note_id, session_id, client_id, kind, state, revision, started_at, saved_at, locked_at FROM notes"
    " WHERE session_id = ?"
)
_PASSAGES = (
    "SELECT note_passage_id, heading, text, added_at FROM note_passages WHERE note_id = ?"
    " ORDER BY note_passage_id"
)
_ADDITION_BEGUN = f"SELECT note_passage_id FROM note_passages WHERE note_id = ? AND heading = '{_BEGUN}'"  # noqa: S608  ours
_EARLIER = "SELECT revision, saved_at, body FROM note_revisions WHERE note_id = ? ORDER BY revision DESC"
_OF_CLIENT = """
SELECT notes.note_id, notes.session_id, on_day, notes.kind, notes.state, saved_at,
    heading, substr(text, 1, 160)
FROM sessions
CROSS JOIN notes USING (session_id)
LEFT JOIN note_passages USING (note_id)
WHERE sessions.client_id = ? AND notes.state <> 'nothing' AND sessions.removed_at IS NULL
ORDER BY on_day DESC, at_time DESC, session_id DESC
"""
_MERGE_PAGES = 100
_ORDER = {kind.value: tuple(heading.value for heading in headings_of(kind)) for kind in SessionKind}


class NoteStore:
    """Notes with their passages, additions and versions."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of_session(self, session_id: SessionId) -> Note | None:
        """The note of a session, if one was begun."""
        rows = self._work.execute(_NOTE, (session_id,))
        return _note(rows[0], self._work.execute(_PASSAGES, (rows[0][0],))) if rows else None

    def write(self, before: Note | None, after: Note) -> Note:
        """Keeps `after`, as it follows from `before`; returns it with its number."""
        note_id = self._write_note(before, after)
        self._write_passages(note_id, after)
        self._write_additions(note_id, before, after)
        self._write_revision(note_id, before, after)
        kept = self.of_session(after.session_id)
        assert kept is not None  # noqa: S101  a row just written
        return kept

    def revisions(self, note_id: NoteId) -> list[Revision]:
        """Every version kept, the latest first."""
        earlier = [_revision(note_id, *row) for row in self._work.execute(_EARLIER, (note_id,))]
        rows = self._work.execute(
            "SELECT session_id FROM notes WHERE note_id = ? AND revision > 0", (note_id,)
        )
        return [*(self._latest(SessionId(session_id)) for (session_id,) in rows), *earlier]

    def of_client(self, client_id: ClientId) -> list[NoteSummary]:
        """A client's notes for the timeline, the latest session first."""
        gathered: dict[int, list[Row]] = {}
        for row in self._work.execute(_OF_CLIENT, (client_id,)):
            gathered.setdefault(row[0], []).append(row)
        return [_summary(rows) for rows in gathered.values()]

    def tidy(self) -> None:
        """Merges a little of the search index, a few milliseconds at most."""
        self._work.changed("INSERT INTO note_search (note_search, rank) VALUES ('merge', ?)", (_MERGE_PAGES,))

    def _latest(self, session_id: SessionId) -> Revision:
        note = self.of_session(session_id)
        assert note is not None and note.note_id is not None and note.saved_at is not None  # noqa: S101, PT018  a row of ours
        return Revision(note.note_id, note.revision, note.saved_at, note.passages, note.additions)

    def _write_note(self, before: Note | None, after: Note) -> int:
        saved_at = text_or_none(after.saved_at)
        if before is None or before.note_id is None:
            return NOTES.add(
                self._work,
                after.session_id,
                after.client_id,
                after.kind.value,
                after.state.value,
                after.revision,
                text_or_none(after.started_at),
                saved_at,
                text_or_none(after.locked_at),
            )
        changes: dict[str, Value] = {"revision": after.revision, "saved_at": saved_at}
        if before.state is not NoteState.LOCKED:
            changes |= {"state": after.state.value, "locked_at": text_or_none(after.locked_at)}
        NOTES.change(self._work, before.note_id, **changes)
        return before.note_id

    def _write_passages(self, note_id: int, after: Note) -> None:
        if after.state is not NoteState.DRAFT:
            return
        wanted = {heading.value: text for heading, text in after.passages.items()}
        for passage_id, heading, text, _ in self._work.execute(_PASSAGES, (note_id,)):
            kept = wanted.pop(heading, None)
            if kept is None:
                PASSAGES.remove(self._work, passage_id)
            elif kept != text:
                PASSAGES.change(self._work, passage_id, text=kept)
        for heading, text in wanted.items():
            PASSAGES.add(self._work, note_id, heading, text, text_or_none(after.saved_at))

    def _write_additions(self, note_id: int, before: Note | None, after: Note) -> None:
        if before is not None and before.begun != after.begun:
            self._write_begun(note_id, before, after.begun)
        known = len(before.additions) if before else 0
        for addition in after.additions[known:]:
            PASSAGES.add(self._work, note_id, _ADDITION, addition.text, text_of(addition.added_at))

    def _write_begun(self, note_id: int, before: Note, begun: Addition | None) -> None:
        if before.begun is None:
            if begun is not None:
                PASSAGES.add(self._work, note_id, _BEGUN, begun.text, text_of(begun.added_at))
            return
        ((passage_id,),) = self._work.execute(_ADDITION_BEGUN, (note_id,))
        if begun is None:
            PASSAGES.remove(self._work, passage_id)
        else:
            PASSAGES.change(self._work, passage_id, text=begun.text, added_at=text_of(begun.added_at))

    def _write_revision(self, note_id: int, before: Note | None, after: Note) -> None:
        """Puts by what is no longer the latest version; that one is the text as it stands."""
        if before is None or before.saved_at is None or not 0 < before.revision < after.revision:
            return
        REVISIONS.add(self._work, note_id, before.revision, text_of(before.saved_at), _body(before))


def _note(row: Row, passages: list[Row]) -> Note:
    note_id, session_id, client_id, kind, state, revision, started_at, saved_at, locked_at = row
    added: dict[str, list[Addition]] = {_ADDITION: [], _BEGUN: []}
    written = {}
    for _, heading, text, at in passages:
        if heading in added:
            added[heading].append(Addition(text, instant(at)))
        else:
            written[Heading(heading)] = text
    return Note(
        note_id=NoteId(note_id),
        session_id=SessionId(session_id),
        client_id=ClientId(client_id),
        kind=SessionKind(kind),
        state=NoteState(state),
        passages=_in_order(SessionKind(kind), written),
        additions=tuple(added[_ADDITION]),
        begun=added[_BEGUN][0] if added[_BEGUN] else None,
        revision=revision,
        started_at=instant(started_at),
        saved_at=instant(saved_at),
        locked_at=instant_or_none(locked_at),
    )


def _in_order(kind: SessionKind, written: Mapping[Heading, str]) -> dict[Heading, str]:
    return {heading: written[heading] for heading in headings_of(kind) if heading in written}


def _body(note: Note) -> str:
    return json.dumps(
        {
            "passages": {heading.value: text for heading, text in note.passages.items()},
            "additions": [[addition.text, text_of(addition.added_at)] for addition in note.additions],
        },
        ensure_ascii=False,
    )


def _revision(note_id: NoteId, number: int, saved_at: str, body: str) -> Revision:
    content = json.loads(body)
    return Revision(
        note_id=note_id,
        number=number,
        saved_at=instant(saved_at),
        passages={Heading(heading): text for heading, text in content["passages"].items()},
        additions=tuple(Addition(text, instant(at)) for text, at in content["additions"]),
    )


def _summary(rows: list[Row]) -> NoteSummary:
    note_id, session_id, on_day, kind, state, saved_at, *_ = rows[0]
    # By the column's own words: a client of many years has thousands of passages.
    written = {row[6]: row[7] for row in rows}
    ordered = [written[heading] for heading in _ORDER[kind] if heading in written]
    return NoteSummary(
        note_id=NoteId(note_id),
        session_id=SessionId(session_id),
        day=date.fromisoformat(on_day),
        kind=SessionKind(kind),
        state=NoteState(state),
        saved_at=instant(saved_at),
        opening=next((text for text in ordered if text.strip()), ""),
        sentence=written.get(Heading.SENTENCE.value, ""),
        additions=sum(row[6] == _ADDITION for row in rows),
        addition_begun=_BEGUN in written,
    )
