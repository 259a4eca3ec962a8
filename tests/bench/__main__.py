"""`python3 -m tests.bench [--json FILE] [--notes N] [--rounds N]`: the program measured against plain things.

Ratios of one run, both sides in turn; times alone say more about the machine than about the program.
"""

import argparse
import contextlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import NotRun, Pair, table
from tests.bench.papers import invoices
from tests.bench.sleeping import sleeping
from tests.bench.starts import Environment, starting, telling_version, unlocking
from tests.bench.stock import stocked
from tests.bench.storing import saving, searching
from tests.journeys.xscreen import virtual_screen


def measure(folder: Path, notes: int, rounds: int) -> list[Pair | NotRun]:
    """Everything, in one go."""
    found: list[Pair | NotRun] = []
    stock = stocked(folder, notes)
    try:
        found.append(saving(stock, rounds * 20))
        found.append(searching(stock, rounds * 20))
    finally:
        stock.close()
    found.append(invoices(rounds))
    with platform(folder) as environment:
        found.insert(0, starting(environment, stock.folder, rounds))
        found.insert(1, telling_version(environment, rounds))
        found.insert(2, unlocking(environment, stock, rounds))
        found.insert(3, sleeping(environment, stock, rounds))
    return found


@contextlib.contextmanager
def platform(folder: Path) -> Iterator[Environment]:
    """A real screen where there is one to be had, else Qt's own; an empty home either way."""
    if shutil.which("Xvfb"):
        with virtual_screen(folder / "screen", managed=False) as environment:
            yield environment
        return
    home = folder / "home"
    home.mkdir()
    yield {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--notes", type=int, default=5_000, help="notes in the vault")
    parser.add_argument("--rounds", type=int, default=15, help="of each; saves and searches 20 times that")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="practiceapp-bench-") as folder:
        found = measure(Path(folder), chosen.notes, chosen.rounds)
    print(table(found))
    if chosen.json is not None:
        figures = json.dumps([one.as_json() for one in found], indent=1)
        chosen.json.write_text(figures + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
