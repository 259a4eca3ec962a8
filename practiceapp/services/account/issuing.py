"""Issuing inside one unit of work: number, frozen document, PDF, hashes, chain, row. All of it or nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from practiceapp.domain.account.arrangements import ArrangementId
from practiceapp.domain.account.canonical import from_json, to_json
from practiceapp.domain.account.disclosure import disclose
from practiceapp.domain.account.drafts import Draft, MissingFact, missing_facts
from practiceapp.domain.account.invoices import InvoiceDocument, InvoiceId, InvoiceKind
from practiceapp.domain.account.ledger import Paper, retained_until
from practiceapp.domain.account.tax import pack_of
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import (
    DayInFuture,
    DayOutOfOrder,
    DraftOutdated,
    FactsMissing,
    InvoiceUnknown,
    NoConsent,
    NotCorrectable,
    PaperGone,
)
from practiceapp.domain.sessions import SessionId
from practiceapp.services.account.drafting import drafts_of
from practiceapp.services.account.ports import AccountsWork, NewInvoice, Renderer, TakenNumber
from practiceapp.services.clock import Clock

_CONSENTS = frozenset({MissingFact.CONSENT, MissingFact.INSTRUCTION})


@dataclass(frozen=True, slots=True)
class _Origin:
    """What an invoice belongs to; kept beside it, never on it."""

    client_id: ClientId | None
    arrangement_id: ArrangementId | None
    sessions: tuple[SessionId, ...] = ()
    corrects_id: InvoiceId | None = None


class Press:
    """Issues drafts and corrections within a unit of work that the caller opened."""

    def __init__(self, renderer: Renderer, clock: Clock) -> None:
        self._renderer = renderer
        self._clock = clock

    def issue(self, work: AccountsWork, draft: Draft, on: date) -> InvoiceId:
        """Issue a draft exactly as it was shown. Raises what `InvoicingService.issue` names."""
        self._check_day(work, on)
        _check_facts(draft)
        last_day = max(line.day for line in draft.lines)
        if draft.seller is None or draft not in drafts_of(work, draft.client.client_id, last_day):
            raise DraftOutdated
        taken = work.invoices.take_number(on.year)
        due_on = on + timedelta(days=draft.seller.payment_days)
        document = disclose(draft, draft.choice).numbered(taken.number, on, due_on)
        origin = _Origin(
            draft.client.client_id,
            draft.arrangement.arrangement_id,
            tuple(line.session_id for line in draft.lines),
        )
        return self._store(work, taken, document, origin)

    def correct(self, work: AccountsWork, invoice_id: InvoiceId, on: date) -> InvoiceId:
        """Cancel an invoice and free its sessions. Raises what `InvoicingService.correct` names."""
        self._check_day(work, on)
        entry = work.invoices.entry(invoice_id)
        if entry is None:
            raise InvoiceUnknown
        if entry.kind is InvoiceKind.CORRECTION or entry.corrected_by is not None:
            raise NotCorrectable
        paper = work.invoices.paper(invoice_id)
        if paper is None:
            raise PaperGone
        taken = work.invoices.take_number(on.year)
        document = from_json(paper.document).corrected(taken.number, on)
        client_id = entry.client.client_id if entry.client else None
        origin = _Origin(client_id, entry.arrangement_id, corrects_id=invoice_id)
        correction_id = self._store(work, taken, document, origin)
        work.invoices.free_sessions(invoice_id, by=correction_id)
        return correction_id

    def _check_day(self, work: AccountsWork, on: date) -> None:
        if on > self._clock.today():
            raise DayInFuture
        last = work.invoices.last_day()
        if last is not None and on < last:
            raise DayOutOfOrder(last.isoformat())

    def _store(
        self, work: AccountsWork, taken: TakenNumber, document: InvoiceDocument, origin: _Origin
    ) -> InvoiceId:
        paper = Paper(to_json(document), self._renderer.invoice(document))
        years = pack_of(document.facts.seller.address.country).retention_years
        new = NewInvoice(
            taken=taken,
            document=document,
            paper=paper,
            previous=work.invoices.chain_end(),
            retain_until=retained_until(document.issued_on, years),
            issued_at=self._clock.now(),
            client_id=origin.client_id,
            arrangement_id=origin.arrangement_id,
            corrects_id=origin.corrects_id,
            sessions=origin.sessions,
        )
        return work.invoices.add(new)


def _check_facts(draft: Draft) -> None:
    missing = missing_facts(draft)
    if missing and _CONSENTS.issuperset(missing):
        raise NoConsent
    if missing:
        raise FactsMissing(tuple(fact.name for fact in missing))
