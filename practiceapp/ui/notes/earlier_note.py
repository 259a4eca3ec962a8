"""Another session's note, for reading while a note is written beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.clinical.notes import Heading, Note, NoteState, headings_of
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import Session, SessionId
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_sheet import span_words
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.notes.passages import PassageColumn
from practiceapp.ui.notes.ports import Notes, Sessions
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.formats import long_day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.wording import sentence_for


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """A session and its note as the vault has them."""

    session: Session
    note: Note

    @property
    def texts(self) -> dict[Heading, str]:
        """Its passages, and what was added later as one more."""
        texts = dict(self.note.passages)
        if self.note.additions:
            texts[Heading.ADDITION] = "\n\n".join(addition.text for addition in self.note.additions)
        return texts


class EarlierNotePresenter(QObject):
    """Reads a note; it cannot change one. `shown(EarlierNote)` or `failed(str)`."""

    shown = Signal(EarlierNote)
    failed = Signal(str)

    def __init__(self, notes: Notes, sessions: Sessions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes, self._sessions = notes, sessions

    def open(self, session_id: SessionId) -> None:
        """Read the note of this session."""
        try:
            session = self._sessions.get(session_id)
            note = self._notes.of_session(session_id)
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        self.shown.emit(EarlierNote(session, note))


class EarlierNoteView(QWidget):
    """The note under its day. `left()` on Esc or by the button above."""

    left = Signal()

    def __init__(
        self, presenter: EarlierNotePresenter, clipboard: InnerClipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        presenter.setParent(self)
        self._build(clipboard)
        self._connect()

    def _build(self, clipboard: InnerClipboard) -> None:
        theme = current()
        self.back = LinkButton(_("Back to the &sessions"), "arrow-left", small=True)
        self.day, self.when = label("", "card_title"), label("", "second")
        self.trouble = Banner()
        self.nothing = label(_("Nothing is written for this session."), "second")
        self.passages = PassageColumn(clipboard)
        self.passages.follows = self.back
        self._page = page = QWidget()
        set_kind(page, "scrolled")
        reading = QVBoxLayout(page)
        reading.setContentsMargins(0, 0, theme.px(8), theme.px(12))
        reading.setSpacing(theme.px(12))
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(self.day)
        head.addWidget(self.when)
        reading.addLayout(head)
        for part in (self.trouble, self.nothing, self.passages):
            reading.addWidget(part)
        reading.addStretch(1)
        self.area = scrolled(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.passages.line_shown.connect(self._on_line_shown)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self._say)

    def open(self, session_id: SessionId) -> None:
        """Show this session's note."""
        self._presenter.open(session_id)

    def focus_first(self) -> None:
        """To where reading begins; to the way back where there is nothing to read."""
        texts = [text for text in self.passages.texts.values() if text.isVisibleTo(self)]
        if texts:
            texts[0].enter_at(top=True, x=0)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_line_shown(self, text: NoteText) -> None:
        if text.hasFocus():
            line = text.cursorRect()
            place = text.viewport().mapTo(self._page, line.center())
            self.area.ensureVisible(place.x(), place.y(), 0, line.height())

    def _show(self, earlier: EarlierNote) -> None:
        self.trouble.say("")
        self.day.setText(long_day(earlier.session.start.day))
        self.when.setText(" · ".join(part for part in (span_words(earlier.session), _state(earlier)) if part))
        self.passages.start((*headings_of(earlier.note.kind), Heading.ADDITION))
        self.passages.show_passages(earlier.texts, writable=False)
        self.nothing.setVisible(not any(text.strip() for text in earlier.texts.values()))
        self.area.verticalScrollBar().setValue(0)

    def _say(self, words: str) -> None:
        for part in (self.day, self.when):
            part.setText("")
        self.passages.start(())
        self.nothing.hide()
        self.trouble.say(words, "danger")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _state(earlier: EarlierNote) -> str:
    note = earlier.note
    if note.state is NoteState.NOTHING:
        return _("Nothing to note")
    if note.state is NoteState.LOCKED:
        return _("Added to") if note.additions else _("Finished")
    return ""
