"""Killing a child process at random moments, over and over, and asking each time what is still there."""

import os
import random
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_ACK = struct.Struct("<I")
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Campaign:
    """How it went: kills, steps acknowledged, and kills after which an unacknowledged step stood."""

    kills: int
    acknowledged: int
    ahead: int


def acknowledge(step: int, to: BinaryIO | None = None) -> None:
    """For the child: tell the parent that this step is done and kept. One write, so never half told."""
    os.write((to or sys.stdout.buffer).fileno(), _ACK.pack(step))


def kill_campaign(
    command: Callable[[int], Sequence[str]],
    settle: Callable[[int], int],
    *,
    kills: int,
    within_seconds: float,
    seed: int,
) -> Campaign:
    """Start `command(step)`, which goes on from that step and acknowledges each; kill it; look.

    The kill comes at a random moment up to `within_seconds` after the first acknowledgement.
    `settle(acknowledged)` reopens what the child left, asserts that the acknowledged step and all before it
    stand and that nothing is damaged, and answers the step found, which may be the one after.
    """
    chance = random.Random(seed)
    step = acknowledged_in_all = ahead = 0
    for _ in range(kills):
        acknowledged = _killed(command(step), step, chance.random() * within_seconds)
        found = settle(acknowledged)
        assert acknowledged <= found <= acknowledged + 1, (acknowledged, found)
        acknowledged_in_all += acknowledged - step
        ahead += found > acknowledged
        step = found
    return Campaign(kills, acknowledged_in_all, ahead)


def _killed(command: Sequence[str], step: int, seconds: float) -> int:
    """Run the command, kill it `seconds` after its first acknowledgement; the last step acknowledged."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        told = child.stdout.read(_ACK.size)
        if len(told) < _ACK.size:
            child.kill()
            raise AssertionError(child.stderr.read().decode()[-2000:])
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        told += child.stdout.read()
        child.wait()
    whole = len(told) // _ACK.size
    return int(_ACK.unpack_from(told, (whole - 1) * _ACK.size)[0]) if whole else step
