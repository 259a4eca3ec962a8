"""The first page over a day that a test writes, and a note editor that only remembers what it was told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time

from PySide6.QtWidgets import QLineEdit

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.desk.today import (
    NoteStanding,
    OverdueInvoice,
    OwedNote,
    TodayRow,
    UnbilledMonth,
)
from tests.practices import BERLIN

TODAY = date(2026, 3, 18)


def row(
    number: int,
    at: time,
    label: str = "Marit",
    state: SessionState = SessionState.PLANNED,
    note: NoteStanding = NoteStanding.NONE_DUE,
    day: date = TODAY,
) -> TodayRow:
    start = LocalStart(day, at, BERLIN)
    kind, reference = SessionKind.SESSION, f"K-{number:04}"
    return TodayRow(SessionId(number), ClientId(number), label, start, 50, kind, state, note, reference)


@dataclass
class Day:
    """What the store of the first page answers; also the unit of work that leads to it."""

    rows: list[TodayRow] = field(default_factory=list)
    next: TodayRow | None = None
    owing: list[OwedNote] = field(default_factory=list)
    late: list[OverdueInvoice] = field(default_factory=list)
    months: list[UnbilledMonth] = field(default_factory=list)
    unpriced: int = 0
    forgotten: list[TodayRow] = field(default_factory=list)
    trouble: Exception | None = None

    @property
    def today(self) -> "Day":
        return self

    @contextmanager
    def read(self) -> Iterator["Day"]:
        if self.trouble:
            raise self.trouble
        yield self

    @contextmanager
    def write(self) -> Iterator["Day"]:
        yield self

    def on_day(self, day: date) -> list[TodayRow]:
        return [one for one in self.rows if one.start.day == day]

    def next_after(self, day: date) -> TodayRow | None:
        return self.next

    def planned_until(self, day: date) -> list[TodayRow]:
        kept = [*self.forgotten, *self.on_day(day)]
        return [one for one in kept if one.state is SessionState.PLANNED]

    def owed(self) -> list[OwedNote]:
        return self.owing

    def overdue(self, today: date) -> list[OverdueInvoice]:
        return self.late

    def unbilled(self, first: date, before: date) -> list[UnbilledMonth]:
        return self.months

    def fees_unknown(self, today: date) -> int:
        return self.unpriced


class NoteStandIn(QLineEdit):
    """In place of the note editor."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Note")
        self.opened: list[SessionId] = []
        self.flushed = 0

    def open(self, session_id: SessionId) -> None:
        self.opened.append(session_id)

    def flush(self) -> None:
        self.flushed += 1
