"""A session's note on a page of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.theme import current

PAPER_WIDTH = 720
"""The sheet of the note with room around its column of text, in px."""


class NotePage(Page):
    """`Place(NOTE, session_id)`. Finishing a note opens the one that `next_owed(finished)` names, if any."""

    def __init__(
        self,
        presenter: NotePresenter,
        clipboard: InnerClipboard,
        next_owed: Callable[[SessionId], SessionId | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Session note")
        self._next_owed = next_owed
        self._build(presenter, clipboard)
        self._connect()

    def _build(self, presenter: NotePresenter, clipboard: InnerClipboard) -> None:
        theme = current()
        self.editor = NoteEditor(presenter, clipboard)
        self.editor.setMaximumWidth(theme.px(PAPER_WIDTH))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(24))
        layout.addStretch(1)
        layout.addWidget(self.editor, 1000)
        layout.addStretch(1)

    def _connect(self) -> None:
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
