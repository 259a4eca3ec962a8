"""What keeps the open vault safe, wired: its record, backups, keys, pages; and the way back from a backup."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, OpenVault, fair_below
from practiceapp.services.backups import BackupService, Place
from practiceapp.services.clock import Clock
from practiceapp.services.integrity import IntegrityService
from practiceapp.services.key_care import KeyCareService
from practiceapp.services.restoring import RehearsalService, RestoreService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.system.last_seen import LastSeenFile
from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.vault.backups.folder import BackupFolder
from practiceapp.vault.backups.making import Known
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.kdf import calibrated
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.live_check import OpenPages
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault

if TYPE_CHECKING:
    from practiceapp.vault.kdf import KdfCost

CostOf = Callable[[], "KdfCost"]


@dataclass(frozen=True)
class Care:
    """One of each, living from unlock to lock."""

    record: SecurityRecord
    backups: BackupService
    rehearsal: RehearsalService
    keys: KeyCareService
    integrity: IntegrityService


@dataclass(frozen=True)
class Surroundings:
    """Where a vault and its backups lie on this machine, and what a new passphrase costs here."""

    folder: Path
    paths: Paths
    preferences: Preferences
    cost: CostOf | None = None
    done: tuple[Act, ...] = ()
    """What was done on the way into this vault, for its record."""


def care_of(
    vault: OpenVault, record: SecurityRecord, clock: Clock, access: AccessService, around: Surroundings
) -> Care:
    """Wire what keeps this open vault safe."""
    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    known = Known(steps(), sealed_rows)

    def elsewhere() -> Place | None:
        named = around.preferences.second_backup_folder
        return BackupFolder(Path(named), vault, known) if named else None

    here = BackupFolder(around.paths.backups_folder / vault.vault_id.hex(), vault, known)
    backups = BackupService(here, elsewhere, record, clock)
    keys = KeyCare(around.folder, known, around.cost or calibrated, instant)
    return Care(
        record,
        backups,
        RehearsalService(_restorer(around).rehearse, vault, backups, record),
        KeyCareService(keys, access, vault, record, fair_below),
        IntegrityService(OpenPages(vault), record),
    )


def restoring_to(access: AccessService, around: Surroundings) -> RestoreService:
    """The way from a backup into the place of a vault that is not open."""
    return RestoreService(_restorer(around), access)


def _restorer(around: Surroundings) -> VaultRestorer:
    seen = LastSeenFile(around.paths.preferences_file.with_name("seen.json"))
    return VaultRestorer(
        around.folder,
        Known(steps(), sealed_rows),
        lambda vault_id: seen.recall(vault_id.hex()) or 0,
        around.cost or calibrated,
        instant,
    )
