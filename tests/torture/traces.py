"""What a process asked of the kernel, from strace: attached to a child of ours, read call by call."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture.children import Child, Told

RECORDED = (
    *("open", "openat", "creat", "close", "lseek", "write", "pwrite64", "writev", "pwritev", "pwritev2"),
    *("ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "msync", "mkdir"),
    *("mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink"),
    *("unlinkat", "rmdir", "sendfile", "copy_file_range", "splice"),
)
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+)(.*)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?')
_HOLDER = re.compile(r"^(AT_FDCWD|-?\d+)(?:<([^>]*)>)?")


@dataclass(frozen=True)
class Call:
    """One call that the kernel granted."""

    name: str
    arguments: str
    answer: int

    @property
    def texts(self) -> list[bytes]:
        """What stands in quotes: names of files, content."""
        return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(self.arguments)]

    @property
    def number(self) -> str:
        """The number of the open file it is about."""
        found = _HOLDER.match(self.arguments)
        return found[1] if found else ""

    @property
    def held(self) -> str:
        """The path of the open file it is about."""
        found = _HOLDER.match(self.arguments)
        name = (found[2] or "") if found else ""
        return bytes.fromhex(name.replace("\\x", "")).decode() if name.startswith("\\x") else name

    @property
    def last_number(self) -> int:
        """Its last argument."""
        return int(self.arguments.rpartition(",")[2])


class Attached:
    """strace on a child that waits for its word."""

    def __init__(self, child: Child, log: Path, *options: str) -> None:
        self._process = subprocess.Popen(
            ["strace", "-o", str(log), *options, "-p", str(child.pid)],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=log.parent,
        )
        assert self._process.stderr is not None
        said = self._process.stderr.readline()
        if b"attached" not in said:
            os.kill(child.pid, 9)
            raise RuntimeError(f"strace: {said.decode(errors='replace')}")
        child.start()

    def over(self) -> None:
        """Wait until the child has ended and the log is whole."""
        assert self._process.stderr is not None
        self._process.stderr.read()
        self._process.stderr.close()
        self._process.wait()


def record(child: Child, log: Path, step: int) -> Told:
    """Let the child live its life under strace, every call with its whole content."""
    known = ",".join(f"?{call}" for call in RECORDED)
    watched = Attached(child, log, "-y", "-xx", "-s", "33554432", "-e", f"trace={known}")
    told = child.over(step)
    watched.over()
    return told


def calls_in(log: Path) -> Iterator[Call]:
    """Every granted call in order."""
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found and int(found[3]) >= 0:
                yield Call(found[1], found[2], int(found[3]))
            elif "unfinished" in line or "resumed" in line:
                raise RuntimeError("two threads in a recording")
