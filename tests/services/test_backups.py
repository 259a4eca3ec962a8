"""Backups are made once a day, kept in two places, and never more than needed; over a real vault."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupPlaceAbsent
from practiceapp.domain.security_record import Act
from practiceapp.services.access import unreported
from practiceapp.services.backups import BackupService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.vault import boundary
from practiceapp.vault.backups.folder import BackupFolder
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.practices import NOON
from tests.vaults import client_added, make_vault


@dataclass
class Kept:
    """A vault, its backups, and the stick that may be plugged in."""

    vault: OpenedVault
    clock: FixedClock
    here: BackupFolder
    stick: Path
    service: BackupService
    record: SecurityRecord


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    vault, clock, known = make_vault(tmp_path / "vault"), FixedClock(NOON), Known(steps(), sealed_rows)
    client_added(vault, "K-7F3Q")
    here, stick = BackupFolder(tmp_path / "backups", vault, known), tmp_path / "stick"
    record = SecurityRecord(VaultWorks(vault, boundary.desk(), DeskStores), clock)
    service = BackupService(here, lambda: BackupFolder(stick, vault, known), record, clock)
    return Kept(vault, clock, here, stick, service, record)


def test_the_first_unlock_of_a_day_is_due_and_the_second_is_not(kept: Kept) -> None:
    assert kept.service.day_is_due()
    kept.service.back_up(Occasion.DAY, unreported)
    assert not kept.service.day_is_due()
    kept.clock.move(hours=11)
    assert not kept.service.day_is_due()
    kept.clock.move(hours=2)
    assert kept.service.day_is_due()


def test_a_stick_that_is_not_there_is_told_and_caught_up_with_later(kept: Kept) -> None:
    made = kept.service.back_up(Occasion.DAY, unreported)
    assert isinstance(made.elsewhere, BackupPlaceAbsent)
    kept.service.write_down(made)
    assert set(kept.record.last()) == {Act.BACKED_UP}
    assert not kept.service.second_is_behind()
    kept.stick.mkdir()
    assert kept.service.second_is_behind()
    caught_up = kept.service.catch_up(unreported)
    assert caught_up is not None
    assert caught_up.elsewhere is None
    kept.service.write_down(caught_up)
    assert set(kept.record.last()) == {Act.BACKED_UP, Act.BACKED_UP_ELSEWHERE}
    assert kept.service.catch_up(unreported) is None
    assert kept.service.standing().elsewhere == kept.service.standing().here == NOON


def test_what_is_saved_while_a_backup_runs_is_saved(kept: Kept) -> None:
    told: list[int] = []

    def report(percent: int) -> None:
        if not told:
            client_added(kept.vault, "K-MEANWHILE")
        told.append(percent)

    made = kept.service.back_up(Occasion.WISHED, report)
    assert made.backup.occasion is Occasion.WISHED
    assert told == sorted(told)
    assert told[-1] == 100
    assert kept.here.backups() == [made.backup]


def test_other_files_and_other_vaults_backups_stay(kept: Kept, tmp_path: Path) -> None:
    other = make_vault(tmp_path / "other")
    elsewhere = BackupFolder(kept.here.folder, other, Known(steps(), sealed_rows))
    elsewhere.make(Occasion.DAY, NOON, unreported)
    (kept.here.folder / "letter.txt").write_text("kept")
    for _ in range(9):
        kept.clock.move(hours=1)
        kept.service.back_up(Occasion.DAY, unreported)
    assert len(elsewhere.backups()) == 1
    assert len(kept.here.backups()) == 1
    assert (kept.here.folder / "letter.txt").read_text() == "kept"
    other.close()
