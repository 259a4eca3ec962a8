"""Making the vault file, and opening it with its master key; passphrases and folders are the keeper's."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from practiceapp.services.access import UnlockNotice
from practiceapp.vault import boundary
from practiceapp.vault.connection import (
    SALT_BYTES,
    VaultConnection,
    create_connection,
    open_connection,
    salt_of,
)
from practiceapp.vault.keys import DATABASE, MasterKey
from practiceapp.vault.migrate import Step, migrate, version_of
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.seal import NOTHING_SEALED

VAULT_NAME = "vault.db"
PAGE_KEY = DATABASE
VAULT_ID_BYTES = 16


def instant() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def found_vault(
    path: Path, master: MasterKey, known: tuple[Step, ...], now: Callable[[], datetime] = instant
) -> OpenedVault:
    """A new vault file with all of today's tables and nothing in them. Raises `VaultExists`, `DiskFull`."""
    key = master.child(PAGE_KEY)
    connection = create_connection(path, key, os.urandom(SALT_BYTES))
    key[:] = bytes(len(key))
    try:
        migrate(connection, known)
        _first_row(connection, now())
        return OpenedVault(connection, master)
    except BaseException:
        connection.close()
        raise


def _first_row(connection: VaultConnection, at: datetime) -> None:
    row = (os.urandom(VAULT_ID_BYTES), NOTHING_SEALED, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    with connection.under(boundary.migrating()):
        connection.rows(
            "INSERT INTO vault_state (vault_state_id, vault_id, generation, note_seal, created_at)"
            " VALUES (1, ?, 0, ?, ?)",
            row,
        )


def connect(path: Path, master: MasterKey) -> VaultConnection:
    """The vault file opened with the page key of this master key. Raises what `open_connection` raises."""
    key = master.child(PAGE_KEY)
    try:
        return open_connection(path, key, salt_of(path))
    finally:
        key[:] = bytes(len(key))


def open_vault(
    path: Path,
    master: MasterKey,
    known: tuple[Step, ...],
    *,
    notices: tuple[UnlockNotice, ...] = (),
    closing: Callable[[OpenedVault], None] | None = None,
    before_update: Callable[[OpenedVault, int], None] | None = None,
) -> OpenedVault:
    """The vault, brought up to today's tables. Raises what `connect`, `before_update` and `migrate` raise.

    `before_update(vault, version)` is called with one that older tables are still in, before they change.
    """
    connection = connect(path, master)
    try:
        if before_update is not None:
            version = version_of(connection, known)
            if version < len(known):
                older = OpenedVault(connection, master)
                before_update(older, version)
                older.seal_key[:] = bytes(len(older.seal_key))
        migrate(connection, known)
        return OpenedVault(connection, master, notices, closing)
    except BaseException:
        connection.close()
        raise
