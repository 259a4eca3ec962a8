"""The session note: a draft under quiet headings, finished once, added to afterwards, never overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import NewType

from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import (
    HeadingRefused,
    NoteEmpty,
    NoteLocked,
    NoteNotEmpty,
    NoteNotLocked,
    NoteTooLong,
)
from practiceapp.domain.practice import without_broken_characters
from practiceapp.domain.sessions import SessionId, SessionKind

NoteId = NewType("NoteId", int)

PASSAGE_LIMIT = 1_000_000
"""Characters under one heading: some 400 pages; anything longer was pasted by mistake."""


class Heading(Enum):
    """What a passage of a note is about (wording.md, sections 3 and 5)."""

    ALIVE = "alive"
    WHY_NOW = "why_now"
    FIELD = "field"
    LOOSENED = "loosened"
    SENTENCE = "sentence"
    CONTEXT = "context"
    BOUNDARIES = "boundaries"
    FIT = "fit"
    ADDITION = "addition"


_HEADINGS = {
    SessionKind.SESSION: (
        Heading.ALIVE,
        Heading.WHY_NOW,
        Heading.FIELD,
        Heading.LOOSENED,
        Heading.SENTENCE,
    ),
    SessionKind.CONSULTATION: (Heading.CONTEXT, Heading.BOUNDARIES, Heading.FIT, Heading.SENTENCE),
}


def headings_of(kind: SessionKind) -> tuple[Heading, ...]:
    """The headings of a session's note, or of the consultation's short one, in reading order."""
    return _HEADINGS[kind]


class NoteState(Enum):
    """A draft is written in, a locked note (on screen: finished) added to; nothing: nothing to note."""

    DRAFT = "draft"
    LOCKED = "locked"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Addition:
    """A dated passage put to a finished note; the original stays legible."""

    text: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one session. `note_id` is None until the first words are saved.

    `revision` counts the versions kept: 0 before the first save; it grows once per sitting and per addition.
    `begun` is the addition being typed, with the time it was last saved; it is no part of the note yet.
    """

    note_id: NoteId | None
    session_id: SessionId
    client_id: ClientId
    kind: SessionKind
    state: NoteState = NoteState.DRAFT
    passages: Mapping[Heading, str] = field(default_factory=dict)
    additions: tuple[Addition, ...] = ()
    begun: Addition | None = None
    revision: int = 0
    started_at: datetime | None = None
    saved_at: datetime | None = None
    locked_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks is written."""
        return not any(text.strip() for text in self.passages.values())

    @property
    def last_saved_at(self) -> datetime | None:
        """When the note, or the addition begun to it, was saved last."""
        return self.begun.added_at if self.begun else self.saved_at

    def rewritten(self, passages: Mapping[Heading, str], at: datetime, *, new_sitting: bool) -> "Note":
        """The draft with these passages instead. Raises NoteLocked, HeadingRefused, NoteTooLong."""
        if self.state is NoteState.LOCKED:
            raise NoteLocked
        kept = {heading: clean_passage(text) for heading, text in passages.items()}
        for heading in kept:
            if heading not in headings_of(self.kind):
                raise HeadingRefused(heading.value)
        return replace(
            self,
            state=NoteState.DRAFT,
            passages={heading: kept[heading] for heading in headings_of(self.kind) if kept.get(heading)},
            revision=self.revision + (1 if new_sitting or self.revision == 0 else 0),
            started_at=self.started_at or at,
            saved_at=at,
        )

    def locked(self, at: datetime) -> "Note":
        """The note, finished. Raises NoteLocked when it already is, NoteEmpty when there is nothing in it."""
        if self.state is NoteState.LOCKED:
            raise NoteLocked
        if self.is_empty:
            raise NoteEmpty
        return replace(self, state=NoteState.LOCKED, locked_at=at)

    def adding(self, text: str, at: datetime) -> "Note":
        """The finished note with this addition begun; blanks take it back.

        Raises NoteNotLocked, NoteTooLong.
        """
        if self.state is not NoteState.LOCKED:
            raise NoteNotLocked
        kept = clean_passage(text)
        return replace(self, begun=Addition(kept, at) if kept.strip() else None)

    def amended(self, text: str, at: datetime) -> "Note":
        """The finished note with one more addition and none begun.

        Raises NoteNotLocked, NoteEmpty, NoteTooLong.
        """
        if self.state is not NoteState.LOCKED:
            raise NoteNotLocked
        kept = clean_passage(text).strip()
        if not kept:
            raise NoteEmpty
        additions = (*self.additions, Addition(kept, at))
        return replace(self, additions=additions, begun=None, revision=self.revision + 1, saved_at=at)

    def without_text(self, at: datetime) -> "Note":
        """The note of a session that leaves nothing to write. Raises NoteLocked, NoteNotEmpty."""
        if self.state is NoteState.LOCKED:
            raise NoteLocked
        if not self.is_empty:
            raise NoteNotEmpty
        return replace(
            self, state=NoteState.NOTHING, passages={}, started_at=self.started_at or at, saved_at=at
        )

    def owed_again(self) -> "Note":
        """The draft it was before "nothing to note". Raises NoteLocked when it is finished."""
        if self.state is NoteState.LOCKED:
            raise NoteLocked
        return replace(self, state=NoteState.DRAFT)


def clean_passage(text: str) -> str:
    """A passage as it is kept; every visible character stays. Raises NoteTooLong."""
    if len(text) > PASSAGE_LIMIT:
        raise NoteTooLong(PASSAGE_LIMIT)
    return without_broken_characters(text)


@dataclass(frozen=True, slots=True)
class Revision:
    """The note as it stood at the end of one sitting (or at its last save, while the sitting goes on)."""

    note_id: NoteId
    number: int
    saved_at: datetime
    passages: Mapping[Heading, str]
    additions: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSummary:
    """One line of a client's timeline.

    `opening` is the start of the first passage, `sentence` the one that stays (its start).
    """

    note_id: NoteId
    session_id: SessionId
    day: date
    kind: SessionKind
    state: NoteState
    saved_at: datetime
    opening: str
    sentence: str
    additions: int
    addition_begun: bool = False
