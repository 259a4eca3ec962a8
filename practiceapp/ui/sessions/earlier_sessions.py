"""A client's sessions beside a note: to look one up, nothing to do with any of them, and no word of money."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.sessions.timeline_list import TimelineList
from practiceapp.ui.sessions.timeline_presenter import Earlier, TimelinePresenter
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.theme import current


class EarlierSessions(QWidget):
    """Newest first; `chosen(session_id)` on Enter or a click."""

    chosen = Signal(int)

    def __init__(self, presenter: TimelinePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        presenter.setParent(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.trouble = Banner()
        self.rows = TimelineList(_("Sessions of this client, newest first"), has_menu=False)
        self.empty = label(_("No other session yet."), "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(8))
        column.addWidget(self.trouble)
        column.addWidget(self.rows, 1)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.rows.opened.connect(self._on_opened)
        self.rows.clicked.connect(self._on_clicked)
        self.rows.peeked.connect(self._on_peeked)
        self.rows.at_end.connect(self._presenter.show_earlier, Qt.ConnectionType.QueuedConnection)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self._say)
        self._presenter.note_wanted.connect(self.chosen)

    def show_client(self, client_id: ClientId, besides: SessionId) -> None:
        """Show this client's sessions but for the one whose note is open."""
        self.trouble.say("")
        self._presenter.show_client(client_id, besides)

    def focus_first(self) -> None:
        """Take the focus, on the row looked at last or the first."""
        self.rows.focus_first()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.rows.row_at(index)
        if row is not None:
            self._on_opened(row.key)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, Earlier):
            self.rows.stay_at_end(self._presenter.show_earlier)
        elif isinstance(key, int):
            self.trouble.say("")
            self._presenter.open_note(SessionId(key))

    def _on_peeked(self, key: object) -> None:
        if isinstance(key, int):
            self._presenter.open_line(SessionId(key))

    def _show(self, rows: list[Row]) -> None:
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _say(self, words: str) -> None:
        self.trouble.say(words, "danger")
