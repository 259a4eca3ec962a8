"""Decisions of a client's page: its head, the details saved on leaving a field, the state, the bin."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientState
from practiceapp.domain.errors import PracticeError, TextTooLong, VaultTrouble
from practiceapp.domain.sessions import Session, SessionState
from practiceapp.services.clients import ClientService
from practiceapp.services.clock import Clock
from practiceapp.services.sessions import SessionService
from practiceapp.services.undo import Undo
from practiceapp.ui.clients.client_words import state_pill
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.discretion import called, reference_beside
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import done_words, sentence_for


@dataclass(frozen=True)
class ClientHead:
    """The top of the page: who, the reference when a name stands above it, state, next or last session."""

    name: str
    reference: str
    pill: tuple[str, str]
    when: str


class ClientPresenter(QObject):
    """Shows one client and keeps what is changed."""

    head_shown = Signal(ClientHead)
    details_shown = Signal(ClientDetails)
    state_shown = Signal(ClientState)
    gone = Signal(str)
    refused = Signal(str, str)
    undoable = Signal(object, str)
    saved = Signal(str)
    removed = Signal()

    def __init__(
        self, clients: ClientService, sessions: SessionService, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clients, self._sessions, self._clock = clients, sessions, clock
        self._client: Client | None = None

    @property
    def client_id(self) -> ClientId | None:
        """Whose page this is; None while nobody's."""
        return self._client.client_id if self._client else None

    def open(self, client_id: ClientId) -> None:
        """Show this client, or say that the person is no longer here."""
        try:
            self._client = self._clients.get(client_id)
            sessions = self._sessions.of_client(client_id)
        except (PracticeError, VaultTrouble) as error:
            self._client = None
            self.gone.emit(sentence_for(error))
            return
        self._show_head(self._client, sessions)
        self.details_shown.emit(self._client.details)
        self.state_shown.emit(self._client.state)

    def refresh_head(self) -> None:
        """Sessions changed elsewhere on the page: the next one may be another."""
        if self._client is None:
            return
        try:
            self._show_head(self._client, self._sessions.of_client(self._client.client_id))
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))

    def save(self, details: ClientDetails) -> None:
        """Keep changed details; nothing happens while they are as before."""
        try:
            self.keep(details)
        except TextTooLong as error:
            self.refused.emit(error.field, sentence_for(error))
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))

    def keep(self, details: ClientDetails) -> None:
        """As `save`, for leaving the page. Raises TextTooLong, ClientMissing, or trouble with the vault."""
        client = self._client
        if client is not None and details.checked() != client.details:
            self._changed(self._clients.save(client.client_id, details))

    def set_state(self, state: ClientState) -> None:
        """Keep where the work together stands from now on."""
        client = self._client
        if client is None or client.state is state:
            return
        try:
            self._changed(self._clients.set_state(client.client_id, state))
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))

    def remove(self) -> None:
        """Put the client into the bin for 30 days."""
        if self._client is None:
            return
        try:
            undo = self._clients.remove(self._client.client_id)
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))
            return
        self._client = None
        self.undoable.emit(undo, done_words(undo.what))
        self.removed.emit()

    def _changed(self, undo: Undo) -> None:
        if self._client is not None:
            self.undoable.emit(undo, done_words(undo.what))
            self.open(self._client.client_id)
            at = formats.clock(self._clock.now().astimezone())
            self.saved.emit(_("Saved {time}").format(time=at))

    def _show_head(self, client: Client, sessions: list[Session]) -> None:
        self.head_shown.emit(
            ClientHead(
                name=called(client.full_name, client.reference),
                reference=reference_beside(client.full_name, client.reference),
                pill=state_pill(client.state),
                when=self._when(sessions),
            )
        )

    def _when(self, sessions: list[Session]) -> str:
        now = self._clock.now()
        planned = [one for one in sessions if one.state is SessionState.PLANNED and one.start.instant() > now]
        if planned:
            coming = min(planned, key=lambda one: one.start.instant())
            return _("Next session {day}, {time}").format(
                day=formats.short_day(coming.start.day), time=formats.clock(coming.start.time)
            )
        held = [one.start.day for one in sessions if one.state is SessionState.HELD]
        return _("Last session {day}").format(day=formats.day(max(held))) if held else _("No session planned")
