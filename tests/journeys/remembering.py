"""The program in one process through its lock, for whoever looks into its memory from outside.

`python -m tests.journeys.remembering SCREEN SCRIPT`. The first life reads from the pipe SCRIPT what to type:
nothing of it stands in any code. It makes the vault, mistypes, unlocks, writes, tells its keys on the pipe
SCREEN and waits for a word; then Ctrl+L, and the program's own restart. The second life is the real program,
watched only. Both keep their memory readable, which the hardened program does not.
"""

import json
import os
import sys
from datetime import datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from typing_extensions import override

from practiceapp.bootstrap import running
from practiceapp.system import hardening
from practiceapp.system.paths import paths_of_this_machine


def first_life(screen: int, script: int) -> None:
    """Drive the program's windows to the lock."""
    from practiceapp.domain.clinical.notes import Heading
    from practiceapp.domain.locking import Locked
    from practiceapp.system.restart import restart
    from practiceapp.vault.opened import OpenedVault
    from tests.drive import Drive, StandingClock
    from tests.journeys.conftest import BERLIN, TODAY

    class Practice(Drive):
        @override
        def _leave(self, locked: Locked) -> None:
            os.write(screen, b'{"leaving": true}\n')
            restart(locked)

    QApplication(["practiceapp"])
    told = json.loads(os.read(script, 1 << 20))
    clock = StandingClock(datetime.combine(TODAY, time(18, 30), BERLIN))
    practice = Practice(Path.home(), clock, paths=paths_of_this_machine())
    _, words = practice.first_run(
        told["name"], passphrase=told["passphrase"], country="Germany", zone="Europe/Berlin"
    )
    practice.quit()
    practice.start_again()
    for mistyped in told["mistyped"]:
        practice.try_passphrase(mistyped)
    practice.unlock(told["passphrase"])
    client = practice.add_client(told["client"], told["family"])
    session = practice.plan_session(client, TODAY, "09:00", kind="Session")
    practice.write_note(session, {Heading.ALIVE: told["notes"][0], Heading.WHY_NOW: told["notes"][1]})
    practice.search(told["notes"][0].split()[0])
    assert practice.program is not None
    vault = practice.program._vault
    assert isinstance(vault, OpenedVault)
    keys = {"master": vault.master.secret.hex(), "page": vault.master.child("db/v1").hex()}
    os.write(screen, json.dumps({"keys": keys, "words": words}).encode() + b"\n")
    os.read(script, 1)
    practice.lock()


def second_life(options: list[str]) -> int:
    """The real program, which tells the pipe what is on its screen."""
    from practiceapp.__main__ import main
    from tests.journeys.watched import WatchedApplication

    setattr(running, "QApplication", WatchedApplication)  # noqa: B010  the one difference
    return main(options)


if __name__ == "__main__":
    for place in (hardening, running):
        if hasattr(place, "harden"):
            setattr(place, "harden", lambda: os.umask(0o077))  # noqa: B010
    if "--locked" in sys.argv:
        sys.exit(second_life(sys.argv[3:]))
    first_life(int(sys.argv[1]), int(sys.argv[2]))
