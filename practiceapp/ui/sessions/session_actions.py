"""What can be said of a session that stands in a list, and saying it; every step can be taken back."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import MAY_COST, SessionId, SessionState
from practiceapp.services.clock import Clock
from practiceapp.services.sessions import SessionService
from practiceapp.services.undo import Undo
from practiceapp.ui.sessions.fee_presenter import FeePresenter
from practiceapp.ui.shared.language import N_, _
from practiceapp.ui.shared.wording import done_words, sentence_for


class SessionAction(Enum):
    """One line of the menu of a session, in its order."""

    WRITE_NOTE = "write_note"
    HELD = "held"
    MOVE = "move"
    CANCELLED_IN_TIME = "cancelled_in_time"
    CANCELLED_LATE = "cancelled_late"
    CANCELLED_BY_ME = "cancelled_by_me"
    MISSED = "missed"
    REOPEN = "reopen"
    FEE = "fee"
    OPEN_CLIENT = "open_client"
    REMOVE = "remove"


LABELS = {
    SessionAction.WRITE_NOTE: N_("&Write note"),
    SessionAction.HELD: N_("&Held"),
    SessionAction.MOVE: N_("&Move…"),
    SessionAction.CANCELLED_IN_TIME: N_("Cancelled in &time"),
    SessionAction.CANCELLED_LATE: N_("Cancelled &late"),
    SessionAction.CANCELLED_BY_ME: N_("Cancelled by m&e"),
    SessionAction.MISSED: N_("&Did not come"),
    SessionAction.REOPEN: N_("Back to &planned"),
    SessionAction.FEE: N_("&Fee…"),
    SessionAction.OPEN_CLIENT: N_("&Open client"),
    SessionAction.REMOVE: N_("&Remove session"),
}
_OPEN = (
    SessionAction.WRITE_NOTE,
    SessionAction.HELD,
    SessionAction.MOVE,
    SessionAction.CANCELLED_IN_TIME,
    SessionAction.CANCELLED_LATE,
    SessionAction.CANCELLED_BY_ME,
    SessionAction.MISSED,
    SessionAction.FEE,
    SessionAction.OPEN_CLIENT,
    SessionAction.REMOVE,
)
_SETTLED = (SessionAction.WRITE_NOTE, SessionAction.REOPEN, SessionAction.FEE, SessionAction.OPEN_CLIENT)
_NOT_BEFORE_ITS_DAY = frozenset({SessionAction.HELD, SessionAction.MISSED, SessionAction.WRITE_NOTE})


class SessionActionsPresenter(QObject):
    """Knows which steps a session allows and takes them. `fees` decides for the form of its fee."""

    undoable = Signal(object, str)
    changed = Signal()
    refused = Signal(str)
    move_wanted = Signal(int)
    note_wanted = Signal(int)
    fee_wanted = Signal(int)
    client_wanted = Signal(int)

    def __init__(
        self,
        sessions: SessionService,
        clock: Clock,
        parent: QObject | None = None,
        *,
        without: frozenset[SessionAction] = frozenset(),
    ) -> None:
        """`without` leaves out what makes no sense where the list stands."""
        super().__init__(parent)
        self._without = without
        self._sessions = sessions
        self._clock = clock
        self.fees = FeePresenter(sessions, self)
        self.fees.undoable.connect(self.undoable)
        self.fees.finished.connect(self.changed)
        self._steps: dict[SessionAction, Callable[[SessionId], Undo]] = {
            SessionAction.HELD: sessions.hold,
            SessionAction.CANCELLED_IN_TIME: sessions.cancel_in_time,
            SessionAction.CANCELLED_LATE: sessions.cancel_late,
            SessionAction.CANCELLED_BY_ME: sessions.cancel_by_me,
            SessionAction.MISSED: sessions.miss,
            SessionAction.REOPEN: sessions.reopen,
            SessionAction.REMOVE: sessions.remove,
        }

    def available(self, session_id: SessionId) -> tuple[SessionAction, ...]:
        """The steps that fit the session as it stands; none when it is gone."""
        return tuple(action for action in self._fitting(session_id) if action not in self._without)

    def _fitting(self, session_id: SessionId) -> tuple[SessionAction, ...]:
        try:
            session = self._sessions.get(session_id)
        except PracticeError:
            return ()
        if session.state is SessionState.MOVED:
            return (SessionAction.OPEN_CLIENT,)
        if session.state is not SessionState.PLANNED:
            free = session.state not in MAY_COST
            return tuple(action for action in _SETTLED if not (free and action is SessionAction.FEE))
        if session.start.day > self._clock.today():
            return tuple(action for action in _OPEN if action not in _NOT_BEFORE_ITS_DAY)
        return _OPEN

    def take(self, session_id: SessionId, action: SessionAction) -> None:
        """Do what was chosen, or say why it cannot be done."""
        try:
            self._take(session_id, action)
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit(sentence_for(error))

    def _take(self, session_id: SessionId, action: SessionAction) -> None:
        if action is SessionAction.MOVE:
            self.move_wanted.emit(session_id)
        elif action is SessionAction.FEE:
            self.fee_wanted.emit(session_id)
        elif action is SessionAction.WRITE_NOTE:
            self.note_wanted.emit(session_id)
        elif action is SessionAction.OPEN_CLIENT:
            self.client_wanted.emit(self._sessions.get(session_id).client_id)
        else:
            undo = self._steps[action](session_id)
            reopened = action is SessionAction.REOPEN
            self.undoable.emit(undo, _("Session is planned again") if reopened else done_words(undo.what))
            self.changed.emit()
