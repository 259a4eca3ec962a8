"""`python3 -m tests.torture --minutes N --seed S`: every fault we can make, on the program's own vault code.

Prints one line for each promise: what was tried, and how often something was lost, did not open, went
undetected or was called by a wrong name; a failure is shown with the command that repeats its round.
`--planted` plants a breach in every campaign and shows that each is noticed. Needs Linux, and strace for the
power cuts and the faults.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

from tests.boundary.watching import has_strace
from tests.torture.breaches import breaches
from tests.torture.campaigns import Campaign, campaigns
from tests.torture.runner import MANY, Limits, planted, torture
from tests.torture.tally import KINDS, Tally, together

PROMISES = {
    1: 'What said "Saved" is there after a crash',
    2: "... and after a power cut",
    3: "A full disk costs at most the sentence on screen",
    4: "Wrong passphrase, damage and missing files are told apart",
    5: "A damaged vault is noticed",
    6: "Changing passphrase or key cannot lose the vault",
    7: "The words and two shares open the vault",
    8: "A backup is a backup",
    9: "An update never half-converts the vault",
    15: "Deleting a client deletes, all or nothing",
    17: "Two copies of the program cannot hurt the vault",
}


def main(arguments: list[str]) -> int:
    """Run what was asked for; 1 if any promise was broken, or a planted breach was missed."""
    wishes = _wishes(arguments)
    chosen = [one for one in campaigns() if any(part in one.name for part in wishes.only or [""])]
    if not has_strace():
        print("strace is missing: no power cuts, no faults", file=sys.stderr)
        chosen = [one for one in chosen if not one.needs_strace]
    limits = Limits(wishes.minutes * 60 if wishes.minutes else None, wishes.rounds, wishes.tries)
    began = time.monotonic()
    if wishes.planted:
        found = planted(chosen, breaches(), wishes.seed, limits, wishes.workers)
    else:
        found = torture(chosen, wishes.seed, limits, wishes.workers)
    report = _report(chosen, found, wishes.seed, time.monotonic() - began)
    if wishes.json:
        wishes.json.write_text(json.dumps(report, indent=1), encoding="utf-8")
    return _show_planted(found) if wishes.planted else _show(report, chosen, found)


def _wishes(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, help="how long in all; without it, --rounds of each")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", type=Path, help="also write all figures here")
    parser.add_argument("--only", action="append", help="campaigns whose name has this in it")
    parser.add_argument("--rounds", type=int, help="rounds of each campaign (1 without --minutes)")
    parser.add_argument("--tries", type=int, default=MANY, help="tries in a round, at most")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--planted", action="store_true", help="plant a breach in each campaign")
    wishes = parser.parse_args(arguments)
    wishes.rounds = wishes.rounds or (MANY if wishes.minutes else 1)
    return wishes


def _report(chosen: list[Campaign], found: dict[str, Tally], seed: int, seconds: float) -> dict[str, object]:
    by_promise = {
        number: together(found[one.name] for one in chosen if one.promise == number and one.name in found)
        for number in sorted({one.promise for one in chosen})
    }
    whole = together(found.values())
    return {
        "seed": seed,
        "seconds": round(seconds, 1),
        "all": whole.plain(),
        "promises": {
            number: {"words": PROMISES[number], **tally.plain()} for number, tally in by_promise.items()
        },
        "campaigns": {name: tally.plain() for name, tally in found.items()},
    }


def _show(report: dict[str, object], chosen: list[Campaign], found: dict[str, Tally]) -> int:
    for number in sorted({one.promise for one in chosen}):
        tally = together(found[one.name] for one in chosen if one.promise == number)
        print(f"{number:>2} {PROMISES[number]}: {_figures(tally)}")
    whole = together(found.values())
    print(f"   In all: {_figures(whole)}; {report['seconds']} s, seed {report['seed']}")
    for failure in whole.failures:
        print(failure)
    return 1 if whole.failures else 0


def _figures(tally: Tally) -> str:
    tried = ", ".join(f"{count:,} {what}" for what, count in sorted(Counter(tally.tried).items()))
    said = f" ({tally.acknowledged:,} steps acknowledged)" if tally.acknowledged else ""
    return f"tried {tried}{said}; " + ", ".join(f"{kind} {tally.count(kind)}" for kind in KINDS)


def _show_planted(found: dict[str, Tally]) -> int:
    missed = [name for name, tally in found.items() if not tally.failures]
    for name, tally in found.items():
        print(f"{name}: {str(tally.failures[0]).splitlines()[0] if tally.failures else 'MISSED'}")
    print(f"planted {len(found)}, noticed {len(found) - len(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
