"""What came of a campaign: how often it tried, and every time a promise was not kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

KINDS = ("lost", "unopenable", "undetected", "misnamed")


class Breach(AssertionError):
    """A promise was not kept."""

    kind = ""


class Lost(Breach):
    """Something acknowledged is not there, or what is there is damaged."""

    kind = "lost"


class Unopenable(Breach):
    """What must open does not."""

    kind = "unopenable"


class Undetected(Breach):
    """Damage that nothing noticed."""

    kind = "undetected"


class Misnamed(Breach):
    """The trouble was called by a wrong name, or there was a false alarm."""

    kind = "misnamed"


@dataclass
class Failure:
    """One breach: of which campaign, in the round of which seed."""

    campaign: str
    seed: int
    kind: str
    what: str

    def __str__(self) -> str:
        again = f"python3 -m tests.torture --only {self.campaign} --seed {self.seed} --rounds 1"
        return f"{self.kind}: {self.what}\n    again: {again}"


@dataclass
class Tally:
    """The figures of one campaign, or of several taken together."""

    tried: Counter[str] = field(default_factory=Counter)
    """Kills, power cuts, faults, flips and so on, by what was done."""
    acknowledged: int = 0
    """Steps that said they were done."""
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """How many breaches of this kind."""
        return sum(failure.kind == kind for failure in self.failures)

    def add(self, other: "Tally") -> None:
        """Take in another's figures."""
        self.tried += other.tried
        self.acknowledged += other.acknowledged
        self.seconds += other.seconds
        self.failures += other.failures

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "tried": dict(self.tried),
            "acknowledged": self.acknowledged,
            "seconds": round(self.seconds, 1),
            **{kind: self.count(kind) for kind in KINDS},
            "failures": [vars(failure) for failure in self.failures],
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Tally":
        """Back from JSON."""
        failures = [Failure(**failure) for failure in plain["failures"]]
        return cls(Counter(plain["tried"]), plain["acknowledged"], plain["seconds"], failures)


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of all."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole
