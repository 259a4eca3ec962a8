"""`python3 -m tests --traced`: the whole suite under strace, and what the kernel was asked for meanwhile.

Counted are internet sockets that were granted, of whichever process that runs Python, and apart from them
those of pip, which brings the parts before the program is first started; and writes to a file in which one of
the unmistakable words of the journey stands (`boundary/canaries.py`), outside vault, backups and exported
invoices. Tests that plant such a breach on purpose are left out, and those that trace by themselves.
"""

import codecs
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.boundary.canaries import found_in
from tests.boundary.watching import TRACED, socket_families, tell_test

CALLS = "socket,socketpair,write,pwrite64,writev,pwritev,sendfile,execve,clone,clone3,fork,vfork"
PIP = "pip"
INTERNET = {"INET", "INET6", "NETLINK", "PACKET"}
LEFT_OUT = "not planted and not would_be_caught and not without_hardening and not test_torture"
"""By their names: what plants a socket or a word on purpose, and what is torn apart by strace itself."""
ITS_PLACE = re.compile(
    r"/(?:vault\.db(?:-journal)?|keys\.[ab](?:\.new)?|taken-out\.db)$"
    r"|\.pvbackup(?:\.\w+)?(?:-journal)?$|/\.?\d{4}-\d{4}\.pdf(?:\.part)?$"
)
"""Where words may stand: encrypted, or on an exported invoice."""
OF_THE_TESTS = re.compile(r"-seen/(?:report|terminal)$")
"""What a watched run hands over to the test that judges it."""
_CALL = re.compile(r"^(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$")
_UNFINISHED = " <unfinished ...>"
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILE = re.compile(r"^\d+<(/[^>]*?)>")
_GRANTED = re.compile(r"\) += (\d+)")
_OF_PIP = re.compile(r"^(?:ensure)?pip$|run_module\(.{0,2}pip\b")
_TEST = re.compile(r"TEST (\S+)")


class Seen(NamedTuple):
    """One thing that should not have been, and the test during which it was."""

    what: str
    test: str


@dataclass
class Trace:
    """What a trace tells, line by line."""

    sockets: list[Seen] = field(default_factory=list)
    written: list[Seen] = field(default_factory=list)
    sockets_of_pip: int = 0
    bytes_written: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    _test: str = "before the first test"
    _pending: dict[str, str] = field(default_factory=dict)
    _programs: dict[str, str] = field(default_factory=dict)

    def take_in(self, lines: Iterable[str]) -> None:
        """Read it to its end."""
        for pid, call, rest in self._whole(lines):
            self.calls[call] += 1
            granted = _GRANTED.search(rest[-60:])
            if call == "execve" and granted:
                self._programs[pid] = _program(rest)
            elif call in {"clone", "clone3", "fork", "vfork"} and granted:
                self._programs[granted[1]] = self._programs.get(pid, "python")
            elif call in {"socket", "socketpair"} and granted:
                self._socket(pid, f"{pid} {call}({rest}")
            elif call in {"write", "pwrite64", "writev", "pwritev"}:
                self._write(rest)

    def _whole(self, lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Calls in one piece: those of several processes come interrupted by each other."""
        for line in lines:
            found = _CALL.match(line.rstrip("\n"))
            if found is None:
                continue
            pid, call, rest, resumed, end = found.groups()
            if resumed:
                yield pid, resumed, self._pending.pop(pid, "") + end
            elif rest.endswith(_UNFINISHED):
                self._pending[pid] = rest.removesuffix(_UNFINISHED)
            else:
                yield pid, call, rest

    def _socket(self, pid: str, line: str) -> None:
        families = socket_families([line]) & INTERNET
        program = self._programs.get(pid, "python")
        if families and program == PIP:
            self.sockets_of_pip += 1
        elif families and program.startswith("python"):
            self.sockets.append(Seen(", ".join(sorted(families)), self._test))

    def _write(self, rest: str) -> None:
        file = _FILE.match(rest)
        if file is None:
            return
        if file[1] == "/dev/null" and (test := _TEST.search(rest)):
            self._test = test[1]
            return
        content = _text_of(rest)
        self.bytes_written += len(content)
        if ITS_PLACE.search(file[1]) or OF_THE_TESTS.search(file[1]):
            return
        for word in sorted(found_in(content)):
            self.written.append(Seen(f"{word} in {Path(file[1]).name}", self._test))


def _program(rest: str) -> str:
    """The name of what is executed, or "pip" for Python being that."""
    path, *arguments = _TEXT.findall(rest) or [""]
    return PIP if any(_OF_PIP.search(argument) for argument in arguments) else Path(path).name


def _text_of(rest: str) -> bytes:
    """All that stands in quotes."""
    return b"".join(
        codecs.escape_decode(text.encode("latin-1", "replace"))[0] for text in _TEXT.findall(rest)
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """This module is a plugin of the traced run: each test says its name in the trace."""
    tell_test(item.nodeid)


def traced(arguments: list[str]) -> int:
    """Run pytest under strace and print what was counted; 1 if there was any, or the tests failed."""
    trace = Trace()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        os.mkfifo(log)
        command = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "1048576", "-e", f"trace={CALLS}"]
        tests = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-p",
            "tests.traced",
            "-k",
            LEFT_OUT,
            *(arguments or ["tests"]),
        ]
        environment = os.environ | {TRACED: "1", "PYTHONDONTWRITEBYTECODE": "1"}
        with subprocess.Popen([*command, "-o", str(log), *tests], env=environment) as run:
            with log.open(encoding="latin-1") as lines:
                trace.take_in(lines)
            failed = run.wait()
    print(f"traced: {trace.calls.total():,} calls, {trace.bytes_written:,} bytes written to files")
    print(f"internet sockets of pip, which main.py runs before the first start: {trace.sockets_of_pip}")
    _show("internet sockets", trace.sockets)
    _show("words written outside vault, backups and exported invoices", trace.written)
    return 1 if failed or trace.sockets or trace.written else 0


def _show(what: str, seen: list[Seen]) -> None:
    print(f"{what}: {len(seen)}")
    for (thing, test), times in Counter(seen).most_common(40):
        print(f"    {times} x {thing}, during {test}")
