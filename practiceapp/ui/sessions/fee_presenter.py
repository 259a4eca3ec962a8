"""Decisions of the fee form: what one session costs, as long as it is not billed."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.services.sessions import SessionService
from practiceapp.ui.sessions.fee_words import NoAmount, read_fee, terms_line
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import done_words, sentence_for


@dataclass(frozen=True, slots=True)
class FeeScreen:
    """The form as it opens: when the session is, what it costs (None: not known yet), what the terms say."""

    when: str
    minor: int | None
    terms: str
    currency: str


class FeePresenter(QObject):
    """Shows what a session costs and keeps another fee."""

    shown = Signal(FeeScreen)
    refused = Signal(str)
    finished = Signal()
    undoable = Signal(object, str)

    def __init__(self, sessions: SessionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions = sessions
        self._session_id: SessionId | None = None
        self._currency = ""

    def open(self, session_id: SessionId) -> None:
        """Start from the session's own fee, or from that of the terms. Raises SessionMissing."""
        session = self._sessions.get(session_id)
        known = self._sessions.known_fee(session.client_id, session.kind, session.start.day)
        self._session_id, self._currency = session_id, known.currency
        when = _("{day}, {time}").format(
            day=formats.short_day(session.start.day), time=formats.clock(session.start.time)
        )
        minor = known.minor if session.fee_minor is None else session.fee_minor
        self.shown.emit(FeeScreen(when, minor, terms_line(known), known.currency))

    def keep(self, typed: str) -> None:
        """Keep what was typed as the session's fee, or say why not."""
        if self._session_id is None:
            return
        try:
            undo = self._sessions.set_fee(self._session_id, read_fee(typed, self._currency))
        except NoAmount as slip:
            self.refused.emit(str(slip))
            return
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit(sentence_for(error))
            return
        self.undoable.emit(undo, done_words(undo.what))
        self.finished.emit()
