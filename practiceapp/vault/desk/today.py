"""What the first page reads: sessions of the day, owed notes, overdue invoices, months not yet billed."""

from collections import Counter
from datetime import date

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.desk.today import NoteStanding, OverdueInvoice, OwedNote, TodayRow, UnbilledMonth
from practiceapp.vault.columns import time_of
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work

_ROW = """
SELECT sessions.session_id, sessions.client_id, given_name, reference, on_day, at_time, time_zone, minutes,
    sessions.kind, sessions.state, notes.state
FROM sessions
CROSS JOIN clients USING (client_id)
LEFT JOIN notes USING (session_id)
WHERE sessions.removed_at IS NULL AND clients.removed_at IS NULL AND
"""
ON_DAY = _ROW + " on_day = ? ORDER BY at_time"
NEXT_AFTER = _ROW + " sessions.state = 'planned' AND on_day > ? ORDER BY on_day, at_time LIMIT 1"
PLANNED_UNTIL = _ROW + " sessions.state = 'planned' AND on_day <= ? ORDER BY on_day, at_time"
OWED = """
SELECT sessions.session_id, sessions.client_id, given_name, reference, on_day, at_time, time_zone,
    sessions.kind, notes.note_id IS NOT NULL
FROM owed_notes
CROSS JOIN sessions USING (session_id)
CROSS JOIN clients USING (client_id)
LEFT JOIN notes USING (session_id)
WHERE sessions.removed_at IS NULL AND clients.removed_at IS NULL
"""
# A reserved hour counts only where the terms of its day ask a share of the fee.
_TO_BILL = """
    AND (sessions.state = 'held' OR sessions.state IN ('cancelled_late', 'missed') AND coalesce(
        (
            SELECT late_fee_percent FROM agreements
            WHERE agreements.client_id = sessions.client_id AND from_on <= on_day
            ORDER BY from_on DESC, agreement_id DESC LIMIT 1
        ),
        (SELECT late_fee_percent FROM practices)
    ) > 0)
    AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM session_billings
        WHERE session_billings.session_id = sessions.session_id AND freed_by IS NULL
    )
"""
UNBILLED = (
    """
SELECT on_day
FROM sessions INDEXED BY sessions_by_day
CROSS JOIN clients USING (client_id)
WHERE on_day >= ? AND on_day < ? AND sessions.fee_minor > 0
"""
    + _TO_BILL
)
FEES_UNKNOWN = (
    """
SELECT count(*)
FROM sessions INDEXED BY sessions_of_unknown_fee
CROSS JOIN clients USING (client_id)
WHERE fee_minor IS NULL AND on_day <= ?
"""
    + _TO_BILL
)
OVERDUE = """
SELECT invoice_id, number, due_on
FROM invoices
WHERE due_on < ? AND kind = 'invoice'
    AND NOT EXISTS (SELECT 1 FROM invoices AS correction WHERE correction.corrects_id = invoices.invoice_id)
    AND gross_minor > coalesce(
        (SELECT sum(amount_minor) FROM payments WHERE payments.invoice_id = invoices.invoice_id), 0
    )
"""

_FINISHED = frozenset({"locked", "nothing"})


class TodayStore:
    """Reads across both sides for the first page."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def on_day(self, day: date) -> list[TodayRow]:
        """The sessions of a local day, by time; a moved one shows where it moved to."""
        return [_row(row) for row in self._work.execute(ON_DAY, (day.isoformat(),))]

    def next_after(self, day: date) -> TodayRow | None:
        """The first planned session after a day."""
        rows = self._work.execute(NEXT_AFTER, (day.isoformat(),))
        return _row(rows[0]) if rows else None

    def planned_until(self, day: date) -> list[TodayRow]:
        """Sessions of that day and before that still stand as planned, oldest first."""
        return [_row(row) for row in self._work.execute(PLANNED_UNTIL, (day.isoformat(),))]

    def owed(self) -> list[OwedNote]:
        """Held sessions whose note is not finished, oldest first."""
        owed = [_owed(row) for row in self._work.execute(OWED)]
        return sorted(owed, key=lambda note: (note.start.day, note.start.time))

    def overdue(self, today: date) -> list[OverdueInvoice]:
        """Invoices past their due day and not fully paid, longest overdue first."""
        rows = self._work.execute(OVERDUE, (today.isoformat(),))
        overdue = [
            OverdueInvoice(invoice_id, number, (today - date.fromisoformat(due_on)).days)
            for invoice_id, number, due_on in rows
        ]
        return sorted(overdue, key=lambda invoice: (-invoice.days, invoice.number))

    def unbilled(self, first: date, before: date) -> list[UnbilledMonth]:
        """Months with unbilled sessions from `first` up to, not including, `before`; oldest first."""
        rows = self._work.execute(UNBILLED, (first.isoformat(), before.isoformat()))
        counts = Counter((int(on_day[:4]), int(on_day[5:7])) for (on_day,) in rows)
        return [UnbilledMonth(year, month, counts[year, month]) for year, month in sorted(counts)]

    def fees_unknown(self, today: date) -> int:
        """Held sessions and reserved hours up to that day that stand on no invoice for want of a fee."""
        ((count,),) = self._work.execute(FEES_UNKNOWN, (today.isoformat(),))
        return int(count)


def _row(row: Row) -> TodayRow:
    session_id, client_id, given_name, reference, on_day, at_time, time_zone, minutes, kind, state, note = row
    return TodayRow(
        session_id=SessionId(session_id),
        client_id=ClientId(client_id),
        label=given_name or reference,
        start=LocalStart(date.fromisoformat(on_day), time_of(at_time), time_zone),
        minutes=minutes,
        kind=SessionKind(kind),
        state=SessionState(state),
        note=_standing(state, note),
        reference=reference,
    )


def _standing(state: str, note: str | None) -> NoteStanding:
    if note in _FINISHED:
        return NoteStanding.FINISHED
    if note is not None:
        return NoteStanding.DRAFT
    return NoteStanding.OWED if state == SessionState.HELD.value else NoteStanding.NONE_DUE


def _owed(row: Row) -> OwedNote:
    session_id, client_id, given_name, reference, on_day, at_time, time_zone, kind, begun = row
    return OwedNote(
        session_id=SessionId(session_id),
        client_id=ClientId(client_id),
        label=given_name or reference,
        start=LocalStart(date.fromisoformat(on_day), time_of(at_time), time_zone),
        kind=SessionKind(kind),
        begun=bool(begun),
        reference=reference,
    )
