"""The passages of a note one below the other: a quiet heading, then the text, for writing or for reading."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.clinical.notes import Heading
from practiceapp.ui.notes.beside_text import BesideText
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.direction import turn_margins
from practiceapp.ui.shared.note_headings import words_of
from practiceapp.ui.shared.pieces import Line, section_header
from practiceapp.ui.shared.theme import current


class PassageColumn(QWidget):
    """Headings and their texts, as one page.

    `edited(Heading, str)` while she types; `left()` when a text loses the focus; `line_shown(NoteText)` when
    the cursor moved in that text.
    """

    edited = Signal(Heading, str)
    left = Signal()
    line_shown = Signal(NoteText)

    def __init__(self, clipboard: InnerClipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self.texts: dict[Heading, NoteText] = {}
        self._parts: dict[Heading, QWidget] = {}
        self.follows: QWidget | None = None
        """The stop of Tab before the first text; texts made anew would else come after everything."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().px(20))

    def start(self, headings: Sequence[Heading]) -> None:
        """Begin an empty page with these headings; the texts before are gone, their undo steps too."""
        for part in self._parts.values():
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.texts = {}, {}
        for heading in headings:
            self._parts[heading] = self._part(heading)
            self._column.addWidget(self._parts[heading])
        before = [self.follows] if self.follows is not None else []
        for above, below in pairwise([*before, *self.texts.values()]):
            self.setTabOrder(above, below)
        turn_margins(self)

    def show_passages(self, passages: Mapping[Heading, str], *, writable: bool) -> None:
        """Put in the texts. When only reading, headings without text are left out."""
        for heading, text in self.texts.items():
            text.set_text(passages.get(heading, ""))
            text.set_writable(writable)
            self._parts[heading].setVisible(writable or bool(passages.get(heading, "").strip()))

    def focus_first(self) -> None:
        """Let her write: at the end of the first passage."""
        for text in self.texts.values():
            if text.isVisibleTo(self):
                text.enter_at_end()
                return

    def _part(self, heading: Heading) -> QWidget:
        words = words_of(heading)
        title = section_header(words.title)
        text = self.texts[heading] = NoteText(self._clipboard, words.title, words.hint)
        title.setBuddy(text)
        part = BesideText(text)
        if heading is Heading.SENTENCE:
            part.column.addWidget(Line())
            part.column.addSpacing(current().px(10))
        part.column.addWidget(title)
        part.column.addWidget(text)
        text.text_changed.connect(lambda typed: self.edited.emit(heading, typed))
        text.left.connect(self.left)
        text.line_shown.connect(lambda _rect: self.line_shown.emit(text))
        text.beyond.connect(lambda step, x: self._go_beyond(heading, step, x))
        return part

    def _go_beyond(self, heading: Heading, step: int, x: int) -> None:
        shown = [text for text in self.texts.values() if text.isVisibleTo(self)]
        place = shown.index(self.texts[heading]) + step
        if 0 <= place < len(shown):
            shown[place].enter_at(top=step > 0, x=x)
