"""What a session costs: known from the terms, not known yet, or nothing on purpose."""

from dataclasses import replace

import pytest

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.errors import AmountOutOfReach, SessionBilled, SessionMissing, UndoTooLate
from practiceapp.domain.practice import FEE_LIMIT_MINOR, Practice
from practiceapp.domain.sessions import SessionId, SessionKind, SessionState
from practiceapp.services.sessions import KnownFee
from tests.practices import PRACTICE, House, march


def no_fee(house: House) -> None:
    house.practices.save(replace(PRACTICE, fee_minor=None, consultation_fee_minor=None))


def test_a_new_practice_knows_no_fee_and_zero_is_one_on_purpose(house: House) -> None:
    assert (Practice("Ruth Adler").fee_minor, Practice("Ruth Adler").consultation_fee_minor) == (None, None)
    no_fee(house)
    assert house.practices.load().fee_minor is None
    house.practices.save(replace(PRACTICE, fee_minor=0))
    assert house.practices.load().fee_minor == 0
    assert house.planned().fee_minor == 0


def test_the_known_fee_says_whose_it_is(house: House) -> None:
    client = house.client().client_id
    session, first = SessionKind.SESSION, SessionKind.CONSULTATION
    assert house.sessions.known_fee(client, session, march(17).day) == KnownFee(18_000, False, "EUR")
    house.agreements.agree(client, AgreementTerms(0), march(10).day)
    assert house.sessions.known_fee(client, session, march(17).day) == KnownFee(0, True, "EUR")
    assert house.sessions.known_fee(client, session, march(9).day) == KnownFee(18_000, False, "EUR")
    assert house.sessions.known_fee(client, first, march(17).day) == KnownFee(20_000, False, "EUR")
    no_fee(house)
    assert house.sessions.known_fee(client, first, march(17).day) == KnownFee(None, False, "EUR")
    assert house.sessions.known_fee(client, session, march(17).day).minor == 0


def test_a_fee_said_while_planning_holds_and_a_slip_plans_nothing(house: House) -> None:
    no_fee(house)
    client = house.client().client_id
    plan = house.sessions.plan
    assert plan(client, SessionKind.SESSION, march(17), fee_minor=22_000).fee_minor == 22_000
    assert plan(client, SessionKind.SESSION, march(17), fee_minor=0).fee_minor == 0
    assert plan(client, SessionKind.SESSION, march(17)).fee_minor is None
    with pytest.raises(AmountOutOfReach):
        plan(client, SessionKind.SESSION, march(17), fee_minor=FEE_LIMIT_MINOR + 1)
    assert len(house.sessions.of_client(client)) == 3


@pytest.mark.parametrize("step", ["hold", "cancel_late", "miss"])
def test_a_fee_not_known_then_is_that_of_the_terms_when_it_is_due(house: House, step: str) -> None:
    no_fee(house)
    session = house.planned()
    house.practices.save(PRACTICE)
    undo = getattr(house.sessions, step)(session.session_id)
    assert house.sessions.get(session.session_id).fee_minor == 18_000
    undo.call()
    assert house.sessions.get(session.session_id) == session
    house.agreements.agree(session.client_id, AgreementTerms(9_000), march(1).day)
    house.sessions.hold(session.session_id)
    assert house.sessions.get(session.session_id).fee_minor == 9_000


def test_holding_leaves_a_fee_that_was_frozen_or_is_none_on_purpose(house: House) -> None:
    session, free = house.planned(), house.planned()
    house.sessions.set_fee(free.session_id, 0)
    house.practices.save(replace(PRACTICE, fee_minor=99_000))
    for one in (session, free):
        house.sessions.hold(one.session_id)
    assert house.sessions.get(session.session_id).fee_minor == 18_000
    assert house.sessions.get(free.session_id).fee_minor == 0


def test_what_costs_nothing_anyway_stays_unknown(house: House) -> None:
    no_fee(house)
    session = house.planned()
    house.practices.save(PRACTICE)
    house.sessions.cancel_in_time(session.session_id)
    assert house.sessions.get(session.session_id).fee_minor is None


@pytest.mark.parametrize("held", [False, True])
def test_a_fee_is_changed_and_taken_back(house: House, held: bool) -> None:
    session = house.held() if held else house.planned()
    undo = house.sessions.set_fee(session.session_id, 25_000)
    assert house.sessions.get(session.session_id) == replace(session, fee_minor=25_000)
    again = house.sessions.set_fee(session.session_id, 0)
    with pytest.raises(UndoTooLate):
        undo.call()
    again.call()
    undo.call()
    assert house.sessions.get(session.session_id) == session


@pytest.mark.parametrize("fee", [-1, FEE_LIMIT_MINOR + 1])
def test_a_fee_out_of_reach_changes_nothing(house: House, fee: int) -> None:
    session = house.planned()
    with pytest.raises(AmountOutOfReach):
        house.sessions.set_fee(session.session_id, fee)
    assert house.sessions.get(session.session_id) == session


def test_a_billed_session_keeps_its_fee_and_an_unknown_one_is_named(house: House) -> None:
    session = house.held()
    undo = house.sessions.set_fee(session.session_id, 25_000)
    house.bill(session)
    with pytest.raises(SessionBilled):
        house.sessions.set_fee(session.session_id, 1)
    with pytest.raises(SessionBilled):
        undo.call()
    assert house.sessions.get(session.session_id).fee_minor == 25_000
    with pytest.raises(SessionMissing):
        house.sessions.set_fee(SessionId(77), 1)


def test_moving_takes_the_terms_and_keeps_what_it_knew_where_there_are_none(house: House) -> None:
    no_fee(house)
    session = house.planned()
    house.sessions.set_fee(session.session_id, 12_000)
    house.sessions.move(session.session_id, march(24))
    (follower,) = house.sessions.on_day(march(24).day)
    assert (follower.state, follower.fee_minor) == (SessionState.PLANNED, 12_000)
    house.practices.save(PRACTICE)
    house.sessions.move(follower.session_id, march(25))
    assert [one.fee_minor for one in house.sessions.on_day(march(25).day)] == [18_000]
