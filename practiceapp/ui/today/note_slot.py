"""The place beside the day where a session's note is written; the note itself comes from its own feature."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.sessions import SessionId
from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.theme import current


@dataclass(frozen=True)
class NoteHere:
    """The editor handed in: its widget; how to open a session's note, take the focus, save what is typed."""

    widget: QWidget
    open: Callable[[SessionId], None]
    focus: Callable[[], None]
    flush: Callable[[], None]


class NoteSlot(QWidget):
    """Shows the editor with a way to put it away again. `closed` when she did."""

    closed = Signal()

    def __init__(self, note: NoteHere, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.close_note = IconButton("x", _("Close the note (Escape)"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addStretch(1)
        head.addWidget(self.close_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(16), theme.px(32), theme.px(16))
        layout.setSpacing(theme.px(4))
        layout.addLayout(head)
        layout.addWidget(self._note.widget, 1)

    def _connect(self) -> None:
        self.close_note.clicked.connect(self.closed)

    def open(self, session_id: SessionId) -> None:
        """Show the note of this session and put the caret into it."""
        self._note.open(session_id)
        self.show()
        self._note.focus()

    def flush(self) -> None:
        """Save what is typed."""
        if not self.isHidden():
            self._note.flush()
