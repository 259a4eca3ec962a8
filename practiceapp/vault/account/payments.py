"""Payments received and their reversals, as rows."""

from datetime import date, datetime
from typing import Any

from practiceapp.domain.account.invoices import InvoiceId
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import Payment, PaymentId, PaymentMethod
from practiceapp.vault.account.instants import utc
from practiceapp.vault.works import Work

_PAYMENTS = (
    "SELECT p.payment_id, p.invoice_id, p.amount_minor, i.currency, p.paid_on, p.method, p.reverses_id"
    " FROM payments AS p JOIN invoices AS i ON i.invoice_id = p.invoice_id"
)


class PaymentStore:
    """Adds entries; changes none."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of_invoice(self, invoice_id: InvoiceId) -> list[Payment]:
        """Return an invoice's entries in the order they were made."""
        rows = self._work.execute(_PAYMENTS + " WHERE p.invoice_id = ? ORDER BY p.payment_id", (invoice_id,))
        return [_payment(row) for row in rows]

    def get(self, payment_id: PaymentId) -> Payment | None:
        """Return one entry."""
        rows = self._work.execute(_PAYMENTS + " WHERE p.payment_id = ?", (payment_id,))
        return _payment(rows[0]) if rows else None

    def add(
        self,
        invoice_id: InvoiceId,
        amount: Money,
        paid_on: date,
        method: PaymentMethod,
        at: datetime,
        reverses: PaymentId | None = None,
    ) -> PaymentId:
        """Add an entry, or the one that takes another back."""
        return PaymentId(
            self._work.insert(
                "INSERT INTO payments (invoice_id, amount_minor, paid_on, method, reverses_id, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (invoice_id, amount.minor, paid_on.isoformat(), method.value, reverses, utc(at)),
            )
        )


def _payment(row: tuple[Any, ...]) -> Payment:
    payment_id, invoice_id, minor, currency, paid_on, method, reverses = row
    return Payment(
        payment_id=PaymentId(payment_id),
        invoice_id=InvoiceId(invoice_id),
        amount=Money(minor, currency),
        paid_on=date.fromisoformat(paid_on),
        method=PaymentMethod(method),
        reverses=PaymentId(reverses) if reverses is not None else None,
    )
