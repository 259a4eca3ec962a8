"""A folder of backups: what is in it of this vault, one more made or taken in, those outlived removed."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from practiceapp.domain.backups import Backup, Occasion, by_age, outlived
from practiceapp.domain.errors import BackupDamaged, BackupPlaceAbsent, NewerVault, NotABackup, VaultTrouble
from practiceapp.services.access import Report
from practiceapp.vault.backups.backup_file import BackupHead, prove_body, read_head
from practiceapp.vault.backups.making import SUFFIX, Known, make_backup, sweep
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.safe_files import sync_folder, trouble_for_os


class BackupFolder:
    """The backups of one open vault in one folder. Whatever else lies there is left alone."""

    def __init__(self, folder: Path, vault: OpenedVault, known: Known) -> None:
        self.folder = folder
        self._vault = vault
        self._known = known

    @property
    def present(self) -> bool:
        """Whether the folder can be reached; a stick may not be plugged in."""
        return self.folder.is_dir()

    def backups(self) -> list[Backup]:
        """Those of this vault whose head is whole, the newest first."""
        found = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            head = _head_or_none(path)
            if head is not None and head.vault_id == self._vault.vault_id:
                found.append(Backup(head.made_at, path.name, head.occasion))
        return by_age(found)

    def make(self, occasion: Occasion, at: datetime, report: Report) -> Backup:
        """One more, verified. Raises what `make_backup` raises."""
        path = make_backup(self._vault, self.folder, occasion, at, self._known, report)
        head, _ = read_head(path)
        return Backup(head.made_at, path.name, head.occasion)

    def take_in(self, source: Path, report: Report) -> Backup:
        """A copy of a backup from another folder, read back before it counts.

        Raises `BackupPlaceAbsent`, `BackupDamaged`, `DiskFull`, `VaultReadOnly`, `DiskTrouble`; nothing
        half-made is left.
        """
        if not self.present:
            raise BackupPlaceAbsent
        beside = self.folder / f".{source.name}.taking"
        try:
            sweep(self.folder)
            _copy(source, beside)
            head, _ = read_head(beside)
            prove_body(beside, head, lambda left, total: report(100 - 100 * left // max(total, 1)))
            beside.rename(self.folder / source.name)
            sync_folder(self.folder)
        except OSError as error:
            trouble = trouble_for_os(error)
        else:
            return Backup(head.made_at, source.name, head.occasion)
        finally:
            _forget(beside)
        raise trouble

    def remove_outlived(self, now: datetime) -> int:
        """Remove those that newer ones have outlived; how many. What the disk refuses to remove stays."""
        gone = 0
        for backup in outlived(self.backups(), now):
            gone += _forget(self.folder / backup.name)
        return gone


def _head_or_none(path: Path) -> BackupHead | None:
    try:
        return read_head(path)[0]
    except (NotABackup, BackupDamaged, NewerVault, VaultTrouble):
        return None


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as read:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def _forget(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
