"""Typed text on its way into the vault: saved after a pause, kept and tried again when the vault refuses."""

from collections.abc import Callable, Mapping

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
        self._adding = False
        self._pause = self._timer(self._pace.pause, self.save)
        self._longest = self._timer(self._pace.longest, self.save)
        self._retry = self._timer(0, self._on_retry)
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

    @property
    def has_saved(self) -> bool:
        """Whether no draft waits; additions that are still being typed do not count."""
        return not self._unsaved and not self._adding

    def edit(self, session_id: SessionId, passages: Mapping[Heading, str]) -> None:
        """Remember what the note now says and start the pause again."""
        self._unsaved[session_id] = dict(passages)
        self._pause.start()
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()

    def unsaved(self, session_id: SessionId) -> Mapping[Heading, str] | None:
        """What was typed for this session and is not in the vault yet."""
        return self._unsaved.get(session_id)

    def keep_addition(self, session_id: SessionId, text: str) -> None:
        """Hold the addition being typed; it becomes part of the note with `add`, or on leaving."""
        self._additions[session_id] = text
        if not text.strip():
            del self._additions[session_id]

    def addition(self, session_id: SessionId) -> str:
        """The addition begun for this session and not yet part of its note."""
        return self._additions.get(session_id, "")

    def save(self) -> bool:
        """Save the typed drafts now; True when all of them are in the vault."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        for session_id, passages in list(self._unsaved.items()):
            try:
                note = self._notes.save_draft(session_id, passages)
            except (PracticeError, VaultTrouble) as error:
                self._on_refused(session_id, error)
            else:
                del self._unsaved[session_id]
                self._failures = 0
                self.saved.emit(note)
        return not self._unsaved

    def add(self) -> bool:
        """Put begun additions to their notes; True when all of them are in the vault."""
        self._adding = False
        for session_id, text in list(self._additions.items()):
            try:
                note = self._notes.amend(session_id, text)
            except (PracticeError, VaultTrouble) as error:
                self._adding = isinstance(error, VaultTrouble)
                self._on_refused(session_id, error)
            else:
                del self._additions[session_id]
                self._failures = 0
                self.saved.emit(note)
        return not self._additions

    def _on_retry(self) -> None:
        self.save()
        if self._adding:
            self.add()

    def _on_refused(self, session_id: SessionId, error: Exception) -> None:
        if isinstance(error, VaultTrouble):
            waits = self._pace.retries
            self._retry.start(waits[min(self._failures, len(waits) - 1)])
            self._failures += 1
        self.not_saved.emit(session_id, error)

    def _on_idle(self) -> None:
        """Nobody is typing: time for the search index to tidy up. Trouble here waits for the next save."""
        if self._unsaved:
            return
        try:
            self._notes.tidy()
        except VaultTrouble:
            self._idle.stop()
