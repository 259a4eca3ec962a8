"""Power cuts: what an act asks of the disk is recorded call by call, and the power goes at every one of them.

Promises 2, 6, 8 and 9: after each, the vault opens, every step acknowledged before it stands, and nothing is
damaged. A recording is replayed in three models (`disk.py`); the moments come in random order, so that a
short campaign also reaches the rare ones.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.torture.acts.act import Act
from tests.torture.children import Child
from tests.torture.disk import MODELS, Disk
from tests.torture.recordings import NotTrue, Recording, do
from tests.torture.rounds import Round
from tests.torture.tally import Breach, Lost
from tests.torture.traces import record

TIMES = {"strict": 1, "torn": 2, "reordered": 2}
"""How often each moment is tried in each model."""
AT_ONCE = 50
"""Cuts made in one going through of a recording."""
_MEMORY = Path("/dev/shm")


class Cut(NamedTuple):
    """The power goes after this many steps of the recording."""

    moment: int
    model: str
    seed: int


def cut(act: Act, now: Round) -> None:
    """One round: a recording, and cuts at as many of its moments as there is time for."""
    base = now.place("cut")
    step = act.begin(base, now.chance)
    disk, log = Disk(base), now.folder / "calls"
    told = record(Child(lambda teller: act.go_on(base, step, act.recorded, teller)), log, step)
    now.tally.acknowledged += told.count
    if told.count != act.recorded:
        raise NotTrue(f"of {act.recorded} steps {told.count} were told of")
    recording = Recording(disk, base, log)
    cuts = _all_cuts(len(recording.steps), now.chance)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as place:
        for some in (cuts[at : at + AT_ONCE] for at in range(0, len(cuts), AT_ONCE)):
            for one, there, step_told in _replayed(recording, sorted(some), step):
                if not now.more():
                    return
                now.tried("power cuts")
                _judge(act, recording, one, there, step_told, Path(place) / "found")


def _all_cuts(steps: int, chance: random.Random) -> list[Cut]:
    cuts = [
        Cut(moment, model, chance.getrandbits(32))
        for moment in range(steps + 1)
        for model in MODELS
        for _ in range(TIMES[model])
    ]
    chance.shuffle(cuts)
    return cuts


def _replayed(recording: Recording, cuts: list[Cut], step: int) -> Iterator[tuple[Cut, Disk, int]]:
    """Each cut with the disk at its moment and the last step told of before it."""
    disk, done = recording.start(), 0
    for one in cuts:
        for change in recording.steps[done : one.moment]:
            do(disk, change)
            step = change[3] if change[0] == "told" else step
        done = one.moment
        yield one, disk, step


def _judge(act: Act, recording: Recording, one: Cut, disk: Disk, told: int, found: Path) -> None:
    disk.put_down(found, one.model, random.Random(one.seed))
    try:
        stands = act.settle(found, told)
        if not told <= stands <= told + 1:
            raise Lost(f"step {told} was told of, and {stands} is there")
    except Breach as breach:
        after = [" ".join(change[:3]).strip() for change in recording.steps[: one.moment][-3:]]
        where = f"{one.model}, power gone at {one.moment} of {len(recording.steps)}, after {after}"
        raise type(breach)(f"{breach} ({where})") from breach
    finally:
        shutil.rmtree(found)
