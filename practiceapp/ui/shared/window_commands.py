# ruff: noqa: D102 - each act is what its command says
"""The commands of the window itself, each once: where to go, back and forward, find, undo, lock, quit."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.cover import Covers
from practiceapp.ui.shared.discreet_window import DiscreetWindow, Shows
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.look_commands import LookCommands
from practiceapp.ui.shared.memory import Memory
from practiceapp.ui.shared.navigation import Entry
from practiceapp.ui.shared.places import ABOUT, HELP, Place
from practiceapp.ui.shared.preferences import Preferences


class Acts(Shows, Protocol):
    """What the window can do. Each acts at once and says itself why it cannot."""

    def enter_place(self, name: str) -> None: ...

    def show_place(self, place: Place) -> None: ...

    def go_back(self) -> None: ...

    def go_forward(self) -> None: ...

    def focus_search(self) -> None: ...

    def open_help(self) -> None: ...

    def take_back(self) -> None: ...

    def lock(self) -> None: ...

    def close(self) -> bool: ...


class Over(Protocol):
    """What opens over the page."""

    opener: QAction | None

    def open_palette(self) -> None: ...

    def open_keys(self) -> None: ...


class WindowCommands(QObject):
    """Adds them to the window and keeps enabled what makes sense."""

    def __init__(self, window: QMainWindow, acts: Acts, over: Over, entries: Sequence[Entry]) -> None:
        super().__init__(window)
        self._window, self._acts, self._over = window, acts, over
        for entry in entries:
            if entry.name != HELP:
                go = partial(acts.enter_place, entry.name)
                command(window, entry.words, go, entry.keys, entry.icon, goes=True)
        self.find = command(window, _("Find a client or a word"), acts.focus_search, "Ctrl+F", "search")
        self.palette = command(window, _("All commands"), over.open_palette, "Ctrl+K", "list")
        over.opener = self.palette
        self.undo = command(window, _("Undo"), acts.take_back, "Ctrl+Z", "undo-2")
        self.back = command(window, _("Back"), acts.go_back, "Alt+Left", "arrow-left")
        self.forward = command(window, _("Forward"), acts.go_forward, "Alt+Right", "arrow-right")

    def add_rest(self, preferences: Preferences, known: Mapping[str, object]) -> None:
        """What is rarely wanted stands last."""
        window, acts = self._window, self._acts
        self.look = LookCommands(window, preferences)
        self.discreet = DiscreetWindow(window, acts, preferences)
        self.cover = Covers(window, preferences)
        if HELP in known:
            command(window, _("Help for this page"), acts.open_help, "F1", "circle-help")
        command(window, _("Keyboard shortcuts"), self._over.open_keys, "?; Ctrl+/", "keyboard")
        if ABOUT in known:
            go = partial(acts.show_place, Place(ABOUT))
            command(window, _("About Practiceapp"), go, icon="info", goes=True)
        command(window, _("Lock now"), acts.lock, "Ctrl+L", "lock")
        command(window, _("Quit"), acts.close, "Ctrl+Q", "log-out")

    def show_possible(self, memory: Memory) -> None:
        """After going somewhere, and after something was done or taken back."""
        self.undo.setEnabled(bool(memory.steps))
        self.back.setEnabled(memory.can_go_back)
        self.forward.setEnabled(memory.can_go_forward)
