"""Payments received, and where an invoice stands because of them. Derived every time, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from practiceapp.domain.account.invoices import InvoiceId, InvoiceKind
from practiceapp.domain.account.money import Money, total

PaymentId = NewType("PaymentId", int)


class PaymentMethod(Enum):
    """How the money came."""

    TRANSFER = "transfer"
    CARD = "card"
    CASH = "cash"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received for one invoice on a day. A wrong entry is undone by a second one that `reverses` it."""

    payment_id: PaymentId
    invoice_id: InvoiceId
    amount: Money
    paid_on: date
    method: PaymentMethod
    reverses: PaymentId | None = None


class InvoiceState(Enum):
    """Where an issued invoice stands."""

    OPEN = "open"
    PART_PAID = "part_paid"
    PAID = "paid"
    OVERDUE = "overdue"
    CORRECTED = "corrected"
    """Cancelled by a correction; nothing is owed any more."""
    CORRECTION = "correction"
    """The document is itself a correction."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts an invoice's state is derived from."""

    kind: InvoiceKind
    due_on: date
    gross: Money
    paid: Money
    corrected: bool

    @property
    def balance(self) -> Money:
        """What is still owed; below zero after an overpayment, and zero for a correction."""
        settled = self.corrected or self.kind is InvoiceKind.CORRECTION
        owed = Money(0, self.gross.currency) if settled else self.gross
        return owed - self.paid

    def state(self, today: date) -> InvoiceState:
        """Return the state as of today: overdue from the day after it fell due."""
        if self.kind is InvoiceKind.CORRECTION:
            return InvoiceState.CORRECTION
        if self.corrected:
            return InvoiceState.CORRECTED
        if self.balance.minor <= 0:
            return InvoiceState.PAID
        if today > self.due_on:
            return InvoiceState.OVERDUE
        return InvoiceState.PART_PAID if self.paid.minor > 0 else InvoiceState.OPEN


def paid_in_all(payments: Iterable[Payment], currency: str) -> Money:
    """Return what was received; a reversed payment and its reversal cancel out."""
    return total((payment.amount for payment in payments), currency)
