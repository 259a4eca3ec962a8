"""Sessions: when a client and the therapist meet, and what became of it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import NewType

from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import DayOutOfReach, ImpossibleTime, SessionNotYet, SessionSettled
from practiceapp.domain.practice import FEE_LIMIT_MINOR, known_zone, within

SessionId = NewType("SessionId", int)

REACH_YEARS = 10


class SessionKind(Enum):
    """A session of the work together, or the first consultation that comes before any decision."""

    SESSION = "session"
    CONSULTATION = "consultation"


class SessionState(Enum):
    """What became of a session. Only *planned* is still open."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    CANCELLED_IN_TIME = "cancelled_in_time"
    CANCELLED_LATE = "cancelled_late"
    CANCELLED_BY_ME = "cancelled_by_me"
    MISSED = "missed"


CHARGEABLE = frozenset({SessionState.HELD, SessionState.CANCELLED_LATE, SessionState.MISSED})
"""States that may lead to an invoice line: the session itself, or the fee for a reserved hour."""

MAY_COST = CHARGEABLE | {SessionState.PLANNED}
"""States in which the fee means something."""

_ONLY_ONCE_THE_DAY_HAS_COME = frozenset({SessionState.HELD, SessionState.MISSED})


@dataclass(frozen=True, slots=True)
class LocalStart:
    """A start as the wall clock shows it: day, time, IANA zone. It stays so when the machine travels."""

    day: date
    time: time
    zone: str

    def instant(self) -> datetime:
        """The start in UTC. When clocks go back and a time comes twice, the first one is meant."""
        local = datetime.combine(self.day, self.time.replace(fold=0), known_zone(self.zone))
        return local.astimezone(UTC)

    def checked(self, today: date) -> "LocalStart":
        """This start on the full minute. Raises ImpossibleTime, DayOutOfReach, CodeUnknown."""
        if abs(self.day.year - today.year) > REACH_YEARS:
            raise DayOutOfReach(self.day, REACH_YEARS)
        start = replace(self, time=time(self.time.hour, self.time.minute))
        there = start.instant().astimezone(known_zone(self.zone))
        if (there.date(), there.time().replace(fold=0)) != (start.day, start.time):
            raise ImpossibleTime(start.day, start.time, start.zone)
        return start


@dataclass(frozen=True, slots=True)
class Session:
    """One appointment. `fee_minor` is in the practice's currency and was frozen when it was planned or moved.

    A fee of None was not known then: nothing can be invoiced until it is. 0 is without a fee on purpose.
    `moved_from` is the session this one replaces; `decided_at` the instant it was held, cancelled and so on.
    """

    session_id: SessionId
    client_id: ClientId
    kind: SessionKind
    start: LocalStart
    minutes: int
    state: SessionState
    fee_minor: int | None
    moved_from: SessionId | None
    decided_at: datetime | None
    created_at: datetime

    @property
    def month(self) -> tuple[int, int]:
        """Year and month of supply, local to the session (the month its invoice belongs to)."""
        return self.start.day.year, self.start.day.month

    def settle(self, state: SessionState, now: datetime) -> "Session":
        """This session with what became of it. Raises SessionSettled (no longer planned), SessionNotYet."""
        if self.state is not SessionState.PLANNED:
            raise SessionSettled(self.state.value)
        local_day = now.astimezone(known_zone(self.start.zone)).date()
        if state in _ONLY_ONCE_THE_DAY_HAS_COME and self.start.day > local_day:
            raise SessionNotYet(self.start.day)
        return replace(self, state=state, decided_at=now)

    def priced(self, fee_minor: int) -> "Session":
        """This session at another fee. Raises AmountOutOfReach."""
        within("fee_minor", fee_minor, 0, FEE_LIMIT_MINOR)
        return replace(self, fee_minor=fee_minor)

    def reopen(self) -> "Session":
        """Planned again, after a slip. Raises SessionSettled when it is planned anyway or was moved."""
        if self.state in (SessionState.PLANNED, SessionState.MOVED):
            raise SessionSettled(self.state.value)
        return replace(self, state=SessionState.PLANNED, decided_at=None)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another session that takes the same minutes: a hint, never a refusal."""

    session_id: SessionId
    client_id: ClientId
    start: LocalStart
    minutes: int


def overlap(one: LocalStart, minutes: int, other: LocalStart, other_minutes: int) -> bool:
    """Whether two spans share time; one that ends as the next begins does not."""
    first, second = one.instant(), other.instant()
    return first < second + timedelta(minutes=other_minutes) and second < first + timedelta(minutes=minutes)
