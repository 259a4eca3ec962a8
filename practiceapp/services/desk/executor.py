"""What the therapist's trusted colleague needs first: who is to be called, and who is expected when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from practiceapp.domain.clients import Client, ClientId, ClientRow, ClientState
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


class ExecutorWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def clients(self) -> ContactStore:
        """Where clients are kept."""
        ...


@dataclass(frozen=True, slots=True)
class Contact:
    """One person to be called: how to reach them, when they were last here and are expected next."""

    client: Client
    row: ClientRow


class ExecutorService:
    """Reads contacts and next sessions; has no method that writes."""

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


def _urgency(contact: Contact) -> tuple[bool, str, bool]:
    row = contact.row
    expected = f"{row.next_on}{row.next_at}" if row.next_on else ""
    return (not expected, expected, row.state is ClientState.ENDED)
