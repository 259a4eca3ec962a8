"""The security record keeps what was done and when, and says what is due."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from practiceapp.domain.security_record import DUE_AFTER, Act
from practiceapp.services.security_record import SecurityRecord
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.practices import NOON
from tests.vaults import make_vault


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def record(tmp_path: Path, clock: FixedClock) -> SecurityRecord:
    return SecurityRecord(VaultWorks(make_vault(tmp_path / "vault"), boundary.desk(), DeskStores), clock)


def test_every_act_is_kept_with_its_moment(record: SecurityRecord) -> None:
    for act in Act:
        record.note(act)
    assert [event.act for event in record.events()] == list(reversed(Act))
    assert set(record.last().values()) == {NOON}


def test_what_did_not_go_well_counts_as_not_done(record: SecurityRecord) -> None:
    record.note(Act.BACKED_UP, went_well=False)
    assert record.last() == {}
    assert Act.BACKED_UP in record.due()
    assert [event.went_well for event in record.events(Act.BACKED_UP)] == [False]


@pytest.mark.parametrize("act", DUE_AFTER)
def test_it_is_due_again_after_its_time_and_not_before(
    record: SecurityRecord, clock: FixedClock, act: Act
) -> None:
    assert act in record.due()
    record.note(act)
    clock.moment = NOON + DUE_AFTER[act]
    assert act not in record.due()
    clock.moment += timedelta(seconds=1)
    assert act in record.due()
    assert clock.moment > datetime(2026, 1, 1, tzinfo=UTC)
