"""Restoring shows both sides first, swaps whole vaults, and can be rehearsed without touching anything."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupDamaged, BackupOfAnotherKey, WrongPassphrase
from practiceapp.domain.security_record import Act
from practiceapp.services.access import unreported
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.keeper import VaultKeeper
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.places import making_place
from practiceapp.vault.swap import replaced
from practiceapp.vault.works import VaultWorks
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, client_added, make_keeper, references

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
KNOWN = Known(steps(), sealed_rows)
SEEN = 500


@pytest.fixture
def keeper(tmp_path: Path) -> VaultKeeper:
    return make_keeper(tmp_path / "vault")


@pytest.fixture
def vault(keeper: VaultKeeper) -> OpenedVault:
    made = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    client_added(made, "K-7F3Q")
    return made


@pytest.fixture
def backup(vault: OpenedVault, tmp_path: Path) -> Path:
    return make_backup(vault, tmp_path / "backups", Occasion.WISHED, NOON, KNOWN, unreported)


@pytest.fixture
def restorer(tmp_path: Path) -> VaultRestorer:
    return VaultRestorer(tmp_path / "vault", KNOWN, lambda _: SEEN, lambda: QUICK, lambda: NOON)


def acts_of(vault: OpenedVault) -> list[Act]:
    with VaultWorks(vault, boundary.desk(), DeskStores).read() as work:
        return [event.act for event in work.security_events.events()]


def test_both_sides_are_shown_and_the_swap_brings_the_older_one(
    vault: OpenedVault, keeper: VaultKeeper, backup: Path, restorer: VaultRestorer, tmp_path: Path
) -> None:
    client_added(vault, "K-LATER")
    vault.close()
    prepared = restorer.prepare(backup, PASSPHRASE, unreported)
    assert prepared.present is not None
    assert (prepared.restored.clients, prepared.present.clients) == (1, 2)
    kept = restorer.swap()
    assert replaced(tmp_path / "vault") == [kept]
    opened = keeper.unlock(PASSPHRASE, unreported)
    assert references(opened) == ["K-7F3Q"]
    assert opened.generation == SEEN + 1
    assert opened.notices == ()
    assert acts_of(opened) == [Act.RESTORED]
    opened.close()


def test_the_words_alone_restore_on_a_machine_without_any_other_file(
    vault: OpenedVault, backup: Path, tmp_path: Path
) -> None:
    words = vault.master.words()
    vault.close()
    elsewhere = tmp_path / "another machine" / "vault"
    restorer = VaultRestorer(elsewhere, KNOWN, lambda _: 0, lambda: QUICK, lambda: NOON)
    prepared = restorer.prepare_with_words(backup, words, "copper lantern meadow seven quiet", unreported)
    assert prepared.present is None
    assert restorer.swap() is None
    opened = make_keeper(elsewhere).unlock("copper lantern meadow seven quiet", unreported)
    assert references(opened) == ["K-7F3Q"]
    opened.close()


def test_what_cannot_be_restored_changes_nothing_and_leaves_nothing(
    vault: OpenedVault, keeper: VaultKeeper, backup: Path, restorer: VaultRestorer, tmp_path: Path
) -> None:
    vault.close()
    with pytest.raises(WrongPassphrase):
        restorer.prepare(backup, "another one", unreported)
    with pytest.raises(BackupOfAnotherKey):
        restorer.prepare_with_words(backup, MasterKey.random().words(), PASSPHRASE, unreported)
    content = bytearray(backup.read_bytes())
    content[5000] ^= 1
    backup.write_bytes(content)
    with pytest.raises(BackupDamaged):
        restorer.prepare(backup, PASSPHRASE, unreported)
    assert not making_place(tmp_path / "vault").exists()
    keeper.unlock(PASSPHRASE, unreported).close()


def test_a_rehearsal_compares_every_row_and_leaves_no_trace(
    vault: OpenedVault, backup: Path, restorer: VaultRestorer, tmp_path: Path
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    rehearsal = restorer.rehearse(backup, vault, unreported)
    assert rehearsal.went_well
    assert rehearsal.rows >= 2
    client_added(vault, "K-LATER")
    assert restorer.rehearse(backup, vault, unreported).differing == ("clients", "spent_client_references")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    vault.close()
