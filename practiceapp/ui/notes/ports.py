"""What the note's presenter needs of the services, and how long it waits for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from practiceapp.domain.clients import Client, ClientId
from practiceapp.domain.clinical.notes import Heading, Note, NoteId, Revision
from practiceapp.domain.sessions import Session, SessionId
from practiceapp.services.undo import Undo


class Notes(Protocol):
    """The part of NoteService that writing a note needs."""

    def of_session(self, session_id: SessionId) -> Note: ...  # noqa: D102 - as in the service
    def save_draft(self, session_id: SessionId, passages: Mapping[Heading, str]) -> Note: ...  # noqa: D102 - as in the service
    def lock(self, session_id: SessionId) -> Note: ...  # noqa: D102 - as in the service
    def save_addition(self, session_id: SessionId, text: str) -> Note: ...  # noqa: D102 - as in the service
    def amend(self, session_id: SessionId, text: str) -> Note: ...  # noqa: D102 - as in the service
    def nothing_to_note(self, session_id: SessionId) -> Undo: ...  # noqa: D102 - as in the service
    def revisions(self, note_id: NoteId) -> list[Revision]: ...  # noqa: D102 - as in the service
    def tidy(self) -> None: ...  # noqa: D102 - as in the service


class Sessions(Protocol):
    """Where the session of a note is looked up."""

    def get(self, session_id: SessionId) -> Session: ...  # noqa: D102 - as in the service


class Clients(Protocol):
    """Where the client of a session is looked up."""

    def get(self, client_id: ClientId) -> Client: ...  # noqa: D102 - as in the service


@dataclass(frozen=True, slots=True)
class Pace:
    """Waiting times in milliseconds. The first two are the promise on autosave (vault.md, decided (f))."""

    pause: int = 800
    longest: int = 1_500
    idle: int = 2_000
    undo: int = 10_000
    retries: tuple[int, ...] = (2_000, 4_000, 8_000)
