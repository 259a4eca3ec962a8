"""What the service of sessions asks of a unit of work: sessions, and whether they can still be changed."""

from datetime import date, datetime
from typing import Protocol

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import Session, SessionId
from practiceapp.services.agreements import AgreementsWork
from practiceapp.services.practice import PracticeWork


class SessionStore(Protocol):
    """Keeps sessions; those removed and those of removed clients stay out of sight."""

    def add(self, session: Session) -> SessionId:
        """Keeps a new session (its own number is not looked at) and returns its number."""
        ...

    def get(self, session_id: SessionId) -> Session | None:
        """One session in sight."""
        ...

    def save(self, session: Session) -> None:
        """Keeps what became of the session, and its fee."""
        ...

    def set_removed(self, session_id: SessionId, at: datetime | None) -> None:
        """Into the bin since `at`, or out of it again."""
        ...

    def of_client(self, client_id: ClientId) -> list[Session]:
        """Latest first."""
        ...

    def between(self, first: date, last: date) -> list[Session]:
        """Sessions of these local days, both included, by day and time."""
        ...


class BillingStore(Protocol):
    """Knows which sessions stand on an issued invoice that was not corrected."""

    def is_billed(self, session_id: SessionId) -> bool:
        """Whether it stands on such an invoice."""
        ...


class WrittenStore(Protocol):
    """Knows whether something is written about a session, not what."""

    def is_written(self, session_id: SessionId) -> bool:
        """Whether its note holds text."""
        ...


class SessionsWork(AgreementsWork, PracticeWork, Protocol):
    """What a unit of work offers this service (a desk work: it asks both sides)."""

    @property
    def sessions(self) -> SessionStore:
        """Where sessions are kept."""
        ...

    @property
    def billings(self) -> BillingStore:
        """What is billed."""
        ...

    @property
    def written(self) -> WrittenStore:
        """What is written about."""
        ...
