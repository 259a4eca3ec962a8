"""A desk with a screen reader on it: a screen, buses of its own, the program as a process, and the reader.

`with desk(folder) as place, place.program([...]) as pid: place.reader.act("button", "Lock now")`. The reader
only does what assistive technology can: there are no keys and no mouse here.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.xscreen import ROOT, virtual_screen

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PYTHON = "/usr/bin/python3"
NEEDED = ("xvfb", "openbox", "dbus", "at-spi", "python3-pyatspi")
"""For the mark `needs` of every test at a desk."""
Node = dict[str, Any]


class NotHeard(AssertionError):
    """What should have been told was not."""


class Reader:
    """Asks the reader's process; each failure tells what was on the bus instead."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, ask: str, **asked: Any) -> Any:
        """One question, one answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"ask": ask} | asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise NotHeard("the reader is gone")
        answer = json.loads(line)
        if "failure" in answer:
            raise NotHeard(f"{answer['failure']}; told instead:\n{self.written()}")
        return answer["answer"]

    def tree(self) -> list[Node]:
        """Everything that shows, in reading order."""
        found: list[Node] = self.ask("tree")
        return found

    def written(self) -> str:
        """What shows, a line each, for the message of a failure."""
        return "\n".join(
            f"{' ' * node['depth']}{node['role']} {node['name'] or node['labels']!r} {node['actions']}"
            + (node["text"] if node["name"] == "Report" else "")
            for node in self.tree()
            if node["name"] or node["actions"]
        )

    def see(self, role: str = "", **asked: Any) -> Node:
        """Wait until it shows."""
        found = self.ask("find", **_sought(role, asked))
        if found.get("in vain"):
            raise NotHeard(f"no {role} {asked}; told instead:\n{self.written()}")
        node: Node = found
        return node

    def gone(self, role: str = "", **asked: Any) -> None:
        """Wait until it shows no more."""
        if self.ask("find", gone=True, **_sought(role, asked)):
            raise NotHeard(f"{role} {asked} did not go; told:\n{self.written()}")

    def act(self, role: str, action: str = "Press", **asked: Any) -> None:
        """Do an action."""
        self.ask("act", action=action, **_sought(role, asked))

    def pick(self, role: str, **asked: Any) -> None:
        """The one action of a row or a choice."""
        self.act(role, "Toggle", **asked)

    def write(self, name: str, text: str, **asked: Any) -> None:
        """Put a text into the field with this name."""
        assert self.ask("write", name=name, text=text, **asked), f"{name} took no text"

    def fill(self, **fields: str) -> None:
        """Put texts into the fields with these names."""
        missed = self.ask("fill", fields=fields)
        assert not missed, f"no fields {missed}; told:\n{self.written()}"

    def heard(self) -> list[Node]:
        """Every event since the last `forget`."""
        events: list[Node] = self.ask("heard")
        return events

    def announced(self) -> list[str]:
        """What was announced since then."""
        return [one["words"] for one in self.heard() if one["kind"].startswith("object:announcement")]

    def hear(self, words: str) -> str:
        """Wait for an announcement with these words in it."""
        said: str = self.ask("await", words=words)
        if not said:
            raise NotHeard(f"“{words}” was not announced; announced: {self.announced()}; {self.written()}")
        return said

    def forget(self) -> None:
        """Listen afresh."""
        self.ask("forget")


def _sought(role: str, asked: dict[str, Any]) -> dict[str, Any]:
    return ({"role": role} if role else {}) | asked


@dataclass
class Desk:
    """The place; `environment` is what a program at it sees."""

    environment: dict[str, str]
    folder: Path
    reader: Reader

    @contextlib.contextmanager
    def program(self, arguments: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
        """A Python program of ours as a process, ended at the end; its lines go through pipes."""
        errors = (self.folder / "errors.txt").open("a+")
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield process
        finally:
            _end(process)
            errors.close()

    def errors(self) -> str:
        """What the program wrote about its own trouble."""
        return "\n".join(
            line
            for line in (self.folder / "errors.txt").read_text().splitlines()
            if not line.startswith("qt.accessibility")  # a reader asks for what has just gone
        )


@contextlib.contextmanager
def desk() -> Iterator[Desk]:
    """Screen, buses and reader; all of it is gone afterwards. The path is short: sockets have no room."""
    folder = Path(tempfile.mkdtemp(prefix="pa-desk-", dir="/tmp"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        environment = stack.enter_context(virtual_screen(folder))
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(environment))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], env=environment, **quiet)  # type: ignore[call-overload]
        stack.callback(_end, launcher)
        reader = subprocess.Popen(
            [PYTHON, str(Path(__file__).with_name("reader.py"))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(_end, reader)
        place = Desk(environment, folder, Reader(reader))
        place.reader.forget()
        yield place


@contextlib.contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    number, told = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={told}"],
        env=environment,
        pass_fds=(told,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(told)
    try:
        with os.fdopen(number) as answer:
            yield answer.readline().strip()
    finally:
        _end(bus)


def _end(process: "subprocess.Popen[Any]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
