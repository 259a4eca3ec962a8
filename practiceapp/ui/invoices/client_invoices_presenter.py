"""One client's invoices, and what is still to invoice."""

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.money import total
from practiceapp.domain.clients import ClientId
from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.invoices_presenter import InvoiceLine, fee_unknown_words, line_of
from practiceapp.ui.invoices.ports import TROUBLES, Invoicing
from practiceapp.ui.invoices.words import money
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for


class ClientInvoicesPresenter(QObject):
    """Reads this client's part of the books."""

    shown = Signal(tuple, str)
    fee_unknown = Signal(str)
    failed = Signal(str)

    def __init__(self, invoicing: Invoicing, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._invoicing, self._clock = invoicing, clock

    def open(self, client_id: ClientId) -> None:
        """Show the client's invoices, latest first, and in a sentence what is not invoiced yet."""
        try:
            rows = self._invoicing.of_client(client_id)
            drafts = self._invoicing.prepare(client_id, self._clock.today())
            unknown = self._invoicing.fee_unknown(client_id)
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        sentence = ""
        if drafts:
            sessions = sum(len(draft.lines) for draft in drafts)
            net = total((draft.net for draft in drafts), drafts[0].currency)
            sentence = ngettext(
                "{n} session to invoice, {amount}.", "{n} sessions to invoice, {amount}.", sessions
            ).format(n=formats.number(sessions), amount=money(net))
        self.fee_unknown.emit(fee_unknown_words(unknown[0]) + "." if unknown else "")
        self.shown.emit(tuple(_row(line_of(row)) for row in rows), sentence)


def _row(line: InvoiceLine) -> Row:
    second = _("{day}, due {due}").format(day=line.day, due=line.due)
    return Row(
        key=line.invoice_id,
        title=line.number,
        second=second,
        trailing=line.amount,
        pill=(line.state, line.tone),
        spoken=line.spoken,
    )
