"""Running the program in a process of its own, watched from inside by Python and from outside by the kernel.

Everything a person has lies below one folder made for the run: home, temporary files, the runtime folder, the
working directory. What the run leaves behind is therefore all there is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.architecture.house import ROOT

PATIENCE = 300
"""Seconds until a child that hangs is given up; only ever spent by a failure."""
_CALLS = (
    "network,socket,openat,?open,?openat2,?creat,?rename,renameat,renameat2,?mkdir,mkdirat,?unlink,unlinkat,"
    "?rmdir,?link,linkat,?symlink,symlinkat,truncate,?chmod,fchmodat,?mknod,mknodat,memfd_create,execve"
)
_FOLDERS = {"home": 0o700, "home/invoices": 0o700, "tmp": 0o700, "run": 0o700, "cwd": 0o700}


@dataclass
class Run:
    """A run that is over: where it stood, and what was seen of it."""

    base: Path
    told: list[dict[str, Any]] = field(default_factory=list)
    """What each process of it handed over, in order; a lock makes a new one."""
    said: str = ""
    """Its terminal, both streams."""
    calls: list[str] = field(default_factory=list)
    """What it asked of the kernel, if that was watched."""

    @property
    def events(self) -> list[list[str]]:
        """What Python's own hook saw."""
        return [event for one in self.told for event in one["events"]]

    def all_of(self, name: str) -> list[Any]:
        """Everything handed over under this name, of every process."""
        return [thing for one in self.told for thing in one.get(name, ())]

    def everything_of(self, name: str) -> dict[str, Any]:
        """The same, where it is a mapping."""
        return {key: thing for one in self.told for key, thing in one.get(name, {}).items()}

    def files(self) -> dict[str, Path]:
        """Every file that lies there now, by its place below the folder of the run."""
        found = (path for path in self.base.rglob("*") if not path.is_dir() or path.is_symlink())
        return {path.relative_to(self.base).as_posix(): path for path in found}

    def whole(self) -> "Run":
        """This run, once it is clear that it came to its end."""
        failures = [one["failure"] for one in self.told if "failure" in one]
        assert not failures, failures[0]
        assert self.told, self.said
        return self


class Watched:
    """A run that is under way: `Watched(base, "journey").over()`."""

    def __init__(self, base: Path, what: str, *, from_outside: bool = False) -> None:
        for name, mode in _FOLDERS.items():
            (base / name).mkdir(mode=mode, parents=True)
        self._run = Run(base)
        beside = base.parent / f"{base.name}-seen"
        beside.mkdir()
        self._report, self._terminal, self._trace = (
            beside / name for name in ("report", "terminal", "calls")
        )
        report = os.open(self._report, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        command = [sys.executable, str(ROOT / "tests/boundary/played.py"), str(report), what]
        if from_outside:
            command = ["strace", "-f", "-qq", "-y", "-e", f"trace={_CALLS}", "-o", str(self._trace), *command]
            command.append("--watched-from-outside")
        with self._terminal.open("wb") as terminal:
            self._child = subprocess.Popen(
                command,
                cwd=base / "cwd",
                env=_environment(base),
                stdin=subprocess.DEVNULL,
                stdout=terminal,
                stderr=subprocess.STDOUT,
                pass_fds=[report],
            )
        os.close(report)

    def over(self) -> Run:
        """Wait for its end."""
        try:
            self._child.wait(PATIENCE)
        finally:
            self._child.kill()
            self._child.wait()
        run = self._run
        run.told = [json.loads(line) for line in self._report.read_text(encoding="utf-8").splitlines()]
        run.said = self._terminal.read_text(encoding="utf-8", errors="surrogateescape")
        if self._trace.exists():
            run.calls = self._trace.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return run


def _environment(base: Path) -> dict[str, str]:
    """Nothing of ours but the way to Python; no display, so Qt draws in memory."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "HOME": str(base / "home"),
        "TMPDIR": str(base / "tmp"),
        "XDG_RUNTIME_DIR": str(base / "run"),
        "QT_QPA_PLATFORM": "offscreen",
    }


TRACED = "PRACTICEAPP_TESTS_TRACED"
"""Set while the whole suite runs under strace: a process is traced by one at a time."""


def tell_test(name: str) -> None:
    """Say in the trace which test begins: written where nobody reads it."""
    with Path(os.devnull).open("wb", buffering=0) as nowhere:
        nowhere.write(f"TEST {name}".encode())


def has_strace() -> bool:
    """Whether this machine can watch from outside."""
    return shutil.which("strace") is not None and TRACED not in os.environ


# --- what the kernel was asked

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)")
_FAILED = re.compile(r"\) += -1 ")
_PATHS = re.compile(r'"((?:[^"\\]|\\.)*)"')
_HERE = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>")
_FAMILY = re.compile(r"\b(?:AF|PF)_(\w+)")
_CHANGING = {
    *("creat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir", "link"),
    *("linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmodat", "mknod", "mknodat", "memfd_create"),
}
_OPENING = {"open", "openat", "openat2"}
_WRITING_FLAGS = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")


def asked(calls: list[str]) -> Iterator[tuple[str, str]]:
    """Every call and its arguments as strace wrote them, those the kernel refused left out."""
    for line in calls:
        found = _CALL.match(line)
        if found and not _FAILED.search(line):
            yield found[1], found[2]


def changed_paths(calls: list[str]) -> set[Path]:
    """Every path made, opened for writing, renamed or removed; two of a call that names two."""
    found = set()
    for call, arguments in asked(calls):
        if call in _CHANGING or (call in _OPENING and _WRITING_FLAGS.search(arguments)):
            here = _HERE.search(arguments)
            for path in _PATHS.findall(arguments.split(") = ")[0]):
                found.add(Path(here[1] if here else "/") / path)
    return found


def socket_families(calls: list[str]) -> set[str]:
    """The families of all sockets asked for, let through or not."""
    found = set()
    for line in calls:
        call = _CALL.match(line)
        if call and call[1] in {"socket", "socketpair", "connect", "bind", "sendto", "sendmsg"}:
            found |= set(_FAMILY.findall(call[2])) or {"?"}
    return found
