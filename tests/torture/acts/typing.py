"""Typing: notes that save themselves while she writes. Promises 1 and 2: what said "Saved" is there.

A step is one save; every fourth goes to the same note, every seventh also puts the search index in order.
"""

import random
from pathlib import Path

from tests.torture.children import Teller
from tests.torture.house import Notes, at_work, make_practice, opened, require_sound


class Typing:
    name = "typing"
    promise = 1
    within = 0.01
    recorded = 12

    def begin(self, base: Path, chance: random.Random) -> int:
        make_practice(base / "vault")
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        with at_work(base / "vault") as vault:
            notes = Notes(vault)
            for number in range(step + 1, step + count + 1):
                teller.attempt(number, lambda number=number: notes.write(number))  # type: ignore[misc]

    def settle(self, base: Path, told: int) -> int:
        with opened(base / "vault") as vault:
            found = Notes(vault).newest_step()
        require_sound(base / "vault")
        return found
