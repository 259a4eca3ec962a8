"""A line of text that assistive technology may fill in: what it writes counts as typed.

Every field to type in is a `Line`. Dictation and screen readers put a whole text into a field at once; Qt
then says only that the text changed, as if the program had written it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

UNLEARNT = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""What is typed is remembered by no keyboard, and completed by none."""


class Line(QLineEdit):
    """What changed neither by a key nor by our own `setText` was written by assistive technology.

    Then `textEdited` follows, as after a key, and `editingFinished`: at once, or on leaving if the caret is
    here, so that what is kept on leaving a field is kept. No keyboard learns from what is typed here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNone)
        self._telling = False
        self._typed: str | None = None
        self._unfinished = False
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(self._on_changed)
        self.editingFinished.connect(self._on_finished)

    @override
    def setInputMethodHints(self, hints: Qt.InputMethodHint) -> None:
        super().setInputMethodHints(hints | UNLEARNT)

    @override
    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        """Shown or not: Qt takes its hints back for text that is shown."""
        super().setEchoMode(mode)
        self.setInputMethodHints(self.inputMethodHints())

    @override
    def setText(self, text: str | None) -> None:
        self._telling = True
        super().setText(text)
        self._telling = False

    @override
    def clear(self) -> None:
        self._telling = True
        super().clear()
        self._telling = False

    def _on_typed(self, text: str) -> None:
        """Qt says this before it says that the text changed."""
        self._typed = text

    def _on_changed(self, text: str) -> None:
        by_hand = self._typed == text
        self._typed = None
        if self._telling or by_hand or text != self.text():
            return
        self._unfinished = True
        self.textEdited.emit(text)
        self._typed = None
        if not self.hasFocus():
            self.editingFinished.emit()

    def _on_finished(self) -> None:
        self._unfinished = False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._unfinished:
            self.editingFinished.emit()
