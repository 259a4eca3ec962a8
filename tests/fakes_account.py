"""Stores in memory for arrangements, invoices and payments, a cheap renderer and a door without a disk."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from practiceapp.domain.account.arrangements import Arrangement, ArrangementId, ArrangementTerms
from practiceapp.domain.account.canonical import to_json
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.account.invoices import InvoiceDocument, InvoiceId
from practiceapp.domain.account.ledger import (
    CHAIN_START,
    ChainLink,
    InvoiceEntry,
    Paper,
    chained,
    digest,
)
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.parties import Ref
from practiceapp.domain.account.payments import Payment, PaymentId, PaymentMethod, paid_in_all
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import ClientMissing
from practiceapp.domain.sessions import SessionId
from practiceapp.services.account.ports import BillingPractice, NewInvoice, TakenNumber, UnbilledSession


@dataclass
class AccountTables:
    practice: BillingPractice = field(
        default_factory=lambda: BillingPractice("Ruth Adler", "Praxis Adler", "DE", "EUR", "en")
    )
    clients: dict[ClientId, BilledClient] = field(default_factory=dict)
    sessions: list[UnbilledSession] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    profiles: list[SellerProfile] = field(default_factory=list)
    next: dict[int, int] = field(default_factory=dict)
    invoices: list[NewInvoice] = field(default_factory=list)
    billed: dict[SessionId, InvoiceId] = field(default_factory=dict)
    payments: list[Payment] = field(default_factory=list)
    exports: list[tuple[InvoiceId, bytes]] = field(default_factory=list)


class FakeBillingStore:
    def __init__(self, tables: AccountTables) -> None:
        self._tables = tables

    def practice(self) -> BillingPractice:
        return self._tables.practice

    def client(self, client_id: ClientId) -> BilledClient:
        if client_id not in self._tables.clients:
            raise ClientMissing
        return self._tables.clients[client_id]

    def unbilled(self, until: date, client_id: ClientId | None = None) -> list[UnbilledSession]:
        found = [
            session
            for session in self._tables.sessions
            if session.session_id not in self._tables.billed
            and session.day <= until
            and client_id in (None, session.client_id)
        ]
        return sorted(found, key=lambda session: (session.day, session.session_id))


class FakeArrangementStore:
    def __init__(self, tables: AccountTables) -> None:
        self._tables = tables

    def versions(self, client_id: ClientId) -> list[Arrangement]:
        return [version for version in self._tables.arrangements if version.client_id == client_id]

    def add(
        self,
        client_id: ClientId,
        terms: ArrangementTerms,
        reference: Ref,
        from_on: date,
        created_at: datetime,
    ) -> ArrangementId:
        number = ArrangementId(len(self._tables.arrangements) + 1)
        self._tables.arrangements.append(Arrangement(client_id, terms, number, reference, from_on))
        return number

    def end(self, arrangement_id: ArrangementId, to_on: date) -> None:
        versions = self._tables.arrangements
        versions[arrangement_id - 1] = replace(versions[arrangement_id - 1], to_on=to_on)

    def revoke(self, arrangement_id: ArrangementId, on: date) -> None:
        versions = self._tables.arrangements
        versions[arrangement_id - 1] = replace(versions[arrangement_id - 1], revoked_on=on)

    def spend(self, reference: Ref, at: datetime) -> bool:
        own = {client.reference for client in self._tables.clients.values()}
        if reference.value in self._tables.spent | own:
            return False
        self._tables.spent.add(reference.value)
        return True


class FakeSellerStore:
    def __init__(self, tables: AccountTables) -> None:
        self._tables = tables

    def current(self) -> SellerProfile | None:
        return self._tables.profiles[-1] if self._tables.profiles else None

    def add(self, profile: SellerProfile, created_at: datetime) -> None:
        self._tables.profiles.append(profile)


class FakeInvoiceStore:
    def __init__(self, tables: AccountTables) -> None:
        self._tables = tables

    def last_day(self) -> date | None:
        return max((new.document.issued_on for new in self._tables.invoices), default=None)

    def take_number(self, year: int) -> TakenNumber:
        seq = self._tables.next.get(year, 1)
        self._tables.next[year] = seq + 1
        return TakenNumber(year, seq, f"{year}-{seq:04d}")

    def chain_end(self) -> bytes:
        links = self.links()
        return links[-1].chain if links else CHAIN_START

    def add(self, invoice: NewInvoice) -> InvoiceId:
        self._tables.invoices.append(invoice)
        number = InvoiceId(len(self._tables.invoices))
        for session_id in invoice.sessions:
            assert session_id not in self._tables.billed
            self._tables.billed[session_id] = number
        return number

    def free_sessions(self, invoice_id: InvoiceId, by: InvoiceId) -> None:
        billed = self._tables.billed
        for session_id in [session for session, invoice in billed.items() if invoice == invoice_id]:
            del billed[session_id]

    def entries(self, *, client_id: ClientId | None = None, year: int | None = None) -> list[InvoiceEntry]:
        entries = [self._entry(InvoiceId(number + 1)) for number in range(len(self._tables.invoices))]
        return [
            entry
            for entry in reversed(entries)
            if client_id is None or (entry.client is not None and entry.client.client_id == client_id)
            if year in (None, entry.issued_on.year)
        ]

    def entry(self, invoice_id: InvoiceId) -> InvoiceEntry | None:
        return self._entry(invoice_id) if 1 <= invoice_id <= len(self._tables.invoices) else None

    def _entry(self, invoice_id: InvoiceId) -> InvoiceEntry:
        new = self._tables.invoices[invoice_id - 1]
        gross = new.document.facts.totals.gross
        payments = [payment for payment in self._tables.payments if payment.invoice_id == invoice_id]
        corrections = [
            later.document.number for later in self._tables.invoices if later.corrects_id == invoice_id
        ]
        corrected = self._tables.invoices[new.corrects_id - 1] if new.corrects_id else None
        return InvoiceEntry(
            invoice_id,
            new.document.number,
            new.document.kind,
            new.document.issued_on,
            new.document.due_on,
            gross,
            paid_in_all(payments, gross.currency),
            self._tables.clients[new.client_id] if new.client_id else None,
            new.arrangement_id,
            corrections[0] if corrections else None,
            corrected.document.number if corrected else None,
        )

    def paper(self, invoice_id: InvoiceId) -> Paper | None:
        return self._tables.invoices[invoice_id - 1].paper

    def links(self) -> list[ChainLink]:
        return [self._link(InvoiceId(number), new) for number, new in enumerate(self._tables.invoices, 1)]

    def _link(self, number: InvoiceId, new: NewInvoice) -> ChainLink:
        shas = digest(new.paper.document), digest(new.paper.pdf)
        chain = chained(new.previous, new.document.number, *shas)
        return ChainLink(number, new.document.number, *shas, new.previous, chain)

    def log_export(self, invoice_id: InvoiceId, sha: bytes, at: datetime) -> None:
        self._tables.exports.append((invoice_id, sha))


class FakePaymentStore:
    def __init__(self, tables: AccountTables) -> None:
        self._tables = tables

    def of_invoice(self, invoice_id: InvoiceId) -> list[Payment]:
        return [payment for payment in self._tables.payments if payment.invoice_id == invoice_id]

    def get(self, payment_id: PaymentId) -> Payment | None:
        known = 1 <= payment_id <= len(self._tables.payments)
        return self._tables.payments[payment_id - 1] if known else None

    def add(
        self,
        invoice_id: InvoiceId,
        amount: Money,
        paid_on: date,
        method: PaymentMethod,
        at: datetime,
        reverses: PaymentId | None = None,
    ) -> PaymentId:
        number = PaymentId(len(self._tables.payments) + 1)
        self._tables.payments.append(Payment(number, invoice_id, amount, paid_on, method, reverses))
        return number


class FakeAccountStores:
    def __init__(self, tables: AccountTables) -> None:
        self.billing = FakeBillingStore(tables)
        self.arrangements = FakeArrangementStore(tables)
        self.sellers = FakeSellerStore(tables)
        self.invoices = FakeInvoiceStore(tables)
        self.payments = FakePaymentStore(tables)


class PlainRenderer:
    """A paper whose bytes are its content, for tests that are not about looks."""

    def invoice(self, document: InvoiceDocument) -> bytes:
        return b"%PDF-" + to_json(document)

    def draft(self, disclosure: Disclosure) -> bytes:
        return b"%PDF-draft " + repr(disclosure).encode()


class FolderInMemory:
    """A door that remembers what went through it; `refusal` is raised instead, once it is set."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}
        self.refusal: Exception | None = None

    def write_invoice(self, folder: Path, file_name: str, content: bytes) -> Path:
        if self.refusal is not None:
            raise self.refusal
        self.written[file_name] = content
        return folder / file_name
