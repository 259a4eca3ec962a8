"""The part about backups on the page of the vault's care, wired."""

from functools import partial
from pathlib import Path

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.care import Care
from practiceapp.services.access import OpenVault
from practiceapp.services.clock import Clock
from practiceapp.system.disks import same_disk
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.vault_care.backups_part import BackupsPart
from practiceapp.ui.vault_care.backups_presenter import BackupsDesk, BackupsPresenter, Suits
from practiceapp.vault.opened import OpenedVault


def backups_part(
    care: Care, background: Background, vault: OpenVault, clock: Clock, preferences: Preferences
) -> BackupsPart:
    """Everything it asks for waits its turn behind what runs by itself."""
    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    desk = BackupsDesk(
        care.backups,
        care.rehearsal,
        background.jobs,
        clock,
        preferences,
        partial(suits, vault.folder, care.backups.folder),
        background.take,
    )
    return BackupsPart(BackupsPresenter(desk))


def suits(vault: Path, backups: Path, folder: Path) -> Suits:
    """Whether `folder` is fit to be the second place for backups."""
    wanted = folder.resolve()
    for taken in (vault.resolve(), backups.resolve()):
        if wanted == taken or taken in wanted.parents:
            return Suits.REFUSED
    return Suits.SAME_DISK if same_disk(folder, vault) else Suits.WELL
