"""The note as one calm page: what it belongs to, its passages, what was added later."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.clinical.notes import Heading, NoteState, headings_of
from practiceapp.domain.sessions import Session, SessionId, SessionKind
from practiceapp.ui.notes.additions import AdditionColumn
from practiceapp.ui.notes.beside_text import INDENT
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_presenter import NoteView
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.notes.passages import PassageColumn
from practiceapp.ui.shared.direction import from_the_right
from practiceapp.ui.shared.focus import bring_focus_into_view
from practiceapp.ui.shared.formats import clock, long_day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Pill, section_title
from practiceapp.ui.shared.theme import current, set_kind

MEASURE = "the silence in the room was older than the vote, she said, and so"
"""As many characters as a line of the page holds at most: 66, between the 60 and 68 of look.md."""


class NoteSheet(QWidget):
    """What scrolls.

    `edited(Heading, str)`, `addition_edited(str)` while she types, `added()`, `left()` when a text loses the
    focus, `line_shown(NoteText)` when the cursor moved in it.
    """

    edited = Signal(Heading, str)
    addition_edited = Signal(str)
    added = Signal()
    left = Signal()
    line_shown = Signal(NoteText)

    def __init__(self, clipboard: InnerClipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session_id: SessionId | None = None

        self._build(clipboard)
        self._connect()

    def _build(self, clipboard: InnerClipboard) -> None:
        theme = current()
        set_kind(self, "scrolled")
        self.title = section_title("")
        self.kind, self.label, self.time, self.state = Pill(), Pill(), Pill(), Pill()
        chips = QHBoxLayout()
        chips.setSpacing(theme.px(8))
        chips.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        self.title.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        for pill in (self.kind, self.label, self.time, self.state):
            chips.addWidget(pill)
        chips.addStretch(1)
        self.passages = PassageColumn(clipboard)
        self.additions = AdditionColumn(clipboard)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(chips)
        column.addWidget(self.title)
        column.addSpacing(theme.px(4))
        column.addWidget(self.passages)
        column.addWidget(self.additions)
        column.addStretch(1)
        self._centred = QHBoxLayout(self)
        self._centred.addStretch(1)
        self._centred.addWidget(self._page, 1000)
        self._centred.addStretch(1)
        self.leave_room(bar=False)
        self._take_measure()

    def _connect(self) -> None:
        self.passages.edited.connect(self.edited)
        self.passages.left.connect(self.left)
        self.passages.line_shown.connect(self.line_shown)
        self.additions.edited.connect(self.addition_edited)
        self.additions.added.connect(self.added)
        self.additions.left.connect(self.left)
        self.additions.line_shown.connect(self.line_shown)
        current().changed.connect(self._take_measure)

    def show_view(self, view: NoteView) -> None:
        """Show this note; the same note again keeps the cursor and the steps that can be undone."""
        session = view.session
        if session.session_id != self.session_id:
            self.session_id = session.session_id
            self.passages.start(headings_of(view.note.kind))
        self.title.setText(long_day(session.start.day))
        self.kind.say(kind_words(session.kind), "accent")
        self.label.say(view.label)
        self.time.say(span_words(session))
        self._show_state(view)
        self.passages.show_passages(view.passages, writable=not view.is_finished)
        self.additions.show_additions(view)

    def leave_room(self, *, bar: bool) -> None:
        """Margins that keep the text where it is when the scroll bar (12 px) comes and goes."""
        theme = current()
        right = theme.px(32) - (12 if bar else 0)
        left = theme.px(32) - theme.px(INDENT)
        if from_the_right():
            left, right = right, left
        self._centred.setContentsMargins(left, theme.px(24), right, theme.px(24))

    def focus_first(self) -> None:
        """Put the cursor where writing goes on."""
        self.passages.focus_first()

    def _show_state(self, view: NoteView) -> None:
        words = ""
        if view.is_finished:
            words = _("Added to") if view.note.additions else _("Finished")
        elif view.note.state is NoteState.NOTHING:
            words = _("Nothing to note")
        self.state.say(words, "ok" if view.is_finished else "")
        self.state.setVisible(bool(words))

    def _take_measure(self) -> None:
        advance = QFontMetricsF(current().font("note")).horizontalAdvance(MEASURE)
        self._page.setMaximumWidth(round(advance) + 4 + current().px(INDENT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page grew under her cursor: keep the line she writes in sight, or the way to add more."""
        super().resizeEvent(event)
        focused = self.focusWidget()
        if isinstance(focused, NoteText) and focused.hasFocus():
            self.line_shown.emit(focused)
        elif focused is self.additions.begin:
            bring_focus_into_view(self.window())


def kind_words(kind: SessionKind) -> str:
    """What kind of session it was, on screen."""
    return _("First consultation") if kind is SessionKind.CONSULTATION else _("Session")


def span_words(session: Session) -> str:
    """From when to when: "08:30 to 09:20", as the clock on the wall showed it."""
    start = datetime.combine(session.start.day, session.start.time)
    end = start + timedelta(minutes=session.minutes)
    return _("{start} to {end}").format(start=clock(start), end=clock(end))
