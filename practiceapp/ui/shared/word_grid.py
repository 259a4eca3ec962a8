"""The 24 recovery words, or the 33 of a share: a numbered sheet to write down from, and fields to type into.

`WordSheet(words)` only shows. `WordGrid()`, or `WordGrid(33)`, takes them: space or Enter goes on, pasting
several fills several, capitals and blanks do not matter; `grid.words()`, `grid.mark({7: _("…")})`, signals
`left(position)`, `changed`, `completed` (Enter in the last field).
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from practiceapp.ui.shared.fields import text_field
from practiceapp.ui.shared.focus import bring_focus_into_view
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Card, label
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.wrong import mark_wrong

COUNT, COLUMNS = 24, 4
ONWARD = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordSheet(Card):
    """The words with their numbers, large, in the order of the sheet; they cannot be marked or copied."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=20)
        theme = current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(10))
        for number, word in enumerate(words):
            cell = QHBoxLayout()
            cell.setSpacing(theme.px(8))
            place = label(str(number + 1), "hint", wrap=False)
            place.setFixedWidth(theme.px(18))
            place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            shown = label(word, "words", wrap=False)
            shown.setAccessibleName(_("Word {n}: {word}").format(n=number + 1, word=word))
            cell.addWidget(place)
            cell.addWidget(shown, 1)
            grid.addLayout(cell, number // COLUMNS, number % COLUMNS)
        self.body.addLayout(grid)


class WordGrid(QWidget):
    """Numbered fields that read as one sheet."""

    changed = Signal()
    left = Signal(int)
    completed = Signal()

    def __init__(self, count: int = COUNT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[QLineEdit] = []
        self._count = count
        self._build()

    def _build(self) -> None:
        theme = current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        for column in range(COLUMNS):  # a sign in one field makes no column wider
            grid.setColumnStretch(column, 1)
        for number in range(self._count):
            field = text_field(_("Word {n}").format(n=number + 1))
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
            )
            field.installEventFilter(self)
            field.textEdited.connect(self.changed)
            field.editingFinished.connect(lambda position=number + 1: self.left.emit(position))
            place = QLabel(str(number + 1))
            place.setProperty("kind", "hint")
            place.setFixedWidth(theme.px(18))
            place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            place.setBuddy(field)
            cell = QHBoxLayout()
            cell.setSpacing(theme.px(6))
            cell.addWidget(place)
            cell.addWidget(field, 1)
            grid.addLayout(cell, number // COLUMNS, number % COLUMNS)
            self.fields.append(field)
        self.setFocusProxy(self.fields[0])

    def words(self) -> list[str]:
        """What stands in the fields, without blanks around and in small letters; empty ones stay empty."""
        return [field.text().strip().lower() for field in self.fields]

    def set_word(self, position: int, word: str) -> None:
        """Put one word in place (from 1)."""
        self.fields[position - 1].setText(word)
        self.changed.emit()

    def clear(self) -> None:
        """Empty all fields and take every mark away."""
        for field in self.fields:
            field.clear()
        self.mark({})

    def mark(self, wrong: Mapping[int, str]) -> None:
        """Mark these positions (from 1) as wrong, each with words for a screen reader; all others are not."""
        for position, field in enumerate(self.fields, start=1):
            field.setAccessibleDescription(wrong.get(position, ""))
            if bool(field.property("wrong")) != (position in wrong):
                mark_wrong(field, wrong=position in wrong)

    def go_to(self, position: int) -> None:
        """Put the caret into this field (from 1) and mark its text."""
        self.fields[position - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[position - 1].selectAll()
        bring_focus_into_view(self.window())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.fields:
            return self._on_key(self.fields.index(watched), event)
        return super().eventFilter(watched, event)

    def _on_key(self, place: int, event: QKeyEvent) -> bool:
        field = self.fields[place]
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste(place)
        if event.key() in ONWARD:
            if place + 1 < self._count and (field.text().strip() or event.key() != Qt.Key.Key_Space):
                self.go_to(place + 2)
            elif place + 1 == self._count:
                self.completed.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace and not field.text() and place:
            self.fields[place - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def _paste(self, place: int) -> bool:
        words = [word.strip(".,;:") for word in QGuiApplication.clipboard().text().split()]
        words = [word for word in words if word and not word.isdigit()]
        if len(words) < 2:  # noqa: PLR2004 - a single word is pasted as anywhere
            return False
        for number, word in enumerate(words[: self._count - place]):
            self.fields[place + number].setText(word.lower())
        self.changed.emit()
        self.go_to(min(place + len(words), self._count))
        return True
