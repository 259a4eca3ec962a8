"""The one door: the only function in the program that writes a file a person can read.

What passes is an issued invoice as PDF under its number. Everything else stays in the vault.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from practiceapp.domain.errors import FolderFull, FolderMissing, FolderReadOnly, FolderTrouble, PracticeError

_NUMBER_ONLY = re.compile(r"(?P<number>[A-Z]{0,4}-?\d{4}-\d{3,6})\.pdf")
_PDF = b"%PDF-"


def write_invoice(folder: Path, file_name: str, content: bytes) -> Path:
    """Write an issued invoice into a folder and return where it lies.

    The file appears whole or not at all, readable by its owner only. A file already there is never replaced:
    with the same bytes it is left as it is, with others the new one becomes `R2026-0001 (2).pdf`.

    Raises `FolderMissing`, `FolderReadOnly`, `FolderFull`, `FolderTrouble`; ValueError if this is no invoice
    under its number, which is a bug.
    """
    name = _NUMBER_ONLY.fullmatch(file_name)
    if name is None or not content.startswith(_PDF):
        raise ValueError("only an invoice under its number may leave the vault")
    try:
        return _write(folder, name["number"], content)
    except OSError as error:
        reason = _reason(error)
    raise reason


def _write(folder: Path, number: str, content: bytes) -> Path:
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, None)
    beside = folder / f".{number}.pdf.part"
    beside.unlink(missing_ok=True)  # left by an interruption
    try:
        for target in _names(folder, number):
            if _holds(target, content):
                return target
            if not beside.exists():
                _fill(beside, content)
            if _publish(beside, target):
                _sync(folder)
                return target
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    raise FileExistsError(errno.EEXIST, None)


def _names(folder: Path, number: str) -> Iterator[Path]:
    yield folder / f"{number}.pdf"
    for copy in range(2, 1000):
        yield folder / f"{number} ({copy}).pdf"


def _holds(target: Path, content: bytes) -> bool:
    """Tell whether this file is there already with exactly these bytes."""
    try:
        found = target.lstat()
        return (
            stat.S_ISREG(found.st_mode) and found.st_size == len(content) and target.read_bytes() == content
        )
    except FileNotFoundError:
        return False


def _fill(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _publish(beside: Path, target: Path) -> bool:
    """Give the finished file its name unless that name is taken."""
    try:
        os.link(beside, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}:
            raise
        if os.path.lexists(target):  # a disk without hard links, such as most USB sticks
            return False
        beside.rename(target)
    return True


def _sync(folder: Path) -> None:
    """Make the new name last, where the system can sync a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> PracticeError:
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FolderMissing()
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return FolderReadOnly()
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return FolderFull()
    return FolderTrouble(error.errno)
