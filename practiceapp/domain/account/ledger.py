"""What the books know: issued invoices and where they stand, what is still to bill, the chain of hashes."""

import hashlib
from dataclasses import dataclass
from datetime import date

from practiceapp.domain.account.arrangements import Arrangement, ArrangementId
from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.account.invoices import InvoiceDocument, InvoiceId, InvoiceKind
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, Payment, Standing

CHAIN_START = bytes(32)
"""What the first invoice is chained to."""

_DECEMBER = 12
_LAST_OF_DECEMBER = 31


@dataclass(frozen=True, slots=True)
class Unbilled:
    """A client with something to bill. `net` is before tax; `arrangement` that of the last session.

    `sessions` counts held sessions and reserved hours; `drafts` is how many invoices they would become.
    """

    client: BilledClient
    arrangement: Arrangement
    sessions: int
    first_on: date
    last_on: date
    net: Money
    drafts: int


@dataclass(frozen=True, slots=True)
class FeeUnknown:
    """A client's held sessions and reserved hours that stand on no invoice because no fee is known yet."""

    client: BilledClient
    sessions: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class InvoiceEntry:
    """What the books keep of an issued invoice or correction.

    `client` is None once the client was erased. `corrected_by` is the number of the correction that
    cancelled it, `corrects` the number it cancels.
    """

    invoice_id: InvoiceId
    number: str
    kind: InvoiceKind
    issued_on: date
    due_on: date
    gross: Money
    paid: Money
    client: BilledClient | None
    arrangement_id: ArrangementId | None
    corrected_by: str | None
    corrects: str | None

    @property
    def standing(self) -> Standing:
        """The facts its state is derived from."""
        return Standing(self.kind, self.due_on, self.gross, self.paid, self.corrected_by is not None)


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An entry with its state as of today, for a list."""

    entry: InvoiceEntry
    state: InvoiceState

    @property
    def balance(self) -> Money:
        """What is still owed."""
        return self.entry.standing.balance


@dataclass(frozen=True, slots=True)
class Invoice:
    """An issued invoice, whole: the document, where it stands, what was received.

    `document` is None once its paper was erased after the years of retention.
    """

    entry: InvoiceEntry
    state: InvoiceState
    document: InvoiceDocument | None
    payments: tuple[Payment, ...]

    @property
    def balance(self) -> Money:
        """What is still owed."""
        return self.entry.standing.balance


@dataclass(frozen=True, slots=True)
class Paper:
    """The document in canonical JSON and the PDF, exactly as issued."""

    document: bytes
    pdf: bytes


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An invoice's place in the chain: hashes of document and PDF, tied to the invoice before it."""

    invoice_id: InvoiceId
    number: str
    document_sha: bytes
    pdf_sha: bytes
    previous: bytes
    chain: bytes

    def holds(self, previous: bytes) -> bool:
        """Say whether this link follows that one and was computed from what it holds."""
        computed = chained(self.previous, self.number, self.document_sha, self.pdf_sha)
        return self.previous == previous and self.chain == computed

    def fits(self, paper: Paper) -> bool:
        """Say whether this is the paper that was issued."""
        return digest(paper.document) == self.document_sha and digest(paper.pdf) == self.pdf_sha


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """The result of walking the chain: how many invoices, and the number of the first that does not hold.

    It proves order and integrity to the therapist; it is no fiscal certification.
    """

    checked: int
    broken_at: str | None = None

    @property
    def intact(self) -> bool:
        """Say whether every invoice is as it was issued, in the order it was issued."""
        return self.broken_at is None


def digest(content: bytes) -> bytes:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(content).digest()


def chained(previous: bytes, number: str, document_sha: bytes, pdf_sha: bytes) -> bytes:
    """Return the hash that ties an invoice to the one before it."""
    return digest(previous + number.encode() + document_sha + pdf_sha)


def retained_until(issued_on: date, years: int) -> date:
    """Return the last day an invoice must be kept: years are counted from the end of its year."""
    return date(issued_on.year + years, _DECEMBER, _LAST_OF_DECEMBER)
