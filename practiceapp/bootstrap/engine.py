"""The keeper of one vault folder, wired. With it comes the encrypted database, so it is loaded late."""

from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.practice import Practice
from practiceapp.system.last_seen import LastSeenFile
from practiceapp.system.paths import Paths
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.kdf import KdfCost, calibrated
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.migrate import steps
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.works import Work


def keeper_of(folder: Path, paths: Paths, cost: Callable[[], KdfCost] | None) -> VaultKeeper:
    """The keeper of `folder`; `cost` None is a second of this machine."""
    return VaultKeeper(
        folder,
        Contents(_enter_practice, sealed_rows),
        LastSeenFile(paths.preferences_file.with_name("seen.json")),
        cost=cost or calibrated,
        before_update=lambda vault_id: paths.backups_folder / vault_id.hex(),
    )


def shared_keys_of(folder: Path) -> KeyCare:
    """What opens the vault in `folder` with two shares."""
    return KeyCare(folder, Known(steps(), sealed_rows), calibrated, instant)


def _enter_practice(work: Work, practice: Practice) -> None:
    PracticeStore(work).save(practice.checked(), instant())
