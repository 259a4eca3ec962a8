"""What tells the program to lock although nobody asked: the desktop, a time without input, a sleep."""

import sys

from PySide6.QtCore import QObject

from practiceapp.system.locking.signals import LockSignals


def signals_of_this_machine(parent: QObject | None = None) -> LockSignals:
    """The desktop this program runs on; one that never says anything where it is an unknown one."""
    if sys.platform.startswith("linux"):
        from practiceapp.system.locking.linux import LinuxSignals

        return LinuxSignals(parent=parent)
    if sys.platform == "win32":
        from practiceapp.system.locking.windows import WindowsSignals

        return WindowsSignals(parent)
    if sys.platform == "darwin":
        from practiceapp.system.locking.macos import MacSignals

        return MacSignals(parent)
    return LockSignals(parent)
