"""Typed text on its way into the vault: saved after a pause, kept and tried again when the vault refuses."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from practiceapp.domain.clinical.notes import Heading, Note
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.ports import Notes, Pace


class Autosave(QObject):
    """Holds what is typed until the vault has it; text leaves here only after a save returned.

    One for the whole program, so that text which could not be saved is found again wherever its note is
    opened next. Keyed by session: what was typed for one note can never be saved into another.
    `saved(Note)`; `not_saved(session_id, error)` with a VaultTrouble (tried again by itself) or a
    PracticeError (tried again with the next key).
    """

    saved = Signal(Note)
    not_saved = Signal(int, Exception)

    def __init__(self, notes: Notes, pace: Pace | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._pace = pace or Pace()
        self._unsaved: dict[SessionId, dict[Heading, str]] = {}
        self._additions: dict[SessionId, str] = {}
        self._failures = 0
        self._adding: set[SessionId] = set()
        self._pause = self._timer(self._pace.pause, self.save)
        self._longest = self._timer(self._pace.longest, self.save)
        self._retry = self._timer(0, self.save)
        self._idle = self._timer(self._pace.idle, self._on_idle)

    def _timer(self, interval: int, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    @property
    def is_clean(self) -> bool:
        """Whether everything typed is in the vault."""
        return not self._unsaved and not self._additions

    def edit(self, session_id: SessionId, passages: Mapping[Heading, str]) -> None:
        """Remember what the note now says and start the pause again."""
        self._unsaved[session_id] = dict(passages)
        self._wait()

    def edit_addition(self, session_id: SessionId, text: str) -> None:
        """Remember the addition being typed, as with a note; it stays a beginning until `add`."""
        self._additions[session_id] = text
        self._adding.discard(session_id)
        self._wait()

    def unsaved(self, session_id: SessionId) -> Mapping[Heading, str] | None:
        """What was typed for this session and is not in the vault yet."""
        return self._unsaved.get(session_id)

    def unsaved_addition(self, session_id: SessionId) -> str | None:
        """The addition typed for this session, as far as the vault does not have it."""
        return self._additions.get(session_id)

    def add(self, session_id: SessionId, text: str) -> bool:
        """Make this addition part of its note; a vault that refuses is asked again by itself."""
        self._additions[session_id] = text
        self._adding.add(session_id)
        return self.save()

    def save(self) -> bool:
        """Save what was typed now; True when all of it is in the vault."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        for session_id, passages in list(self._unsaved.items()):
            self._save_one(session_id, self._unsaved, partial(self._notes.save_draft, session_id, passages))
        for session_id, text in list(self._additions.items()):
            keep = self._notes.amend if session_id in self._adding else self._notes.save_addition
            self._save_one(session_id, self._additions, partial(keep, session_id, text))
        return self.is_clean

    def _save_one(
        self, session_id: SessionId, waiting: MutableMapping[SessionId, Any], keep: Callable[[], Note]
    ) -> None:
        try:
            note = keep()
        except (PracticeError, VaultTrouble) as error:
            self._on_refused(session_id, error)
            return
        del waiting[session_id]
        self._adding.discard(session_id)
        self._failures = 0
        self.saved.emit(note)

    def _wait(self) -> None:
        self._pause.start()
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_refused(self, session_id: SessionId, error: Exception) -> None:
        if isinstance(error, VaultTrouble):
            waits = self._pace.retries
            self._retry.start(waits[min(self._failures, len(waits) - 1)])
            self._failures += 1
        else:
            self._adding.discard(session_id)
        self.not_saved.emit(session_id, error)

    def _on_idle(self) -> None:
        """Nobody is typing: time for the search index to tidy up. Trouble here waits for the next save."""
        if not self.is_clean:
            return
        try:
            self._notes.tidy()
        except VaultTrouble:
            self._idle.stop()
