"""What is said of typed words below their fields: how many are left, which is in no list, what was meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from practiceapp.domain.passphrases import WordCheck
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.word_grid import WordGrid


@dataclass(frozen=True)
class Sayings:
    """What the sheet that is typed calls itself; `unknown_word` has a place {n}."""

    unknown: str
    unknown_word: str
    whole: str
    not_together: str


class WordHelp(QWidget):
    """Counts at once; what is wrong with a word is said once it is left, and until it is mended."""

    def __init__(
        self,
        grid: WordGrid,
        check: Callable[[Sequence[str]], WordCheck],
        sayings: Sayings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid, self._check, self._sayings = grid, check, sayings
        self._suggested: tuple[int, str] | None = None
        self._build()
        grid.left.connect(lambda _position: self.look())
        grid.changed.connect(self._on_changed)
        self.take.clicked.connect(self._on_take)

    def _build(self) -> None:
        self.state = label("", "second")
        self.take = LinkButton("", small=True)
        self.take.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px(8))
        row.addWidget(self.state, 1)
        row.addWidget(self.take)

    def forget(self) -> None:
        """Nothing is said, and nothing is in the fields."""
        self._grid.clear()
        self.state.setText("")
        self.take.setVisible(False)

    def complete(self) -> bool:
        """Whether every word is there and known; if not, say which and go there."""
        empty = [place for place, word in enumerate(self._grid.words(), start=1) if not word]
        check = self.look()
        wrong = empty[:1] or [found.position for found in check.unknown[:1]]
        if wrong:
            self._grid.go_to(wrong[0])
        return not wrong

    @property
    def whole(self) -> bool:
        """Whether the words are all there and belong together."""
        return not self._left() and self._checked().whole

    def look(self) -> WordCheck:
        """Say what can be said of the words so far."""
        check, words = self._checked(), self._grid.words()
        unknown = [found for found in check.unknown if words[found.position - 1]]
        self._grid.mark({found.position: self._sayings.unknown for found in unknown})
        first = unknown[0] if unknown else None
        self._suggested = (first.position, first.suggestion) if first and first.suggestion else None
        self.take.setVisible(self._suggested is not None)
        if self._suggested is not None:
            self.take.setText(_("Use “{word}”").format(word=self._suggested[1]))
        if first is not None:
            self.state.setText(self._sayings.unknown_word.format(n=first.position))
        elif left := self._left():
            self.state.setText(_to_go(left))
        else:
            self.state.setText(self._sayings.whole if check.whole else self._sayings.not_together)
        return check

    def _on_changed(self) -> None:
        if any(field.property("wrong") for field in self._grid.fields):
            return
        self.state.setText(self._sayings.whole if self.whole else _to_go(self._left()))

    def _left(self) -> int:
        return sum(1 for word in self._grid.words() if not word)

    def _checked(self) -> WordCheck:
        """Positions in the answer are those of the fields: empty ones are filled with a blank in between."""
        return self._check([word or "-" for word in self._grid.words()])

    def _on_take(self) -> None:
        if self._suggested is not None:
            self._grid.set_word(*self._suggested)
            self.look()


def _to_go(left: int) -> str:
    return ngettext("{n} word to go", "{n} words to go", left).format(n=left) if left else ""
