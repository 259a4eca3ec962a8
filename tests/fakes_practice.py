"""Stores in memory for the practice, clients, agreements and sessions; works that take back on an error."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from practiceapp.domain.agreements import Agreement, AgreementId, AgreementTerms
from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientRow, ClientState
from practiceapp.domain.practice import Practice
from practiceapp.domain.sessions import Session, SessionId, SessionState

S = TypeVar("S")
T = TypeVar("T")


class FixedClock:
    """A clock that a test sets and moves."""

    def __init__(self, now: datetime, zone: str = "Europe/Berlin") -> None:
        self.moment = now
        self.zone: Callable[[], str] = lambda: zone

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        return self.here().date()

    def here(self) -> datetime:
        return self.moment.astimezone(ZoneInfo(self.zone()))

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class FakeWorks(Generic[T, S]):
    """Units of work over tables in memory."""

    def __init__(self, tables: T, stores: Callable[[T], S]) -> None:
        self._tables = tables
        self._stores = stores

    @contextmanager
    def read(self) -> Iterator[S]:
        yield self._stores(self._tables)

    @contextmanager
    def write(self) -> Iterator[S]:
        before = copy.deepcopy(vars(self._tables))
        try:
            yield self._stores(self._tables)
        except BaseException:
            vars(self._tables).update(before)
            raise


@dataclass
class PracticeTables:
    practice: Practice | None = None
    clients: dict[ClientId, Client] = field(default_factory=dict)
    removed_clients: set[ClientId] = field(default_factory=set)
    spent: set[str] = field(default_factory=set)
    agreements: list[Agreement] = field(default_factory=list)
    sessions: dict[SessionId, Session] = field(default_factory=dict)
    removed_sessions: set[SessionId] = field(default_factory=set)
    billed: set[SessionId] = field(default_factory=set)
    written: set[SessionId] = field(default_factory=set)


class FakePracticeStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def load(self) -> Practice | None:
        return self._tables.practice

    def save(self, practice: Practice, at: datetime) -> None:
        self._tables.practice = practice


class FakeClientStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def add(self, reference: str, details: ClientDetails, state: ClientState, at: datetime) -> ClientId:
        client_id = ClientId(len(self._tables.clients) + 1)
        self._tables.clients[client_id] = Client(client_id, reference, details, state, at)
        self._tables.spent.add(reference)
        return client_id

    def is_spent(self, reference: str) -> bool:
        return reference in self._tables.spent

    def get(self, client_id: ClientId) -> Client | None:
        return None if client_id in self._tables.removed_clients else self._tables.clients.get(client_id)

    def save(self, client: Client) -> None:
        self._tables.clients[client.client_id] = client

    def set_removed(self, client_id: ClientId, at: datetime | None) -> None:
        removed = self._tables.removed_clients
        removed.discard(client_id) if at is None else removed.add(client_id)

    def rows(self, now: datetime, *, include_ended: bool) -> list[ClientRow]:
        rows = [
            self._row(client, now)
            for client_id, client in self._tables.clients.items()
            if client_id not in self._tables.removed_clients
            and (include_ended or client.state is not ClientState.ENDED)
        ]
        return sorted(rows, key=lambda row: (row.label.casefold(), row.family_name.casefold(), row.reference))

    def _row(self, client: Client, now: datetime) -> ClientRow:
        sessions = FakeSessionStore(self._tables).of_client(client.client_id)
        held = [session.start.day for session in sessions if session.state is SessionState.HELD]
        coming = [
            (session.start.day, session.start.time)
            for session in sessions
            if session.state is SessionState.PLANNED
            and datetime.combine(session.start.day, session.start.time) > now.replace(tzinfo=None)
        ]
        following = min(coming, default=(None, None))
        return ClientRow(
            client.client_id,
            client.reference,
            client.details.given_name,
            client.details.family_name,
            client.state,
            max(held, default=None),
            *following,
        )


class FakeAgreementStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def add(self, client_id: ClientId, terms: AgreementTerms, from_on: date, at: datetime) -> Agreement:
        number = AgreementId(len(self._tables.agreements) + 1)
        self._tables.agreements.append(Agreement(number, client_id, from_on, terms, at))
        return self._tables.agreements[-1]

    def of_client(self, client_id: ClientId) -> list[Agreement]:
        found = [version for version in self._tables.agreements if version.client_id == client_id]
        return sorted(found, key=lambda version: (version.from_on, version.agreement_id))


class FakeSessionStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def add(self, session: Session) -> SessionId:
        session_id = SessionId(len(self._tables.sessions) + 1)
        self._tables.sessions[session_id] = replace(session, session_id=session_id)
        return session_id

    def get(self, session_id: SessionId) -> Session | None:
        return next((session for session in self._in_sight() if session.session_id == session_id), None)

    def save(self, session: Session) -> None:
        kept = self._tables.sessions[session.session_id]
        changed = replace(
            kept, state=session.state, fee_minor=session.fee_minor, decided_at=session.decided_at
        )
        self._tables.sessions[session.session_id] = changed

    def set_removed(self, session_id: SessionId, at: datetime | None) -> None:
        removed = self._tables.removed_sessions
        removed.discard(session_id) if at is None else removed.add(session_id)

    def of_client(self, client_id: ClientId) -> list[Session]:
        found = [session for session in self._in_sight() if session.client_id == client_id]
        return sorted(found, key=by_start, reverse=True)

    def between(self, first: date, last: date) -> list[Session]:
        found = [session for session in self._in_sight() if first <= session.start.day <= last]
        return sorted(found, key=by_start)

    def _in_sight(self) -> list[Session]:
        return [
            session
            for session_id, session in self._tables.sessions.items()
            if session_id not in self._tables.removed_sessions
            and session.client_id not in self._tables.removed_clients
        ]


def by_start(session: Session) -> tuple[object, ...]:
    return session.start.day, session.start.time, session.session_id


class FakeBillingStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def is_billed(self, session_id: SessionId) -> bool:
        return session_id in self._tables.billed


class FakeWrittenStore:
    def __init__(self, tables: PracticeTables) -> None:
        self._tables = tables

    def is_written(self, session_id: SessionId) -> bool:
        return session_id in self._tables.written


class FakePracticeStores:
    """What a unit of work reaches: the practice, its clients and their sessions."""

    def __init__(self, tables: PracticeTables) -> None:
        self.practices = FakePracticeStore(tables)
        self.clients = FakeClientStore(tables)
        self.agreements = FakeAgreementStore(tables)
        self.sessions = FakeSessionStore(tables)
        self.billings = FakeBillingStore(tables)
        self.written = FakeWrittenStore(tables)
