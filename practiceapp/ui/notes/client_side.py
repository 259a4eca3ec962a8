"""The client beside the note: who it is, the other sessions, and the note of one of them to read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.earlier_note import EarlierNoteView
from practiceapp.ui.shared.focus import holds_focus
from practiceapp.ui.shared.pieces import Line
from practiceapp.ui.shared.theme import current, set_kind

LEAST_WIDTH, LEAST_HEIGHT = 280, 190


@dataclass(frozen=True)
class Parts:
    """What other features hand in: the head, the sessions, and how to show a client but for one session."""

    head: QWidget
    sessions: QWidget
    show_client: Callable[[ClientId, SessionId], None]
    focus_sessions: Callable[[], None]


class ClientSide(QFrame):
    """Shows the client of the note that is open. It takes the focus only when she goes there."""

    def __init__(self, parts: Parts, note: EarlierNoteView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self.note = parts, note
        self._shown: SessionId | None = None
        self._low = False
        self._build()
        note.left.connect(self._on_left)

    def _build(self) -> None:
        theme = current()
        set_kind(self, "card")
        self.setMinimumSize(theme.px(LEAST_WIDTH), theme.px(LEAST_HEIGHT))
        self.stack = QStackedWidget()
        self.stack.addWidget(self._parts.sessions)
        self.stack.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(20), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(12))
        self._line = Line()
        column.addWidget(self._parts.head)
        column.addWidget(self._line)
        column.addWidget(self.stack, 1)

    def show_client(self, client_id: ClientId, besides: SessionId) -> None:
        """Show this client as things are now; with another note open, the sessions again."""
        self._parts.show_client(client_id, besides)
        if besides != self._shown:
            self._shown = besides
            self._turn_to(self._parts.sessions)

    def be_low(self, *, low: bool) -> None:
        """While it stands below the note there is little height, and who it is about is known."""
        self._low = low
        self._turn_to(self.stack.currentWidget())

    def open_note(self, session_id: int) -> None:
        """Show the note of a session in place of the list; the focus follows if it was in the list."""
        held = holds_focus(self)
        self.note.open(SessionId(session_id))
        self._turn_to(self.note)
        if held:
            self.note.focus_first()

    def focus_first(self) -> None:
        """Take the focus: to the note that is read, else to the sessions."""
        if self.stack.currentWidget() is self.note:
            self.note.focus_first()
        else:
            self._parts.focus_sessions()

    def _on_left(self) -> None:
        held = holds_focus(self)
        self._turn_to(self._parts.sessions)
        if held:
            self._parts.focus_sessions()

    def _turn_to(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        for part in (self._parts.head, self._line):
            part.setVisible(not (self._low and view is self.note))
