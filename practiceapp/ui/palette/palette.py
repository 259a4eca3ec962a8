"""The palette (Ctrl+K): one line to type in, and below it where to go, what to do, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.ui.palette.found import Finder, Found, command_rows, found_rows
from practiceapp.ui.palette.key_list import KeyList
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.icons import icon
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.lines import Line
from practiceapp.ui.shared.overlay import Overlay
from practiceapp.ui.shared.pieces import hint, label
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.wording import sentence_for

WIDTH = 620
MOST_HEIGHT = 560
PAUSE_MS = 60
"""Shorter than the pause between two keys of quick typing, so that a burst asks once."""
LEAP = 7
"""Rows a page key moves by."""


class PaletteField(Line):
    """The caret stays here while rows are walked: `moved(rows)`, `chosen` on Enter."""

    moved = Signal(int)
    chosen = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: LEAP,
            Qt.Key.Key_PageUp: -LEAP,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self.moved.emit(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Palette(Overlay):
    """`begin(commands, finders)` opens it empty; Escape puts the focus back where it was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("All commands"), WIDTH)
        self._commands: Sequence[QAction] = ()
        self._finders: Sequence[Finder] = ()
        self._found: list[Found] = []
        self._trouble = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.field = PaletteField()
        set_kind(self.field, "search")
        self.field.setPlaceholderText(_("Go to, do or find"))
        self.field.setAccessibleName(_("Go to, do or find"))
        self.field.setAccessibleDescription(_("Up and Down choose, Enter acts, Escape goes back."))
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._sign = self.field.addAction(
            icon("search", "text3", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._sign.setText(_("Find"))
        self.rows = KeyList(_("What can be done"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = label("", "lead")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.rows)
        self.stack.addWidget(self.words)
        self.foot = hint(_("Up and Down choose, Enter acts, Escape goes back."))
        self.foot.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.field)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.foot)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.chosen.connect(self._on_chosen)
        self.rows.opened.connect(self._act)
        self._pause.timeout.connect(self._find)
        current().changed.connect(self._on_theme_changed)
        DISCRETION.changed.connect(self._on_discretion)

    def begin(self, commands: Sequence[QAction], finders: Sequence[Finder]) -> None:
        """Open it on these, with nothing typed yet."""
        self._commands, self._finders = commands, finders
        self._forget()
        self.open_with(self.field)

    def settle(self) -> None:
        """If a pause is still running, find now, so that Enter acts on what belongs to the words."""
        if self._pause.isActive():
            self._find()

    @override
    def wanted_height(self) -> int:
        return current().px(MOST_HEIGHT)

    @override
    def leave(self) -> None:
        """Whatever was typed is forgotten with it."""
        super().leave()
        self._forget()

    def _forget(self) -> None:
        self.field.clear()
        self._found, self._trouble = [], ""
        self._pause.stop()
        self._show()

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._found, self._trouble = [], ""
        self._show()

    def _find(self) -> None:
        self._pause.stop()
        typed = self.field.text().strip()
        self._found, self._trouble = [], ""
        try:
            self._found = [found for finder in self._finders for found in finder(typed)] if typed else []
        except (PracticeError, VaultTrouble) as error:
            self._trouble = sentence_for(error)
        self._show()
        self._say_current()

    def _show(self) -> None:
        """Commands at once; what finders found joins them below after the pause."""
        before = self.rows.current_key()
        rows = [*command_rows(self._commands, self.field.text()), *found_rows(self._found)]
        self.rows.show_rows(rows)
        if before is None or self.rows.current_key() != before or not self._found:
            self.rows.choose_first()
        nothing = _("Nothing found. Try fewer words, or the beginning of one.")
        self.words.setText(self._trouble or ("" if self._pause.isActive() else nothing))
        self.stack.setCurrentWidget(self.rows if rows and not self._trouble else self.words)

    def _on_moved(self, by: int) -> None:
        self.settle()
        self.rows.walk(by)
        self._say_current()

    def _on_chosen(self) -> None:
        self.settle()
        self._act(self.rows.current_key())

    def _act(self, act: object) -> None:
        if callable(act) and self.stack.currentWidget() is self.rows:
            self.leave()
            act()

    def _say_current(self) -> None:
        row = self.rows.rows.row_at(self.rows.currentIndex())
        shown = self.stack.currentWidget() is self.rows and row is not None
        announce(self.field, row.aloud() if shown and row is not None else self.words.text())

    def _on_discretion(self) -> None:
        """What was found is called otherwise now."""
        if self.isVisible():
            self._find()

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(icon("search", "text3", 16))
