"""The sessions of one client, for the client's page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.sessions.row_actions import RowActions
from practiceapp.ui.sessions.session_actions import SessionActionsPresenter
from practiceapp.ui.sessions.timeline_list import TimelineList
from practiceapp.ui.sessions.timeline_presenter import Earlier, TimelinePresenter
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, EmptyState, hint
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.theme import current


class SessionTimeline(QWidget):
    """Shows a client's sessions, newest first; each row has the menu of a session.

    `note_wanted(SessionId)` on Enter; `new_session_wanted(ClientId)` from the empty state; `changed` after
    any step.
    """

    note_wanted = Signal(int)
    new_session_wanted = Signal(int)
    changed = Signal()

    def __init__(
        self, presenter: TimelinePresenter, actions: SessionActionsPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._actions = presenter, actions
        self._client_id: ClientId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.trouble = Banner()
        self.rows = TimelineList(_("Sessions, newest first"))
        self.menu = RowActions(self._actions, self.rows)
        self.help = hint(_("Enter: the note. Space: its first line. Menu key: what became of a session."))
        self.empty = EmptyState(
            _("No sessions yet. The first one you plan will stand here."), _("Plan the &first")
        )
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(8))
        column.addWidget(self.rows, 1)
        column.addWidget(self.help)
        self._either = QStackedLayout()
        self._either.addWidget(filled)
        self._either.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(8))
        layout.addWidget(self.trouble)
        layout.addLayout(self._either, 1)

    def _connect(self) -> None:
        self.rows.opened.connect(self._on_opened)
        self.rows.peeked.connect(self._on_peeked)
        self.rows.at_end.connect(self._presenter.show_earlier, Qt.ConnectionType.QueuedConnection)
        self.empty.acted.connect(self._on_new)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self._say)
        self._presenter.note_wanted.connect(self.note_wanted)
        self._actions.note_wanted.connect(self.note_wanted)
        self._actions.refused.connect(self._say)
        self._actions.changed.connect(self._on_changed)

    def show_client(self, client_id: ClientId) -> None:
        """Show this client's sessions as they are now."""
        self._client_id = client_id
        self.trouble.say("")
        self._presenter.show_client(client_id)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, Earlier):
            self.rows.stay_at_end(self._presenter.show_earlier)
        elif isinstance(key, int):
            self.trouble.say("")
            self._presenter.open_note(SessionId(key))

    def _on_peeked(self, key: object) -> None:
        if isinstance(key, int):
            self._presenter.open_line(SessionId(key))

    def _on_new(self) -> None:
        if self._client_id is not None:
            self.new_session_wanted.emit(self._client_id)

    def _on_changed(self) -> None:
        self.trouble.say("")
        self._presenter.refresh()
        self.changed.emit()

    def _show(self, rows: list[Row]) -> None:
        self._either.setCurrentIndex(0 if rows else 1)
        self.rows.show_rows(rows)

    def _say(self, words: str) -> None:
        self.trouble.say(words, "danger")
