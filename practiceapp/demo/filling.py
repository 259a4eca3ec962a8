"""Filling a vault with an invented practice, session by session."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count

from practiceapp.demo.clock import InventedClock
from practiceapp.demo.services import Services
from practiceapp.demo.words import addition, company_pays, invented_seller, passages, person
from practiceapp.domain.account.invoices import InvoiceId
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientId, ClientState
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind, SessionState

_TIMES = (time(9), time(10, 30), time(14), time(15, 30), time(17))
_MORNING, _EVENING = time(8, 30), time(18, 30)
_WEEK = timedelta(days=7)
_AHEAD = 3 * _WEEK
_WORKING_DAYS = 5
_FATES = (
    *[SessionState.HELD] * 34,
    *[SessionState.CANCELLED_LATE] * 2,
    *[SessionState.CANCELLED_IN_TIME] * 2,
    SessionState.CANCELLED_BY_ME,
    SessionState.MOVED,
)
_NOTHING_TO_NOTE = 0.03


@dataclass(frozen=True, slots=True)
class Filled:
    """What was entered."""

    clients: int
    sessions: int
    notes: int
    invoices: int


def fill(
    services: Services,
    clients: int = 6,
    months: int = 3,
    seed: int = 1,
    today: date | None = None,
    clock: InventedClock | None = None,
) -> Filled:
    """Enter an invented practice of so many clients and whole months before this one.

    The month just past is left to bill (unless it is the only one). The same seed gives the same practice.
    `clock`: the one the services were made with, if it is to show when each thing was done; otherwise all of
    it is done now.
    """
    invention = _Invention(services, seed, today or services.clock.today())
    invention.begin(clients, months)
    try:
        return invention.take_place(clock)
    finally:
        if clock is not None:
            clock.stand_at(None)


class _Invention:
    """Moments with what happens at each: begun by people coming, played in order of time."""

    def __init__(self, services: Services, seed: int, today: date) -> None:
        self._services = services
        self._chance = random.Random(seed)  # noqa: S311  nothing here is secret
        self._today = today
        self._now = services.clock.now()
        self._practice = services.practice.load()
        self._moments: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._people: list[ClientId] = []
        self._sessions = self._notes = self._invoices = self._recent = 0
        self._late = self._added = False

    def begin(self, clients: int, months: int) -> None:
        """Everyone who comes, from when on, and the month ends."""
        first = _months_before(self._today, months)
        if self._services.sellers.seller() is None:
            self._on(first, _MORNING, lambda: self._services.sellers.save_seller(invented_seller()))
        for number in range(clients):
            newest = number == clients - 1 and clients > 1
            begins = max(first, self._today - 4 * _WEEK) if newest else first + timedelta(days=number % 5)
            self._on(begins, _MORNING, partial(self._enter_client, number, begins, newest))
        for before in range(months, 1 if months > 1 else 0, -1):
            month = _months_before(self._today, before)
            following = _month_after(month)
            self._on(following + timedelta(days=1), _EVENING, partial(self._bill, following))

    def take_place(self, clock: InventedClock | None) -> Filled:
        """Play every moment in order; a moment may add later ones."""
        while self._moments:
            moment, _, happens = heappop(self._moments)
            if clock is not None:
                clock.stand_at(min(moment, self._now))
            happens()
        return Filled(len(self._people), self._sessions, self._notes, self._invoices)

    def _on(self, day: date, at: time, happens: Callable[[], None]) -> None:
        self._at(self._start(day, at).instant(), happens)

    def _at(self, moment: datetime, happens: Callable[[], None]) -> None:
        heappush(self._moments, (moment, next(self._order), happens))

    def _start(self, day: date, at: time) -> LocalStart:
        return LocalStart(day, at, self._practice.time_zone)

    def _enter_client(self, number: int, begins: date, newest: bool) -> None:
        client_id = self._services.clients.add(person(number, self._chance)).client_id
        self._people.append(client_id)
        if newest:
            self._plan(client_id, begins, _TIMES[0], SessionKind.CONSULTATION)
            begins += _WEEK
        self._services.clients.set_state(client_id, ClientState.ACTIVE)
        fee = (self._practice.fee_minor or 0) + self._chance.choice((-2_000, 0, 0, 2_000))
        terms = AgreementTerms(max(fee, 0), self._practice.minutes, accepted_on=begins)
        self._services.agreements.agree(client_id, terms, begins)
        if number % 2:
            terms_of_pay = company_pays(number // 2, begins)
            self._services.arrangements.arrange(client_id, terms_of_pay, begins)
        self._come_regularly(client_id, number, begins)

    def _come_regularly(self, client_id: ClientId, number: int, begins: date) -> None:
        """A regular time every week, one in five every other week; every other person on today's weekday."""
        weekday = self._today.weekday() if number % 2 == 0 else (number * 2 + 1) % _WORKING_DAYS
        step = 2 * _WEEK if number % 5 == 3 else _WEEK  # noqa: PLR2004  one in five
        day = begins + timedelta(days=(weekday - begins.weekday()) % 7)
        if weekday == self._today.weekday():
            day += (self._today - day) % step
        at = _TIMES[(number // 2 if number % 2 == 0 else number) % len(_TIMES)]
        while day <= self._today + _AHEAD:
            self._plan(client_id, day, at, SessionKind.SESSION)
            day += step

    def _plan(self, client_id: ClientId, day: date, at: time, kind: SessionKind) -> None:
        session = self._services.sessions.plan(client_id, kind, self._start(day, at))
        self._sessions += 1
        self._expect(session)

    def _expect(self, session: Session) -> None:
        ends = session.start.instant() + timedelta(minutes=session.minutes)
        if ends <= self._now:
            self._at(ends, partial(self._settle, session))

    def _settle(self, session: Session) -> None:
        sessions, session_id = self._services.sessions, session.session_id
        match self._fate(session):
            case SessionState.CANCELLED_LATE:
                sessions.cancel_late(session_id)
            case SessionState.CANCELLED_IN_TIME:
                sessions.cancel_in_time(session_id)
            case SessionState.CANCELLED_BY_ME:
                sessions.cancel_by_me(session_id)
            case SessionState.MOVED:
                self._move(session)
            case _:
                sessions.hold(session_id)
                self._on(session.start.day, _EVENING, partial(self._write, session))

    def _fate(self, session: Session) -> SessionState:
        certain = session.kind is SessionKind.CONSULTATION or session.moved_from is not None
        if certain or session.start.day >= self._today - 2 * _WEEK:
            return SessionState.HELD
        if not self._late and self._people.index(session.client_id) % 2:
            self._late = True
            return SessionState.CANCELLED_LATE
        return self._chance.choice(_FATES)

    def _move(self, session: Session) -> None:
        sessions, day = self._services.sessions, session.start.day + timedelta(days=1)
        sessions.move(session.session_id, replace(session.start, day=day))
        for follower in sessions.of_client(session.client_id):
            if follower.moved_from == session.session_id:
                self._expect(follower)

    def _write(self, session: Session) -> None:
        if session.start.day >= self._today - timedelta(days=1):
            return
        notes, session_id = self._services.notes, session.session_id
        if self._chance.random() < _NOTHING_TO_NOTE and session.kind is SessionKind.SESSION:
            notes.nothing_to_note(session_id)
            return
        notes.save_draft(session_id, passages(session.kind, self._chance))
        self._notes += 1
        self._recent += session.start.day >= self._today - _WEEK
        # Every other note of the last week, the first of them included, is still a draft.
        if self._recent % 2 == 0:
            notes.lock(session_id)
            if not self._added:
                self._added = True
                self._on(session.start.day + timedelta(days=1), _EVENING, partial(self._amend, session_id))

    def _amend(self, session_id: SessionId) -> None:
        self._services.notes.amend(session_id, addition(self._chance))

    def _bill(self, following: date) -> None:
        """The invoices of the month before `following`; older ones get paid, but for one."""
        invoicing, on = self._services.invoicing, following + timedelta(days=1)
        for client_id in self._people:
            for draft in invoicing.prepare(client_id, following - timedelta(days=1)):
                if invoicing.missing(draft):
                    continue
                invoice = invoicing.issue(draft, on)
                self._invoices += 1
                if self._invoices > 1:
                    paid_on = on + timedelta(days=self._chance.randint(3, 13))
                    pays = partial(self._pay, invoice.entry.invoice_id, invoice.entry.gross, paid_on)
                    self._on(paid_on, _MORNING, pays)

    def _pay(self, invoice_id: InvoiceId, amount: Money, on: date) -> None:
        if on < self._today:
            self._services.invoicing.record_payment(invoice_id, amount, on, PaymentMethod.TRANSFER)


def _months_before(day: date, months: int) -> date:
    first = day.replace(day=1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _month_after(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
