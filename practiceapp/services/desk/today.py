"""Today: the sessions of the day and what waits for the therapist. Shows no surname, sum or note text."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Protocol

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.clock import Clock
from practiceapp.services.works import Works

UNBILLED_MONTHS = 12
"""How far back months with unbilled sessions are named."""


class NoteStanding(Enum):
    """Whether a session's note still waits: none is due, owed and not begun, begun, or finished."""

    NONE_DUE = "none_due"
    OWED = "owed"
    DRAFT = "draft"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One session of the day. `label` is the first name or the reference."""

    session_id: SessionId
    client_id: ClientId
    label: str
    start: LocalStart
    minutes: int
    kind: SessionKind
    state: SessionState
    note: NoteStanding
    reference: str

    def is_over(self, now: datetime) -> bool:
        """Whether its minutes have passed at an aware instant."""
        return now >= self.start.instant() + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class OwedNote:
    """A held session whose note is not finished; `begun` when a draft exists."""

    session_id: SessionId
    client_id: ClientId
    label: str
    start: LocalStart
    kind: SessionKind
    begun: bool
    reference: str


@dataclass(frozen=True, slots=True)
class OverdueInvoice:
    """An invoice past its due day and not fully paid. `days` since it was due."""

    invoice_id: int
    number: str
    days: int


@dataclass(frozen=True, slots=True)
class UnbilledMonth:
    """A past month with sessions that stand on no invoice yet."""

    year: int
    month: int
    sessions: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the first page shows. `next` is the next planned session when the day itself has none."""

    day: date
    rows: tuple[TodayRow, ...]
    next: TodayRow | None
    owed: tuple[OwedNote, ...]
    overdue: tuple[OverdueInvoice, ...]
    unbilled: tuple[UnbilledMonth, ...]
    fees_unknown: int = 0
    """Held sessions and reserved hours that cannot be invoiced because no fee is known."""
    planned: tuple[TodayRow, ...] = ()
    """Sessions up to today that still stand as planned, oldest first; those that are over want marking."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many notes are to be written, and how many invoices are overdue."""

    notes: int
    overdue: int


class TodayStore(Protocol):
    """Reads across both sides for the first page."""

    def on_day(self, day: date) -> list[TodayRow]:
        """The sessions of a local day, by time."""
        ...

    def next_after(self, day: date) -> TodayRow | None:
        """The first planned session after a day."""
        ...

    def planned_until(self, day: date) -> list[TodayRow]:
        """Sessions of that day and before that still stand as planned, oldest first."""
        ...

    def owed(self) -> list[OwedNote]:
        """Oldest first."""
        ...

    def overdue(self, today: date) -> list[OverdueInvoice]:
        """Longest overdue first."""
        ...

    def unbilled(self, first: date, before: date) -> list[UnbilledMonth]:
        """Months with unbilled sessions from `first` up to, not including, `before`; oldest first."""
        ...

    def fees_unknown(self, today: date) -> int:
        """Held sessions and reserved hours up to that day whose fee is not known."""
        ...


class TodayWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def today(self) -> TodayStore:
        """Where the first page is read."""
        ...


class TodayService:
    """Reads the first page."""

    def __init__(self, works: Works[TodayWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def today(self) -> TodayView:
        """The day in the practice's zone, and what waits."""
        day = self._clock.today()
        this_month = day.replace(day=1)
        with self._works.read() as work:
            rows = tuple(work.today.on_day(day))
            return TodayView(
                day=day,
                rows=rows,
                next=None if rows else work.today.next_after(day),
                owed=tuple(work.today.owed()),
                overdue=tuple(work.today.overdue(day)),
                unbilled=tuple(work.today.unbilled(_months_before(this_month), this_month)),
                fees_unknown=work.today.fees_unknown(day),
                planned=tuple(work.today.planned_until(day)),
            )

    def waiting(self) -> Waiting:
        """Only how much waits, for the navigation: read whenever something may have changed."""
        with self._works.read() as work:
            return Waiting(len(work.today.owed()), len(work.today.overdue(self._clock.today())))


def _months_before(first: date) -> date:
    for _ in range(UNBILLED_MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
    return first
