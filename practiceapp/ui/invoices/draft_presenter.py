"""One client's drafts: what stands on them, what is missing, and issuing."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.drafts import BilledClient, Draft, FillPlace, MissingFact
from practiceapp.domain.account.proof import ProofSheet
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import DraftOutdated
from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.ports import TROUBLES, Invoicing
from practiceapp.ui.invoices.words import missing_words, money, tax_sentence
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.asking import Asker, Question
from practiceapp.ui.shared.discretion import called, payer_called
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.wording import sentence_for


@dataclass(frozen=True)
class DraftView:
    """What the page shows of the chosen draft, in words."""

    client: str
    tabs: tuple[str, ...]
    chosen: int
    addressee: str
    period: str
    lines: tuple[tuple[str, str], ...]
    count: str
    tax: tuple[str, ...]
    sums: tuple[tuple[str, str], ...]
    total: str
    missing: tuple[str, ...]
    fill: frozenset[FillPlace]
    proof: ProofSheet | None
    pdf: bytes | None
    trouble: str

    @property
    def ready(self) -> bool:
        """Whether nothing keeps it from being issued."""
        return not self.missing and self.pdf is not None


class DraftPresenter(QObject):
    """Prepares, shows and issues. Nothing is stored before it is issued."""

    shown = Signal(DraftView)
    nothing = Signal(str)
    failed = Signal(str)
    issued = Signal(int, str)

    def __init__(
        self, invoicing: Invoicing, asker: Asker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._invoicing, self._asker, self._clock = invoicing, asker, clock
        self._client_id: ClientId | None = None
        self._until = self._proposed = clock.today()
        self._drafts: list[Draft] = []
        self._chosen = 0

    @property
    def client_id(self) -> ClientId | None:
        """Whose draft is shown."""
        return self._client_id

    def today(self) -> date:
        """Return the practice's day."""
        return self._clock.today()

    def open(self, client_id: ClientId) -> None:
        """Prepare what this client has not been billed for, up to today; the oldest draft first.

        A last day she chose stays while she stays with the client; one that was only proposed moves on.
        """
        today = self._clock.today()
        if client_id != self._client_id:
            self._until, self._chosen = today, 0
        elif self._until == self._proposed:
            self._until = today
        self._client_id, self._proposed = client_id, today
        self.refresh()

    def refresh(self) -> None:
        """Prepare again: after a missing fact was filled in, or the last day was changed."""
        if self._client_id is None:
            return
        try:
            self._drafts = self._invoicing.prepare(self._client_id, self._until)
        except TROUBLES as error:
            self._drafts = []
            self.failed.emit(sentence_for(error))
        self._chosen = min(self._chosen, max(0, len(self._drafts) - 1))
        self._show()

    def set_until(self, day: date) -> None:
        """Take sessions up to and including that day."""
        if day != self._until:
            self._until = day
            self.refresh()

    def choose(self, number: int) -> None:
        """Look at another draft of the same client."""
        if 0 <= number < len(self._drafts):
            self._chosen = number
            self._show()

    def issue(self, on: date) -> None:
        """Ask once, then issue the chosen draft, dated that day."""
        if not self._drafts:
            return
        draft = self._drafts[self._chosen]
        question = Question(
            _("Issue this invoice?"),
            _(
                "It gets the next number and is then fixed. "
                "A mistake is put right by a correction, not by a change."
            ),
            _("&Issue"),
        )
        if not self._asker.confirm(question):
            return
        try:
            invoice = self._invoicing.issue(draft, on)
        except DraftOutdated as error:
            self.failed.emit(sentence_for(error))
            self.refresh()
            return
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self._chosen = 0
        words = _("Invoice {number} is issued.").format(number=invoice.entry.number)
        self.issued.emit(int(invoice.entry.invoice_id), words)

    def _show(self) -> None:
        if not self._drafts:
            self.nothing.emit(_("Everything up to this day is invoiced. Held sessions will gather here."))
            return
        draft = self._drafts[self._chosen]
        missing = tuple(self._invoicing.missing(draft))
        proof, pdf, trouble = None, None, ""
        if not self._unwritable(missing):
            try:
                proof, pdf = self._invoicing.proof(draft), self._invoicing.preview(draft)
            except TROUBLES as error:
                trouble = sentence_for(error)
        sums, gross = self._sums(draft, readable=proof is not None)
        self.shown.emit(
            DraftView(
                client=label_of(draft.client),
                tabs=tuple(_tab(one) for one in self._drafts),
                chosen=self._chosen,
                addressee=_addressee(draft),
                period=formats.month(draft.period.first_on),
                lines=tuple(
                    (_session(line.day, reserved=line.reserved), money(line.price)) for line in draft.lines
                ),
                count=_count(len(draft.lines)),
                tax=_tax(draft),
                missing=tuple(missing_words(fact) for fact in missing),
                fill=frozenset(fact.place for fact in missing),
                proof=proof,
                pdf=pdf,
                trouble=trouble,
                sums=sums,
                total=gross,
            )
        )

    def _unwritable(self, missing: tuple[MissingFact, ...]) -> bool:
        """Whether there is not even enough to draw a page."""
        blank = {MissingFact.SELLER, MissingFact.CLIENT_NAME, MissingFact.BILLING_REFERENCE}
        return bool(blank.intersection(missing))

    def _sums(self, draft: Draft, *, readable: bool) -> tuple[tuple[tuple[str, str], ...], str]:
        """The sums as the page will print them; before it can be drawn, the fees alone."""
        if not readable:
            return (), money(draft.net)
        totals = self._invoicing.disclose(draft).facts.totals
        if not totals.tax.minor:
            return (), money(totals.gross)
        return ((_("Before tax"), money(totals.net)), (_("Tax"), money(totals.tax))), money(totals.gross)


def label_of(client: BilledClient | None) -> str:
    """What a list may show with someone beside the screen; never a surname."""
    return _("Erased") if client is None else called(client.label, client.reference)


def _tab(draft: Draft) -> str:
    payer = draft.arrangement.terms.payer if draft.arrangement.addresses_payer else None
    side = _("to the payer") if payer else _("to the client")
    return _("{month}, {side}").format(month=formats.month(draft.period.first_on), side=side)


def _addressee(draft: Draft) -> str:
    payer = draft.arrangement.terms.payer
    if draft.arrangement.addresses_payer and payer is not None:
        return payer_called(payer.name)
    return called(draft.client.name, draft.client.reference)


def _session(day: date, *, reserved: bool) -> str:
    if reserved:
        return _("{day}, fee for a reserved hour").format(day=formats.short_day(day))
    return formats.short_day(day)


def _count(sessions: int) -> str:
    return ngettext("{n} session", "{n} sessions", sessions).format(n=formats.number(sessions))


def _tax(draft: Draft) -> tuple[str, ...]:
    """What will be said about tax, each treatment on this draft once."""
    seller = draft.seller
    if seller is None:
        return ()
    used = []
    for line in draft.lines:
        treatment = seller.late_treatment if line.reserved else seller.treatment
        if draft.arrangement.third_party:
            treatment = treatment.for_third_party()
        if treatment not in used:
            used.append(treatment)
    return tuple(tax_sentence(treatment) for treatment in used)
