"""Changing the passphrase. Promise 6: it cannot lose the vault; the old one opens it, or the new one.

Step n puts `numbered_passphrase(n)` in place.
"""

import random
from pathlib import Path

from practiceapp.vault.key_pair import KEY_NAMES
from tests.torture.acts.kept import present_number
from tests.torture.children import Teller
from tests.torture.house import Notes, at_work, keeper_of, make_practice, opened, require_sound
from tests.torture.tally import Lost
from tests.vaults import numbered_passphrase


class ChangingPassphrase:
    name = "passphrase"
    promise = 6
    within = 0.008
    recorded = 6

    def begin(self, base: Path, chance: random.Random) -> int:
        make_practice(base / "vault", numbered_passphrase(0))
        with at_work(base / "vault", numbered_passphrase(0)) as vault:
            Notes(vault).write(1)
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        keeper = keeper_of(base / "vault")
        with at_work(base / "vault", numbered_passphrase(step)) as vault:
            for number in range(step + 1, step + count + 1):
                new = numbered_passphrase(number)
                teller.attempt(number, lambda new=new: keeper.replace_passphrase(vault, new))  # type: ignore[misc]

    def settle(self, base: Path, told: int) -> int:
        number = present_number(base / "vault", told + 1, told)
        with opened(base / "vault", numbered_passphrase(number)) as vault:
            if Notes(vault).newest_step() != 1:
                raise Lost("the note is gone")
        if len({(base / "vault" / name).read_bytes() for name in KEY_NAMES}) != 1:
            raise Lost("the two key files were not made alike again")
        require_sound(base / "vault", numbered_passphrase(number))
        return number
