"""From a backup to a vault: proven, taken out, examined, put under the vault's own key, in a folder beside.

Nothing about the vault in place changes until a whole one stands in its making place (`swap.swap_in`).
"""

import os
from datetime import datetime
from pathlib import Path

from practiceapp.domain.errors import (
    BackupDamaged,
    BackupOfAnotherKey,
    KeyFilesMissing,
    VaultDamaged,
    VaultUnsound,
)
from practiceapp.domain.security_record import Act
from practiceapp.services.access import Report
from practiceapp.vault import boundary
from practiceapp.vault.backups.backup_file import (
    BackupHead,
    Stepped,
    belongs_to,
    prove_body,
    read_head,
)
from practiceapp.vault.backups.making import Known
from practiceapp.vault.columns import text_of
from practiceapp.vault.connection import (
    SALT_BYTES,
    VaultConnection,
    create_connection,
    open_connection,
    salt_of,
)
from practiceapp.vault.examine import examined
from practiceapp.vault.founding import PAGE_KEY, VAULT_NAME, connect
from practiceapp.vault.key_pair import KEY_NAMES
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import version_of
from practiceapp.vault.safe_files import replace_file, trouble_for_os

_TAKEN_OUT = "taken-out.db"
_INTO_RECORD = "INSERT INTO security_events (act, happened_at, went_well) VALUES (?, ?, 1)"


def master_of(path: Path, passphrase: str) -> MasterKey:
    """The key of a backup, by the passphrase of the day it was made.

    Raises `NotABackup`, `BackupDamaged`, `NewerVault`, `WrongPassphrase`, and `KeyFilesMissing` for one that
    only the words open.
    """
    head, content = read_head(path)
    key_file = head.keys()
    if key_file is None:
        raise KeyFilesMissing
    return _proven(key_file.unwrap(passphrase), content, BackupDamaged())


def master_of_words(path: Path, master: MasterKey) -> MasterKey:
    """The same key, once it is known to be that of the backup. Raises `BackupOfAnotherKey` and as above."""
    _, content = read_head(path)
    return _proven(master, content, BackupOfAnotherKey())


def _proven(master: MasterKey, content: bytes, otherwise: Exception) -> MasterKey:
    if belongs_to(content, master):
        return master
    master.wipe()
    raise otherwise


def restore_into(
    making: Path,
    path: Path,
    master: MasterKey,
    known: Known,
    least_generation: int,
    report: Report,
    at: datetime | None = None,
) -> BackupHead:
    """Make the vault of this backup in the empty folder `making`; what the backup says of itself.

    `least_generation` is how far the vault had come when last seen here: the restored one begins after it,
    so that it is not taken for an old one put back by someone else. Key files come along if the backup has
    them. `at` is when this is written into its security record; None for one that nobody will work in.
    Raises `BackupDamaged`, `VaultUnsound`, `DiskFull` and its kin, and whatever `report` raises.
    """
    head, content = read_head(path)
    if not belongs_to(content, master):
        raise BackupDamaged
    taken_out = making / _TAKEN_OUT
    try:
        _take_out(path, head, taken_out, _telling(report, 0, 30))
        _put_under_own_key(taken_out, making / VAULT_NAME, head, master, known, report)
    except OSError as error:
        trouble = trouble_for_os(error)
    else:
        vault = making / VAULT_NAME
        _begin_after(vault, master, max(head.generation, least_generation))
        if at is not None:
            _write_down(vault, master, known, at)
        for name in KEY_NAMES if head.key_file else ():
            replace_file(making / name, head.key_file, lambda _content: None)
        report(100)
        return head
    finally:
        taken_out.unlink(missing_ok=True)
    raise trouble


def _take_out(path: Path, head: BackupHead, taken_out: Path, stepped: Stepped) -> None:
    descriptor = os.open(taken_out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        prove_body(path, head, stepped, into=file)


def _put_under_own_key(
    taken_out: Path, vault: Path, head: BackupHead, master: MasterKey, known: Known, report: Report
) -> None:
    backup_key, page_key = master.backup_key(head.backup_id), master.child(PAGE_KEY)
    key_file = head.keys()
    salt = key_file.db_salt if key_file else os.urandom(SALT_BYTES)
    try:
        source = _opened(taken_out, backup_key)
        try:
            findings = examined(source, master, known.steps, known.sealed)
            if findings:
                raise VaultUnsound(findings)
            report(60)
            copy = create_connection(vault, page_key, salt)
            try:
                source.copy_into(copy, _telling(report, 60, 95))
            finally:
                copy.close()
        finally:
            source.close()
    finally:
        backup_key[:], page_key[:] = bytes(len(backup_key)), bytes(len(page_key))


def _opened(path: Path, key: bytearray) -> VaultConnection:
    try:
        return open_connection(path, key, salt_of(path))
    except VaultDamaged:
        pass
    raise BackupDamaged


def _begin_after(vault: Path, master: MasterKey, generation: int) -> None:
    connection = connect(vault, master)
    try:
        with connection.under(boundary.base()):
            connection.rows("BEGIN IMMEDIATE")
            connection.rows("UPDATE vault_state SET generation = ?", (generation + 1,))
            connection.rows("COMMIT")
    finally:
        connection.close()


def _write_down(vault: Path, master: MasterKey, known: Known, at: datetime) -> None:
    """That it was restored; tables that are yet to be brought up to date may have no record."""
    connection = connect(vault, master)
    try:
        if version_of(connection, known.steps) == len(known.steps):
            with connection.under(boundary.desk()):
                connection.insert(_INTO_RECORD, (Act.RESTORED.value, text_of(at)))
    finally:
        connection.close()


def _telling(report: Report, first: int, last: int) -> Stepped:
    def stepped(left: int, total: int) -> None:
        report(last - (last - first) * left // max(total, 1))

    return stepped
