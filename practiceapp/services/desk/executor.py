"""What the therapist's trusted colleague needs first: who is to be called, and who is expected when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from practiceapp.domain.account.tax import pack_of
from practiceapp.domain.clients import Client, ClientId, ClientRow, ClientState
from practiceapp.domain.practice import Practice
from practiceapp.services.clock import Clock
from practiceapp.services.works import Works


class ContactStore(Protocol):
    """Reads clients with their sessions; see `services.clients.ClientStore`."""

    def get(self, client_id: ClientId) -> Client | None:
        """The client, or None."""
        ...

    def rows(self, now: datetime, *, include_ended: bool) -> list[ClientRow]:
        """One line a client with the last session held and the next one."""
        ...


class PapersStore(Protocol):
    """Reads when something was written that must be kept; not what."""

    def last_issued_on(self) -> date | None:
        """The day of the newest invoice."""
        ...

    def last_session_on(self) -> date | None:
        """The day of the last session that was held."""
        ...


class NamedPractices(Protocol):
    """Reads whose practice it is."""

    def load(self) -> Practice | None:
        """The practice."""
        ...


class ExecutorWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def practices(self) -> NamedPractices:
        """Where the practice is kept."""
        ...

    @property
    def papers(self) -> PapersStore:
        """When the last papers were written."""
        ...

    @property
    def clients(self) -> ContactStore:
        """Where clients are kept."""
        ...


@dataclass(frozen=True, slots=True)
class Contact:
    """One person to be called: how to reach them, when they were last here and are expected next."""

    client: Client
    row: ClientRow


@dataclass(frozen=True, slots=True)
class Keeping:
    """Whose records these are and, as far as the vault knows, until when they are kept.

    `invoices_until` is the last day on which the newest invoice is kept by the law on taxes of the country;
    None when none was issued. For notes the vault knows no law, only when the last session was held.
    """

    therapist_name: str
    practice_name: str
    invoice_years: int
    invoices_until: date | None
    last_session_on: date | None


class ExecutorService:
    """Reads contacts, next sessions and how long records are kept; has no method that writes."""

    def __init__(self, works: Works[ExecutorWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def contacts(self) -> list[Contact]:
        """Whoever is expected soonest first, then those in work together, then those whose work has ended."""
        with self._works.read() as work:
            rows = work.clients.rows(self._clock.here(), include_ended=True)
            found = [(row, work.clients.get(row.client_id)) for row in rows]
        contacts = [Contact(client, row) for row, client in found if client is not None]
        return sorted(contacts, key=_urgency)

    def keeping(self) -> Keeping:
        """Whose records these are and until when they are kept."""
        with self._works.read() as work:
            practice = work.practices.load() or Practice("")
            issued_on = work.papers.last_issued_on()
            last_session_on = work.papers.last_session_on()
        years = pack_of(practice.country).retention_years
        until = date(issued_on.year + years, 12, 31) if issued_on else None
        return Keeping(practice.therapist_name, practice.practice_name, years, until, last_session_on)


def _urgency(contact: Contact) -> tuple[bool, str, bool]:
    row = contact.row
    expected = f"{row.next_on}{row.next_at}" if row.next_on else ""
    return (not expected, expected, row.state is ClientState.ENDED)
