"""What could not be written into the vault waits outside it: a closed list, and no reason to fail."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from practiceapp.domain.errors import VaultReadOnly
from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.services.opening_with_shares import write_down_pending
from practiceapp.services.security_record import SecurityRecord
from practiceapp.system.pending_acts import MOST_KEPT, PendingActsFile

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
OPENED = SecurityEvent(Act.OPENED_WITH_SHARES, NOON)


def test_each_vault_has_its_own_and_forgets_its_own(tmp_path: Path) -> None:
    pending = PendingActsFile(tmp_path / "pending.json")
    later = SecurityEvent(Act.OPENED_WITH_SHARES, NOON + timedelta(hours=1))
    pending.add("aa", OPENED)
    pending.add("bb", OPENED)
    pending.add("aa", later)
    assert pending.of("aa") == [OPENED, later]
    pending.forget("aa")
    assert pending.of("aa") == []
    assert pending.of("bb") == [OPENED]


def test_only_acts_of_the_list_go_in_and_come_out(tmp_path: Path) -> None:
    file = tmp_path / "pending.json"
    with pytest.raises(ValueError, match="BACKED_UP"):
        PendingActsFile(file).add("aa", SecurityEvent(Act.BACKED_UP, NOON))
    assert not file.exists()
    at = NOON.isoformat()
    kept = [
        ["backed up", at],
        ["Ida", at],
        "opened",
        ["opened with shares", "noon"],
        ["opened with shares", at],
    ]
    file.write_text(json.dumps({"aa": kept}))
    assert PendingActsFile(file).of("aa") == [OPENED]


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    pending = PendingActsFile(tmp_path / "pending.json")
    for _ in range(MOST_KEPT + 3):
        pending.add("aa", OPENED)
    assert len(pending.of("aa")) == MOST_KEPT


def test_a_disk_that_refuses_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "pending.json").mkdir()
    pending = PendingActsFile(tmp_path / "pending.json")
    pending.add("aa", OPENED)
    assert pending.of("aa") == []


class Refusing(SecurityRecord):
    """A record in a vault that can only be read."""

    def __init__(self) -> None:
        pass

    def enter(self, events: object) -> None:
        raise VaultReadOnly


def test_what_a_vault_cannot_take_is_told_and_kept_for_next_time(tmp_path: Path) -> None:
    pending = PendingActsFile(tmp_path / "pending.json")
    pending.add("aa", OPENED)
    assert write_down_pending(pending, "aa", Refusing()) == [OPENED]
    assert pending.of("aa") == [OPENED]
