"""Finishing a note: at once on screen, ten seconds later in the vault, and Undo in between."""

from PySide6.QtCore import QObject, QTimer, Signal

from practiceapp.domain.clinical.notes import Note
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.ports import Notes, Pace


class Finishing(QObject):
    """Notes finished on screen whose lock is not written yet; only the last one can still be undone.

    `changed()` when that set changes; `written(Note)` once the vault has a lock; `failed(session_id, error)`
    when it could not be written: with a VaultTrouble the note stays finished on screen and is tried again.
    """

    changed = Signal()
    written = Signal(Note)
    failed = Signal(int, Exception)

    def __init__(self, notes: Notes, pace: Pace | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._pace = pace or Pace()
        self._due: list[SessionId] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)

    @property
    def undoable(self) -> SessionId | None:
        """The session whose note can still be opened again."""
        return self._due[-1] if self._due else None

    def includes(self, session_id: SessionId) -> bool:
        """Whether this note is finished on screen and not yet in the vault."""
        return session_id in self._due

    def begin(self, session_id: SessionId) -> None:
        """Finish this note; one finished before is written now."""
        self.write()
        self._due.append(session_id)
        self._timer.start(self._pace.undo)
        self.changed.emit()

    def undo(self) -> SessionId | None:
        """Take the last one back; it is a draft again, as it still is in the vault."""
        if not self._due:
            return None
        session_id = self._due.pop()
        if not self._due:
            self._timer.stop()
        self.changed.emit()
        return session_id

    def write(self) -> bool:
        """Write the locks now: after ten seconds, on leaving, locking, quitting. True when none is left."""
        self._timer.stop()
        for session_id in list(self._due):
            try:
                note = self._notes.lock(session_id)
            except VaultTrouble as error:
                self._timer.start(self._pace.retries[-1])
                self.failed.emit(session_id, error)
                continue
            except PracticeError as error:
                self._settle(session_id)
                self.failed.emit(session_id, error)
                continue
            self._settle(session_id)
            self.written.emit(note)
        return not self._due

    def _settle(self, session_id: SessionId) -> None:
        self._due.remove(session_id)
        self.changed.emit()
