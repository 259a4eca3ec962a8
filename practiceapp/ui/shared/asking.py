"""Asking before what cannot come back: issuing, erasing, replacing the passphrase. Nothing else asks.

`if asker.confirm(Question(_("Issue invoice?"), _("A number is given and the page is frozen."),
_("&Issue"))):` Tests hand in a fake that keeps the question; nobody patches a message box.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from practiceapp.ui.shared.buttons import DangerButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.theme import current

WIDTH = 468


@dataclass(frozen=True)
class Question:
    """A question with one answer that acts. `typed` is a text she must type first (a client's reference)."""

    title: str
    text: str
    action: str
    danger: bool = False
    typed: str = ""


class Asker(Protocol):
    """Whoever can be asked; the real one opens a dialog."""

    def confirm(self, question: Question) -> bool:
        """Whether she chose the act."""
        ...


class DialogAsker:
    """Asks over the given window, or over the one in front."""

    def __init__(self, window: QWidget | None = None) -> None:
        self._window = window

    def confirm(self, question: Question) -> bool:
        """Open the dialog and wait for the answer."""
        dialog = QuestionDialog(question, self._window or QApplication.activeWindow())
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()


class QuestionDialog(Sheet):
    """One question, the act and the way back; Escape is the way back."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self._question = question
        self._build()
        self._connect()

    def _build(self) -> None:
        question = self._question
        self.set_heading(question.title)
        self.act = DangerButton(question.action) if question.danger else PrimaryButton(question.action)
        self.back = QuietButton(_("Go &back"))
        self.typed = text_field(question.typed)
        text = label(question.text, "lead")
        for words in (self.title, text):
            words.setFixedWidth(current().px(WIDTH - 48))
        self.body.addWidget(text)
        if question.typed:
            label_text = _("Type {text} to go on").format(text=question.typed)
            self.body.addWidget(LabelledField(label_text, self.typed))
            self.act.setEnabled(False)
        self.add_buttons(self.back, self.act)
        (self.typed if question.typed else self.back).setFocus()

    def _connect(self) -> None:
        self.act.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.typed.textChanged.connect(self._on_typed)

    def _on_typed(self, text: str) -> None:
        self.act.setEnabled(text.strip() == self._question.typed)
