"""A disk that refuses: the n-th write, sync, rename or cut fails with ENOSPC or EIO, once or from then on.

Promise 3: it costs at most what was being saved. What was acknowledged stands, the vault opens in its old or
its new state, the trouble is called what it is, and once the disk takes things again, so does the program.
"""

import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from typing_extensions import override

from tests.torture.acts.act import Act
from tests.torture.children import Child, Told
from tests.torture.rounds import Round
from tests.torture.tally import Breach, Lost, Misnamed
from tests.torture.traces import Attached, calls_in

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir", "unlink", "rmdir")
TRIES = 2
"""How often a refused child tries the same again, as a person would."""
FULL, REFUSED = "DiskFull", "DiskTrouble"
A_ROUND = 120


class Fault(NamedTuple):
    """The `number`-th call of this name fails; `lasting` means every one after it too."""

    call: str
    number: int
    error: str
    lasting: bool

    @override
    def __str__(self) -> str:
        return f"{self.error} at {self.call} {self.number}{' and after' if self.lasting else ''}"

    @property
    def option(self) -> str:
        """For strace."""
        return f"inject=?{self.call}:error={self.error}:when={self.number}{'+' if self.lasting else ''}"

    @property
    def names(self) -> set[str]:
        """What the program may call it. The engine tells a full disk only while writing."""
        if self.error == "ENOSPC":
            return {FULL} if self.call in {"write", "pwrite64"} else {FULL, REFUSED}
        return {REFUSED}


def refuse(act: Act, now: Round) -> None:
    """One round: one beginning, and as many faults, each on a copy of it."""
    start = now.place("begun")
    step = act.begin(start, now.chance)
    faults = [
        Fault(call, number, error, lasting)
        for call, count in _counted(act, start, step, now.folder).items()
        for number in range(1, count + 1)
        for error in ("ENOSPC", "EIO")
        for lasting in (False, True)
    ]
    now.chance.shuffle(faults)
    for fault in faults[:A_ROUND]:
        if not now.more():
            return
        now.tried("faults")
        try:
            _try(act, start, step, fault, now)
        except Breach as breach:
            raise type(breach)(f"{breach} ({fault})") from breach


def _counted(act: Act, start: Path, step: int, folder: Path) -> Counter[str]:
    """How often the act makes each call when nothing fails."""
    base, log = folder / "counted", folder / "calls"
    shutil.copytree(start, base)
    child = Child(lambda teller: act.go_on(base, step, act.recorded, teller))
    attached = Attached(child, log, "-s", "0", "-e", f"trace={','.join(f'?{call}' for call in CALLS)}")
    child.over(step)
    attached.over()
    shutil.rmtree(base)
    return Counter(call.name for call in calls_in(log))


def _try(act: Act, start: Path, step: int, fault: Fault, now: Round) -> None:
    base = now.folder / "refused"
    shutil.copytree(start, base)
    try:
        child = Child(lambda teller: act.go_on(base, step, act.recorded, teller), tries=TRIES)
        attached = Attached(child, now.folder / "calls", "-e", f"trace=?{fault.call}", "-e", fault.option)
        told = child.over(step)
        attached.over()
        now.tally.acknowledged += told.count
        found = _settled(act, base, told)
        wrong = set(told.refused) - fault.names
        if wrong:
            raise Misnamed(f"it was called {', '.join(sorted(wrong))}")
        if not fault.lasting and told.last != step + act.recorded:
            raise Lost(f"after a single fault it did not go on: {told}")
        at = found
        again = Child(lambda teller: act.go_on(base, at, 1, teller))
        again.start()
        told = again.over(found)
        if told.count != 1:
            raise Lost(f"once the disk took things again, the program did not: {told}")
        _settled(act, base, told)
    finally:
        shutil.rmtree(base)


def _settled(act: Act, base: Path, told: Told) -> int:
    found = act.settle(base, told.last)
    if not told.last <= found <= told.last + 1:
        raise Lost(f"step {told.last} was told of, and {found} is there")
    return found
