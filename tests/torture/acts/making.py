"""Making a vault for the first time. Promise 1 from its first moment: there is a whole vault, or none.

Step n makes the vault of folder n.
"""

import random
from pathlib import Path

from practiceapp.services.access import unreported
from practiceapp.vault.key_pair import KEY_NAMES
from tests.torture.children import Teller
from tests.torture.house import keeper_of, opened, require_sound
from tests.torture.tally import Lost
from tests.vaults import PASSPHRASE, PRACTICE


class Making:
    name = "making"
    promise = 1
    within = 0.01
    recorded = 3

    def begin(self, base: Path, chance: random.Random) -> int:
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        for number in range(step + 1, step + count + 1):
            teller.attempt(number, lambda number=number: self._once(base, number))  # type: ignore[misc]

    def _once(self, base: Path, number: int) -> None:
        keeper = keeper_of(base / f"practice {number}")
        if not keeper.present():
            keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported).close()

    def settle(self, base: Path, told: int) -> int:
        found = 0
        for number in range(max(1, told - 1), told + 2):
            folder = base / f"practice {number}"
            if not keeper_of(folder).present():
                if folder.exists():
                    raise Lost("a folder without a vault is left")
                continue
            with opened(folder):
                found = number
            require_sound(folder)
            if len({(folder / name).read_bytes() for name in KEY_NAMES}) != 1:
                raise Lost("the key files differ")
        if told and found < told:
            raise Lost(f"vault {told} was told of and is not there")
        return found
