"""Writes to a vault on a disk of 400 KB until long after it is full, then gives it room; tells what happened.

Runs in a mount namespace of its own. The argument is an empty folder to put the small disk in.
"""

import collections
import json
import subprocess
import sys
from pathlib import Path

from practiceapp.domain.errors import DiskFull
from practiceapp.services.access import unreported
from tests.vaults import (
    PASSPHRASE,
    PRACTICE,
    client_added,
    make_keeper,
    make_vault,
    references,
    reopen,
)

disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=True)
vault = make_vault(disk / "vault")
told: collections.Counter[str] = collections.Counter()
kept: list[str] = []


def add(reference: str) -> None:
    try:
        client_added(vault, reference)
    except Exception as trouble:  # noqa: BLE001  every kind is counted
        told[type(trouble).__name__] += 1
    else:
        kept.append(reference)


for number in range(120):
    add(f"K-{number}" + "x" * 900)
while_full = references(vault) == kept
keeper = make_keeper(disk / "second")
try:
    keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
except DiskFull:
    told["DiskFull while making"] += 1
left = sorted(path.name for path in disk.iterdir())
subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
add("K-last")
vault = reopen(vault)
whole = references(vault) == kept and vault.generation == len(kept)
vault.close()
subprocess.run(["umount", disk], check=True)
print(json.dumps({"told": told, "last": kept[-1], "while_full": while_full, "left": left, "whole": whole}))
