"""From the calls a child made to what they did to the disk, in order, for replaying."""

import copy
import os
from collections.abc import Iterator
from pathlib import Path

from tests.torture.disk import Disk, File, Folder
from tests.torture.tally import Breach
from tests.torture.traces import Call, calls_in

_UNKNOWN = {
    *("pwritev", "pwritev2", "sync_file_range", "link", "linkat", "symlink", "symlinkat", "creat"),
    *("fallocate", "sendfile", "copy_file_range", "splice", "msync"),
}
Step = tuple[str, str, str, int, bytes]
"""What was done, to which path, with which second path, number, content."""


class NotTrue(Breach):
    """The recording does not lead where the process came: nothing it shows counts."""


class Recording:
    """What a child did, and the disk it did it to."""

    def __init__(self, before: Disk, base: Path, log: Path) -> None:
        self._before = before
        self._reader = _Reader(os.path.realpath(base) + "/")
        self.steps = [step for call in calls_in(log) for step in self._reader.read(call)]
        self._require_true(base)

    def _require_true(self, base: Path) -> None:
        disk = self.start()
        for step in self.steps:
            do(disk, step)
        there = {
            path.relative_to(base).as_posix(): path.read_bytes() if path.is_file() else None
            for path in base.rglob("*")
        }
        if disk.whole() != there:
            differing = {
                name for name in {*there, *disk.whole()} if there.get(name) != disk.whole().get(name)
            }
            raise NotTrue(f"the recording leads elsewhere: {sorted(differing)[:5]}")

    def start(self) -> Disk:
        """The disk before the first step, to be changed."""
        return copy.deepcopy(self._before)


class _Reader:
    """Knows which file is open where."""

    def __init__(self, top: str) -> None:
        self._top = top
        self._offsets: dict[str, int] = {}

    def read(self, call: Call) -> Iterator[Step]:
        """What this call did below the folder."""
        handler = getattr(self, f"_{call.name}", None)
        if handler is not None:
            yield from handler(call)
        elif call.name in _UNKNOWN and any(self._top in text for text in (call.held, str(call.texts))):
            raise NotTrue(f"a call the replay does not know: {call.name}")

    def _below(self, path: str | bytes) -> str | None:
        name = os.fsdecode(path)
        if name == self._top.rstrip("/"):
            return "."
        return name.removeprefix(self._top) if name.startswith(self._top) else None

    def _openat(self, call: Call) -> Iterator[Step]:
        path = self._below(call.texts[0])
        self._offsets[str(call.answer)] = 0
        if path is not None and "O_CREAT" in call.arguments:
            yield "create", path, "", 0, b""
        if path is not None and "O_TRUNC" in call.arguments:
            yield "length", path, "", 0, b""

    _open = _openat

    def _close(self, call: Call) -> Iterator[Step]:
        self._offsets.pop(call.number, None)
        yield from ()

    def _lseek(self, call: Call) -> Iterator[Step]:
        self._offsets[call.number] = call.answer
        yield from ()

    def _write(self, call: Call) -> Iterator[Step]:
        path = self._below(call.held)
        at = self._offsets.get(call.number, 0)
        self._offsets[call.number] = at + call.answer
        if path is not None:
            yield "write", path, "", at, call.texts[0][: call.answer]

    def _pwrite64(self, call: Call) -> Iterator[Step]:
        path = self._below(call.held)
        if path is not None:
            yield "write", path, "", call.last_number, call.texts[0][: call.answer]

    def _writev(self, call: Call) -> Iterator[Step]:
        for line in b"".join(call.texts).decode(errors="replace").splitlines():
            word, _, rest = line.partition(" ")
            if word == "done":
                yield "told", "", "", int(rest), b""

    def _ftruncate(self, call: Call) -> Iterator[Step]:
        path = self._below(call.held)
        if path is not None:
            yield "length", path, "", call.last_number, b""

    def _fsync(self, call: Call) -> Iterator[Step]:
        path = self._below(call.held)
        if path is not None:
            yield "sync", path, "", 0, b""

    _fdatasync = _fsync

    def _rename(self, call: Call) -> Iterator[Step]:
        before, after = (self._below(text) for text in call.texts)
        if before is not None and after is not None:
            yield "rename", before, after, 0, b""

    _renameat = _renameat2 = _rename

    def _unlink(self, call: Call) -> Iterator[Step]:
        path = self._below(call.texts[0])
        if path is not None:
            yield "remove", path, "", 0, b""

    _unlinkat = _rmdir = _unlink

    def _mkdir(self, call: Call) -> Iterator[Step]:
        path = self._below(call.texts[0])
        if path is not None:
            yield "folder", path, "", 0, b""

    _mkdirat = _mkdir


def do(disk: Disk, step: Step) -> None:
    """The same once more, on the disk that is replayed."""
    what, path, other, number, content = step
    if what == "create":
        if disk.node(path) is None:
            disk.make(path, File())
    elif what == "folder":
        disk.make(path, Folder())
    elif what == "write":
        disk.file(path).pending.append((number, content))
    elif what == "length":
        disk.file(path).pending.append((number, None))
    elif what == "sync":
        node = disk.node(path)
        if node is not None:
            node.sync()
    elif what == "rename":
        disk.rename(path, other)
    elif what == "remove":
        disk.remove(path)
