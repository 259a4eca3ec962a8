"""Recording what was received. An entry is never changed: a wrong one is reversed by a second one."""

from datetime import date

from practiceapp.domain.account.invoices import InvoiceId, InvoiceKind
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import Payment, PaymentId, PaymentMethod
from practiceapp.domain.errors import DayInFuture, InvoiceUnknown, PaymentReversed, UnfitAmount
from practiceapp.services.account.ports import AccountsWork
from practiceapp.services.clock import Clock
from practiceapp.services.undo import Undo
from practiceapp.services.works import Works


class PaymentService:
    """Records payments and takes wrong entries back."""

    def __init__(self, works: Works[AccountsWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def record(self, invoice_id: InvoiceId, amount: Money, on: date, method: PaymentMethod) -> Undo:
        """Record money received for an invoice; a negative amount is money given back.

        More than is owed is kept as a negative balance. Calling the Undo writes the reversing entry.
        Raises UnfitAmount (nothing, another currency, on a correction), DayInFuture, InvoiceUnknown.
        """
        if on > self._clock.today():
            raise DayInFuture
        with self._works.write() as work:
            entry = work.invoices.entry(invoice_id)
            if entry is None:
                raise InvoiceUnknown
            unfit = amount.minor == 0 or amount.currency != entry.gross.currency
            if unfit or entry.kind is InvoiceKind.CORRECTION:
                raise UnfitAmount
            payment_id = work.payments.add(invoice_id, amount, on, method, self._clock.now())
        return Undo("payment_recorded", lambda: self.reverse(payment_id))

    def reverse(self, payment_id: PaymentId) -> None:
        """Write the entry that takes a payment back, on the day of the payment. Raises PaymentReversed."""
        with self._works.write() as work:
            payment = work.payments.get(payment_id)
            if payment is None or _settled(payment, work):
                raise PaymentReversed
            work.payments.add(
                payment.invoice_id,
                -payment.amount,
                payment.paid_on,
                payment.method,
                self._clock.now(),
                reverses=payment_id,
            )

    def of_invoice(self, invoice_id: InvoiceId) -> list[Payment]:
        """Return the entries of an invoice in the order they were made."""
        with self._works.read() as work:
            return work.payments.of_invoice(invoice_id)


def _settled(payment: Payment, work: AccountsWork) -> bool:
    entries = work.payments.of_invoice(payment.invoice_id)
    return payment.reverses is not None or any(entry.reverses == payment.payment_id for entry in entries)
