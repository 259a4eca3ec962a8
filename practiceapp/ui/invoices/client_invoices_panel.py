"""One client's invoices on the client's page: what is to invoice, and what was issued."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.ui.invoices.client_invoices_presenter import ClientInvoicesPresenter
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, EmptyState, label
from practiceapp.ui.shared.places import CLIENT, DRAFT, INVOICE, SESSIONS, Place
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.theme import current


class ClientInvoicesPanel(QWidget):
    """`go(Place)` opens an invoice, prepares one, or leads to the sessions that wait for a fee."""

    go = Signal(object)

    def __init__(self, presenter: ClientInvoicesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._client_id: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.trouble = Banner("", "danger")
        self.feeless = Banner("", "warn", action=_("S&how sessions"))
        self.sentence = label("", "lead")
        self.prepare = QuietButton(_("&Prepare invoice"), "receipt-text")
        self.rows = RowList(_("Invoices of this client"))
        self.empty = EmptyState("")
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.prepare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.trouble)
        layout.addWidget(self.feeless)
        layout.addLayout(head)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self._presenter.shown.connect(self._show)
        self._presenter.fee_unknown.connect(self._show_fee_unknown)
        self._presenter.failed.connect(self._on_failed)
        self.feeless.acted.connect(self._on_feeless)
        self.prepare.clicked.connect(self._on_prepare)
        self.rows.opened.connect(self._on_opened)

    def _on_prepare(self) -> None:
        if self._client_id is not None:
            self.go.emit(Place(DRAFT, self._client_id))

    def _on_feeless(self) -> None:
        if self._client_id is not None:
            self.go.emit(Place(CLIENT, self._client_id, SESSIONS))

    def _on_opened(self, invoice_id: object) -> None:
        if isinstance(invoice_id, int):
            self.go.emit(Place(INVOICE, invoice_id))

    def _on_failed(self, words: str) -> None:
        self.trouble.say(words, "danger")

    def show_client(self, client_id: int) -> None:
        """Show this client's invoices and what is still to invoice."""
        self._client_id = client_id
        self.trouble.say("")
        self._presenter.open(ClientId(client_id))

    def _show_fee_unknown(self, words: str) -> None:
        self.feeless.say(words, "warn")

    def _show(self, rows: tuple[Row, ...], sentence: str) -> None:
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.say(_("No invoice yet. Held sessions gather here until they are invoiced."))
        self.sentence.setText(
            sentence or (_("Everything is invoiced.") if rows and self.feeless.isHidden() else "")
        )
        self.prepare.setVisible(bool(sentence))
