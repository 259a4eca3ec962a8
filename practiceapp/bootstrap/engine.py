"""The keeper of one vault folder, wired. With it comes the encrypted database, so it is loaded late."""

from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.practice import Practice
from practiceapp.system.last_seen import LastSeenFile
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.kdf import KdfCost, calibrated
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.works import Work


def keeper_of(folder: Path, seen_file: Path, cost: Callable[[], KdfCost] | None) -> VaultKeeper:
    """The keeper of `folder`; `cost` None is a second of this machine."""
    seen = LastSeenFile(seen_file)
    return VaultKeeper(folder, Contents(_enter_practice, sealed_rows), seen, cost=cost or calibrated)


def _enter_practice(work: Work, practice: Practice) -> None:
    PracticeStore(work).save(practice.checked(), instant())
