"""The client beside the note, put together from three features that do not know each other."""

from practiceapp.bootstrap.services import Services
from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.clients.client_brief import ClientBrief
from practiceapp.ui.clients.client_presenter import ClientPresenter
from practiceapp.ui.notes.client_side import ClientSide, Parts
from practiceapp.ui.notes.earlier_note import EarlierNotePresenter, EarlierNoteView
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.sessions.earlier_sessions import EarlierSessions
from practiceapp.ui.sessions.timeline_presenter import TimelinePresenter


def client_side(services: Services, clipboard: InnerClipboard) -> ClientSide:
    """Who the client is, the other sessions, and a note to read; nothing about payers or sums."""
    head = ClientBrief(ClientPresenter(services.clients, services.sessions, services.clock))
    sessions = EarlierSessions(TimelinePresenter(services.sessions, services.notes, with_fees=False))

    def show(client_id: ClientId, besides: SessionId) -> None:
        head.show_client(client_id)
        sessions.show_client(client_id, besides)

    note = EarlierNoteView(EarlierNotePresenter(services.notes, services.sessions), clipboard)
    side = ClientSide(Parts(head, sessions, show, sessions.focus_first), note)
    sessions.chosen.connect(side.open_note)
    return side
