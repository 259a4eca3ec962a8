"""The program replaces itself: after a lock nothing of the open vault is left in memory."""

import os
import sys
from typing import NoReturn


def restart() -> NoReturn:
    """Become a fresh process with the options this one was started with.

    By now the vault is closed and the claim on it released. Options never carry a secret: a command line is
    readable by every program of the same person.
    """
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":  # exec there gives the new process another parent and id: start it, then go
        os.spawnv(os.P_NOWAIT, sys.executable, command)  # noqa: S606
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606 - ourselves, with our own options
