"""Money received: a line to record it, and the list of what was recorded."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.ui.invoices.inputs import propose, until_today
from practiceapp.ui.invoices.words import method_words
from practiceapp.ui.shared.buttons import LinkButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, MoneyField, choice_field, chosen, day_field, day_of
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import section_header
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.theme import current


class PaymentLine(QWidget):
    """Amount, day, how it came, and a button. `recorded(amount or None, day, method)`."""

    recorded = Signal(object, date, PaymentMethod)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.amount = MoneyField(_("Amount received"), "EUR")
        self.day = day_field(_("Received on"), today)
        self.method = choice_field(
            _("How it came"), [(method_words(method), method) for method in PaymentMethod]
        )
        self.button = QuietButton(_("&Record payment"), "banknote")
        fields, layout = QHBoxLayout(), QVBoxLayout(self)
        fields.setSpacing(theme.px(10))
        fields.addWidget(LabelledField(_("Amount"), self.amount), 1)
        fields.addWidget(LabelledField(_("Day"), self.day), 1)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(section_header(_("Payment")))
        layout.addLayout(fields)
        layout.addWidget(LabelledField(_("How it came"), self.method))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._on_record)
        self.amount.returnPressed.connect(self._on_record)

    def show_balance(self, minor: int, currency: str, today: date) -> None:
        """Propose what is still owed, received today; no later day can be chosen."""
        self.amount.currency = currency
        self.amount.setPlaceholderText(currency)
        self.amount.set_minor(minor)
        until_today(self.day, today)
        propose(self.day, today)

    def _on_record(self) -> None:
        method = chosen(self.method)
        self.recorded.emit(
            self.amount.minor(),
            day_of(self.day),
            method if isinstance(method, PaymentMethod) else PaymentMethod.TRANSFER,
        )


class PaymentList(QWidget):
    """What was recorded, and a way to take a wrong entry back. `reversed(payment id)`."""

    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reversible: frozenset[int] = frozenset()
        self.rows = RowList(_("Payments"), height=56)
        self.button = LinkButton(_("&Take this entry back"), "undo-2", small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(4))
        layout.addWidget(section_header(_("Recorded")))
        layout.addWidget(self.rows)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.looked_at.connect(self._on_looked_at)
        self.button.clicked.connect(self._on_take_back)

    def show_payments(self, rows: tuple[Row, ...], reversible: frozenset[int]) -> None:
        """Show the entries; only those in `reversible` can be taken back."""
        self._reversible = reversible
        self.rows.show_rows(rows)
        self.rows.setFixedHeight(self.rows.height_of_all() if rows else 0)
        if rows and self.rows.current_key() is None:
            self.rows.choose(rows[-1].key)
        self.setVisible(bool(rows))
        self._on_looked_at(self.rows.current_key())

    def _on_looked_at(self, key: object) -> None:
        self.button.setEnabled(key in self._reversible)

    def _on_take_back(self) -> None:
        key = self.rows.current_key()
        if isinstance(key, int) and key in self._reversible:
            self.taken_back.emit(key)
