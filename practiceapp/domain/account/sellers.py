"""The therapist as the one who writes invoices. Asked at the first invoice, kept in versions."""

from dataclasses import dataclass, replace
from enum import Enum

from practiceapp.domain.account.parties import LINE_LENGTH, NAME_LENGTH, Bank, Party, one_line
from practiceapp.domain.account.tax import CountryPack, Treatment, pack_of
from practiceapp.domain.account.wordings import SESSION_WORDINGS, Wording
from practiceapp.domain.errors import UnfitText

PAYMENT_DAYS = 14
LONGEST_PAYMENT_DAYS = 365
_PHONE_LENGTH = 35

_TELLING = (
    "psych",
    "therap",
    "heil",
    "praxis",
    "clinic",
    "klinik",
    "counsel",
    "couch",
    "mental",
    "seel",
    "trauma",
)


class SellerField(Enum):
    """A part of the profile that any reader of an invoice sees."""

    NAME = "name"
    ADDRESS = "address"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What only a client's own invoice shows at its top: the practice's name, e-mail, telephone."""

    heading: str = ""
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        one_line(self.heading, "heading", NAME_LENGTH)
        one_line(self.email, "email", LINE_LENGTH)
        one_line(self.phone, "phone", _PHONE_LENGTH)


@dataclass(frozen=True, slots=True)
class SellerProfile:
    """Facts that stand on invoices, and how they are taxed.

    `party` holds the legal name and the tax numbers; `bank` may wait until the first invoice is issued.
    `treatment` is for sessions, `late_treatment` for a reserved hour (never care); companies always get the
    neutral form of both and never the letterhead.
    `payment_days` from the day of issue to the day it falls due.
    """

    party: Party
    treatment: Treatment
    late_treatment: Treatment
    bank: Bank | None = None
    wording: Wording = Wording.SESSION
    payment_days: int = PAYMENT_DAYS
    letterhead: Letterhead = Letterhead()

    def __post_init__(self) -> None:
        if self.wording not in SESSION_WORDINGS:
            raise UnfitText("wording")
        if not 0 <= self.payment_days <= LONGEST_PAYMENT_DAYS:
            raise UnfitText("payment_days")
        if self.late_treatment != self.late_treatment.for_reserved_hour():
            raise UnfitText("late_treatment")

    @property
    def pack(self) -> CountryPack:
        """The rules of the country the therapist practises in."""
        return pack_of(self.party.address.country)

    def with_bank(self, bank: Bank) -> "SellerProfile":
        """Return the profile with an account to pay into."""
        return replace(self, bank=bank)


def telling_fields(profile: SellerProfile) -> tuple[SellerField, ...]:
    """Name the parts of the therapist's own profile whose words give the profession away to a company.

    Reads this profile only, never a name or address of anyone else.
    """
    address = profile.party.address
    texts = {
        SellerField.NAME: profile.party.name,
        SellerField.ADDRESS: f"{address.street} {address.city}",
        SellerField.HOLDER: profile.bank.holder if profile.bank else "",
    }
    return tuple(field for field, text in texts.items() if any(word in text.casefold() for word in _TELLING))
