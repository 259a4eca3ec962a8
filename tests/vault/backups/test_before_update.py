"""An older vault is backed up, verified, before its tables change; if that fails it stays as it was."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import UpdateNotBackedUp, VaultUnsound
from practiceapp.services.access import unreported
from practiceapp.vault import boundary
from practiceapp.vault.backups.backup_file import read_head
from practiceapp.vault.backups.making import Known
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.connection import VaultConnection
from practiceapp.vault.founding import VAULT_NAME, connect
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import Step, steps, version_of
from practiceapp.vault.opened import OpenedVault
from tests.vaults import (
    PASSPHRASE,
    PRACTICE,
    QUICK,
    SeenInMemory,
    client_added,
    enter_practice,
    references,
)

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
OLDER = steps()
ROOMS = Step(len(OLDER) + 1, ("CREATE TABLE rooms (room_id INTEGER PRIMARY KEY) STRICT",))
NEWER = (*OLDER, ROOMS)


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, ...]:
    """A vault one step older than the program is made; its 24 words."""
    keeper = keeper_with(tmp_path, OLDER)
    vault = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    client_added(vault, "K-7F3Q")
    words = vault.master.words()
    vault.close()
    return words


def keeper_with(base: Path, known: tuple[Step, ...], backups: Path | None = None) -> VaultKeeper:
    return VaultKeeper(
        base / "vault",
        Contents(enter_practice, sealed_rows),
        SeenInMemory(),
        cost=lambda: QUICK,
        known=known,
        now=lambda: NOON,
        before_update=lambda vault_id: (backups or base / "backups") / vault_id.hex(),
    )


def version(base: Path, words: tuple[str, ...]) -> int:
    connection: VaultConnection = connect(base / "vault" / VAULT_NAME, MasterKey.from_words(words))
    try:
        return version_of(connection, NEWER)
    finally:
        connection.close()


def made(base: Path) -> list[Path]:
    return sorted((base / "backups").rglob("*"))


def test_the_backup_is_of_the_vault_as_it_was(tmp_path: Path, words: tuple[str, ...]) -> None:
    opened = keeper_with(tmp_path, NEWER).unlock(PASSPHRASE, unreported)
    assert has_rooms(opened)
    assert references(opened) == ["K-7F3Q"]
    opened.close()
    _folder, backup = made(tmp_path)
    head, _ = read_head(backup)
    assert (head.occasion, head.tables) == (Occasion.BEFORE_UPDATE, len(OLDER))
    known = Known(OLDER, sealed_rows)
    restorer = VaultRestorer(tmp_path / "vault", known, lambda _: 0, lambda: QUICK, lambda: NOON)
    restorer.prepare(backup, PASSPHRASE, unreported)
    restorer.swap()
    assert version(tmp_path, words) == len(OLDER)


def test_the_words_open_an_older_vault_with_a_backup_too(tmp_path: Path, words: tuple[str, ...]) -> None:
    keeper_with(tmp_path, NEWER).unlock_with_words(words, unreported).close()
    assert len(made(tmp_path)) == 2


def test_a_vault_of_today_is_not_backed_up_by_opening_it(tmp_path: Path, words: tuple[str, ...]) -> None:
    keeper_with(tmp_path, OLDER).unlock(PASSPHRASE, unreported).close()
    assert not (tmp_path / "backups").exists()


def test_without_a_backup_the_vault_stays_as_it_was_unless_she_goes_on(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    keeper = keeper_with(tmp_path, NEWER, blocked)
    with pytest.raises(UpdateNotBackedUp):
        keeper.unlock(PASSPHRASE, unreported)
    assert version(tmp_path, words) == len(OLDER)
    keeper.do_without_backup()
    opened = keeper.unlock(PASSPHRASE, unreported)
    assert references(opened) == ["K-7F3Q"]
    opened.close()
    assert version(tmp_path, words) == len(NEWER)


def test_a_damaged_vault_is_never_brought_up_to_date(tmp_path: Path, words: tuple[str, ...]) -> None:
    connection = connect(tmp_path / "vault" / VAULT_NAME, MasterKey.from_words(words))
    with connection.under(boundary.migrating()):
        connection.rows("UPDATE vault_state SET note_seal = randomblob(32)")
    connection.close()
    keeper = keeper_with(tmp_path, NEWER)
    keeper.do_without_backup()
    with pytest.raises(VaultUnsound):
        keeper.unlock(PASSPHRASE, unreported)
    assert version(tmp_path, words) == len(OLDER)


class Stopped(Exception):
    """She closed the window meanwhile."""


def test_stopping_while_it_is_backed_up_leaves_everything_as_it_was(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    def stop(percent: int) -> None:
        if percent > 80:
            raise Stopped

    with pytest.raises(Stopped):
        keeper_with(tmp_path, NEWER).unlock(PASSPHRASE, stop)
    assert [path for path in made(tmp_path) if path.is_file()] == []
    assert version(tmp_path, words) == len(OLDER)


def has_rooms(vault: OpenedVault) -> bool:
    with vault.connection.under(boundary.migrating()):
        return bool(vault.connection.rows("SELECT 1 FROM sqlite_schema WHERE name = 'rooms'"))
