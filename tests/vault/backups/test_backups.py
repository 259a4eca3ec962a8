"""A backup is read back before it counts; a damaged one is named; what it restores is what was there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupDamaged, BackupOfAnotherKey, NotABackup, WrongPassphrase
from practiceapp.services.access import unreported
from practiceapp.vault.backups.backup_file import HEAD_BYTES, read_head
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.backups.restoring import master_of, master_of_words, restore_into
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.connection import salt_of
from practiceapp.vault.founding import open_vault
from practiceapp.vault.key_file import write_key_file
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from tests.vaults import QUICK, client_added, make_vault, references

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
PASSPHRASE = "velvet harbour marble tundra otter lantern"
KNOWN = Known(steps(), sealed_rows)


class Stopped(Exception):
    """She pressed Cancel."""


@pytest.fixture
def keyed(tmp_path: Path) -> OpenedVault:
    """An open vault with its key files and one client."""
    vault = make_vault(tmp_path / "vault")
    client_added(vault, "K-7F3Q")
    key_file = write_key_file(
        vault.master,
        PASSPHRASE,
        generation=1,
        vault_id=vault.vault_id,
        db_salt=salt_of(vault.connection.path),
        cost=QUICK,
    )
    KeyPair(vault.folder).write(key_file, PASSPHRASE)
    return vault


@pytest.fixture
def backup(keyed: OpenedVault, tmp_path: Path) -> Path:
    return make_backup(keyed, tmp_path / "backups", Occasion.DAY, NOON, KNOWN, unreported)


def test_it_is_one_private_file_with_a_neutral_name(backup: Path) -> None:
    assert [path.name for path in backup.parent.iterdir()] == ["2026-03-18_110000_day.pvbackup"]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert b"K-7F3Q" not in backup.read_bytes()


def test_it_opens_with_the_passphrase_and_with_the_words(keyed: OpenedVault, backup: Path) -> None:
    secret = bytes(keyed.master.secret)
    assert bytes(master_of(backup, PASSPHRASE).secret) == secret
    words = MasterKey.from_words(keyed.master.words())
    assert bytes(master_of_words(backup, words).secret) == secret
    with pytest.raises(WrongPassphrase):
        master_of(backup, "another one")
    with pytest.raises(BackupOfAnotherKey):
        master_of_words(backup, MasterKey.random())


def test_what_it_restores_is_what_was_there(keyed: OpenedVault, backup: Path, tmp_path: Path) -> None:
    client_added(keyed, "K-LATER")
    making = tmp_path / "making"
    making.mkdir()
    restore_into(making, backup, master_of(backup, PASSPHRASE), KNOWN, 40, unreported)
    assert sorted(path.name for path in making.iterdir()) == [
        "keys.a",
        "keys.b",
        "vault.db",
        "vault.db-journal",
    ]
    master, _ = KeyPair(making).unwrap(PASSPHRASE, salt_of(making / "vault.db"))
    restored = open_vault(making / "vault.db", master, steps())
    assert references(restored) == ["K-7F3Q"]
    assert restored.vault_id == keyed.vault_id
    assert restored.generation == 41
    restored.close()


@pytest.mark.parametrize("place", [0, 9, 30, 250, 330, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + 5000])
def test_one_flipped_bit_anywhere_is_damage_and_nothing_else(
    keyed: OpenedVault, backup: Path, tmp_path: Path, place: int
) -> None:
    content = bytearray(backup.read_bytes())
    content[place] ^= 4
    backup.write_bytes(content)
    making = tmp_path / "making"
    making.mkdir()
    with pytest.raises(NotABackup if place == 0 else BackupDamaged):
        restore_into(making, backup, master_of(backup, PASSPHRASE), KNOWN, 0, unreported)


@pytest.mark.parametrize("length", [0, 5, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + 4096])
def test_a_cut_backup_is_damaged(backup: Path, length: int) -> None:
    backup.write_bytes(backup.read_bytes()[:length])
    with pytest.raises(NotABackup if length < 8 else BackupDamaged):
        read_head(backup)


def test_a_making_that_is_stopped_leaves_nothing(keyed: OpenedVault, tmp_path: Path) -> None:
    def stop_at(percent: int) -> None:
        if percent >= 70:
            raise Stopped

    with pytest.raises(Stopped):
        make_backup(keyed, tmp_path / "backups", Occasion.DAY, NOON, KNOWN, stop_at)
    assert list((tmp_path / "backups").iterdir()) == []
    assert references(keyed) == ["K-7F3Q"]
