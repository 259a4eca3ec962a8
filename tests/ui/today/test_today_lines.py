"""How the day reads."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.desk.today import NoteStanding, OverdueInvoice, OwedNote, TodayView, UnbilledMonth
from practiceapp.ui.shared.places import CLIENT, INVOICE, INVOICES, NOTE, SESSIONS, Place
from practiceapp.ui.today.today_lines import (
    attention_of,
    empty_sentence,
    now_among,
    rows_of,
    sentence_of,
)
from tests.ui.today.doubles import TODAY, row

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
"""Noon in Berlin."""


def view(*rows: object, **others: object) -> TodayView:
    whole: dict[str, object] = {"next": None, "owed": (), "overdue": (), "unbilled": ()} | others
    return TodayView(day=TODAY, rows=tuple(rows), **whole)  # type: ignore[arg-type]


def test_the_sentence_counts_what_stays_and_what_is_written() -> None:
    held = [
        row(
            n,
            time(8 + n),
            state=SessionState.HELD,
            note=NoteStanding.FINISHED if n < 2 else NoteStanding.OWED,
        )
        for n in range(3)
    ]
    planned = [row(7, time(15)), row(8, time(16))]
    gone = [row(9, time(17), state=SessionState.CANCELLED_LATE), row(10, time(18), state=SessionState.MOVED)]
    assert sentence_of(view(*held, *planned, *gone)) == (
        "Wednesday 18 March 2026 · five sessions, two notes written"
    )
    assert sentence_of(view(planned[0])) == "Wednesday 18 March 2026 · one session"
    assert sentence_of(view(*gone)) == "Wednesday 18 March 2026 · no sessions"
    assert sentence_of(view()) == "Wednesday 18 March 2026"
    assert "14 sessions" in sentence_of(view(*(row(n, time(8)) for n in range(14))))


@pytest.mark.parametrize(
    ("state", "note", "at", "words"),
    [
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(9), "Not marked yet"),
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(11, 40), "Now"),
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(12, 42), "In 42 min"),
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(14), "In 2 h"),
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(14, 5), "In 2 h 5 min"),
        (SessionState.PLANNED, NoteStanding.NONE_DUE, time(17), "Planned"),
        (SessionState.HELD, NoteStanding.NONE_DUE, time(9), "Held"),
        (SessionState.HELD, NoteStanding.OWED, time(9), "Note to write"),
        (SessionState.HELD, NoteStanding.DRAFT, time(9), "Note begun"),
        (SessionState.HELD, NoteStanding.FINISHED, time(9), "Note finished"),
        (SessionState.MOVED, NoteStanding.NONE_DUE, time(9), "Moved"),
        (SessionState.CANCELLED_IN_TIME, NoteStanding.NONE_DUE, time(9), "Cancelled in time"),
        (SessionState.CANCELLED_LATE, NoteStanding.NONE_DUE, time(9), "Cancelled late"),
        (SessionState.CANCELLED_BY_ME, NoteStanding.NONE_DUE, time(9), "Cancelled by me"),
        (SessionState.MISSED, NoteStanding.NONE_DUE, time(9), "Did not come"),
    ],
)
def test_every_state_is_said_in_words(state: SessionState, note: NoteStanding, at: time, words: str) -> None:
    (shown,) = rows_of(view(row(1, at, state=state, note=note)), NOON)
    assert shown.pill is not None
    assert shown.pill[0] == words
    assert shown.aloud().startswith(f"{at:%H:%M} to ")
    assert shown.aloud().endswith(f"Marit, {words}.")


def test_a_row_shows_nothing_but_time_label_and_state() -> None:
    (shown,) = rows_of(view(row(1, time(15), label="K-7F3Q")), NOON)
    assert (shown.title, shown.second, shown.trailing) == ("K-7F3Q", "", "")
    assert (shown.leading, shown.leading_second) == ("15:00", "15:50")


def test_the_present_stands_between_what_has_begun_and_what_comes() -> None:
    rows = [row(1, time(9)), row(2, time(11, 35)), row(3, time(15))]
    assert now_among([], NOON) is None
    assert now_among(rows, NOON - timedelta(hours=6)) == 0
    assert now_among(rows, NOON - timedelta(hours=1)) == 1
    assert now_among(rows, NOON) == 2
    assert now_among(rows, NOON + timedelta(hours=1)) == 2
    assert now_among(rows, NOON + timedelta(hours=9)) == 3


def test_an_empty_day_names_the_next_session_and_no_one() -> None:
    tomorrow = row(1, time(9), label="Marit", day=date(2026, 3, 19))
    assert empty_sentence(view(next=tomorrow)) == "No sessions today. Next: Thursday 09:00."
    later = row(1, time(9), day=date(2026, 3, 26))
    assert empty_sentence(view(next=later)) == "No sessions today. Next: Thu 26 Mar, 09:00."
    assert empty_sentence(view()) == "No sessions today, and none is planned."


def test_what_waits_says_what_it_is_and_where_it_is() -> None:
    start = LocalStart(date(2026, 3, 12), time(10, 30), "Europe/Berlin")
    owed = [
        OwedNote(
            SessionId(4), ClientId(1), "Tobias", start, SessionKind.SESSION, begun=begun, reference="K-7F3Q"
        )
        for begun in (False, True)
    ]
    overdue, month = OverdueInvoice(9, "2026-0412", 9), UnbilledMonth(2026, 2, 3)
    lines = attention_of(view(owed=owed, overdue=(overdue,), unbilled=(month,)), NOON)
    assert [(line.key, line.title) for line in lines] == [
        (Place(NOTE, 4), "Note to write: Tobias, Thu 12 Mar 10:30"),
        (Place(NOTE, 4), "Note begun: Tobias, Thu 12 Mar 10:30"),
        (Place(INVOICE, 9), "Invoice 2026-0412 is nine days overdue"),
        (Place(INVOICES), "February 2026: three sessions not yet invoiced"),
    ]


def test_sessions_without_a_fee_are_named_once() -> None:
    assert attention_of(view(), NOON) == []
    for count, words in ((1, "One session has no fee yet"), (3, "Three sessions have no fee yet")):
        (line,) = attention_of(view(fees_unknown=count), NOON)
        assert (line.key, line.title) == (Place(INVOICES), words)


def test_many_owed_notes_leave_room_and_the_last_line_leads_on() -> None:
    start = LocalStart(date(2026, 3, 12), time(10, 30), "Europe/Berlin")
    owed = tuple(
        OwedNote(
            SessionId(n), ClientId(1), "Tobias", start, SessionKind.SESSION, begun=False, reference="K-7F3Q"
        )
        for n in range(1, 22)
    )
    lines = attention_of(view(owed=owed), NOON)
    assert [line.key for line in lines] == [Place(NOTE, n) for n in range(1, 10)]
    assert lines[-1].title == "… and 13 more notes"
    assert len(attention_of(view(owed=owed[:9]), NOON)) == 9, "one more is named, not counted"


def test_many_overdue_invoices_are_one_line_below_the_notes() -> None:
    start = LocalStart(date(2026, 3, 12), time(10, 30), "Europe/Berlin")
    owed = (
        OwedNote(
            SessionId(4), ClientId(1), "Tobias", start, SessionKind.SESSION, begun=False, reference="K-7F3Q"
        ),
    )
    overdue = tuple(OverdueInvoice(n, f"2026-{n:04}", 67 - n) for n in range(7))
    first, second = attention_of(view(owed=owed, overdue=overdue), NOON)
    assert first.key == Place(NOTE, 4)
    assert (second.key, second.title) == (
        Place(INVOICES),
        "Seven invoices are overdue, the oldest 67 days",
    )
    assert [line.key for line in attention_of(view(overdue=overdue[:3]), NOON)] == [
        Place(INVOICE, n) for n in range(3)
    ]


def test_sessions_that_are_over_and_never_marked_share_a_line_to_the_oldest() -> None:
    planned = (
        row(8, time(9), day=date(2026, 3, 16)),
        row(3, time(11)),
        row(4, time(11, 40)),
        row(5, time(15)),
    )
    (line,) = attention_of(view(planned=planned), NOON)
    assert (line.key, line.title) == (Place(CLIENT, 8, SESSIONS), "Two sessions are not marked yet")
    (line,) = attention_of(view(planned=planned), NOON + timedelta(minutes=30))
    assert line.title == "Three sessions are not marked yet"
    (line,) = attention_of(view(planned=planned[:1]), NOON)
    assert line.title == "One session is not marked yet"
    assert attention_of(view(planned=planned[3:]), NOON) == []
