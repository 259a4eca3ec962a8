"""Starting, as whole processes: from the command to the first painted window."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Pair, interleaved, timed
from tests.bench.stock import Stock

ROOT = Path(__file__).resolve().parent.parent.parent
PAINTED = str(ROOT / "tests" / "bench" / "painted.py")

Environment = dict[str, str]


def starting(environment: Environment, vault: Path, rounds: int) -> Pair:
    """P1: to the page that asks for the passphrase, the first round of each not counted."""
    commands = {"ours": ["unlock", str(vault)], "other": ["empty"]}

    def start(which: str) -> None:
        run([sys.executable, PAINTED, *commands[which]], environment)

    start("ours")
    start("other")
    mine, theirs = interleaved(rounds, lambda _number: start("ours"), lambda _number: start("other"))
    return Pair("start to unlock page", "empty PySide6 window", mine, theirs, 1.5, "P1")


def telling_version(environment: Environment, rounds: int) -> Pair:
    """`python3 main.py --version` once everything is installed."""
    main = [sys.executable, str(ROOT / "main.py"), "--version"]
    bare = [sys.executable, "-c", "pass"]
    run(main, environment)
    mine, theirs = interleaved(
        rounds, lambda _number: run(main, environment), lambda _number: run(bare, environment)
    )
    return Pair("main.py --version", "python -c pass", mine, theirs)


def unlocking(environment: Environment, stock: Stock, rounds: int) -> Pair:
    """P4: the vault opened by its words, which need no derivation, to Today painted."""
    today = [sys.executable, PAINTED, "today", str(stock.folder), " ".join(stock.words)]
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        mine.append(float(run(today, environment)))
        theirs.append(timed(lambda: run([sys.executable, PAINTED, "empty"], environment)))
    return Pair("unlock to Today, no key", "empty PySide6 window", tuple(mine), tuple(theirs), 0.6, "P4")


def run(command: list[str], environment: Environment) -> str:
    """As on a person's machine: compiled modules are kept, which is the biggest part of a quick start."""
    mixed = os.environ | environment
    mixed.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=ROOT, env=mixed, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
