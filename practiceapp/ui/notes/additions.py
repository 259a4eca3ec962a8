"""What was added to a finished note, each with its day, and the place to add more."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.clinical.notes import Addition, NoteState
from practiceapp.ui.notes.beside_text import INDENT, BesideText
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_presenter import NoteView
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.buttons import LinkButton, QuietButton
from practiceapp.ui.shared.focus import holds_focus
from practiceapp.ui.shared.formats import clock, day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Line, section_header
from practiceapp.ui.shared.theme import current


class AdditionColumn(QWidget):
    """Additions below the original, which stays as it was.

    `edited(str)` while she types one, `added()` when it is to become part of the note, `left()`,
    `line_shown(NoteText)`.
    """

    edited = Signal(str)
    added = Signal()
    left = Signal()
    line_shown = Signal(NoteText)

    def __init__(self, clipboard: InnerClipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._shown: tuple[Addition, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self._kept = QVBoxLayout()
        self._kept.setSpacing(theme.px(16))
        self.begin = LinkButton(_("&Add to this note"), "plus", small=True)
        self.text = NoteText(
            self._clipboard, _("Addition"), _("What you would add today. The note stays as it was.")
        )
        self.add = QuietButton(_("A&dd"), small=True)
        self._field = BesideText(self.text)
        field = self._field.column
        field.setContentsMargins(theme.px(INDENT), theme.px(8), 0, 0)
        title = section_header(_("Addition"))
        title.setBuddy(self.text)
        field.addWidget(Line())
        field.addSpacing(theme.px(10))
        field.addWidget(title)
        field.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.add)
        field.addLayout(foot)
        aside = QHBoxLayout()
        aside.setContentsMargins(theme.px(INDENT), 0, 0, 0)
        aside.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(self._kept)
        layout.addLayout(aside)
        layout.addWidget(self._field)

    def _connect(self) -> None:
        self.begin.clicked.connect(self._on_begin)
        self.add.clicked.connect(self.added)
        self.text.text_changed.connect(self._on_edited)
        self.text.left.connect(self.left)
        self.text.line_shown.connect(lambda _rect: self.line_shown.emit(self.text))

    def show_additions(self, view: NoteView) -> None:
        """Show what was added, and room for more once the note is finished for good."""
        inside = holds_focus(self._field)
        self._show_kept(view.note.additions)
        self.text.set_text(view.addition)
        self.add.setEnabled(bool(view.addition.strip()))
        locked = view.note.state is NoteState.LOCKED
        self._field.setVisible(locked and bool(view.addition))
        self.begin.setVisible(locked and not view.addition)
        self.setVisible(locked)
        if inside and self.begin.isVisible():
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kept(self, additions: tuple[Addition, ...]) -> None:
        if additions == self._shown:
            return
        self._shown = additions
        while taken := self._kept.takeAt(0):
            part = taken.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for addition in additions:
            self._kept.addWidget(self._part(addition))

    def _part(self, addition: Addition) -> QWidget:
        theme, title = current(), addition_words(addition.added_at)
        text = NoteText(self._clipboard, title)
        text.set_text(addition.text)
        text.set_writable(False)
        text.line_shown.connect(lambda _rect: self.line_shown.emit(text))
        part = BesideText(text)
        part.column.addWidget(Line())
        part.column.addSpacing(theme.px(10))
        part.column.addWidget(section_header(title))
        part.column.addWidget(text)
        return part

    def _on_begin(self) -> None:
        self.begin.hide()
        self._field.show()
        self.text.enter_at_end()

    def _on_edited(self, typed: str) -> None:
        self.add.setEnabled(bool(typed.strip()))
        self.edited.emit(typed)


def addition_words(added_at: datetime) -> str:
    """Shown as "Added 23 Nov 2026, 10:04": when an addition was made, on this machine's clock."""
    local = added_at.astimezone()
    return _("Added {day}, {time}").format(day=day(local.date()), time=clock(local))
