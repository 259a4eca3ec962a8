"""What every act of the torture can do: begin, go on, and be judged."""

import random
from pathlib import Path
from typing import Protocol

from tests.torture.children import Teller


class Act(Protocol):
    """Something the therapist does that must survive whatever happens in the middle of it."""

    name: str
    promise: int
    """The row of vault.md section 4 it tries."""
    within: float
    """Seconds in which a child starts and does about a step: a kill comes at a random moment of them."""
    recorded: int
    """How many steps a recording of the disk takes in."""

    def begin(self, base: Path, chance: random.Random) -> int:
        """Make what is there before; the step it stands at."""
        ...

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        """In the child: do this many steps after `step`, telling of each."""
        ...

    def settle(self, base: Path, told: int) -> int:
        """Open what is left as the next start would; the step it stands at. Raises `Breach`."""
        ...
