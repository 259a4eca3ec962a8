"""Putting the vault under another master key. Promise 6: the old one opens it or the new one.

Step n brings passphrase n and 24 new words; the vault before it stays beside.
"""

import hashlib
import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.access import unreported
from practiceapp.vault.keeper import NewKeys
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.swap import replaced
from tests.practices import NOON
from tests.torture.acts.kept import forget_kept, present_number, require_kept
from tests.torture.children import Teller
from tests.torture.house import KNOWN, Notes, at_work, keeper_of, make_practice, opened, require_sound
from tests.torture.tally import Lost, Unopenable
from tests.vaults import QUICK, numbered_passphrase


class Rekeying:
    name = "rekey"
    promise = 6
    within = 0.03
    recorded = 2

    def begin(self, base: Path, chance: random.Random) -> int:
        make_practice(base / "vault", numbered_passphrase(0))
        with at_work(base / "vault", numbered_passphrase(0)) as vault:
            for step in range(1, 6):
                Notes(vault).write(step)
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        for number in range(step + 1, step + count + 1):
            teller.attempt(number, lambda number=number: self._once(base, number))  # type: ignore[misc]

    def _once(self, base: Path, number: int) -> None:
        """From the passphrase before; an attempt that was refused may have come further than it said."""
        folder = base / "vault"
        now = NOON + timedelta(minutes=number)
        if present_number(folder, number - 1, number) == number:
            return
        vault = keeper_of(folder).unlock(numbered_passphrase(number - 1), unreported)
        try:
            care = KeyCare(folder, KNOWN, lambda: QUICK, lambda: now)
            care.rekey(vault, _new_keys(number), numbered_passphrase(number), unreported)
        finally:
            vault.close()

    def settle(self, base: Path, told: int) -> int:
        folder = base / "vault"
        number = present_number(folder, told, told + 1)
        with opened(folder, numbered_passphrase(number)) as vault:
            if Notes(vault).newest_step() != 5:
                raise Lost("notes are gone")
        require_sound(folder, numbered_passphrase(number))
        if number > 0:
            _require_words(folder, _new_keys(number).words)
        for kept in replaced(folder):
            require_kept(kept, range(number + 1))
        forget_kept(folder)
        return number


def _new_keys(number: int) -> NewKeys:
    """The same each time, as if written down on paper, where no fault reaches."""
    return NewKeys(MasterKey(bytearray(hashlib.sha256(str(number).encode()).digest())))


def _require_words(folder: Path, words: Sequence[str]) -> None:
    try:
        keeper_of(folder).unlock_with_words(words, unreported).close()
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"the new words do not open it: {type(trouble).__name__}") from trouble
