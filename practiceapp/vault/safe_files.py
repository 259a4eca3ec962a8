"""Replacing a small file so that after any interruption the old one or the new one is there, whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.errors import DiskFull, DiskTrouble, VaultReadOnly


def replace_file(path: Path, content: bytes, proven: Callable[[bytes], None]) -> None:
    """Write beside, sync, read back, let `proven` look at what was read (it raises if unfit), rename, sync.

    Raises `DiskFull`, `VaultReadOnly`, `DiskTrouble`; the file under `path` is then as it was.
    """
    beside = path.with_name(path.name + ".new")
    try:
        _write(beside, content)
        read_back = beside.read_bytes()
        if read_back != content:
            raise DiskTrouble(errno.EIO)
        proven(read_back)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        trouble = trouble_for_os(error)
    else:
        return
    finally:
        _forget(beside)
    raise trouble


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename inside this folder last; Windows syncs no folders, there the file's own has to do."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def trouble_for_os(error: OSError) -> DiskFull | VaultReadOnly | DiskTrouble:
    """The error of ours for one of the system's, whose text would name a path."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull()
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return VaultReadOnly()
    return DiskTrouble(error.errno)
