"""Making backups while notes are saved, and taking them to a second place. Promise 8: a backup is a backup.

Step n saves a note and makes the backup of it. Whatever bears the name of a backup is one, and the newest one
told of is there.
"""

import random
import shutil
from datetime import timedelta
from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.access import unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.backup_file import prove_body, read_head
from practiceapp.vault.backups.folder import BackupFolder
from practiceapp.vault.backups.making import SUFFIX
from practiceapp.vault.backups.restoring import master_of, restore_into
from practiceapp.vault.opened import OpenedVault
from tests.practices import NOON
from tests.torture.children import Teller
from tests.torture.house import KNOWN, Notes, at_work, make_practice, opened, require_sound
from tests.torture.tally import Lost, Unopenable
from tests.vaults import PASSPHRASE


class BackingUp:
    name = "backup"
    promise = 8
    within = 0.03
    recorded = 3
    second = False

    def begin(self, base: Path, chance: random.Random) -> int:
        setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
        make_practice(base / "vault")
        (base / "stick").mkdir()
        (base / "backups").mkdir()
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        with at_work(base / "vault") as vault:
            for number in range(step + 1, step + count + 1):
                teller.attempt(number, lambda number=number: self._once(base, vault, number))  # type: ignore[misc]

    def _once(self, base: Path, vault: OpenedVault, number: int) -> None:
        at = NOON + timedelta(hours=number)
        Notes(vault).write(number)
        here = _folder(base / "backups", vault)
        made = here.make(Occasion.DAY, at, unreported)
        if self.second:
            there = _folder(base / "stick", vault)
            there.take_in(here.folder / made.name, unreported)
            there.remove_outlived(at)
        here.remove_outlived(at)

    def settle(self, base: Path, told: int) -> int:
        with opened(base / "vault") as vault:
            noted = Notes(vault).newest_step()
            newest = _judged(base / "stick" if self.second else base / "backups", vault, base / "scratch")
            if self.second:
                _judged(base / "backups", vault, base / "scratch")
        require_sound(base / "vault")
        if noted not in {newest, newest + 1}:
            raise Lost(f"the newest backup is of step {newest}, the vault of {noted}")
        return newest


class TakingToSecondPlace(BackingUp):
    name = "second-place"
    within = 0.03
    second = True


def _folder(folder: Path, vault: OpenedVault) -> BackupFolder:
    return BackupFolder(folder, vault, KNOWN)


def _judged(folder: Path, vault: OpenedVault, scratch: Path) -> int:
    """The step the newest backup is of, once every file that bears such a name has proven to be one."""
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            prove_body(path, read_head(path)[0], lambda _left, _total: None)
        except (PracticeError, VaultTrouble) as trouble:
            raise Lost(f"{path.name} is no backup: {type(trouble).__name__}") from trouble
    listed = _folder(folder, vault).backups()
    return step_of_backup(folder / listed[0].name, scratch) if listed else 0


def step_of_backup(path: Path, scratch: Path, passphrase: str = PASSPHRASE) -> int:
    """Restore it into a folder of its own; the step its notes are of. Raises `Unopenable`, `Lost`."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        restore_into(scratch, path, master_of(path, passphrase), KNOWN, 0, unreported)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"{path.name} does not restore: {type(trouble).__name__}") from trouble
    with opened(scratch, passphrase) as vault:
        step = Notes(vault).newest_step()
    shutil.rmtree(scratch)
    return step
