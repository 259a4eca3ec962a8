"""Words to be written down by hand and typed back from the paper: the 24 of the vault, the 33 of a share.

`part = WordsBack(wrong)`, `part.take(words)`, `part.enter()`; `wrong(typed)` answers the positions, from 1,
that are not as on the sheet. `part.accept()` is True once all are right.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.fitting_stack import FittingStack
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.word_grid import COUNT, WordGrid, WordSheet


class WordsBack(QWidget):
    """Shown first; then typed back, each word looked at when it is left; looking again is always possible."""

    typing = Signal(bool)
    completed = Signal()

    def __init__(
        self,
        wrong: Callable[[Sequence[str]], tuple[int, ...]],
        progress: str = "",
        count: int = COUNT,
        parent: QWidget | None = None,
    ) -> None:
        """`progress` is what goes on while the bar below the fields is shown."""
        super().__init__(parent)
        self._wrong, self._count = wrong, count
        self._sheet: WordSheet | None = None
        self._build_parts(progress)
        self._connect_parts()

    def _build_parts(self, progress: str) -> None:
        theme = current()
        self.shown, self.back = QWidget(), QWidget()
        self._shown_column = QVBoxLayout(self.shown)
        self._shown_column.setContentsMargins(0, 0, 0, 0)
        self._shown_column.setSpacing(theme.px(12))
        self._shown_column.addStretch(1)
        self.trouble = Banner("", "danger")
        self.grid = WordGrid(self._count)
        self.state = label("", "second")
        self.look_again = LinkButton(_("&Look at the words again"), "eye", small=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(progress)
        self.progress.setVisible(False)
        column = QVBoxLayout(self.back)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.trouble)
        column.addWidget(self.grid)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.look_again)
        column.addLayout(foot)
        column.addWidget(self.progress)
        column.addStretch(1)
        self.stack = FittingStack()
        self.stack.add(self.shown)
        self.stack.add(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect_parts(self) -> None:
        self.look_again.clicked.connect(self.show_words)
        self.grid.left.connect(self._on_left)
        self.grid.changed.connect(self._on_changed)
        self.grid.completed.connect(self.completed)

    @property
    def is_typing(self) -> bool:
        """Whether the fields are in view rather than the words."""
        return self.stack.page is self.back

    def take(self, words: Sequence[str]) -> None:
        """Show these from now on, in place of any before."""
        if self._sheet is not None:
            self._shown_column.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._sheet = WordSheet(words)
        self._shown_column.insertWidget(0, self._sheet)

    def forget(self) -> None:
        """Take words and fields off the screen."""
        if self._sheet is not None:
            self._shown_column.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        self.grid.clear()
        self.trouble.say("")
        self._say_state("")

    def show_words(self) -> None:
        """The words in view; what was typed back stays."""
        self.stack.show_page(self.shown)
        self.typing.emit(False)

    def show_fields(self) -> None:
        """The fields in view, the caret in the first that is not right yet."""
        self.stack.show_page(self.back)
        self.typing.emit(True)
        self._mark(self._filled_wrong())
        wrong = self._wrong(self.grid.words())
        self.grid.go_to(wrong[0] if wrong else 1)

    def accept(self) -> bool:
        """True once all are right; else the caret goes to the first that is not."""
        wrong = self._wrong(self.grid.words())
        if not wrong:
            return True
        self._mark(set(wrong))
        self.grid.go_to(wrong[0])
        self._say_state(
            ngettext(
                "{n} word is not as on the sheet. Look at your paper, or at the words again.",
                "{n} words are not as on the sheet. Look at your paper, or at the words again.",
                len(wrong),
            ).format(n=len(wrong))
        )
        return False

    def show_busy(self, busy: bool) -> None:
        """While the words are made use of, nothing can be typed."""
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.grid.setEnabled(not busy)
        self.look_again.setEnabled(not busy)

    def show_failed(self, sentence: str) -> None:
        """Say what came of it; everything typed is still there."""
        self.trouble.say(sentence, "danger")

    def _on_left(self, _position: int) -> None:
        if self.is_typing:
            self._mark(self._filled_wrong())

    def _on_changed(self) -> None:
        self.trouble.say("")
        filled = sum(1 for word in self.grid.words() if word)
        left = self._count - filled
        self._say_state(ngettext("{n} word to go", "{n} words to go", left).format(n=left) if left else "")

    def _filled_wrong(self) -> set[int]:
        words = self.grid.words()
        return {place for place in self._wrong(words) if words[place - 1]}

    def _mark(self, wrong: set[int]) -> None:
        self.grid.mark(dict.fromkeys(wrong, _("Not as on the sheet")))

    def _say_state(self, words: str) -> None:
        self.state.setText(words)
