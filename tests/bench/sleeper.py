"""Sleeps beside a logind of its own. Run as a program of its own by the bench.

`time WHAT ...` starts `WHAT ...`, says that the machine goes to sleep, and prints the milliseconds until
sleep may begin. `ours VAULT WORDS` is the program with the vault open; `bare` is a program that does nothing
but let sleep begin.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0


def measure(command: list[str]) -> None:
    """Print how long the sleep of a fake machine waits for the program started by `command`."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from tests.buses import FakeLogind, private_bus

    application = QCoreApplication(sys.argv[:1])
    with private_bus() as address:
        logind = FakeLogind(address)
        environment = os.environ | {
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        process = subprocess.Popen([sys.executable, __file__, *command], env=environment, cwd=ROOT)
        deadline = time.monotonic() + PATIENCE
        while not logind.inhibits or not logind.held or not logind.settled:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if time.monotonic() > deadline or process.poll() is not None:
                sys.exit("the program never asked sleep to wait")
        since = time.perf_counter()
        logind.sleep()
        gone = logind.wait_until_free(PATIENCE)
        took = (time.perf_counter() - since) * 1000
        process.kill()
        process.wait()
    print(took, flush=True)
    os._exit(0 if gone else 1)


def ours(vault: Path, words: list[str]) -> None:
    """The program with Today painted; where it would become a fresh process, it leaves."""
    from PySide6.QtWidgets import QApplication

    from practiceapp.bootstrap.keeping import access_to
    from practiceapp.bootstrap.locking import sources_of_this_machine
    from practiceapp.bootstrap.program import Program
    from practiceapp.bootstrap.when_painted import WhenPainted
    from practiceapp.system.paths import paths_of_this_machine
    from practiceapp.system.preferences import Preferences

    application = QApplication(sys.argv[:1])
    paths = paths_of_this_machine()
    preferences = Preferences(paths.preferences_file)
    program = Program(application, paths, preferences, lambda _locked: os._exit(0))
    program.locking.sources = lambda: sources_of_this_machine(preferences)
    program.show_unlock(vault)
    program._on_open(access_to(vault, paths).unlock_with_words(words), vault, (), remember=False)
    assert program.window is not None
    WhenPainted(program.window, say_settled)
    application.exec()


def bare() -> None:
    """Takes the inhibitor and lets go of it at the signal, by the same means."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from practiceapp.system.locking.linux import LinuxSignals

    application = QCoreApplication(sys.argv[:1])
    signals = LinuxSignals()
    signals.lock_wanted.connect(lambda _reason: signals.released())
    signals.start()
    signals.hold()
    QTimer.singleShot(0, say_settled)
    application.exec()


def say_settled() -> None:
    """Tell whoever measures, over the same bus, that everything is on the screen."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    from tests.buses import LOGIND, LOGIND_PATH, MANAGER

    bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "settled")
    bus.asyncCall(QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, "Settled"))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    match sys.argv[1:]:
        case ["time", *command]:
            measure(command)
        case ["bare"]:
            bare()
        case ["ours", vault, words]:
            ours(Path(vault), words.split())
