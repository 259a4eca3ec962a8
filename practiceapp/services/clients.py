"""Clients: taking someone in, finding them, changing what is written about how to reach them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientRow, ClientState, finder
from practiceapp.domain.errors import ClientMissing, ReferencesUsedUp, UndoTooLate
from practiceapp.domain.references import Randomness, random_reference
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.undo import Undo
from practiceapp.services.works import Works

_REFERENCE_TRIES = 200


class ClientStore(Protocol):
    """Keeps clients and every reference that was ever given out."""

    def add(self, reference: str, details: ClientDetails, state: ClientState, at: datetime) -> ClientId:
        """Keeps a new client and spends the reference."""
        ...

    def is_spent(self, reference: str) -> bool:
        """Whether the reference was ever given to someone."""
        ...

    def get(self, client_id: ClientId) -> Client | None:
        """One client who is not in the bin."""
        ...

    def save(self, client: Client) -> None:
        """Keeps changed details and state."""
        ...

    def set_removed(self, client_id: ClientId, at: datetime | None) -> None:
        """Into the bin since `at`, or out of it again."""
        ...

    def rows(self, now: datetime, *, include_ended: bool) -> list[ClientRow]:
        """One line a client, by label; `now` on the practice's wall, since when a session is the next one."""
        ...


class ClientsWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def clients(self) -> ClientStore:
        """Where clients are kept."""
        ...


def client_in(work: ClientsWork, client_id: ClientId) -> Client:
    """The client, not removed. Raises ClientMissing."""
    client = work.clients.get(client_id)
    if client is None:
        raise ClientMissing
    return client


class ClientService:
    """Takes clients in, finds and changes them."""

    def __init__(self, works: Works[ClientsWork], clock: Clock, randomness: Randomness) -> None:
        self._works = works
        self._clock = clock
        self._randomness = randomness

    def add(self, details: ClientDetails) -> Client:
        """Takes someone in as an enquiry under a new reference; the details may be empty.

        Raises TextTooLong, ReferencesUsedUp.
        """
        kept = details.checked()
        with self._works.write() as work:
            reference = self._free_reference(work)
            client_id = work.clients.add(reference, kept, ClientState.ENQUIRY, this_second(self._clock))
            return client_in(work, client_id)

    def get(self, client_id: ClientId) -> Client:
        """One client. Raises ClientMissing."""
        with self._works.read() as work:
            return client_in(work, client_id)

    def rows(self, query: str = "", include_ended: bool = False) -> list[ClientRow]:
        """The list of clients whose name or reference begins with what was typed, by label.

        Case and accents do not matter.
        """
        now = self._clock.here()
        with self._works.read() as work:
            rows = work.clients.rows(now, include_ended=include_ended)
        finds = finder(query)
        return [row for row in rows if finds(row.given_name, row.family_name, row.reference)]

    def save(self, client_id: ClientId, details: ClientDetails) -> Undo:
        """Keeps changed details. Raises ClientMissing, TextTooLong."""
        kept = details.checked()
        return self._change(client_id, lambda client: _with(client, kept, client.state), "client_saved")

    def set_state(self, client_id: ClientId, state: ClientState) -> Undo:
        """Where the work together stands from now on. Raises ClientMissing."""
        return self._change(
            client_id, lambda client: _with(client, client.details, state), "client_state_set"
        )

    def remove(self, client_id: ClientId) -> Undo:
        """Puts the client, with sessions and notes, into the bin for 30 days. Raises ClientMissing."""
        with self._works.write() as work:
            client_in(work, client_id)
            work.clients.set_removed(client_id, this_second(self._clock))
        return Undo("client_removed", lambda: self._bring_back(client_id))

    def _bring_back(self, client_id: ClientId) -> None:
        with self._works.write() as work:
            work.clients.set_removed(client_id, None)

    def _change(self, client_id: ClientId, change: Callable[[Client], Client], what: str) -> Undo:
        with self._works.write() as work:
            before = client_in(work, client_id)
            after = change(before)
            work.clients.save(after)
        return Undo(what, lambda: self._take_back(before, after))

    def _take_back(self, before: Client, after: Client) -> None:
        with self._works.write() as work:
            if client_in(work, before.client_id) != after:
                raise UndoTooLate
            work.clients.save(before)

    def _free_reference(self, work: ClientsWork) -> str:
        for _ in range(_REFERENCE_TRIES):
            reference = random_reference(self._randomness)
            if not work.clients.is_spent(reference):
                return reference
        raise ReferencesUsedUp


def _with(client: Client, details: ClientDetails, state: ClientState) -> Client:
    return Client(client.client_id, client.reference, details, state, client.created_at)
