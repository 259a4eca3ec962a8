"""Looking for words and keys in the memory of another process, from outside."""

import re
from collections.abc import Iterator, Mapping
from io import FileIO
from pathlib import Path

CHUNK = 1 << 22
_CODINGS = ("utf-8", "utf-16-le", "utf-32-le")
"""As they are on disk and in pipes, in Qt, and in Python."""
_REGION = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw")


def spellings(text: str) -> set[bytes]:
    """A word in every way it may lie in memory."""
    return {text.encode(coding) for coding in _CODINGS}


def spellings_of_key(key: bytes) -> set[bytes]:
    """A key as it is, and written out."""
    return {key, key[::-1], *spellings(key.hex()), *spellings(key.hex().upper())}


def memory_of(process: int) -> Iterator[bytes]:
    """All memory that was ever written to, in overlapping pieces. Raises PermissionError."""
    regions = [_REGION.match(line) for line in Path(f"/proc/{process}/maps").read_text().splitlines()]
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for region in regions:
            if region is not None:
                yield from _region(memory, int(region[1], 16), int(region[2], 16))


def _region(memory: FileIO, start: int, end: int) -> Iterator[bytes]:
    overlap = 256
    for at in range(start, end, CHUNK):
        try:
            memory.seek(at)
            yield memory.read(min(CHUNK + overlap, end - at))
        except (OSError, ValueError, OverflowError):  # a region of the kernel's own
            return


def copies_in(process: int, wanted: Mapping[str, set[bytes]]) -> dict[str, int]:
    """How often each is found there. What lies across two pieces may count twice."""
    found = dict.fromkeys(wanted, 0)
    for piece in memory_of(process):
        for name, ways in wanted.items():
            found[name] += sum(piece.count(way) for way in ways)
    return found
