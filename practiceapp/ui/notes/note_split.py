"""The note alone, or with its client: beside it, in a narrow window below it, in too small a one neither."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.notes.client_side import LEAST_HEIGHT as SIDE_HEIGHT
from practiceapp.ui.notes.client_side import LEAST_WIDTH as SIDE_WIDTH
from practiceapp.ui.notes.client_side import ClientSide
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_presenter import NoteView
from practiceapp.ui.shared.focus import holds_focus
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.split import Split
from practiceapp.ui.shared.theme import current

PAPER_WIDTH, LEAST_WIDTH, LEAST_TEXT = 720, 360, 150
"""The sheet of the note with room around its column of text, at most and at least, and the least height of
what is seen of the text, in px."""
BESIDE_FROM = 1100
"""From this width of the window on the client stands beside the note, else below it if both have room so."""


@dataclass(frozen=True)
class Beside:
    """How the part beside the note is made, when it is first wanted, and what is remembered of it."""

    make: Callable[[], ClientSide]
    preferences: Preferences


class NoteSplit(Split):
    """`turned(bool)` when the client came beside the note, or went; neither moves the focus.

    `possible(bool)` when there came to be room for both, or not any more.
    """

    turned = Signal(bool)
    possible = Signal(bool)

    def __init__(self, editor: NoteEditor, beside: Beside | None, parent: QWidget | None = None) -> None:
        share = beside.preferences.split_percent if beside else 100
        super().__init__(_("Edge between the note and the client"), share, parent)
        self._editor, self._beside = editor, beside
        self._side: ClientSide | None = None
        self._view: NoteView | None = None
        self._came_from: QWidget | None = None
        self.has_room = True
        self._build()
        self.shared.connect(self._on_shared)

    def _build(self) -> None:
        theme = current()
        self._editor.setMaximumWidth(theme.px(PAPER_WIDTH))
        middle = QWidget()
        middle.setMinimumWidth(theme.px(LEAST_WIDTH))
        self._editor.stack.setMinimumHeight(theme.px(LEAST_TEXT))
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._editor, 1000)
        across.addStretch(1)
        self.addWidget(middle)

    @property
    def side(self) -> ClientSide | None:
        """The client, while in view."""
        return self._side if self._side is not None and not self._side.isHidden() else None

    def show_view(self, view: NoteView) -> None:
        """Another note is open, or it became another kind of note."""
        if self._view is None or view.session.session_id != self._view.session.session_id:
            self._came_from = None  # the passages of the note before are gone
        self._view = view
        self._show_if_wanted()

    def toggle(self) -> None:
        """Bring the client beside the note, or send it away; remembered for the next time."""
        if self._beside is None:
            return
        wanted = self.side is None
        self._beside.preferences.split_shown = wanted
        if wanted:
            self._show_side(self._beside)
        elif self._side is not None:
            self._hide_side(self._side)

    def go_across(self) -> None:
        """From the note to the client, and back to where she was."""
        if self.side is None:
            return
        if not holds_focus(self.side):
            self._came_from = QApplication.focusWidget()
            self.side.focus_first()
        elif self._came_from is not None and self._editor.isAncestorOf(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._editor.focus_first()

    def _show_side(self, beside: Beside) -> None:
        if self._side is None:
            self._side = beside.make()
            self.addWidget(self._side)
            self.setTabOrder(self._editor.finish, self.handle(1))
        if self._view is not None:
            session = self._view.session
            self._side.show_client(session.client_id, session.session_id)
        self._turn()
        self._side.setVisible(self.has_room)
        self._take_share()
        self.turned.emit(self.has_room)

    def _show_if_wanted(self) -> None:
        if self._beside is not None and self._beside.preferences.split_shown and self._view is not None:
            self._show_side(self._beside)

    def _hide_side(self, side: ClientSide) -> None:
        if holds_focus(side) or holds_focus(self.handle(1)):
            self._editor.focus_first()
        side.hide()
        self.turned.emit(False)

    def _turn(self) -> None:
        """Whichever way there is room; a window that is wide enough shows them beside each other."""
        theme, edge = current(), self.handleWidth()
        beside = self.width() >= theme.px(LEAST_WIDTH) + theme.px(SIDE_WIDTH) + edge
        least = theme.px(LEAST_TEXT) + self._editor.around_text() + theme.px(SIDE_HEIGHT) + edge
        below = self.height() >= least
        self.has_room = beside or below
        roomy = self.window().width() >= theme.px(BESIDE_FROM)
        flat = beside and (roomy or not below)
        wanted = Qt.Orientation.Horizontal if flat else Qt.Orientation.Vertical
        if wanted != self.orientation():
            self.setOrientation(wanted)
        if self._side is not None:
            self._side.be_low(low=not flat)

    def _on_shared(self, percent: int) -> None:
        if self._beside is not None:
            self._beside.preferences.split_percent = percent

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        had_room = self.has_room
        self._turn()
        super().resizeEvent(event)
        if self.has_room == had_room:
            return
        if self.side is not None:
            self._hide_side(self.side)
        elif self.has_room:
            self._show_if_wanted()
        self.possible.emit(self.has_room)
