"""Asks while she types, and says what was found."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.desk.search import Found, FoundClient
from practiceapp.ui.shared.places import CLIENT, NOTE, Place

PAUSE_MS = 60
"""Shorter than the pause between two keys of quick typing, so that a burst asks once."""


class Finder(Protocol):
    """The part of SearchService that is needed here."""

    def find(self, words: str, limit: int = 40) -> list[Found]: ...  # noqa: D102 - as in the service


class SearchPresenter(QObject):
    """Holds the words being searched, in memory only.

    `found(list[Found])` after a pause in typing; `cleared()` when there are no words; `trouble(error)` when
    the vault could not be asked.
    """

    found = Signal(list)
    cleared = Signal()
    trouble = Signal(Exception)

    def __init__(self, search: Finder, pause_ms: int = PAUSE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._words = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self.ask_now)

    def ask(self, words: str) -> None:
        """She typed: ask when she pauses. No words clear at once."""
        self._words = words
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.cleared.emit()

    def ask_now(self) -> None:
        """Ask without waiting: on Enter, and again after trouble or when the page is entered."""
        self._pause.stop()
        if not self._words.strip():
            self.cleared.emit()
            return
        try:
            found = self._search.find(self._words)
        except (PracticeError, VaultTrouble) as error:
            self.trouble.emit(error)
            return
        self.found.emit(found)

    def settle(self) -> None:
        """If a pause is still running, ask now, so that what is opened belongs to what was typed."""
        if self._pause.isActive():
            self.ask_now()


def place_of(found: Found) -> Place:
    """Where a find leads: to the client, or to the note of the session."""
    if isinstance(found, FoundClient):
        return Place(CLIENT, found.client_id)
    return Place(NOTE, found.session_id)
