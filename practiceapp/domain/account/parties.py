"""Names, addresses, references and accounts as they stand on an invoice: a short line each, no prose."""

import re
import unicodedata
from dataclasses import dataclass

from practiceapp.domain.errors import UnfitText
from practiceapp.domain.references import ALPHABET, Randomness

NAME_LENGTH = 70
"""The longest name a bank transfer carries (EPC069-12)."""
LINE_LENGTH = 70
POSTCODE_LENGTH = 12
ID_LENGTH = 35
REF_LENGTH = 35

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_#-]{0,34}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_FORBIDDEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def one_line(value: str, field: str, longest: int) -> str:
    """Return the value if it is one clean line: no control or invisible character, not too long.

    Raises UnfitText naming the field.
    """
    clean = len(value) <= longest and value == value.strip()
    if not clean or any(unicodedata.category(character) in _FORBIDDEN_KINDS for character in value):
        raise UnfitText(field)
    return value


@dataclass(frozen=True, slots=True)
class Ref:
    """A purchase order or billing reference: at most 35 plain characters, never a sentence."""

    value: str

    def __post_init__(self) -> None:
        if not _REF.fullmatch(self.value):
            raise UnfitText("reference")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in parts. Parts may be empty while a draft is made; issuing asks for them."""

    street: str
    postcode: str
    city: str
    country: str

    def __post_init__(self) -> None:
        one_line(self.street, "street", LINE_LENGTH)
        one_line(self.postcode, "postcode", POSTCODE_LENGTH)
        one_line(self.city, "city", LINE_LENGTH)
        if not _COUNTRY.fullmatch(self.country):
            raise UnfitText("country")

    @property
    def complete(self) -> bool:
        """Say whether a letter would arrive: street and city, and a postcode or a country without them."""
        return bool(self.street and self.city)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named on an invoice, with address and the numbers the tax office knows them by."""

    name: str
    address: Address
    vat_id: str | None = None
    tax_number: str | None = None
    own_id: str | None = None

    def __post_init__(self) -> None:
        if not one_line(self.name, "name", NAME_LENGTH):
            raise UnfitText("name")
        for field, value in (
            ("vat_id", self.vat_id),
            ("tax_number", self.tax_number),
            ("own_id", self.own_id),
        ):
            if value is not None and not one_line(value, field, ID_LENGTH):
                raise UnfitText(field)


@dataclass(frozen=True, slots=True)
class Bank:
    """The account to pay into. The check digits of the IBAN are verified when the profile is saved."""

    holder: str
    iban: str
    bic: str | None = None

    def __post_init__(self) -> None:
        if not one_line(self.holder, "holder", NAME_LENGTH):
            raise UnfitText("holder")
        if not _IBAN.fullmatch(self.iban):
            raise UnfitText("iban")
        if self.bic is not None and not _BIC.fullmatch(self.bic):
            raise UnfitText("bic")


_BILLING_LETTERS = 8


def random_billing_reference(randomness: Randomness) -> Ref:
    """Return a billing reference such as R-7F3Q-KD4M: one of 50 thousand million, saying nothing.

    Whether it was ever used before is for the vault to say.
    """
    letters = "".join(randomness.choice(ALPHABET) for _ in range(_BILLING_LETTERS))
    half = _BILLING_LETTERS // 2
    return Ref(f"R-{letters[:half]}-{letters[half:]}")
