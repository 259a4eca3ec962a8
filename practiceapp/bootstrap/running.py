"""From the start of the process to its end."""

import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from practiceapp.bootstrap.locking import sources_of_this_machine
from practiceapp.bootstrap.program import Program
from practiceapp.domain.locking import Locked
from practiceapp.system.hardening import harden
from practiceapp.system.paths import paths_of_this_machine
from practiceapp.system.preferences import Preferences


def run(vault_folder: Path | None = None, *, demo: bool = False, locked: Locked | None = None) -> int:
    """Run until the last window is closed; the exit code. `locked` is how the process before ended."""
    harden()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("practiceapp")
    application.setDesktopFileName("practiceapp")
    paths = paths_of_this_machine()
    preferences = Preferences(paths.preferences_file)
    program = Program(application, paths, preferences)
    program.locking.before = locked
    program.locking.sources = partial(sources_of_this_machine, preferences)
    if demo:
        program.show_demo()
    else:
        program.start(vault_folder)
    return application.exec()
