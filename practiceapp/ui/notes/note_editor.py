"""The session note, ready to be written in: the page, and below it what there is to say and do."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.clinical.notes import Heading, NoteState
from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.services.undo import Undo
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_presenter import NotePresenter, NoteView
from practiceapp.ui.notes.note_sheet import NoteSheet
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.notes.revisions_view import RevisionsView
from practiceapp.ui.shared.buttons import IconButton, LinkButton, QuietButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.formats import clock
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, EmptyState, label
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.wording import sentence_for

SIGHT = 48
"""How much page stays visible above and below the line she writes in, in px."""


class NoteEditor(QFrame):
    """One note, which saves itself and says so. A widget for a page of its own or beside a list.

    `finished(session_id)`: this note is done with, open the next; `undoable(Undo, str)` and `said(str)` as a
    page's. The state of saving stands in its own foot.
    """

    finished = Signal(int)
    undoable = Signal(object, str)
    said = Signal(str)

    def __init__(
        self, presenter: NotePresenter, clipboard: InnerClipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._announced = ""
        self._sign_name = ""
        self._build(clipboard)
        self._connect()
        self._on_closed()

    def _build(self, clipboard: InnerClipboard) -> None:
        theme = current()
        set_kind(self, "card")
        self.sheet, self.revisions = NoteSheet(clipboard), RevisionsView(clipboard)
        self.nothing = EmptyState(_("Choose a session to write its note."))
        self.area = scrolled(self.sheet)
        self.stack = QStackedWidget()
        for view in (self.nothing, self.area, self.revisions):
            self.stack.addWidget(view)
        self.trouble = Banner()
        self.undo = Banner(action=_("&Undo"))
        self.sheet.passages.follows = self.undo.action
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        bars = QVBoxLayout()
        bars.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), 0)
        bars.setSpacing(theme.px(8))
        bars.addWidget(self.trouble)
        bars.addWidget(self.undo)
        layout.addLayout(bars)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        theme = current()
        self.status, self._sign = label("", "hint", wrap=False), label("", "hint", wrap=False)
        self.earlier = IconButton("clock", _("Earlier versions"))
        self.no_text = LinkButton(_("&Nothing to note"), small=True)
        self.finish = QuietButton(_("&Finish note"))
        self.finish.setToolTip(_("Finish note (Ctrl+Enter)"))
        self.status.setToolTip(_("Encrypted, on this computer"))
        self._foot = QWidget()
        foot = self._foot_line = QHBoxLayout(self._foot)
        foot.setContentsMargins(theme.px(32), theme.px(8), theme.px(24), theme.px(16))
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._sign)
        foot.addWidget(self.status)
        foot.addStretch(1)
        foot.addWidget(self.earlier)
        foot.addWidget(self.no_text)
        foot.addWidget(self.finish)
        return self._foot

    def _connect(self) -> None:
        presenter, sheet = self._presenter, self.sheet
        presenter.shown.connect(self._on_shown)
        presenter.closed.connect(self._on_closed)
        presenter.typed.connect(self._on_typed)
        presenter.saved.connect(self._on_saved)
        presenter.trouble.connect(self._on_trouble)
        presenter.calm.connect(self._on_calm)
        presenter.finished.connect(self._on_finished)
        presenter.finishing.connect(self._on_finishing)
        presenter.settled.connect(self._on_settled)
        presenter.nothing_noted.connect(self._on_nothing_noted)
        sheet.edited.connect(self._on_edited)
        sheet.addition_edited.connect(presenter.edit_addition)
        sheet.added.connect(presenter.amend)
        sheet.left.connect(presenter.save_now)
        sheet.line_shown.connect(self._on_line_shown)
        self.undo.acted.connect(self._on_undo)
        self.finish.clicked.connect(presenter.finish)
        self.no_text.clicked.connect(presenter.nothing_to_note)
        self.earlier.clicked.connect(self._on_earlier)
        self.revisions.left.connect(self._on_revisions_left)
        current().changed.connect(self._draw_sign)
        self.area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: sheet.leave_room(bar=most > 0)
        )
        finish = _("Finish note")
        self.finishing = command(self, finish, presenter.finish, "Ctrl+Enter; Ctrl+Return", "file-check-2")

    def open(self, session_id: SessionId) -> None:
        """Show this session's note, without taking the focus."""
        self._presenter.open(session_id)

    def put_into_foot(self, button: QWidget) -> None:
        """A button of the page this stands on, before its own."""
        self._foot_line.insertWidget(self._foot_line.indexOf(self.earlier), button)
        for before, after in pairwise((button, self.earlier, self.no_text, self.finish)):
            QWidget.setTabOrder(before, after)

    def around_text(self) -> int:
        """How much height all but the text takes, when nothing is to be said."""
        return self._foot.sizeHint().height() + 2

    def close_note(self) -> None:
        """Show no note."""
        self._presenter.close()

    def flush(self) -> None:
        """Put everything typed into the vault: on leaving, locking, quitting. Raises what kept it out."""
        self._presenter.flush()

    def focus_first(self) -> None:
        """Let her write."""
        self.sheet.focus_first()

    def _on_edited(self, heading: Heading, text: str) -> None:
        self._presenter.edit(heading, text)

    def _on_undo(self) -> None:
        self._presenter.undo_finish()
        self.focus_first()

    def _on_earlier(self) -> None:
        view = self._presenter.view
        if view is not None:
            self.revisions.show_revisions(self._presenter.revisions(), view.note.kind)
            self.stack.setCurrentWidget(self.revisions)
            self._foot.hide()

    def _on_revisions_left(self) -> None:
        self.stack.setCurrentWidget(self.area)
        self._foot.show()
        self.focus_first()

    def _on_shown(self, view: NoteView) -> None:
        new = self.stack.currentWidget() is self.nothing or view.session.session_id != self.sheet.session_id
        self.sheet.show_view(view)
        if new:
            self.area.verticalScrollBar().setValue(0)
            self._announced = ""
        self.stack.setCurrentWidget(self.area)
        self._foot.show()
        self.finish.setVisible(not view.is_finished)
        self.finishing.setEnabled(not view.is_finished)
        self._show_empty(empty=view.note.state is NoteState.DRAFT and not any(view.passages.values()))
        self.earlier.setVisible(view.note.note_id is not None)
        saved_at = view.note.last_saved_at
        self._say("" if saved_at is None else saved_words(saved_at), "check" if saved_at else "")

    def _on_closed(self) -> None:
        self.stack.setCurrentWidget(self.nothing)
        self._foot.hide()
        self.finishing.setEnabled(False)

    def _on_typed(self) -> None:
        self._show_empty(empty=False)
        self._say(_("Saving…"), "")

    def _on_saved(self, at: datetime) -> None:
        words = saved_words(at)
        self.earlier.show()
        self._say(words, "check")
        if words != self._announced:
            self._announced = words
            announce(self.status, words)

    def _on_trouble(self, error: Exception) -> None:
        words = sentence_for(error)
        if isinstance(error, VaultTrouble):
            words = _("{reason} Your text stays here, and saving it is tried again by itself.").format(
                reason=words
            )
            self._say(_("Not saved"), "circle-alert")
        if words != self.trouble.words.text() or self.trouble.isHidden():
            self.trouble.say(words, "danger" if isinstance(error, VaultTrouble) else "warn")

    def _on_calm(self) -> None:
        self.trouble.say("")

    def _on_finished(self, session_id: int) -> None:
        self.finished.emit(session_id)

    def _on_finishing(self, view: NoteView) -> None:
        words = _("The note of {time}, {label}, is finished.").format(
            time=clock(view.session.start.time), label=view.label
        )
        self.undo.say(words, "ok")

    def _on_settled(self) -> None:
        self.undo.say("")

    def _on_nothing_noted(self, undo: Undo) -> None:
        self.undoable.emit(undo, _("Nothing to note for this session."))

    def _on_line_shown(self, text: NoteText) -> None:
        if text.hasFocus():
            line = text.cursorRect()
            place = text.viewport().mapTo(self.sheet, line.center())
            self.area.ensureVisible(place.x(), place.y(), 0, line.height() + current().px(SIGHT))

    def _show_empty(self, *, empty: bool) -> None:
        self.no_text.setVisible(empty)

    def _say(self, words: str, sign: str) -> None:
        self.status.setText(words)
        self._sign_name = sign
        set_kind(self.status, {"check": "ok", "circle-alert": "error"}.get(sign, "hint"))
        self._draw_sign()

    def _draw_sign(self) -> None:
        token = "danger" if self._sign_name == "circle-alert" else "ok"
        self._sign.setVisible(bool(self._sign_name))
        if self._sign_name:
            self._sign.setPixmap(pixmap(self._sign_name, token, 16, self))

    @override
    def event(self, event: QEvent) -> bool:
        """What the editor answers itself is not for shortcuts of the window or page around it."""
        wanted = event.type() == QEvent.Type.ShortcutOverride
        if wanted and isinstance(event, QKeyEvent) and self._answer_to(event) is not None:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self._answer_to(event)
        if answer is None:
            super().keyPressEvent(event)
        else:
            answer()

    def _answer_to(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Esc leaves the versions; Ctrl+Z outside a text that can be written in opens the finished note."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.revisions:
            return self._on_revisions_left
        if event.matches(QKeySequence.StandardKey.Undo) and not self.undo.isHidden():
            return self._on_undo
        return None


def saved_words(at: datetime) -> str:
    """What is said once a save returned: "Saved 09:58", on this machine's clock."""
    return _("Saved {time}").format(time=clock(at.astimezone()))
