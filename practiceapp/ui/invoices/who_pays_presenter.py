"""Who pays for one client, and what they may read: decisions of the panel."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.arrangements import (
    Arrangement,
    Side,
)
from practiceapp.domain.account.disclosure import disclose
from practiceapp.domain.account.drafts import BilledClient, Draft, DraftLine
from practiceapp.domain.account.invoices import month_of
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.parties import Address, Party, Ref
from practiceapp.domain.account.proof import ProofSheet, proof_of
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.clients import Client, ClientId
from practiceapp.domain.errors import WhoPaysUnsaved
from practiceapp.domain.sessions import SessionId
from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.ports import TROUBLES, Addressing, Arranging, Selling
from practiceapp.ui.invoices.who_pays_form import WhoPaysForm
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import sentence_for

_ANY_FEE = 18_000
_EXAMPLE_REFERENCE = Ref("R-0000-0000")


@dataclass(frozen=True)
class WhoPaysView:
    """What the panel shows: the form, where it stands, and what came before."""

    form: WhoPaysForm
    standing: str
    reference: str
    can_withdraw: bool
    earlier: tuple[str, ...]
    unsaved: bool


class WhoPaysPresenter(QObject):
    """Opens, proves, saves, withdraws. What was typed stays until it is saved or put back."""

    shown = Signal(WhoPaysView)
    proven = Signal(object)
    warned = Signal(str)
    refused = Signal(str, str)
    saved = Signal(str)

    def __init__(
        self,
        arrangements: Arranging,
        seller: Selling,
        clients: Addressing,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrangements, self._seller, self._clients, self._clock = arrangements, seller, clients, clock
        self._reader_of = BilledClient(ClientId(0), "-", "-")
        self._client_id: ClientId | None = None
        self._kept: dict[ClientId, WhoPaysForm] = {}
        self._loaded = WhoPaysForm()

    def open(self, client_id: ClientId) -> None:
        """Show what holds for this client now, or what was typed and not saved yet."""
        self._client_id = client_id
        try:
            versions = self._arrangements.versions(client_id)
            now = self._arrangements.in_force(client_id, self._clock.today())
            home = self._seller.practice().country
            self._reader_of = _imagined(self._clients.get(client_id))
        except TROUBLES as error:
            self.refused.emit("", sentence_for(error))
            return
        latest = versions[-1] if versions and versions[-1].revoked_on is None else now
        self._loaded = self._form_of(latest, home)
        form = self._kept.get(client_id, self._loaded)
        reference = latest.billing_reference
        self.shown.emit(
            WhoPaysView(
                form=form,
                standing=_standing(latest),
                reference=str(reference) if reference else "",
                can_withdraw=any(one.third_party and one.revoked_on is None for one in versions),
                earlier=tuple(_line(one) for one in reversed(versions) if one is not latest),
                unsaved=form != self._loaded,
            )
        )
        self.prove(form)

    def edit(self, form: WhoPaysForm) -> bool:
        """Remember what was typed; answers whether it differs from what is saved."""
        if self._client_id is None:
            return False
        if form == self._loaded:
            self._kept.pop(self._client_id, None)
        else:
            self._kept[self._client_id] = form
        self.prove(form)
        return form != self._loaded

    def put_back(self) -> None:
        """Drop what was typed and show again what is saved."""
        if self._client_id is not None:
            self._kept.pop(self._client_id, None)
            self.open(self._client_id)

    def prove(self, form: WhoPaysForm) -> None:
        """Say what a reader of invoices under this form learns, and whether one could be issued."""
        self.warned.emit(_consent_line(form))
        try:
            sheet = self._proof(form) if form.third_party else None
        except TROUBLES:
            return  # half typed: the sheet before stays until the words fit again
        self.proven.emit(sheet)

    def save(self, form: WhoPaysForm) -> None:
        """Keep the form as a new version, from its day on."""
        if self._client_id is None:
            return
        if form.third_party and not form.name.strip():
            self.refused.emit("name", _("Write down who pays, as it should stand on the invoice."))
            return
        try:
            terms = form.terms()
            self._arrangements.arrange(self._client_id, terms, form.from_on or self._clock.today())
        except TROUBLES as error:
            self.refused.emit(str(getattr(error, "field", "")), sentence_for(error))
            return
        self._kept.pop(self._client_id, None)
        self.saved.emit(_("Who pays is saved."))
        self.open(self._client_id)

    def withdraw(self, on: date) -> None:
        """The client takes the consent back from that day on."""
        if self._client_id is None:
            return
        try:
            self._arrangements.revoke(self._client_id, on)
        except TROUBLES as error:
            self.refused.emit("withdraw", sentence_for(error))
            return
        self._kept.pop(self._client_id, None)
        self.saved.emit(_("Withdrawn. From now on every invoice goes to the client."))
        self.open(self._client_id)

    def flush(self) -> None:
        """Raises WhoPaysUnsaved while what was typed for the client shown is not saved. It stays typed."""
        if self._client_id in self._kept:
            raise WhoPaysUnsaved

    def today(self) -> date:
        """Return the practice's day."""
        return self._clock.today()

    def _form_of(self, arrangement: Arrangement, home: str) -> WhoPaysForm:
        terms, today = arrangement.terms, self._clock.today()
        payer = terms.payer
        address = payer.address if payer else Address("", "", "", home)
        return WhoPaysForm(
            invoice_to=terms.invoice_to,
            paid_by=terms.paid_by,
            name=payer.name if payer else "",
            street=address.street,
            postcode=address.postcode,
            city=address.city,
            country=address.country,
            vat_id=(payer.vat_id or "") if payer else "",
            order=str(terms.order or ""),
            who=terms.choice.who,
            when=terms.choice.when,
            language=terms.language,
            instructed_on=terms.instructed_on,
            consented_on=terms.consented_on,
            from_on=arrangement.from_on or today.replace(day=1),
        )

    def _proof(self, form: WhoPaysForm) -> ProofSheet:
        """The proof sheet of an imagined month: read off the same disclosure an invoice is made from."""
        readable = replace(form, name=form.name.strip() or "-", consented_on=None)
        practice = self._seller.practice()
        seller = self._seller.seller() or SellerProfile(
            Party(practice.therapist_name or "-", Address("", "", "", practice.country)),
            Treatment(Tax.EXEMPT_PLAIN),
            Treatment(Tax.EXEMPT_PLAIN),
        )
        client_id, today = self._client_id or ClientId(0), self._clock.today()
        arrangement = Arrangement(client_id, readable.terms(), billing_reference=_EXAMPLE_REFERENCE)
        fee = Money(_ANY_FEE, practice.currency)
        draft = Draft(
            client=self._reader_of,
            arrangement=arrangement,
            seller=seller,
            period=month_of(today),
            currency=practice.currency,
            language="en",
            lines=tuple(DraftLine(SessionId(number), today, 50, fee) for number in (1, 2)),
        )
        return proof_of(disclose(draft, draft.choice), seller, draft.client)


def _imagined(client: Client) -> BilledClient:
    """The client as an invoice would know them; what is not written down yet is imagined."""
    return BilledClient(
        client.client_id,
        client.reference,
        client.full_name or "-",
        street="-",
        city="-",
        given_name=client.details.given_name,
    )


def _standing(arrangement: Arrangement) -> str:
    payer = arrangement.terms.payer
    if payer is None:
        return _("The client pays, and every invoice goes to the client.")
    begun = formats.day(arrangement.from_on) if arrangement.from_on else ""
    if arrangement.terms.paid_by is Side.PAYER:
        return _("{payer} pays for sessions from {day} on.").format(payer=payer.name, day=begun)
    return _("The client pays. Invoices go to {payer} from {day} on.").format(payer=payer.name, day=begun)


def _consent_line(form: WhoPaysForm) -> str:
    if not form.third_party:
        return ""
    if form.consented_on is None:
        return _(
            "Until the client has agreed to this page, no invoice to this payer can be issued. "
            "Read it together, then write down the day."
        )
    if form.invoice_to is Side.PAYER and form.instructed_on is None:
        return _(
            "Until the client has asked for it, no invoice to this payer can be issued. Write down the day."
        )
    return ""


def _line(arrangement: Arrangement) -> str:
    payer = arrangement.terms.payer
    who = payer.name if payer else _("The client")
    first = formats.day(arrangement.from_on) if arrangement.from_on else ""
    if arrangement.revoked_on is not None:
        gone = formats.day(arrangement.revoked_on)
        return _("{who}, from {first}, withdrawn on {gone}").format(who=who, first=first, gone=gone)
    if arrangement.to_on is None:
        return _("{who}, from {first}").format(who=who, first=first)
    return _("{who}, from {first} to {last}").format(
        who=who, first=first, last=formats.day(arrangement.to_on)
    )
