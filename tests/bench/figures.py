"""A measured pair: ours and what it is compared with, in turn in one run, and the goal for their ratio."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Two series of milliseconds. `goal` is the ratio not to be passed; performance.md names it."""

    what: str
    against: str
    ours: tuple[float, ...]
    other: tuple[float, ...]
    goal: float | None = None
    number: str = ""

    @property
    def ratio(self) -> float:
        """Median over median."""
        return statistics.median(self.ours) / statistics.median(self.other)

    @property
    def ratio_99(self) -> float:
        """The slow end: 99th percentile over 99th percentile."""
        return percentile(self.ours, 99) / percentile(self.other, 99)

    def as_json(self) -> dict[str, object]:
        """For `--json`."""
        return {
            "what": self.what,
            "against": self.against,
            "ours_ms": statistics.median(self.ours),
            "other_ms": statistics.median(self.other),
            "ours_p99_ms": percentile(self.ours, 99),
            "other_p99_ms": percentile(self.other, 99),
            "worst_ms": max(self.ours),
            "ratio": self.ratio,
            "ratio_p99": self.ratio_99,
            "goal": self.goal,
            "number": self.number,
            "rounds": len(self.ours),
        }


@dataclass(frozen=True)
class NotRun:
    """What could not be measured here, and why."""

    what: str
    why: str

    def as_json(self) -> dict[str, object]:
        """For `--json`."""
        return {"what": self.what, "not_run": self.why}


def percentile(series: Sequence[float], share: int) -> float:
    """The value that this many per cent of the series do not exceed."""
    ordered = sorted(series)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    since = time.perf_counter()
    act()
    return (time.perf_counter() - since) * 1000


def interleaved(
    rounds: int, ours: Callable[[int], object], other: Callable[[int], object]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """One of each in turn, who goes first changing, so that a busy moment falls on both."""
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        if number % 2:
            theirs.append(timed(lambda: other(number)))  # noqa: B023
            mine.append(timed(lambda: ours(number)))  # noqa: B023
        else:
            mine.append(timed(lambda: ours(number)))  # noqa: B023
            theirs.append(timed(lambda: other(number)))  # noqa: B023
    return tuple(mine), tuple(theirs)


def table(found: Sequence[Pair | NotRun]) -> str:
    """A line for each."""
    head = f"{'':4} {'':38} {'ours':>9} {'other':>9} {'ratio':>7} {'p99':>7} {'goal':>7}   against"
    lines = [head]
    for one in found:
        if isinstance(one, NotRun):
            lines.append(f"{'':4} {one.what:38} not run: {one.why}")
            continue
        goal = "" if one.goal is None else f"≤ {one.goal:g}"
        lines.append(
            f"{one.number:4} {one.what:38} {statistics.median(one.ours):7.1f}ms"
            f" {statistics.median(one.other):7.1f}ms {one.ratio:7.2f} {one.ratio_99:7.2f} {goal:>7}"
            f"   {one.against}"
        )
    return "\n".join(lines)
