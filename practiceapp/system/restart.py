"""The program replaces itself: after a lock nothing of the open vault is left in memory."""

import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from practiceapp.domain.locking import Locked

LOCKED = "--locked"
WORDS_LOST = "--words-lost"


def restart(locked: Locked | None = None) -> NoReturn:
    """Become a fresh process with the options this one was started with, and be told why it locked.

    By now the vault is closed and the claim on it released. Options never carry a secret: a command line is
    readable by every program of the same person. Where no fresh process can be had this one ends: closed
    and gone is as safe.
    """
    command = options_after(sys.orig_argv[1:], locked)
    try:
        if sys.platform == "win32":  # exec there gives another parent and id: start it, then go
            parts = [quoted(part) for part in (sys.executable, *command)]
            os.spawnv(os.P_NOWAIT, sys.executable, parts)  # noqa: S606
        else:
            os.execv(sys.executable, [sys.executable, *command])  # noqa: S606 - ourselves, our own options
    except OSError:
        os._exit(1)
    os._exit(0)


def options_after(options: Sequence[str], locked: Locked | None) -> list[str]:
    """The options of the next process: the same, but for what is told about the lock before it."""
    kept: list[str] = []
    rest = iter(options)
    for option in rest:
        if option == LOCKED:
            next(rest, None)
        elif option != WORDS_LOST:
            kept.append(option)
    if locked is not None:
        kept += [LOCKED, locked.reason.value]
        kept += [WORDS_LOST] if locked.words_lost else []
    return kept


def quoted(part: str) -> str:
    """One option as Windows takes a command line apart; nobody else does that for `spawnv`."""
    inside = re.sub(r'(\\*)"', r'\1\1\\"', part)
    if part and not any(blank in part for blank in " \t"):
        return inside
    return '"' + re.sub(r"(\\+)$", r"\1\1", inside) + '"'
