"""One round of a campaign: a fresh folder, its own seed, and a limit by the clock or by number."""

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.tally import Tally


@dataclass
class Round:
    """Everything a campaign needs for one round. `chance` decides all that is random but the machine."""

    seed: int
    folder: Path
    until: float
    """The moment on the monotonic clock after which no new try begins."""
    most: int
    """Tries of this round at most."""
    tally: Tally = field(default_factory=Tally)
    done: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def more(self) -> bool:
        """Whether one more try may begin."""
        return self.done < self.most and time.monotonic() < self.until

    def tried(self, what: str, times: int = 1) -> None:
        """Count a try that went well, or that is about to be judged."""
        self.tally.tried[what] += times
        self.done += times

    def place(self, name: str) -> Path:
        """A new empty folder of this round."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder
