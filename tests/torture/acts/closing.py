"""Closing, as a lock does: the last words are saved, the vault is closed, its generation is remembered.

Promise 1: what was typed a moment before the lock is there; and no vault is called old that is not.
"""

import random
from pathlib import Path

from tests.torture.children import Teller
from tests.torture.house import Notes, at_work, make_practice, opened, require_sound, seen_file


class Closing:
    name = "closing"
    promise = 1
    within = 0.015
    recorded = 5

    def begin(self, base: Path, chance: random.Random) -> int:
        make_practice(base / "vault")
        (base / "settings").mkdir()
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        for number in range(step + 1, step + count + 1):
            teller.attempt(number, lambda number=number: self._once(base, number))  # type: ignore[misc]

    def _once(self, base: Path, number: int) -> None:
        with at_work(base / "vault", seen=seen_file(base)) as vault:
            Notes(vault).write(number)

    def settle(self, base: Path, told: int) -> int:
        with opened(base / "vault", seen=seen_file(base)) as vault:
            found = Notes(vault).newest_step()
        require_sound(base / "vault")
        return found
