"""Random vaults backed up, rehearsed, and restored on another machine, by passphrase or by words. Promise 8.

Every row of every table is the same.
"""

from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.access import unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.contents import digests_of
from practiceapp.vault.backups.making import make_backup
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.opened import OpenedVault
from tests.practices import NOON
from tests.torture.house import KNOWN, Notes, at_work, make_practice, opened
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Unopenable
from tests.vaults import PASSPHRASE, QUICK

OTHER = "copper lantern meadow seven quiet harbour"
A_ROUND = 20


def drill(now: Round) -> None:
    """One round: a vault that grows from try to try."""
    setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
    sessions = now.chance.randint(1, 12)
    words = make_practice(now.folder / "vault", sessions=sessions)
    step = 0
    for number in range(A_ROUND):
        if not now.more():
            return
        now.tried("restore drills")
        with at_work(now.folder / "vault") as vault:
            notes = Notes(vault, sessions)
            for _ in range(now.chance.randint(0, 9)):
                step += 1
                notes.write(step)
            backup = make_backup(vault, now.folder / "backups", Occasion.WISHED, NOON, KNOWN, unreported)
            _rehearsed(now.folder / "vault", backup, vault)
            elsewhere = now.folder / f"machine {number}" / "vault"
            passphrase = _restored(elsewhere, backup, words if now.chance.random() < 0.5 else None)
            with opened(elsewhere, passphrase) as restored:
                if _rows_of(restored) != _rows_of(vault):
                    raise Lost("rows differ after restoring on another machine")


def _rows_of(vault: OpenedVault) -> dict[str, tuple[int, bytes]]:
    """All but the security record: the restored vault says there that it was restored."""
    rows = dict(digests_of(vault.connection))
    del rows["security_events"]
    return rows


def _rehearsed(folder: Path, backup: Path, vault: OpenedVault) -> None:
    restorer = VaultRestorer(folder, KNOWN, lambda _: 0, lambda: QUICK, lambda: NOON)
    try:
        rehearsal = restorer.rehearse(backup, vault, unreported)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"the rehearsal ended in {type(trouble).__name__}") from trouble
    if not rehearsal.went_well:
        raise Lost(f"the rehearsal found rows that differ: {rehearsal.differing}")


def _restored(folder: Path, backup: Path, words: tuple[str, ...] | None) -> str:
    """The passphrase that now opens it."""
    restorer = VaultRestorer(folder, KNOWN, lambda _: 0, lambda: QUICK, lambda: NOON)
    try:
        if words is None:
            restorer.prepare(backup, PASSPHRASE, unreported)
        else:
            restorer.prepare_with_words(backup, words, OTHER, unreported)
        restorer.swap()
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"the restoring ended in {type(trouble).__name__}") from trouble
    return PASSPHRASE if words is None else OTHER
