from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.sessions import LocalStart, SessionId, SessionKind, SessionState
from practiceapp.services.desk.today import NoteStanding, TodayService, TodayView, UnbilledMonth, Waiting
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.works import VaultWorks
from tests.practices import PRACTICE, House, march, real_house
from tests.vaults import make_vault

FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return real_house(make_vault(tmp_path / "vault"))


def today(house: House) -> TodayView:
    assert house.vault is not None
    return TodayService(VaultWorks(house.vault, boundary.desk(), DeskStores), house.clock).today()


def test_an_empty_practice_has_a_quiet_day(house: House) -> None:
    assert today(house) == TodayView(date(2026, 3, 18), (), None, (), (), ())


def test_the_day_shows_time_label_state_and_whether_a_note_waits(house: House) -> None:
    ida, nameless = house.client("Ida", "Berg"), house.client("")
    begun = house.sessions.plan(ida.client_id, SessionKind.SESSION, march(18, time(9)))
    owed = house.sessions.plan(nameless.client_id, SessionKind.CONSULTATION, march(18, time(8)))
    done = house.sessions.plan(ida.client_id, SessionKind.SESSION, march(18, time(11)))
    house.planned(ida, 18)
    for session in (begun, owed, done):
        house.sessions.hold(session.session_id)
    house.notes.save_draft(begun.session_id, {Heading.ALIVE: "Still."})
    house.notes.nothing_to_note(done.session_id)
    view = today(house)
    assert [(row.start.time.hour, row.label, row.state, row.note) for row in view.rows] == [
        (8, nameless.reference, SessionState.HELD, NoteStanding.OWED),
        (9, "Ida", SessionState.HELD, NoteStanding.DRAFT),
        (10, "Ida", SessionState.PLANNED, NoteStanding.NONE_DUE),
        (11, "Ida", SessionState.HELD, NoteStanding.FINISHED),
    ]
    assert view.next is None
    assert [(note.session_id, note.begun) for note in view.owed] == [
        (owed.session_id, False),
        (begun.session_id, True),
    ]
    assert "Berg" not in repr(view)


def test_a_day_without_sessions_names_the_next_one(house: House) -> None:
    house.planned(day=25)
    following = house.planned(day=20)
    cancelled = house.planned(day=19)
    house.sessions.cancel_by_me(cancelled.session_id)
    found = today(house).next
    assert found is not None
    assert found.session_id == following.session_id


def test_sessions_never_marked_are_known_until_they_are(house: House) -> None:
    client = house.client()
    sessions = [house.planned(client, day) for day in (17, 3, 18, 19)]
    house.held(client, 10)
    gone = house.planned(client, 4)
    house.sessions.remove(gone.session_id)
    planned = today(house).planned
    assert [row.session_id for row in planned] == [sessions[at].session_id for at in (1, 0, 2)]
    assert [row.is_over(house.clock.now()) for row in planned] == [True, True, True]
    assert not planned[-1].is_over(planned[-1].start.instant())
    house.sessions.hold(sessions[1].session_id)
    assert [row.session_id for row in today(house).planned] == [sessions[at].session_id for at in (0, 2)]


def test_what_is_in_the_bin_owes_nothing(house: House) -> None:
    session = house.held()
    other = house.held(day=16)
    assert [note.session_id for note in today(house).owed] == [other.session_id, session.session_id]
    house.sessions.remove(session.session_id)
    house.clients.remove(other.client_id)
    assert today(house).owed == ()


def test_past_months_with_something_to_bill_are_named_this_month_is_not(house: House) -> None:
    client = house.client().client_id

    def session(day: date) -> SessionId:
        start = LocalStart(day, time(9), "Europe/Berlin")
        return house.sessions.plan(client, SessionKind.SESSION, start).session_id

    for day in (date(2025, 12, 1), FEBRUARY, date(2026, 2, 28), MARCH):
        house.sessions.hold(house.sessions.get(session(day)).session_id)
    late = house.sessions.get(session(date(2026, 2, 11)))
    house.sessions.cancel_late(late.session_id)
    free = house.sessions.get(session(date(2026, 2, 12)))
    house.sessions.cancel_in_time(free.session_id)
    assert today(house).unbilled == (UnbilledMonth(2025, 12, 1), UnbilledMonth(2026, 2, 3))
    house.agreements.agree(client, AgreementTerms(1, late_fee_percent=0), date(2026, 2, 1))
    house.bill(house.sessions.of_client(house.clients.rows()[0].client_id)[-1])
    assert today(house).unbilled == (UnbilledMonth(2026, 2, 2),)


def test_sessions_whose_fee_is_not_known_are_counted_until_it_is(house: House) -> None:
    house.practices.save(replace(PRACTICE, fee_minor=None))
    client = house.client()
    held, late, free = house.held(client), house.planned(client, 18), house.held(client)
    house.planned(client, 20)
    house.sessions.cancel_late(late.session_id)
    assert today(house).fees_unknown == 3
    house.sessions.set_fee(free.session_id, 0)
    assert today(house).fees_unknown == 2
    house.sessions.set_fee(held.session_id, 18_000)
    assert today(house).fees_unknown == 1
    house.agreements.agree(client.client_id, AgreementTerms(1, late_fee_percent=0), date(2026, 1, 1))
    assert today(house).fees_unknown == 0, "nothing is due for a reserved hour"


def test_an_overdue_invoice_shows_number_and_days_until_it_is_paid_or_corrected(house: House) -> None:
    house.bill(house.held())
    (overdue,) = today(house).overdue
    assert (overdue.number, overdue.days) == ("2026-2", 31)
    assert house.vault is not None
    with VaultWorks(house.vault, boundary.desk(), lambda work: work).write() as work:
        work.execute(
            "INSERT INTO payments (invoice_id, amount_minor, paid_on, method, created_at)"
            " VALUES (?, 18000, '2026-03-01', 'transfer', '2026-03-01T09:00:00Z')",
            (overdue.invoice_id,),
        )
    assert today(house).overdue == ()


def test_how_much_waits_is_as_much_as_the_day_names(house: House) -> None:
    ida = house.client("Ida", "Berg")
    assert house.vault is not None
    service = TodayService(VaultWorks(house.vault, boundary.desk(), DeskStores), house.clock)
    for hour in (8, 9):
        session = house.sessions.plan(ida.client_id, SessionKind.SESSION, march(18, time(hour)))
        house.sessions.hold(session.session_id)
    view = service.today()
    assert service.waiting() == Waiting(notes=len(view.owed), overdue=len(view.overdue))
    assert len(view.owed) == 2
