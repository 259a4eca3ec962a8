"""Drafts: unbilled sessions on their way to an invoice, and what is still missing to issue it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from practiceapp.domain.account.arrangements import Arrangement, Choice, Who
from practiceapp.domain.account.invoices import Period
from practiceapp.domain.account.money import Money, total
from practiceapp.domain.account.parties import NAME_LENGTH, Address, one_line
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Support, Tax
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import UnfitText
from practiceapp.domain.sessions import SessionId


@dataclass(frozen=True, slots=True)
class BilledClient:
    """A client as invoicing may know them: name and postal address, as written down, perhaps still empty.

    `name` is the whole name as an invoice prints it; `given_name` is the part of it a list may show.
    """

    client_id: ClientId
    reference: str
    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    given_name: str = ""

    @property
    def label(self) -> str:
        """What a list may show with someone beside the screen: the first name or the reference."""
        return self.given_name or self.reference


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An unbilled session: a held one at its fee, or a reserved hour at its share of the fee."""

    session_id: SessionId
    day: date
    minutes: int
    price: Money
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One month of one client under one arrangement, inside the practice only; never printed as it is."""

    client: BilledClient
    arrangement: Arrangement
    seller: SellerProfile | None
    period: Period
    currency: str
    language: str
    lines: tuple[DraftLine, ...]

    @property
    def choice(self) -> Choice:
        """What the client lets a reader learn."""
        return self.arrangement.terms.choice

    @property
    def net(self) -> Money:
        """The fees before tax."""
        return total((line.price for line in self.lines), self.currency)


class FillPlace(Enum):
    """Where in the program a missing fact is filled in."""

    SELLER = "seller"
    CLIENT = "client"
    ARRANGEMENT = "arrangement"


class MissingFact(Enum):
    """A fact without which an invoice cannot be issued; `place` says where to fill it in."""

    SELLER = ("seller", FillPlace.SELLER)
    """Nothing is known yet about the therapist as the one who writes invoices."""
    SELLER_ADDRESS = ("seller_address", FillPlace.SELLER)
    TAX_NUMBER = ("tax_number", FillPlace.SELLER)
    """A tax number or a VAT id."""
    VAT_ID = ("vat_id", FillPlace.SELLER)
    """The VAT id, needed because tax is charged."""
    BANK = ("bank", FillPlace.SELLER)
    COUNTRY = ("country", FillPlace.SELLER)
    """The therapist's country demands certified software: not offered."""
    CLIENT_NAME = ("client_name", FillPlace.CLIENT)
    """The client's name is missing, or longer than an invoice can carry."""
    CLIENT_ADDRESS = ("client_address", FillPlace.CLIENT)
    PAYER_ADDRESS = ("payer_address", FillPlace.ARRANGEMENT)
    INSTRUCTION = ("instruction", FillPlace.ARRANGEMENT)
    """The day the client asked for invoices to the payer."""
    CONSENT = ("consent", FillPlace.ARRANGEMENT)
    """The day the client agreed to what the payer reads."""
    BILLING_REFERENCE = ("billing_reference", FillPlace.ARRANGEMENT)

    @property
    def place(self) -> FillPlace:
        """Where to fill it in."""
        return self.value[1]


def missing_facts(draft: Draft) -> tuple[MissingFact, ...]:
    """Name everything that keeps this draft from being issued, in the order to fill it in."""
    found = list(unwritable(draft, draft.choice))
    if draft.seller is not None:
        found += _lacking_of_seller(draft.seller)
    terms = draft.arrangement.terms
    if draft.arrangement.addresses_payer:
        if terms.payer is not None and not terms.payer.address.complete:
            found.append(MissingFact.PAYER_ADDRESS)
        if terms.instructed_on is None:
            found.append(MissingFact.INSTRUCTION)
    elif not (draft.client.street and draft.client.city):
        found.append(MissingFact.CLIENT_ADDRESS)
    if draft.arrangement.third_party and terms.consented_on is None:
        found.append(MissingFact.CONSENT)
    return tuple(found)


def unwritable(draft: Draft, choice: Choice) -> list[MissingFact]:
    """Name what is lacking to write anything at all."""
    found = [MissingFact.SELLER] if draft.seller is None else []
    name_needed = choice.who is Who.NAME or not draft.arrangement.addresses_payer
    if name_needed and not _fits(draft.client.name):
        found.append(MissingFact.CLIENT_NAME)
    if not draft.arrangement.addresses_payer and not _address_fits(draft.client):
        found.append(MissingFact.CLIENT_ADDRESS)
    if choice.who is Who.REFERENCE and draft.arrangement.billing_reference is None:
        found.append(MissingFact.BILLING_REFERENCE)
    return found


def _fits(name: str) -> bool:
    try:
        return bool(one_line(name, "name", NAME_LENGTH))
    except UnfitText:
        return False


def _address_fits(client: BilledClient) -> bool:
    try:
        address_of(client, "XX")
    except UnfitText:
        return False
    return True


def address_of(client: BilledClient, home: str) -> Address:
    """Return the client's postal address; `home` is the country when none was written down."""
    return Address(client.street, client.postcode, client.city, client.country or home)


def _lacking_of_seller(seller: SellerProfile) -> list[MissingFact]:
    party, pack = seller.party, seller.pack
    checks = (
        (MissingFact.COUNTRY, pack.support is Support.NOT_OFFERED),
        (MissingFact.SELLER_ADDRESS, not party.address.complete),
        (MissingFact.TAX_NUMBER, pack.tax_number_required and not (party.tax_number or party.vat_id)),
        (
            MissingFact.VAT_ID,
            pack.vat_id_when_taxed and seller.treatment.tax is Tax.STANDARD and not party.vat_id,
        ),
        (MissingFact.BANK, seller.bank is None),
    )
    return [fact for fact, lacking in checks if lacking]
