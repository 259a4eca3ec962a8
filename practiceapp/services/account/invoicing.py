"""Invoices: what is still to bill, what a reader would learn, issuing, correcting, exporting, verifying."""

from datetime import date
from pathlib import Path

from practiceapp.domain.account.canonical import from_json
from practiceapp.domain.account.disclosure import Disclosure, disclose
from practiceapp.domain.account.drafts import Draft, MissingFact, missing_facts
from practiceapp.domain.account.invoices import InvoiceId
from practiceapp.domain.account.ledger import (
    CHAIN_START,
    ChainVerdict,
    FeeUnknown,
    Invoice,
    InvoiceEntry,
    InvoiceRow,
    Unbilled,
    digest,
)
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, PaymentMethod
from practiceapp.domain.account.proof import ProofSheet, proof_of
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import FactsMissing, InvoiceUnknown, PaperGone
from practiceapp.services.account.drafting import clients_of_unknown_fee, drafts_of, unbilled_clients
from practiceapp.services.account.issuing import Press
from practiceapp.services.account.payments import PaymentService
from practiceapp.services.account.ports import AccountsWork, Door, Renderer
from practiceapp.services.clock import Clock
from practiceapp.services.undo import Undo
from practiceapp.services.works import Works


class InvoicingService:
    """Everything from an unbilled session to a paid invoice."""

    def __init__(self, works: Works[AccountsWork], clock: Clock, renderer: Renderer, door: Door) -> None:
        self._works = works
        self._clock = clock
        self._renderer = renderer
        self._door = door
        self._press = Press(renderer, clock)
        self._payments = PaymentService(works, clock)

    # -- before issuing

    def unbilled(self) -> list[Unbilled]:
        """Return every client with sessions or reserved hours to bill, the longest waiting first."""
        with self._works.read() as work:
            return unbilled_clients(work, self._clock.today())

    def fee_unknown(self, client_id: ClientId | None = None) -> list[FeeUnknown]:
        """Return every client (or this one) with sessions that no draft can hold: their fee is not known."""
        with self._works.read() as work:
            return clients_of_unknown_fee(work, self._clock.today(), client_id)

    def prepare(self, client_id: ClientId, until: date) -> list[Draft]:
        """Return drafts for a client's unbilled sessions up to that day: one per month and arrangement.

        Reserved hours are always in the client's own draft. Nothing is stored.
        """
        with self._works.read() as work:
            return drafts_of(work, client_id, min(until, self._clock.today()))

    def disclose(self, draft: Draft) -> Disclosure:
        """Return what the reader would learn under the client's choice. Raises FactsMissing."""
        return disclose(draft, draft.choice)

    def proof(self, draft: Draft) -> ProofSheet:
        """Return what the reader learns, does not learn, and can still work out. Raises FactsMissing."""
        if draft.seller is None:
            raise FactsMissing((MissingFact.SELLER.name,))
        return proof_of(self.disclose(draft), draft.seller, draft.client)

    def preview(self, draft: Draft) -> bytes:
        """Return a PDF marked as a draft, in memory. Raises FactsMissing, UnprintableCharacter."""
        return self._renderer.draft(self.disclose(draft))

    def missing(self, draft: Draft) -> tuple[MissingFact, ...]:
        """Return what keeps the draft from being issued; each fact knows the place to fill it in."""
        return missing_facts(draft)

    # -- issuing

    def issue(self, draft: Draft, on: date) -> Invoice:
        """Issue the draft under the next number, dated that day. It can never be changed afterwards.

        Raises NoConsent, FactsMissing, DraftOutdated, DayInFuture, DayOutOfOrder, UnprintableCharacter.
        """
        with self._works.write() as work:
            return self._invoice(work, self._press.issue(work, draft, on))

    def correct(self, invoice_id: InvoiceId, on: date | None = None) -> Invoice:
        """Cancel an invoice by a correction dated today (or `on`); its sessions can be billed again.

        Raises NotCorrectable, InvoiceUnknown, PaperGone, DayInFuture, DayOutOfOrder.
        """
        with self._works.write() as work:
            return self._invoice(work, self._press.correct(work, invoice_id, on or self._clock.today()))

    # -- afterwards

    def get(self, invoice_id: InvoiceId) -> Invoice:
        """Return an invoice, whole. Raises InvoiceUnknown."""
        with self._works.read() as work:
            return self._invoice(work, invoice_id)

    def of_client(self, client_id: ClientId) -> list[InvoiceRow]:
        """Return a client's invoices, latest first."""
        with self._works.read() as work:
            return self._rows(work.invoices.entries(client_id=client_id))

    def rows(self, year: int | None = None, state: InvoiceState | None = None) -> list[InvoiceRow]:
        """Return all invoices of a year, or of a state, latest first."""
        with self._works.read() as work:
            rows = self._rows(work.invoices.entries(year=year))
        return [row for row in rows if state is None or row.state is state]

    def paper(self, invoice_id: InvoiceId) -> bytes:
        """Return the PDF exactly as issued. Raises PaperGone once erased after its years of retention."""
        with self._works.read() as work:
            return self._pdf(work, invoice_id)

    def record_payment(self, invoice_id: InvoiceId, amount: Money, on: date, method: PaymentMethod) -> Undo:
        """Record money received; see `PaymentService.record`."""
        return self._payments.record(invoice_id, amount, on, method)

    def export(self, invoice_id: InvoiceId, folder: Path) -> Path:
        """Write the issued PDF into a folder, named by its number only, and note that it was done.

        Neither folder nor recipient is kept. Raises what the door raises when nothing can be written there.
        """
        with self._works.write() as work:
            entry = _known(work.invoices.entry(invoice_id))
            pdf = self._pdf(work, invoice_id)
            work.invoices.log_export(invoice_id, digest(pdf), self._clock.now())
            return self._door.write_invoice(folder, f"{entry.number}.pdf", pdf)

    def verify(self) -> ChainVerdict:
        """Walk the chain from first to last and compare every paper still kept with its hash."""
        with self._works.read() as work:
            previous, links = CHAIN_START, work.invoices.links()
            for checked, link in enumerate(links):
                paper = work.invoices.paper(link.invoice_id)
                if not link.holds(previous) or (paper is not None and not link.fits(paper)):
                    return ChainVerdict(checked, link.number)
                previous = link.chain
        return ChainVerdict(len(links))

    def _rows(self, entries: list[InvoiceEntry]) -> list[InvoiceRow]:
        today = self._clock.today()
        return [InvoiceRow(entry, entry.standing.state(today)) for entry in entries]

    def _invoice(self, work: AccountsWork, invoice_id: InvoiceId) -> Invoice:
        entry = _known(work.invoices.entry(invoice_id))
        paper = work.invoices.paper(invoice_id)
        document = from_json(paper.document) if paper else None
        payments = tuple(work.payments.of_invoice(invoice_id))
        return Invoice(entry, entry.standing.state(self._clock.today()), document, payments)

    def _pdf(self, work: AccountsWork, invoice_id: InvoiceId) -> bytes:
        _known(work.invoices.entry(invoice_id))
        paper = work.invoices.paper(invoice_id)
        if paper is None:
            raise PaperGone
        return paper.pdf


def _known(entry: InvoiceEntry | None) -> InvoiceEntry:
    if entry is None:
        raise InvoiceUnknown
    return entry
