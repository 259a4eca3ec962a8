"""The command line: practiceapp [--vault PATH] [--demo] [--check PATH] [--version]."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from practiceapp import __version__

if TYPE_CHECKING:
    from practiceapp.domain.locking import Locked


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for and return the exit code: 0 well, 1 something found, 2 not possible here."""
    chosen = _parser().parse_args(arguments)
    if chosen.check is not None:
        from practiceapp.bootstrap.checking import check

        return check(chosen.check, getpass.getpass("Passphrase: "), print)
    from practiceapp.system.display import why_no_window

    hindrance = why_no_window(os.environ)
    if hindrance:
        print(hindrance, file=sys.stderr)
        return 2
    from practiceapp.bootstrap.running import run

    return run(vault_folder=chosen.vault, demo=chosen.demo, locked=_locked(chosen.locked, chosen.words_lost))


def _locked(reason: str | None, words_lost: bool) -> "Locked | None":
    """What the process before this one says of itself; a reason that is in no list says nothing."""
    from practiceapp.domain.locking import Locked, LockReason

    known = {one.value: one for one in LockReason}
    return Locked(known[reason], words_lost) if reason in known else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="practiceapp", description="A confidential, offline practice for one executive psychotherapist."
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--vault", type=Path, metavar="PATH", help="the vault's folder, instead of the usual one"
    )
    which.add_argument("--demo", action="store_true", help="open an invented practice, in a vault of its own")
    which.add_argument(
        "--check", type=Path, metavar="PATH", help="examine a vault, change nothing, and say so"
    )
    for flag, kind in (("--locked", "store"), ("--words-lost", "store_true")):
        parser.add_argument(flag, action=kind, help=argparse.SUPPRESS)  # from one process to the next
    parser.add_argument("--version", action="version", version=f"Practiceapp {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
