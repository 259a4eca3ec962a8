"""A session's note on a page of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.notes.note_split import Beside, NoteSplit
from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.commands import command, with_keys
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import TWO_HALVES, Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.theme import current


class NotePage(Page):
    """`Place(NOTE, session_id)`. Finishing a note opens the one that `next_owed(finished)` names, if any.

    `beside` brings the client beside the note; without it there is the note alone.
    """

    measure = TWO_HALVES

    def __init__(
        self,
        presenter: NotePresenter,
        clipboard: InnerClipboard,
        next_owed: Callable[[SessionId], SessionId | None] | None = None,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Session note")
        self._next_owed = next_owed
        self._build(presenter, clipboard, beside)
        self._connect(presenter)
        if beside is not None:
            self._offer_client()

    def _build(self, presenter: NotePresenter, clipboard: InnerClipboard, beside: Beside | None) -> None:
        theme = current()
        self.editor = NoteEditor(presenter, clipboard)
        self.split = NoteSplit(self.editor, beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(24))
        layout.addWidget(self.split)

    def _offer_client(self) -> None:
        turn = command(
            self, _("The client beside the note"), self.split.toggle, "F6; Ctrl+Shift+B", "panel-right"
        )
        across = command(self, _("To the client and back to the note"), self.split.go_across, "Shift+F6")
        across.setEnabled(False)
        self._turn = turn
        self.beside = IconButton("panel-right-open", turn.text())
        self.beside.setCheckable(True)
        self.editor.put_into_foot(self.beside)
        self.beside.clicked.connect(self.split.toggle)
        self.split.turned.connect(self._on_turned)
        self._on_turned(there=False)
        self.split.turned.connect(across.setEnabled)
        self.split.possible.connect(turn.setEnabled)
        self.split.possible.connect(self.beside.setVisible)

    def _on_turned(self, there: bool) -> None:
        """Its picture tells whether the client is there, not a colour alone."""
        self.beside.show_as("panel-right-close" if there else "panel-right-open", self._turn.text())
        self.beside.setToolTip(with_keys(self._turn))
        self.beside.setChecked(there)

    def _connect(self, presenter: NotePresenter) -> None:
        presenter.shown.connect(self.split.show_view)
        self.editor.said.connect(self.said)
        self.editor.undoable.connect(self.undoable)
        self.editor.finished.connect(self._on_finished)

    @override
    def enter(self, place: Place) -> None:
        if place.id is not None:
            self.editor.open(SessionId(place.id))
            self.editor.focus_first()

    @override
    def flush(self) -> None:
        self.editor.flush()

    def _on_finished(self, session_id: int) -> None:
        following = self._next_owed(SessionId(session_id)) if self._next_owed else None
        if following is not None:
            self.editor.open(following)
            self.editor.focus_first()
