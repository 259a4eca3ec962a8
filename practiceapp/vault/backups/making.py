"""Making a backup: copied page by page, examined, put together, read back; only then does it count."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupDamaged, VaultUnsound
from practiceapp.services.access import Report
from practiceapp.vault.backups.backup_file import (
    HEAD_BYTES,
    BackupHead,
    Stepped,
    append_body,
    prove_body,
    read_head,
)
from practiceapp.vault.connection import SALT_BYTES, create_connection, open_connection
from practiceapp.vault.examine import SealedRows, examined
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.migrate import Step
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.safe_files import sync_folder, trouble_for_os

SUFFIX = ".pvbackup"
RESTS_SECONDS = 0.010
"""After each step of the copy, so that a note being saved waits for one step at most."""
_BODY, _MAKING = ".body", ".making"


@dataclass(frozen=True)
class Known:
    """What a finished copy is examined by: the steps of the tables, and which rows the seal covers."""

    steps: tuple[Step, ...]
    sealed: SealedRows


def make_backup(
    vault: OpenedVault, folder: Path, occasion: Occasion, at: datetime, known: Known, report: Report
) -> Path:
    """A verified backup of the open vault in `folder`; saving goes on meanwhile.

    Raises `VaultUnsound`, `DiskFull`, `VaultReadOnly`, `DiskTrouble`, and whatever `report` raises; no
    half-made file is left, and no older backup is touched.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(folder)
        path = _free_name(folder, occasion, at)
        making = _Making(vault, path, occasion, at, known, report)
        try:
            making.copy()
            making.put_together()
            making.move_into_place()
        finally:
            making.clear()
    except OSError as error:
        trouble = trouble_for_os(error)
    else:
        return path
    raise trouble


def sweep(folder: Path) -> None:
    """Remove what an interrupted making left behind; no backup bears such a name."""
    for left in folder.glob(f".*{SUFFIX}.*"):
        left.unlink(missing_ok=True)


def _free_name(folder: Path, occasion: Occasion, at: datetime) -> Path:
    stem = f"{at:%Y-%m-%d_%H%M%S}_{occasion.value}"
    for number in range(100):
        path = folder / f"{stem}{f'_{number}' if number else ''}{SUFFIX}"
        if not os.path.lexists(path):
            return path
    raise FileExistsError(stem)


class _Making:
    """One backup on its way: the copy under its own key, then the whole file, neither yet named a backup."""

    def __init__(
        self,
        vault: OpenedVault,
        path: Path,
        occasion: Occasion,
        at: datetime,
        known: Known,
        report: Report,
    ) -> None:
        self._vault, self._path, self._known, self._report = vault, path, known, report
        self._occasion, self._at = occasion, at
        self._id = uuid4()
        self._body = path.with_name(f".{path.name}{_BODY}")
        self._beside = path.with_name(f".{path.name}{_MAKING}")
        self._generation = self._tables = 0

    def copy(self) -> None:
        """Every page under the backup's key, examined on a connection of its own."""
        key, salt = self._vault.master.backup_key(self._id), os.urandom(SALT_BYTES)
        try:
            copy = create_connection(self._body, key, salt)
            try:
                self._vault.connection.copy_into(copy, self._stepped(0, 50, rest=True))
            finally:
                copy.close()
            copy = open_connection(self._body, key, salt)
            try:
                findings = examined(copy, self._vault.master, self._known.steps, self._known.sealed)
                ((self._generation,),) = copy.rows("SELECT generation FROM vault_state")
                self._tables = len(self._known.steps)
            finally:
                copy.close()
        finally:
            key[:] = bytes(len(key))
        if findings:
            raise VaultUnsound(findings)
        self._report(70)

    def put_together(self) -> None:
        """Head and body in one file, on the disk."""
        descriptor = os.open(self._beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.write(bytes(HEAD_BYTES))
            body_bytes, body_sha256 = append_body(file, self._body, self._stepped(70, 85))
            file.seek(0)
            head = BackupHead(
                self._key_file(),
                self._vault.vault_id,
                self._id,
                self._generation,
                self._at,
                self._occasion,
                self._tables,
                body_bytes,
                body_sha256,
            )
            file.write(head.packed(self._vault.master))
            file.flush()
            os.fsync(file.fileno())
        self._body.unlink()

    def move_into_place(self) -> None:
        """Read back what is on the disk; only what reads as it was written becomes a backup."""
        head, _ = read_head(self._beside)
        if head.backup_id != self._id:
            raise BackupDamaged
        prove_body(self._beside, head, self._stepped(85, 100))
        self._beside.rename(self._path)
        sync_folder(self._path.parent)

    def clear(self) -> None:
        """Nothing half-made stays."""
        for left in (self._body, self._body.with_name(self._body.name + "-journal"), self._beside):
            left.unlink(missing_ok=True)

    def _key_file(self) -> bytes:
        copies = KeyPair(self._vault.folder).read().newest_first
        return copies[0].content if copies else b""

    def _stepped(self, first: int, last: int, *, rest: bool = False) -> Stepped:
        return _telling(self._report, first, last, RESTS_SECONDS if rest else 0)


def _telling(report: Report, first: int, last: int, rest: float) -> Callable[[int, int], None]:
    def stepped(left: int, total: int) -> None:
        report(last - (last - first) * left // max(total, 1))
        if rest:
            time.sleep(rest)

    return stepped
