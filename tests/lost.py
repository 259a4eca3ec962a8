"""What is left of a lost laptop: one backup of a whole practice, and its 24 words."""

from pathlib import Path

from practiceapp.bootstrap.keeping import access_to
from practiceapp.domain.backups import Occasion
from practiceapp.services.access import unreported
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from tests.drive.life import paths_under
from tests.every_page import NOON, PASSPHRASE, make_vault_folder
from tests.vaults import QUICK


def lost_laptop(base: Path) -> tuple[Path, tuple[str, ...]]:
    """The backup in `base / "stick"`, which PASSPHRASE opens, and the words."""
    paths = paths_under(base / "lost")
    make_vault_folder(paths.vault_folder)
    vault = access_to(paths.vault_folder, paths, lambda: QUICK).unlock(PASSPHRASE)
    assert isinstance(vault, OpenedVault)
    known, words = Known(steps(), sealed_rows), vault.master.words()
    backup = make_backup(vault, base / "stick", Occasion.DAY, NOON, known, unreported)
    vault.close()
    return backup, words
