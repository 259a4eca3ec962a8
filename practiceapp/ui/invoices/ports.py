# ruff: noqa: D102 - each method means what it means in the service named above it
"""What these pages ask of the services: structural, so that bootstrap hands in the real ones."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from practiceapp.domain.account.arrangements import Arrangement, ArrangementTerms
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.drafts import Draft, MissingFact
from practiceapp.domain.account.invoices import InvoiceId
from practiceapp.domain.account.ledger import FeeUnknown, Invoice, InvoiceRow, Unbilled
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentId, PaymentMethod
from practiceapp.domain.account.proof import ProofSheet
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.clients import Client, ClientDetails, ClientId
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.account.ports import BillingPractice
from practiceapp.services.undo import Undo

TROUBLES = (PracticeError, VaultTrouble)
"""What a page answers in words where she is; anything else is a bug."""


class Invoicing(Protocol):
    """From an unbilled session to a paid invoice: `InvoicingService`."""

    def unbilled(self) -> list[Unbilled]: ...

    def fee_unknown(self, client_id: ClientId | None = None) -> list[FeeUnknown]: ...

    def prepare(self, client_id: ClientId, until: date) -> list[Draft]: ...

    def disclose(self, draft: Draft) -> Disclosure: ...

    def proof(self, draft: Draft) -> ProofSheet: ...

    def preview(self, draft: Draft) -> bytes: ...

    def missing(self, draft: Draft) -> Sequence[MissingFact]: ...

    def issue(self, draft: Draft, on: date) -> Invoice: ...

    def correct(self, invoice_id: InvoiceId) -> Invoice: ...

    def get(self, invoice_id: InvoiceId) -> Invoice: ...

    def of_client(self, client_id: ClientId) -> list[InvoiceRow]: ...

    def rows(self) -> list[InvoiceRow]: ...

    def paper(self, invoice_id: InvoiceId) -> bytes: ...

    def export(self, invoice_id: InvoiceId, folder: Path) -> Path: ...


class Paying(Protocol):
    """Money received: `PaymentService`."""

    def record(self, invoice_id: InvoiceId, amount: Money, on: date, method: PaymentMethod) -> Undo: ...

    def reverse(self, payment_id: PaymentId) -> None: ...


class Arranging(Protocol):
    """Who pays: `ArrangementService`."""

    def versions(self, client_id: ClientId) -> list[Arrangement]: ...

    def in_force(self, client_id: ClientId, day: date) -> Arrangement: ...

    def arrange(self, client_id: ClientId, terms: ArrangementTerms, from_on: date) -> Arrangement: ...

    def revoke(self, client_id: ClientId, on: date) -> Arrangement: ...


class Selling(Protocol):
    """The therapist as the one who writes invoices: `SellerService`."""

    def seller(self) -> SellerProfile | None: ...

    def save_seller(self, profile: SellerProfile) -> None: ...

    def practice(self) -> BillingPractice: ...


class Addressing(Protocol):
    """A client's name and address: `ClientService`."""

    def get(self, client_id: ClientId) -> Client: ...

    def save(self, client_id: ClientId, details: ClientDetails) -> Undo: ...
