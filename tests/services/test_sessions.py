from collections.abc import Callable
from datetime import date, time

import pytest

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientId
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import (
    AmountOutOfReach,
    ClientMissing,
    CodeUnknown,
    DayOutOfReach,
    ImpossibleTime,
    SessionBilled,
    SessionHasNote,
    SessionMissing,
    SessionNotYet,
    SessionSettled,
    UndoTooLate,
)
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.undo import Undo
from tests.practices import BERLIN, House, march

STEPS = {
    "hold": SessionState.HELD,
    "cancel_in_time": SessionState.CANCELLED_IN_TIME,
    "cancel_late": SessionState.CANCELLED_LATE,
    "cancel_by_me": SessionState.CANCELLED_BY_ME,
    "miss": SessionState.MISSED,
}


def step(house: House, name: str) -> Callable[[SessionId], Undo]:
    call: Callable[[SessionId], Undo] = getattr(house.sessions, name)
    return call


def test_a_fee_is_that_of_consultation_agreement_or_practice_and_stays(house: House) -> None:
    client = house.client()
    plain = house.planned(client, 4)
    house.agreements.agree(client.client_id, AgreementTerms(15_000, minutes=80), march(10).day)
    agreed = house.planned(client, 10)
    first = house.planned(client, 11, SessionKind.CONSULTATION)
    assert [(one.fee_minor, one.minutes) for one in (plain, agreed, first)] == [
        (18_000, 50),
        (15_000, 80),
        (20_000, 50),
    ]
    house.agreements.agree(client.client_id, AgreementTerms(1), march(1).day)
    assert house.sessions.get(plain.session_id).fee_minor == 18_000


@pytest.mark.parametrize("name", STEPS)
def test_every_step_settles_once_and_can_be_taken_back(house: House, name: str) -> None:
    session = house.planned()
    undo = step(house, name)(session.session_id)
    settled = house.sessions.get(session.session_id)
    assert (settled.state, settled.decided_at) == (STEPS[name], house.clock.now())
    assert undo.what == f"session_{STEPS[name].value}"
    for again in STEPS:
        with pytest.raises(SessionSettled):
            step(house, again)(session.session_id)
    undo.call()
    assert house.sessions.get(session.session_id) == session
    with pytest.raises(UndoTooLate):
        undo.call()


@pytest.mark.parametrize("name", ["hold", "miss"])
def test_what_has_not_begun_cannot_be_held_or_missed(house: House, name: str) -> None:
    session = house.planned(day=19)
    with pytest.raises(SessionNotYet):
        step(house, name)(session.session_id)
    house.sessions.cancel_in_time(session.session_id)


def test_the_day_counts_where_the_session_is(house: House) -> None:
    client = house.client().client_id
    # At noon on the 18th in Berlin it is already the 19th on Kiritimati.
    far = house.sessions.plan(
        client, SessionKind.SESSION, LocalStart(date(2026, 3, 19), time(0, 30), "Pacific/Kiritimati")
    )
    house.sessions.hold(far.session_id)
    assert far.month == (2026, 3)


def test_a_slip_is_put_right_even_when_the_undo_has_gone(house: House) -> None:
    session = house.held()
    undo = house.sessions.reopen(session.session_id)
    assert house.sessions.get(session.session_id).state is SessionState.PLANNED
    undo.call()
    assert house.sessions.get(session.session_id) == session
    planned = house.planned()
    with pytest.raises(SessionSettled):
        house.sessions.reopen(planned.session_id)


def test_moving_leaves_a_trace_and_freezes_the_fee_of_the_new_day(house: House) -> None:
    client = house.client()
    house.agreements.agree(client.client_id, AgreementTerms(15_000), march(20).day)
    session = house.planned(client, 17)
    undo = house.sessions.move(session.session_id, march(24, time(8)))
    follower, old = house.sessions.of_client(client.client_id)
    assert (old.session_id, old.state) == (session.session_id, SessionState.MOVED)
    assert (follower.moved_from, follower.state, follower.start) == (
        session.session_id,
        SessionState.PLANNED,
        march(24, time(8)),
    )
    assert (session.fee_minor, follower.fee_minor) == (18_000, 15_000)
    with pytest.raises(SessionSettled):
        house.sessions.reopen(session.session_id)
    undo.call()
    assert house.sessions.of_client(client.client_id) == [session]


def test_a_move_is_not_taken_back_once_the_new_session_is_settled(house: House) -> None:
    session = house.planned(day=12)
    undo = house.sessions.move(session.session_id, march(16))
    (follower,) = house.sessions.on_day(march(16).day)
    house.sessions.hold(follower.session_id)
    with pytest.raises(UndoTooLate):
        undo.call()
    assert house.sessions.get(session.session_id).state is SessionState.MOVED


def test_a_time_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first(house: House) -> None:
    client = house.client().client_id
    with pytest.raises(ImpossibleTime) as refused:
        house.sessions.plan(client, SessionKind.SESSION, march(29, time(2, 30)))
    assert (refused.value.day, refused.value.at) == (date(2026, 3, 29), time(2, 30))
    twice = LocalStart(date(2026, 10, 25), time(2, 30, fold=1), BERLIN)
    session = house.sessions.plan(client, SessionKind.SESSION, twice)
    assert session.start.instant().hour == 0
    with pytest.raises(ImpossibleTime):
        house.sessions.move(session.session_id, march(29, time(2)))
    assert house.sessions.get(session.session_id) == session


@pytest.mark.parametrize(
    ("start", "minutes", "error"),
    [
        (LocalStart(date(2037, 1, 1), time(9), BERLIN), None, DayOutOfReach),
        (LocalStart(date(2015, 12, 31), time(9), BERLIN), None, DayOutOfReach),
        (LocalStart(date(9999, 12, 31), time(23, 59), BERLIN), None, DayOutOfReach),
        (LocalStart(date(1, 1, 1), time(0), BERLIN), None, DayOutOfReach),
        (march(20, zone="Nowhere/Land"), None, CodeUnknown),
        (march(20), 481, AmountOutOfReach),
        (march(20), 0, AmountOutOfReach),
    ],
)
def test_what_cannot_be_is_refused(
    house: House, start: LocalStart, minutes: int | None, error: type[Exception]
) -> None:
    client = house.client().client_id
    with pytest.raises(error):
        house.sessions.plan(client, SessionKind.SESSION, start, minutes)
    assert house.sessions.of_client(client) == []


def test_unknown_clients_and_sessions_are_named_as_such(house: House) -> None:
    with pytest.raises(ClientMissing):
        house.sessions.plan(ClientId(7), SessionKind.SESSION, march(20))
    for ask in (house.sessions.get, house.sessions.hold, house.sessions.remove, house.sessions.reopen):
        with pytest.raises(SessionMissing):
            ask(SessionId(7))


def test_overlaps_are_a_hint(house: House) -> None:
    client = house.client()
    first = house.planned(client, 20)
    assert house.sessions.overlapping(march(20, time(11, 20)), 50) == []
    (hint,) = house.sessions.overlapping(march(20, time(11, 19)), 50)
    assert (hint.session_id, hint.start) == (first.session_id, first.start)
    assert house.sessions.overlapping(first.start, 50, besides=first.session_id) == []
    in_london = LocalStart(march(20).day, time(9, 45), "Europe/London")
    assert len(house.sessions.overlapping(in_london, 50)) == 1
    house.sessions.cancel_by_me(first.session_id)
    assert house.sessions.overlapping(first.start, 50) == []
    house.planned(client, 20)
    assert len(house.sessions.on_day(march(20).day)) == 2


def test_a_session_goes_to_the_bin_and_comes_back(house: House) -> None:
    session = house.held()
    undo = house.sessions.remove(session.session_id)
    assert house.sessions.of_client(session.client_id) == []
    with pytest.raises(SessionMissing):
        house.sessions.remove(session.session_id)
    undo.call()
    assert house.sessions.get(session.session_id) == session


def test_a_session_with_a_note_stays(house: House) -> None:
    session = house.held()
    house.notes.save_draft(session.session_id, {Heading.ALIVE: "Stille."})
    with pytest.raises(SessionHasNote):
        house.sessions.remove(session.session_id)


def test_a_billed_session_is_neither_taken_back_nor_reopened_nor_removed(house: House) -> None:
    session = house.planned()
    undo = house.sessions.hold(session.session_id)
    house.bill(session)
    for call in (undo.call, lambda: house.sessions.reopen(session.session_id)):
        with pytest.raises(SessionBilled):
            call()
    with pytest.raises(SessionBilled):
        house.sessions.remove(session.session_id)
    assert house.sessions.get(session.session_id).state is SessionState.HELD
