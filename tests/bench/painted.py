"""Starts something and ends when its window is painted. Run as a program of its own by the bench.

`empty` is a QMainWindow with nothing in it; `unlock VAULT` is the program at its passphrase; `today VAULT
WORDS` prints the milliseconds from opening by words (no passphrase to derive) to Today painted.
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parent.parent.parent


def leave(since: float = 0.0) -> None:
    """Say how long it took, where that is asked, and be gone."""
    print((time.perf_counter() - since) * 1000 if since else 0, flush=True)
    os._exit(0)


def end_when_painted(window: "QWidget", since: float = 0.0) -> None:
    """Leave after the window was painted for the first time.

    The filter sits on the window alone: one on the application would be shown every object there is.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: leave(since))
            return False

    window.installEventFilter(Watch(window))


def empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    end_when_painted(window)
    window.resize(820, 620)
    window.show()
    application.exec()


def unlock(vault: Path) -> None:
    """The program as it starts; where it would load what comes after the unlock page, it leaves."""
    from practiceapp.__main__ import main
    from practiceapp.bootstrap import program

    setattr(program.Program, "_load_what_comes_next", lambda _self: leave())  # noqa: B010
    sys.exit(main(["--vault", str(vault)]))


def today(vault: Path, words: list[str]) -> None:
    """What `unlocked` sets off, timed; all that is loaded while she types is loaded."""
    from PySide6.QtWidgets import QApplication

    from practiceapp.bootstrap.keeping import access_to
    from practiceapp.bootstrap.program import Program
    from practiceapp.system.paths import paths_of_this_machine
    from practiceapp.system.preferences import Preferences

    application = QApplication(sys.argv[:1])
    paths = paths_of_this_machine()
    program = Program(application, paths, Preferences(paths.preferences_file))
    program.show_unlock(vault)
    application.processEvents()
    program._load_what_comes_next()
    access = access_to(vault, paths)
    since = time.perf_counter()
    program._on_open(access.unlock_with_words(words), vault, (), remember=False)
    assert program.window is not None
    end_when_painted(program.window, since)
    application.exec()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    match sys.argv[1:]:
        case ["empty"]:
            empty()
        case ["unlock", vault]:
            unlock(Path(vault))
        case ["today", vault, words]:
            today(Path(vault), words.split())
