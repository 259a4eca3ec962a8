"""How the day reads: its sentence, its rows, what asks for attention. Words only; no widget, no service."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from practiceapp.domain.sessions import LocalStart, SessionState
from practiceapp.services.desk.today import NoteStanding, OverdueInvoice, OwedNote, TodayRow, TodayView
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.counting import in_words
from practiceapp.ui.shared.discretion import called
from practiceapp.ui.shared.language import N_, _, ngettext
from practiceapp.ui.shared.places import CLIENT, INVOICE, INVOICES, NOTE, SESSIONS, VAULT_CARE, Place
from practiceapp.ui.shared.rows import Row

SOON = timedelta(hours=3)
WEEK = 7
MOST_NOTES, MOST_INVOICES = 8, 3
"""As many are named one by one among what asks for attention; a list in which nothing is lost."""

_SETTLED = {
    SessionState.MOVED: (N_("Moved"), ""),
    SessionState.CANCELLED_IN_TIME: (N_("Cancelled in time"), ""),
    SessionState.CANCELLED_LATE: (N_("Cancelled late"), "warn"),
    SessionState.CANCELLED_BY_ME: (N_("Cancelled by me"), ""),
    SessionState.MISSED: (N_("Did not come"), "warn"),
}
_HELD = {
    NoteStanding.NONE_DUE: (N_("Held"), "ok"),
    NoteStanding.OWED: (N_("Note to write"), "warn"),
    NoteStanding.DRAFT: (N_("Note begun"), "info"),
    NoteStanding.FINISHED: (N_("Note finished"), "ok"),
}
_STAYS = frozenset({SessionState.PLANNED, SessionState.HELD})


def rows_of(view: TodayView, now: datetime) -> list[Row]:
    """The sessions of the day: time, first name or reference, state. Nothing else."""
    coming = next((row for row in view.rows if _is_coming(row, now)), None)
    return [_row(row, now, is_next=row is coming) for row in view.rows]


def now_among(rows: Sequence[TodayRow], now: datetime) -> int | None:
    """Before which row the line of the present stands: all above have begun. None without rows."""
    if not rows:
        return None
    return sum(row.start.instant() <= now for row in rows)


def sentence_of(view: TodayView) -> str:
    """Monday 23 November 2026 · five sessions, two notes written."""
    parts = [formats.long_day(view.day)]
    stay = sum(row.state in _STAYS for row in view.rows)
    written = sum(row.note is NoteStanding.FINISHED for row in view.rows)
    if view.rows:
        said = ngettext("{n} session", "{n} sessions", stay).format(n=in_words(stay))
        if written:
            notes = ngettext("{n} note written", "{n} notes written", written).format(n=in_words(written))
            said = _("{sessions}, {notes}").format(sessions=said, notes=notes)
        parts.append(said)
    return " · ".join(parts)


def empty_sentence(view: TodayView) -> str:
    """What a day without sessions says, with the next one when there is one."""
    if view.next is None:
        return _("No sessions today, and none is planned.")
    return _("No sessions today. Next: {when}.").format(when=_when(view.next.start, view.day))


def attention_of(view: TodayView, now: datetime) -> list[Row]:
    """What waits, notes first; the key of a line is the place to go to. Whatever is many shares a line."""
    unbilled = [
        _attention(Place(INVOICES), "receipt-text", _unbilled(date(one.year, one.month, 1), one.sessions))
        for one in view.unbilled
    ]
    return [
        *_notes(view.owed),
        *_unmarked([row for row in view.planned if row.is_over(now)]),
        *_invoices(view.overdue),
        *unbilled,
        *_fees_unknown(view.fees_unknown),
    ]


def vault_care_of(due: int) -> list[Row]:
    """One line for whatever is due in the care of the vault, if anything is."""
    if not due:
        return []
    words = ngettext("Vault care: {n} thing is due", "Vault care: {n} things are due", due)
    return [_attention(Place(VAULT_CARE), "shield-check", words.format(n=in_words(due)))]


def _attention(place: Place, icon: str, words: str) -> Row:
    return Row(key=place, title=words, icon=icon)


def _notes(owed: Sequence[OwedNote]) -> list[Row]:
    """The oldest by name; one line leads to the oldest of the others."""
    named = owed if len(owed) <= MOST_NOTES + 1 else owed[:MOST_NOTES]
    lines = [
        _attention(
            Place(NOTE, one.session_id),
            "notebook-pen",
            _owed(called(one.label, one.reference), one.start, one.begun),
        )
        for one in named
    ]
    others = owed[len(named) :]
    if others:
        words = ngettext("… and {n} more note", "… and {n} more notes", len(others))
        place = Place(NOTE, others[0].session_id)
        lines.append(_attention(place, "notebook-pen", words.format(n=in_words(len(others)))))
    return lines


def _unmarked(sessions: Sequence[TodayRow]) -> list[Row]:
    """One line for them all, which leads to where the oldest can be marked."""
    if not sessions:
        return []
    words = ngettext(
        "{n} session is not marked yet", "{n} sessions are not marked yet", len(sessions)
    ).format(n=in_words(len(sessions)))
    place = Place(CLIENT, sessions[0].client_id, SESSIONS)
    return [_attention(place, "calendar-days", _sentence(words))]


def _invoices(overdue: Sequence[OverdueInvoice]) -> list[Row]:
    if len(overdue) > MOST_INVOICES:
        days = max(one.days for one in overdue)
        words = ngettext(
            "{count} invoices are overdue, the oldest {n} day",
            "{count} invoices are overdue, the oldest {n} days",
            days,
        ).format(count=in_words(len(overdue)), n=in_words(days))
        return [_attention(Place(INVOICES), "triangle-alert", _sentence(words))]
    return [
        _attention(Place(INVOICE, one.invoice_id), "triangle-alert", _overdue(one.number, one.days))
        for one in overdue
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _owed(label: str, start: LocalStart, begun: bool) -> str:
    words = _("Note begun: {label}, {day} {time}") if begun else _("Note to write: {label}, {day} {time}")
    return words.format(label=label, day=formats.short_day(start.day), time=formats.clock(start.time))


def _overdue(number: str, days: int) -> str:
    words = ngettext("Invoice {number} is {n} day overdue", "Invoice {number} is {n} days overdue", days)
    return words.format(number=number, n=in_words(days))


def _unbilled(month: date, count: int) -> str:
    words = ngettext("{month}: {n} session not yet invoiced", "{month}: {n} sessions not yet invoiced", count)
    return words.format(month=formats.month(month), n=in_words(count))


def _fees_unknown(count: int) -> list[Row]:
    """One line for them all: the page it leads to says whose they are."""
    if not count:
        return []
    words = ngettext("{n} session has no fee yet", "{n} sessions have no fee yet", count)
    return [_attention(Place(INVOICES), "receipt-text", _sentence(words.format(n=in_words(count))))]


def _row(row: TodayRow, now: datetime, *, is_next: bool) -> Row:
    pill, who = _pill(row, now, is_next=is_next), called(row.label, row.reference)
    starts, ends = formats.clock(row.start.time), formats.clock(_end(row))
    spoken = _("{start} to {end}, {label}, {state}.").format(start=starts, end=ends, label=who, state=pill[0])
    return Row(
        key=row.session_id,
        title=who,
        leading=starts,
        leading_second=ends,
        bar=_bar(row, now, is_next=is_next),
        pill=pill,
        spoken=spoken,
        quiet=row.state not in _STAYS,
    )


def _pill(row: TodayRow, now: datetime, *, is_next: bool) -> tuple[str, str]:
    if row.state is SessionState.HELD:
        words, tone = _HELD[row.note]
    elif row.state is not SessionState.PLANNED:
        words, tone = _SETTLED[row.state]
    elif row.is_over(now):
        words, tone = N_("Not marked yet"), "warn"
    elif row.start.instant() <= now:
        words, tone = N_("Now"), "accent"
    elif is_next and row.start.instant() - now <= SOON:
        return _in_time(row.start.instant() - now), "accent"
    else:
        words, tone = N_("Planned"), ""
    return _(words), tone


def _in_time(left: timedelta) -> str:
    minutes = -(-left // timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("In {n} min").format(n=minutes)
    words = _("In {hours} h {minutes} min") if rest else _("In {hours} h")
    return words.format(hours=hours, minutes=rest)


def _bar(row: TodayRow, now: datetime, *, is_next: bool) -> str:
    if row.state is SessionState.HELD:
        return "ok"
    if row.state is not SessionState.PLANNED:
        return "warn" if row.state in (SessionState.CANCELLED_LATE, SessionState.MISSED) else "line"
    if row.is_over(now):
        return "warn"
    return "accent" if is_next or row.start.instant() <= now else "line_strong"


def _is_coming(row: TodayRow, now: datetime) -> bool:
    return row.state is SessionState.PLANNED and row.start.instant() > now


def _end(row: TodayRow) -> datetime:
    return datetime.combine(row.start.day, row.start.time) + timedelta(minutes=row.minutes)


def _when(start: LocalStart, today: date) -> str:
    """Thursday 09:00 within a week, Thu 10 Dec 09:00 beyond."""
    time = formats.clock(start.time)
    if (start.day - today).days >= WEEK:
        return _("{day}, {time}").format(day=formats.short_day(start.day), time=time)
    return _("{day} {time}").format(day=formats.weekday(start.day), time=time)
