"""A field for a passphrase: hidden, with an eye to show it, and a word when Caps Lock is on.

`field = PassphraseField(_("&Passphrase"))`, `field.text()`, `field.set_error(…)`, signals `entered` (Enter)
and `edited(str)`. The eye's drawing is loaded after the first paint, so an unlock page does not wait for it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.fields import LabelledField
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.lines import Line
from practiceapp.ui.shared.theme import current, set_kind


class PassphraseField(LabelledField):
    """Label, hidden text, eye, and below: a hint, Caps Lock, or what is wrong."""

    entered = Signal()
    edited = Signal(str)

    def __init__(
        self, label: str, hint: str = "", parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        self.line = Line()
        self._plain_hint = hint
        self._caps = False
        super().__init__(label, self.line, hint, parent)
        self._dress(large=large)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self.edited)

    def _dress(self, *, large: bool) -> None:
        set_kind(self.line, "large" if large else "secret")  # room for the eye and the ring round it
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.installEventFilter(self)
        self.line.setTextMargins(0, 0, current().px(32), 0)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, current().px(6), 0)
        self._inside = inside
        self.eye: IconButton | None = None
        QTimer.singleShot(0, self, self._add_eye)

    def text(self) -> str:
        """What is typed, as it is: no blank is trimmed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def set_text(self, text: str) -> None:
        """Put this in as if typed."""
        self.line.setText(text)
        self.edited.emit(text)

    def show_text(self, *, shown: bool) -> None:
        """Readable, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        if self.eye is not None:
            self.eye.show_as("eye-off" if shown else "eye", self._eye_words(shown=shown))

    def _add_eye(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        self.eye = IconButton("eye-off" if shown else "eye", self._eye_words(shown=shown), self.line)
        self.eye.clicked.connect(self._on_eye)
        QWidget.setTabOrder(self.line, self.eye)
        self._inside.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _eye_words(self, *, shown: bool) -> str:
        return _("Hide the passphrase") if shown else _("Show the passphrase")

    def _on_eye(self) -> None:
        self.show_text(shown=self.line.echoMode() != QLineEdit.EchoMode.Normal)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn from what is typed whether Caps Lock is on; no system tells it in the same way."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._learn(event)
        return super().eventFilter(watched, event)

    def _learn(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(on=not self._caps)
        elif len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(on=typed.isupper() != shifted)

    def _say_caps(self, *, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.set_hint(_("Caps Lock is on") if on else self._plain_hint)
