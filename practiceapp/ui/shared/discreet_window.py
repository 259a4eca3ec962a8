"""Discreet mode for a window: the command, what is remembered of it, and the page shown anew."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.spoken import announce


class Shows(Protocol):
    """A window that shows one page at a time."""

    @property
    def place(self) -> Place | None:
        """Where she is."""

    @property
    def page(self) -> Page | None:
        """The page in view."""

    def after_saving(self, act: Callable[[], None]) -> None:
        """Save everything typed, then do this."""


class DiscreetWindow(QObject):
    """Remembered on this computer: who was discreet when she locked is so after unlocking."""

    def __init__(self, window: QMainWindow, shows: Shows, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._shows, self._preferences = window, shows, preferences
        DISCRETION.turn(on=preferences.discreet)
        self.turn = command(window, _("Discreet mode"), self._on_turn, "Ctrl+Shift+D", "eye-off")
        DISCRETION.changed.connect(self._on_changed)

    def _on_turn(self) -> None:
        DISCRETION.turn(on=not DISCRETION.on)

    def _on_changed(self) -> None:
        self._preferences.discreet = DISCRETION.on
        self._shows.after_saving(self._show_again)
        words = _("Discreet mode is on.") if DISCRETION.on else _("Discreet mode is off.")
        announce(self._window, words)

    def _show_again(self) -> None:
        """The page in view reads anew how people are called."""
        page, place = self._shows.page, self._shows.place
        if page is not None and place is not None:
            page.enter(place)
