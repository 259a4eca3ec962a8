"""The fee on the session form: a quiet line when it is known, a field when it is not."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.sessions import SessionKind
from practiceapp.ui.shared.fields import LabelledField, MoneyField
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import hint


@dataclass(frozen=True, slots=True)
class FeeView:
    """What the form says of the fee: `line` when one holds; `asked` when none is known."""

    line: str = ""
    asked: SessionKind | None = None
    currency: str = ""


class FeePart(QWidget):
    """Hidden while there is nothing to say. What was typed stays while she changes her mind elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor, self.line = MoneyField(_("Fee"), ""), hint("")
        self.box = LabelledField(
            _("Your &fee for a session"),
            self.editor,
            _(
                "Kept in your practice; you can agree another fee with a client. "
                "0 is without a fee, this time only."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addWidget(self.line)
        self._asked = False
        self.forget()

    def forget(self) -> None:
        """Begin with nothing typed and nothing known."""
        self.editor.clear()
        self.show_view(FeeView())

    def typed(self) -> str:
        """What stands in the field, while it is asked for."""
        return self.editor.text().strip() if self._asked else ""

    def show_view(self, view: FeeView) -> None:
        """Ask for the fee of this kind of session, or say which one holds."""
        self._asked = view.asked is not None
        if self._asked:
            first = view.asked is SessionKind.CONSULTATION
            words = _("Your &fee for a first consultation") if first else _("Your &fee for a session")
            self.box.label.setText(words)
            self.editor.currency = view.currency
            self.editor.setPlaceholderText(view.currency)
            self.editor.setAccessibleName(
                _("{name} in {currency}").format(name=words.replace("&", ""), currency=view.currency)
            )
        self.line.setText(view.line)
        self.box.setVisible(self._asked)
        self.line.setVisible(bool(view.line))
        self.setVisible(self._asked or bool(view.line))
