"""Issued invoices as rows: numbers, papers, links to client and sessions, the chain, the log of exports."""

from datetime import date, datetime
from typing import Any

from practiceapp.domain.account.arrangements import ArrangementId
from practiceapp.domain.account.invoices import InvoiceId, InvoiceKind
from practiceapp.domain.account.ledger import (
    CHAIN_START,
    ChainLink,
    InvoiceEntry,
    Paper,
    chained,
    digest,
)
from practiceapp.domain.account.money import Money
from practiceapp.domain.clients import ClientId
from practiceapp.services.account.ports import NewInvoice, TakenNumber
from practiceapp.vault.account.billing import billed_client
from practiceapp.vault.account.instants import utc
from practiceapp.vault.works import Work

_PREFIX = ""

_ENTRIES = """
    SELECT i.invoice_id, i.number, i.kind, i.issued_on, i.due_on, i.gross_minor, i.currency,
        coalesce((SELECT sum(p.amount_minor) FROM payments AS p WHERE p.invoice_id = i.invoice_id), 0),
        (SELECT k.number FROM invoices AS k WHERE k.corrects_id = i.invoice_id),
        (SELECT o.number FROM invoices AS o WHERE o.invoice_id = i.corrects_id),
        l.arrangement_id,
        c.client_id, c.reference, c.given_name, c.family_name, c.street, c.postcode, c.city, c.country
    FROM invoices AS i
    LEFT JOIN invoice_clients AS l ON l.invoice_id = i.invoice_id
    LEFT JOIN clients AS c ON c.client_id = l.client_id
"""


class InvoiceStore:
    """Adds issued invoices and reads them; changes none."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def last_day(self) -> date | None:
        """Return the day of the last invoice issued."""
        ((day,),) = self._work.execute("SELECT max(issued_on) FROM invoices")
        return date.fromisoformat(day) if day else None

    def take_number(self, year: int) -> TakenNumber:
        """Take the next number of a year; rolling the transaction back gives it back."""
        parameters = (_PREFIX, year)
        stepped = "UPDATE series SET next = next + 1 WHERE prefix = ? AND year = ?"
        if not self._work.changed(stepped, parameters):
            self._work.insert("INSERT INTO series (prefix, year) VALUES (?, ?)", parameters)
            self._work.changed(stepped, parameters)
        ((series_id, seq),) = self._work.execute(
            "SELECT series_id, next - 1 FROM series WHERE prefix = ? AND year = ?", parameters
        )
        return TakenNumber(series_id, seq, f"{_PREFIX}{year}-{seq:04d}")

    def chain_end(self) -> bytes:
        """Return what the next invoice is chained to."""
        rows = self._work.execute("SELECT chain FROM invoices ORDER BY invoice_id DESC LIMIT 1")
        return bytes(rows[0][0]) if rows else CHAIN_START

    def add(self, invoice: NewInvoice) -> InvoiceId:
        """Store an invoice, its paper, its client and the sessions it bills."""
        invoice_id = self._add_row(invoice)
        self._work.insert(
            "INSERT INTO invoice_papers (invoice_id, document, pdf, retain_until) VALUES (?, ?, ?, ?)",
            (invoice_id, invoice.paper.document, invoice.paper.pdf, invoice.retain_until.isoformat()),
        )
        if invoice.client_id is not None:
            self._work.insert(
                "INSERT INTO invoice_clients (invoice_id, client_id, arrangement_id) VALUES (?, ?, ?)",
                (invoice_id, invoice.client_id, invoice.arrangement_id),
            )
        for session_id in invoice.sessions:
            self._work.insert(
                "INSERT INTO session_billings (session_id, invoice_id) VALUES (?, ?)",
                (session_id, invoice_id),
            )
        return InvoiceId(invoice_id)

    def _add_row(self, invoice: NewInvoice) -> int:
        document, taken = invoice.document, invoice.taken
        document_sha, pdf_sha = digest(invoice.paper.document), digest(invoice.paper.pdf)
        gross = document.facts.totals.gross
        return self._work.insert(
            "INSERT INTO invoices (series_id, seq, number, kind, corrects_id, issued_on, due_on, currency,"
            " gross_minor, document_sha, pdf_sha, previous, chain, issued_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                taken.series_id,
                taken.seq,
                taken.number,
                document.kind.value,
                invoice.corrects_id,
                document.issued_on.isoformat(),
                document.due_on.isoformat(),
                gross.currency,
                gross.minor,
                document_sha,
                pdf_sha,
                invoice.previous,
                chained(invoice.previous, taken.number, document_sha, pdf_sha),
                utc(invoice.issued_at),
            ),
        )

    def free_sessions(self, invoice_id: InvoiceId, by: InvoiceId) -> None:
        """Let the sessions of a corrected invoice be billed again."""
        self._work.changed(
            "UPDATE session_billings SET freed_by = ? WHERE invoice_id = ? AND freed_by IS NULL",
            (by, invoice_id),
        )

    def entries(self, *, client_id: ClientId | None = None, year: int | None = None) -> list[InvoiceEntry]:
        """Return the entries of a client or a year, latest first."""
        rows = self._work.execute(
            _ENTRIES + " WHERE (:client_id IS NULL OR l.client_id = :client_id)"
            " AND (:year IS NULL OR substr(i.issued_on, 1, 4) = :year) ORDER BY i.invoice_id DESC",
            {"client_id": client_id, "year": None if year is None else f"{year:04d}"},
        )
        return [_entry(row) for row in rows]

    def entry(self, invoice_id: InvoiceId) -> InvoiceEntry | None:
        """Return one entry."""
        rows = self._work.execute(_ENTRIES + " WHERE i.invoice_id = ?", (invoice_id,))
        return _entry(rows[0]) if rows else None

    def paper(self, invoice_id: InvoiceId) -> Paper | None:
        """Return document and PDF as issued; None when they were erased."""
        rows = self._work.execute(
            "SELECT document, pdf FROM invoice_papers WHERE invoice_id = ?", (invoice_id,)
        )
        return Paper(bytes(rows[0][0]), bytes(rows[0][1])) if rows else None

    def links(self) -> list[ChainLink]:
        """Return the chain from its start."""
        rows = self._work.execute(
            "SELECT invoice_id, number, document_sha, pdf_sha, previous, chain FROM invoices"
            " ORDER BY invoice_id"
        )
        return [ChainLink(InvoiceId(row[0]), row[1], *map(bytes, row[2:])) for row in rows]

    def log_export(self, invoice_id: InvoiceId, sha: bytes, at: datetime) -> None:
        """Note that an invoice left through the door."""
        self._work.insert(
            "INSERT INTO exports (invoice_id, format, sha, exported_at) VALUES (?, 'pdf', ?, ?)",
            (invoice_id, sha, utc(at)),
        )


def _entry(row: tuple[Any, ...]) -> InvoiceEntry:
    invoice_id, number, kind, issued_on, due_on, gross, currency, paid, corrected_by, corrects, *rest = row
    arrangement_id, *client = rest
    return InvoiceEntry(
        invoice_id=InvoiceId(invoice_id),
        number=number,
        kind=InvoiceKind(kind),
        issued_on=date.fromisoformat(issued_on),
        due_on=date.fromisoformat(due_on),
        gross=Money(gross, currency),
        paid=Money(paid, currency),
        client=billed_client(*client) if client[0] is not None else None,
        arrangement_id=ArrangementId(arrangement_id) if arrangement_id is not None else None,
        corrected_by=corrected_by,
        corrects=corrects,
    )
