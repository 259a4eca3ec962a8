"""The way into one vault folder, wired."""

from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService
from practiceapp.system.last_seen import LastSeenFile
from practiceapp.system.paths import Paths
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.kdf import KdfCost, calibrated
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.works import Work


def access_to(folder: Path, paths: Paths, cost: Callable[[], KdfCost] = calibrated) -> AccessService:
    """Access to the vault that is, or will be, in `folder`. `cost` is what a new passphrase is given."""
    seen = LastSeenFile(paths.preferences_file.with_name("seen.json"))
    return AccessService(VaultKeeper(folder, Contents(_enter_practice, sealed_rows), seen, cost=cost))


def _enter_practice(work: Work, practice: Practice) -> None:
    PracticeStore(work).save(practice.checked(), instant())
