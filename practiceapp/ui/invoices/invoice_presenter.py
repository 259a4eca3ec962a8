"""One issued invoice: its paper, where it stands, and what can still be done with it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.account.invoices import Facts, InvoiceId, InvoiceKind
from practiceapp.domain.account.ledger import Invoice
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, Payment, PaymentId, PaymentMethod
from practiceapp.domain.clients import ClientId
from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.draft_presenter import label_of
from practiceapp.ui.invoices.invoices_presenter import exported_words
from practiceapp.ui.invoices.ports import TROUBLES, Invoicing, Paying
from practiceapp.ui.invoices.words import method_words, money, state_pill
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.asking import Asker, Question
from practiceapp.ui.shared.discretion import called, payer_called
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for


@dataclass(frozen=True)
class InvoiceView:
    """What the page shows, in words."""

    title: str
    state: str
    tone: str
    client_id: ClientId | None
    facts: tuple[tuple[str, str], ...]
    balance_minor: int
    currency: str
    payments: tuple[Row, ...]
    reversible: frozenset[int]
    pdf: bytes | None
    trouble: str
    payable: bool
    correctable: bool


class InvoicePresenter(QObject):
    """Shows, exports, takes payments and corrects."""

    shown = Signal(InvoiceView)
    failed = Signal(str)
    said = Signal(str)
    exported = Signal(str)
    undoable = Signal(object, str)
    corrected = Signal(int, str)

    def __init__(
        self,
        invoicing: Invoicing,
        payments: Paying,
        asker: Asker,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._invoicing, self._payments, self._asker, self._clock = invoicing, payments, asker, clock
        self._invoice: Invoice | None = None
        self.folder: Path | None = None

    def today(self) -> date:
        """Return the practice's day."""
        return self._clock.today()

    def open(self, invoice_id: int) -> None:
        """Read the invoice and its paper."""
        try:
            self._invoice = self._invoicing.get(InvoiceId(invoice_id))
        except TROUBLES as error:
            self._invoice = None
            self.failed.emit(sentence_for(error))
            return
        self._show(self._invoice)

    def export(self, folder: Path) -> None:
        """Save the issued page to that folder, under its number."""
        if self._invoice is None:
            return
        self.folder = folder
        try:
            file = self._invoicing.export(self._invoice.entry.invoice_id, folder)
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self.exported.emit(exported_words(file))

    def record(self, minor: int | None, on: date, method: PaymentMethod) -> None:
        """Record money received."""
        if self._invoice is None:
            return
        if minor is None:
            self.failed.emit(_("Write the amount as a number, such as 180.00."))
            return
        entry = self._invoice.entry
        amount = Money(minor, entry.gross.currency)
        try:
            undo = self._payments.record(entry.invoice_id, amount, on, method)
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self.open(int(entry.invoice_id))
        self.undoable.emit(undo, _("{amount} recorded.").format(amount=money(amount)))

    def reverse(self, payment_id: int) -> None:
        """Take a wrong entry back by a second one; both stay in the list."""
        if self._invoice is None:
            return
        try:
            self._payments.reverse(PaymentId(payment_id))
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self.open(int(self._invoice.entry.invoice_id))
        self.said.emit(_("The payment is taken back. Both entries stay in the list."))

    def correct(self) -> None:
        """Ask once, then issue the correction and show it."""
        if self._invoice is None:
            return
        number = self._invoice.entry.number
        question = Question(
            _("Correct invoice {number}?").format(number=number),
            _(
                "A correction with its own number cancels it in full. "
                "Its sessions can then be invoiced again. The first page stays as it is."
            ),
            _("Issue &correction"),
            danger=True,
        )
        if not self._asker.confirm(question):
            return
        try:
            correction = self._invoicing.correct(self._invoice.entry.invoice_id)
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        words = _("Correction {number} is issued. The sessions can be invoiced again.")
        self.corrected.emit(int(correction.entry.invoice_id), words.format(number=correction.entry.number))

    def _show(self, invoice: Invoice) -> None:
        pdf, trouble = None, ""
        try:
            pdf = self._invoicing.paper(invoice.entry.invoice_id)
        except TROUBLES as error:
            trouble = sentence_for(error)
        entry = invoice.entry
        correction = entry.kind is InvoiceKind.CORRECTION
        state, tone = state_pill(invoice.state)
        self.shown.emit(
            InvoiceView(
                title=(_("Correction {number}") if correction else _("Invoice {number}")).format(
                    number=entry.number
                ),
                state=state,
                tone=tone,
                client_id=entry.client.client_id if entry.client else None,
                facts=_facts(invoice),
                balance_minor=invoice.balance.minor,
                currency=entry.gross.currency,
                payments=tuple(_payment_row(one, invoice.payments) for one in invoice.payments),
                reversible=frozenset(int(one.payment_id) for one in _reversible(invoice.payments)),
                pdf=pdf,
                trouble=trouble,
                payable=not correction and invoice.balance.minor > 0,
                correctable=not correction
                and invoice.state is not InvoiceState.CORRECTED
                and pdf is not None,
            )
        )


def _facts(invoice: Invoice) -> tuple[tuple[str, str], ...]:
    """What is known of it, label and words, in reading order."""
    entry, document = invoice.entry, invoice.document
    facts = [(_("Client"), label_of(entry.client))]
    if document is not None:
        facts.append((_("Invoice to"), _addressee(document.facts, entry.client)))
        facts.append((_("Month"), formats.month(document.facts.period.first_on)))
    facts.append((_("Issued"), formats.day(entry.issued_on)))
    if entry.kind is InvoiceKind.INVOICE:
        facts.append((_("Due"), formats.day(entry.due_on)))
    facts.append((_("Total"), money(entry.gross)))
    if entry.paid.minor:
        facts.append((_("Received"), money(entry.paid)))
    if invoice.balance.minor > 0:
        facts.append((_("Still owed"), money(invoice.balance)))
    if invoice.balance.minor < 0:
        facts.append((_("Paid too much"), money(-invoice.balance)))
    if entry.corrected_by:
        facts.append((_("Corrected by"), entry.corrected_by))
    if entry.corrects:
        facts.append((_("Corrects"), entry.corrects))
    return tuple(facts)


def _addressee(facts: Facts, client: BilledClient | None) -> str:
    name = facts.addressee.name
    if facts.to_payer:
        return payer_called(name)
    return called(name, client.reference if client else _("Erased"))


def _reversible(payments: tuple[Payment, ...]) -> list[Payment]:
    reversed_ones = {one.reverses for one in payments if one.reverses is not None}
    return [one for one in payments if one.reverses is None and one.payment_id not in reversed_ones]


def _payment_row(payment: Payment, payments: tuple[Payment, ...]) -> Row:
    taken_back = any(one.reverses == payment.payment_id for one in payments)
    pill = None
    if payment.reverses is not None:
        pill = (_("Takes back"), "")
    elif taken_back:
        pill = (_("Taken back"), "")
    return Row(
        key=int(payment.payment_id),
        title=formats.day(payment.paid_on),
        second=method_words(payment.method),
        trailing=money(payment.amount),
        pill=pill,
        quiet=pill is not None,
    )
