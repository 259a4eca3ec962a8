"""What the account services ask of the vault, the renderer and the door."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from practiceapp.domain.account.arrangements import Arrangement, ArrangementId, ArrangementTerms
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.account.invoices import InvoiceDocument, InvoiceId
from practiceapp.domain.account.ledger import ChainLink, InvoiceEntry, Paper
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.parties import Ref
from practiceapp.domain.account.payments import Payment, PaymentId, PaymentMethod
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId


class Renderer(Protocol):
    """Turns a frozen document into a PDF, always the same bytes for the same document.

    Raises UnprintableCharacter naming the field.
    """

    def invoice(self, document: InvoiceDocument) -> bytes:
        """Return the invoice or correction."""
        ...

    def draft(self, disclosure: Disclosure) -> bytes:
        """Return a preview marked as a draft, without number and dates."""
        ...


class Door(Protocol):
    """The one way a readable file leaves the vault."""

    def write_invoice(self, folder: Path, file_name: str, content: bytes) -> Path:
        """Write an invoice and return where it lies."""
        ...


@dataclass(frozen=True, slots=True)
class BillingPractice:
    """What invoicing reads of the practice."""

    therapist_name: str
    practice_name: str
    country: str
    currency: str
    language: str


@dataclass(frozen=True, slots=True)
class UnbilledSession:
    """A session to bill: held, or `reserved` (cancelled late, missed) with the agreed share in per cent.

    `fee_minor` is None while it is not known, 0 when there is none on purpose: neither is billed.
    """

    session_id: SessionId
    client_id: ClientId
    day: date
    minutes: int
    fee_minor: int | None
    reserved: bool
    late_fee_percent: int


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """A number taken from a series, given back if the transaction fails."""

    series_id: int
    seq: int
    number: str


@dataclass(frozen=True, slots=True)
class NewInvoice:
    """Everything that is stored when an invoice is issued."""

    taken: TakenNumber
    document: InvoiceDocument
    paper: Paper
    previous: bytes
    retain_until: date
    issued_at: datetime
    client_id: ClientId | None
    arrangement_id: ArrangementId | None
    corrects_id: InvoiceId | None = None
    sessions: tuple[SessionId, ...] = ()


class BillingStore(Protocol):
    """What invoicing may read of practice, clients and sessions; it writes none of them."""

    def practice(self) -> BillingPractice:
        """The therapist's names, country, currency and language."""
        ...

    def client(self, client_id: ClientId) -> BilledClient:
        """Name and postal address. Raises ClientMissing."""
        ...

    def unbilled(self, until: date, client_id: ClientId | None = None) -> list[UnbilledSession]:
        """Sessions up to a day that stand on no invoice, of one client or all, in order of day."""
        ...


class ArrangementStore(Protocol):
    """Versions of arrangements, oldest first, and the references ever used."""

    def versions(self, client_id: ClientId) -> list[Arrangement]:
        """A client's versions, oldest first."""
        ...

    def add(
        self,
        client_id: ClientId,
        terms: ArrangementTerms,
        reference: Ref,
        from_on: date,
        created_at: datetime,
    ) -> ArrangementId:
        """Add a version that holds from a day on."""
        ...

    def end(self, arrangement_id: ArrangementId, to_on: date) -> None:
        """Let a version hold up to a day, that day included."""
        ...

    def revoke(self, arrangement_id: ArrangementId, on: date) -> None:
        """Note the day the client withdrew it."""
        ...

    def spend(self, reference: Ref, at: datetime) -> bool:
        """Take a reference for good; False if it was ever used, here or as a client's own."""
        ...


class SellerStore(Protocol):
    """Versions of the therapist's profile; the last one counts."""

    def current(self) -> SellerProfile | None:
        """The last version; None before the first."""
        ...

    def add(self, profile: SellerProfile, created_at: datetime) -> None:
        """Add a version."""
        ...


class InvoiceStore(Protocol):
    """Issued invoices. Nothing in it can be changed."""

    def last_day(self) -> date | None:
        """The day of the last invoice issued."""
        ...

    def take_number(self, year: int) -> TakenNumber:
        """The next number of a year."""
        ...

    def chain_end(self) -> bytes:
        """What the next invoice is chained to."""
        ...

    def add(self, invoice: NewInvoice) -> InvoiceId:
        """Store an invoice, its paper, its client and the sessions it bills."""
        ...

    def free_sessions(self, invoice_id: InvoiceId, by: InvoiceId) -> None:
        """Let the sessions of a corrected invoice be billed again."""
        ...

    def entries(self, *, client_id: ClientId | None = None, year: int | None = None) -> list[InvoiceEntry]:
        """Entries of a client or a year, latest first."""
        ...

    def entry(self, invoice_id: InvoiceId) -> InvoiceEntry | None:
        """One entry; None if there is none."""
        ...

    def paper(self, invoice_id: InvoiceId) -> Paper | None:
        """Document and PDF as issued; None once erased."""
        ...

    def links(self) -> list[ChainLink]:
        """The chain from its start."""
        ...

    def log_export(self, invoice_id: InvoiceId, sha: bytes, at: datetime) -> None:
        """Note that an invoice left through the door."""
        ...


class PaymentStore(Protocol):
    """Payments received and their reversals."""

    def of_invoice(self, invoice_id: InvoiceId) -> list[Payment]:
        """An invoice's entries in the order they were made."""
        ...

    def get(self, payment_id: PaymentId) -> Payment | None:
        """One entry; None if there is none."""
        ...

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
        ...


class AccountsWork(Protocol):
    """The stores of a unit of work on the accounts side."""

    @property
    def billing(self) -> BillingStore:
        """Practice, clients and unbilled sessions."""
        ...

    @property
    def arrangements(self) -> ArrangementStore:
        """Who pays."""
        ...

    @property
    def sellers(self) -> SellerStore:
        """The therapist's profile."""
        ...

    @property
    def invoices(self) -> InvoiceStore:
        """Issued invoices."""
        ...

    @property
    def payments(self) -> PaymentStore:
        """Money received."""
        ...
