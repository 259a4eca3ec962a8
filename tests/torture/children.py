"""A child process that does one thing over and over and tells when it is done; killed or left alone.

Forked from a process that has the vault's code in memory but no vault open, so that a try costs milliseconds.
What it tells goes out by `writev`, which no fault is ever planted into.
"""

import ctypes
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from practiceapp.domain.errors import VaultTrouble
from tests.torture.tally import Breach

_LET_ANYONE_TRACE = 0x59616D61
ENDLESS = 1_000_000
PATIENCE = 60.0


class Crashed(Breach):
    """The child ended with an error of no kind the program knows."""

    kind = "misnamed"


class Teller:
    """How a child tells its parent what is done."""

    def __init__(self, pipe: int, hears: int, tries: int) -> None:
        self._pipe = pipe
        self.hears = hears
        self._tries = tries

    def say(self, what: str) -> None:
        """One line, never half told."""
        os.writev(self._pipe, [what.encode() + b"\n"])

    def attempt(self, step: int, do: Callable[[], object]) -> None:
        """Do the step and tell that it is done; or why it was refused, and try again as the program does."""
        for left in reversed(range(self._tries)):
            try:
                do()
            except VaultTrouble as trouble:
                self.say(f"refused {type(trouble).__name__}")
                if not left:
                    raise
            else:
                self.say(f"done {step}")
                return


@dataclass
class Told:
    """What a child told: the last step it said was done, how many, and what it was refused for."""

    last: int
    count: int = 0
    refused: list[str] = field(default_factory=list)

    @classmethod
    def by(cls, said: bytes, step: int) -> "Told":
        """Read it. Raises `Crashed` if it tells of an error of its own."""
        told = cls(step)
        text = said.decode(errors="replace")
        if "crashed " in text:
            raise Crashed(text.partition("crashed ")[2].strip()[-2500:])
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            if word == "done":
                told.last, told.count = int(rest), told.count + 1
            elif word == "refused":
                told.refused.append(rest)
        return told


class Child:
    """A forked process that waits for the word and then does `work`."""

    def __init__(self, work: Callable[[Teller], object], tries: int = 1) -> None:
        hears, go = os.pipe()
        self._tells, told = os.pipe()
        self._go = go
        self._said = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.close(go)
            os.close(self._tells)
            _live(work, hears, told, tries)
        os.close(hears)
        os.close(told)

    def start(self) -> None:
        """The word."""
        os.write(self._go, b"g")

    def kill_after(self, steps: int, seconds: float, step: int) -> Told:
        """Let it do some steps and go on for a while, kill it, and hear what it told."""
        self.start()
        said = self._said
        while said.count(b"\n") < steps and (more := os.read(self._tells, 65536)):
            said += more
        self._said = said
        time.sleep(seconds)
        return self.kill(step)

    def kill(self, step: int) -> Told:
        """Now."""
        os.kill(self.pid, signal.SIGKILL)
        return Told.by(self._said + self._hear(), step)

    def over(self, step: int) -> Told:
        """Once it has come to its end."""
        return Told.by(self._said + self._hear(), step)

    def first_line(self) -> str:
        """Wait for the first thing it says."""
        while b"\n" not in self._said and (more := os.read(self._tells, 65536)):
            self._said += more
        return self._said.decode(errors="replace").partition("\n")[0]

    def _hear(self) -> bytes:
        """All it says until its end."""
        said = b""
        try:
            while more := os.read(self._tells, 65536):
                said += more
        finally:
            os.close(self._tells)
            os.close(self._go)
            os.waitpid(self.pid, 0)
        return said


def _live(work: Callable[[Teller], object], hears: int, told: int, tries: int) -> NoReturn:
    """The whole life of the child."""
    teller = Teller(told, hears, tries)
    try:
        # Where a machine lets only parents trace, strace is no parent of ours.
        ctypes.CDLL(None).prctl(_LET_ANYONE_TRACE, ctypes.c_ulong(-1), 0, 0, 0)
        signal.alarm(int(PATIENCE))
        os.read(hears, 1)
        work(teller)
    except VaultTrouble:
        teller.say("gave up")
    except BaseException:  # noqa: BLE001  told to the parent, which judges
        teller.say(f"crashed {traceback.format_exc()}")
    finally:
        os._exit(0)
