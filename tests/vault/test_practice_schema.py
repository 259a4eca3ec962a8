"""Tables of the practice as other sides rely on them."""

import pytest

from practiceapp.domain.errors import ConstraintBroken
from practiceapp.vault import boundary
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work
from tests.practices import House, real_house


@pytest.fixture
def house(vault: OpenedVault) -> House:
    return real_house(vault)


def run(house: House, sql: str) -> list[tuple[object, ...]]:
    assert house.vault is not None
    works: VaultWorks[Work] = VaultWorks(house.vault, boundary.desk(), lambda work: work)
    with works.write() as work:
        return work.execute(sql)


@pytest.mark.parametrize(
    "breach",
    [
        "UPDATE sessions SET state = 'maybe'",
        "UPDATE sessions SET on_day = '17.3.2026'",
        "UPDATE sessions SET at_time = '9:30'",
        "UPDATE sessions SET fee_minor = -1",
        "UPDATE sessions SET minutes = 'fifty'",
        "UPDATE sessions SET client_id = 77",
        "UPDATE clients SET state = 'patient'",
        "UPDATE practices SET practice_id = 2",
        "UPDATE practices SET late_fee_percent = 200",
        "INSERT INTO clients (reference, state, created_at) SELECT reference, state, created_at FROM clients",
    ],
)
def test_a_row_that_cannot_be_is_refused(house: House, breach: str) -> None:
    house.held()
    with pytest.raises(ConstraintBroken):
        run(house, breach)


def test_every_reference_is_spent_as_it_is_given(house: House) -> None:
    client = house.client()
    assert run(house, "SELECT reference FROM spent_client_references") == [(client.reference,)]


def test_owed_notes_follow_sessions_and_notes(house: House) -> None:
    def owed() -> list[object]:
        return [row[0] for row in run(house, "SELECT session_id FROM owed_notes ORDER BY 1")]

    session = house.planned()
    assert owed() == []
    undo = house.sessions.hold(session.session_id)
    assert owed() == [session.session_id]
    undo.call()
    assert owed() == []
    house.sessions.hold(session.session_id)
    nothing = house.notes.nothing_to_note(session.session_id)
    assert owed() == []
    nothing.call()
    assert owed() == [session.session_id]
