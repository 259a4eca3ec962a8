"""The small form that gives one session another fee."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.sessions.fee_presenter import FeePresenter, FeeScreen
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, MoneyField
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import second_line
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.wording import sentence_for


class FeeForm(Sheet):
    """Enter keeps the fee, Escape leaves it. `refused_to_open(str)` when the session is gone."""

    refused_to_open = Signal(str)

    def __init__(self, presenter: FeePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, 400, spacing=16)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        self.set_heading(_("Fee of this session"))
        self.when = second_line("")
        self.fee = MoneyField(_("Fee"), "")
        self.fee_box = LabelledField(_("&Fee"), self.fee)
        self.act, self.back = PrimaryButton(_("&Keep fee")), QuietButton(_("Go &back"))
        self.body.addWidget(self.when)
        self.body.addWidget(self.fee_box)
        self.add_buttons(self.back, self.act)

    def _connect(self) -> None:
        self.act.clicked.connect(self._on_act)
        self.back.clicked.connect(self.reject)
        self._presenter.shown.connect(self._show)
        self._presenter.refused.connect(self._show_refused)
        self._presenter.finished.connect(self.accept)

    def open_for(self, session_id: SessionId) -> None:
        """Open with what this session costs."""
        try:
            self._presenter.open(session_id)
        except (PracticeError, VaultTrouble) as error:
            self.refused_to_open.emit(sentence_for(error))
            return
        self.open()
        self.fee.setFocus()
        self.fee.selectAll()

    def _on_act(self) -> None:
        self.fee_box.clear_error()
        self._presenter.keep(self.fee.text())

    def _show(self, screen: FeeScreen) -> None:
        self.when.setText(screen.when)
        self.fee.currency = screen.currency
        self.fee.setPlaceholderText(screen.currency)
        self.fee.setAccessibleName(_("Fee in {currency}").format(currency=screen.currency))
        self.fee.set_minor(screen.minor)
        zero = _("0 is without a fee.")
        by_terms = _("{terms}. {zero}").format(terms=screen.terms, zero=zero)
        self.fee_box.clear_error()
        self.fee_box.set_hint(by_terms if screen.terms else zero)

    def _show_refused(self, words: str) -> None:
        self.fee_box.set_error(words)
        self.fee.setFocus()
        self.fit()
