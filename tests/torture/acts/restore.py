"""Restoring a backup: prepared beside, swapped in. Promise 8: the one before or the one restored.

Step n restores backup n modulo 3, so the vault in its place tells how far it came.
"""

import random
from datetime import timedelta
from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.services.access import unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.making import make_backup
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.swap import replaced
from tests.practices import NOON
from tests.torture.acts.kept import forget_kept
from tests.torture.children import Teller
from tests.torture.house import KNOWN, Notes, at_work, make_practice, opened, require_sound
from tests.torture.tally import Lost
from tests.vaults import PASSPHRASE, QUICK

COUNT = 3


class Restoring:
    name = "restore"
    promise = 8
    within = 0.03
    recorded = 3

    def begin(self, base: Path, chance: random.Random) -> int:
        setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
        make_practice(base / "vault")
        with at_work(base / "vault") as vault:
            for number in range(COUNT):
                Notes(vault).write(number + 1)
                made = make_backup(vault, base / "made", Occasion.WISHED, NOON, KNOWN, unreported)
                made.rename(base / f"backup-{number}")
        (base / "made").rmdir()
        return COUNT - 1

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        for number in range(step + 1, step + count + 1):
            teller.attempt(number, lambda number=number: self._once(base, number))  # type: ignore[misc]

    def _once(self, base: Path, number: int) -> None:
        now = NOON + timedelta(minutes=number)
        restorer = VaultRestorer(base / "vault", KNOWN, lambda _: 0, lambda: QUICK, lambda: now)
        restorer.prepare(base / f"backup-{number % COUNT}", PASSPHRASE, unreported)
        restorer.swap()

    def settle(self, base: Path, told: int) -> int:
        found = _content(base / "vault")
        require_sound(base / "vault")
        for kept in replaced(base / "vault"):
            _content(kept)
        forget_kept(base / "vault")
        for step in (told, told + 1):
            if found == step % COUNT:
                return step
        raise Lost(f"after step {told} the vault is that of backup {found}")


def _content(folder: Path) -> int:
    with opened(folder) as vault:
        return Notes(vault).newest_step() - 1
