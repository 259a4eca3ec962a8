"""The way into restoring a backup, for windows that show it and do not know it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Restore(QWidget):
    """What bootstrap hands in. `back` when she leaves with nothing changed; `restored` when it is done."""

    back = Signal()
    restored = Signal()

    def begin(self) -> None:
        """From the first step."""
        raise NotImplementedError

    def take(self, path: Path) -> None:
        """Restore this backup."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Stop what runs; nothing changes."""
        raise NotImplementedError


MakeRestore = Callable[[], Restore]
"""Makes it when it is first wanted."""
