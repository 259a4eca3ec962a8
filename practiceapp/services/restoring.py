"""Restoring a backup: looked at, made into a vault beside, set against what is there, then swapped in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from practiceapp.domain.backups import Backup, Contents, Occasion, Rehearsal
from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, OpenVault, Report
from practiceapp.services.backups import BackupService, Made
from practiceapp.services.security_record import SecurityRecord


@dataclass(frozen=True)
class Prepared:
    """A whole vault made from a backup, waiting beside its place: what it holds, and what the place holds.

    `present` is None where the vault in place is missing, damaged, or of another key.
    """

    made_at: datetime
    restored: Contents
    present: Contents | None


class Restorer(Protocol):
    """Restores into the place of one vault; each method raises the errors `RestoreService` names."""

    def look_at(self, path: Path) -> Backup:
        """What the file says of itself."""
        ...

    def prepare(self, path: Path, passphrase: str, report: Report) -> Prepared:
        """Make the backup's vault beside the one in place, by its passphrase."""
        ...

    def prepare_with_words(
        self, path: Path, words: Sequence[str], passphrase: str, report: Report
    ) -> Prepared:
        """The same by the 24 words, with a new passphrase."""
        ...

    def swap(self) -> Path | None:
        """What was prepared becomes the vault; where the one before is kept."""
        ...

    def give_up(self) -> None:
        """What was prepared is not wanted."""
        ...


class RestoreService:
    """Restores a backup into the place of a vault that is not open."""

    def __init__(self, restorer: Restorer, access: AccessService) -> None:
        self._restorer = restorer
        self._access = access

    def look_at(self, path: Path) -> Backup:
        """When and why it was made. Raises `NotABackup`, `BackupDamaged`, `NewerVault`, `DiskTrouble`."""
        return self._restorer.look_at(path)

    def prepare(self, path: Path, passphrase: str, report: Report) -> Prepared:
        """Make a whole vault of it beside the one in place, by the passphrase of the day it was made.

        Raises `WrongPassphrase`, `KeyFilesMissing` (only the words open it), `NotABackup`, `BackupDamaged`,
        `VaultUnsound`, `DiskFull`, `VaultReadOnly`, `DiskTrouble`, and whatever `report` raises; nothing has
        changed then and nothing is left.
        """
        return self._restorer.prepare(path, passphrase, report)

    def prepare_with_words(
        self, path: Path, words: Sequence[str], passphrase: str, report: Report
    ) -> Prepared:
        """The same by the 24 words; from then on `passphrase` opens it.

        Raises also `WrongWords`, `BackupOfAnotherKey`, `PassphraseTooWeak`, `NotEnoughMemory`.
        """
        self._access.require_strong(passphrase)
        return self._restorer.prepare_with_words(path, words, passphrase, report)

    def swap(self) -> Path | None:
        """What was prepared becomes the vault; where the one before is kept. Raises `DiskTrouble` and kin."""
        return self._restorer.swap()

    def give_up(self) -> None:
        """What was prepared is not wanted; the vault in place stays."""
        self._restorer.give_up()


Rehearse = Callable[[Path, OpenVault, Report], Rehearsal]


class RehearsalService:
    """Proves that a backup restores, without touching the vault: backed up, restored beside, compared."""

    def __init__(
        self, rehearse: Rehearse, vault: OpenVault, backups: BackupService, record: SecurityRecord
    ) -> None:
        self._rehearse = rehearse
        self._vault = vault
        self._backups = backups
        self._record = record

    def rehearse(self, report: Report) -> tuple[Made, Rehearsal]:
        """Make a backup, restore it into a folder beside, compare row for row, remove it. Runs in a `Task`.

        What is saved while it runs makes rows differ: the rehearsal then says so, and is simply run again.
        Raises what `BackupService.back_up` and `RestoreService.prepare` raise.
        """
        made = self._backups.back_up(Occasion.WISHED, lambda percent: report(percent // 2))
        path = self._backups.path_of(made.backup)
        return made, self._rehearse(path, self._vault, lambda percent: report(50 + percent // 2))

    def write_down(self, made: Made, rehearsal: Rehearsal) -> None:
        """Put both into the security record; on the window's thread."""
        self._backups.write_down(made)
        self._record.note(Act.REHEARSED, went_well=rehearsal.went_well)
