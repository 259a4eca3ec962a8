"""How long the sleep of the machine has to wait until the vault is closed."""

import shutil
import sys

from tests.bench.figures import NotRun, Pair
from tests.bench.starts import ROOT, Environment, run
from tests.bench.stock import Stock

SLEEPER = str(ROOT / "tests" / "bench" / "sleeper.py")
WHAT = "sleep until locked (goal 300 ms)"


def sleeping(environment: Environment, stock: Stock, rounds: int) -> Pair | NotRun:
    """From logind's signal to the end of the inhibitor, which ends when the vault is closed."""
    if shutil.which("dbus-daemon") is None:
        return NotRun(WHAT, "needs dbus-daemon")
    ours = [sys.executable, SLEEPER, "time", "ours", str(stock.folder), " ".join(stock.words)]
    bare = [sys.executable, SLEEPER, "time", "bare"]
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        mine.append(float(run(ours, environment)))
        theirs.append(float(run(bare, environment)))
    return Pair(WHAT, "a program with nothing to close", tuple(mine), tuple(theirs))
