"""How an invoice is taxed, and what each country asks of it.

The program explains and the therapist decides; a treatment is never guessed from the work. Nothing here is
tax advice. Categories after EN 16931 (UNTDID 5305).
"""

from dataclasses import dataclass
from enum import Enum

from practiceapp.domain.account.money import WHOLE_RATE


class Tax(Enum):
    """A tax treatment, chosen in the therapist's own profile."""

    STANDARD = "standard"
    """Taxable at a rate (category S)."""
    EXEMPT_PLAIN = "exempt_plain"
    """Exempt, said in neutral words without a code (category E)."""
    EXEMPT_CARE = "exempt_care"
    """Exempt with its ground (VAT directive, 132(1)(c)), which says "care": the client's own paper only."""
    SMALL_BUSINESS = "small_business"
    """No tax charged by a small business (category E)."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """A treatment with its rate in basis points; only STANDARD has one above zero."""

    tax: Tax
    rate_bp: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.rate_bp < WHOLE_RATE:
            raise ValueError("a rate lies between 0 and 100 per cent")
        if (self.tax is Tax.STANDARD) != (self.rate_bp > 0):
            raise ValueError("a standard treatment has a rate, any other has none")

    def for_third_party(self) -> "Treatment":
        """Return the treatment as anyone but the client may read it: exempt, without saying why."""
        return Treatment(Tax.EXEMPT_PLAIN) if self.tax is Tax.EXEMPT_CARE else self

    def for_reserved_hour(self) -> "Treatment":
        """Return the cautious proposal for a fee for a reserved hour: as the work itself, but never care."""
        return self.for_third_party()


class Support(Enum):
    """What the program honestly does for a therapist of a country."""

    CHECKED = "checked"
    """Required fields are asked and checked."""
    PLAIN = "plain"
    """The common fields are asked; the country's own ones are the therapist's to add up."""
    TRANSMISSION_YOURS = "transmission_yours"
    """The paper is right; sending it through the state's platform is the therapist's."""
    NOT_OFFERED = "not_offered"
    """The law there demands certified software or a state channel: no invoice is issued."""


@dataclass(frozen=True, slots=True)
class CountryPack:
    """What a country asks of an invoice and for how many years it is kept.

    `tax_number_required`: a tax number or a VAT id must stand on every invoice (DE: § 14 (4) UStG).
    `vat_id_when_taxed`: a VAT id must stand on it once tax is charged (UK: VAT regulations 1995, reg. 14).
    """

    country: str
    support: Support
    standard_rate_bp: int
    retention_years: int
    tax_number_required: bool = False
    vat_id_when_taxed: bool = True


_NO_RATE = 0
_LONGEST_RETENTION = 10
_PACKS = {
    pack.country: pack
    for pack in (
        CountryPack("DE", Support.CHECKED, 1900, 8, tax_number_required=True, vat_id_when_taxed=False),
        CountryPack("GB", Support.CHECKED, 2000, 6),
        CountryPack("AT", Support.PLAIN, 2000, 7),
        CountryPack("CH", Support.PLAIN, 810, 10),
        CountryPack("US", Support.PLAIN, _NO_RATE, 7, vat_id_when_taxed=False),
        CountryPack("FR", Support.TRANSMISSION_YOURS, 2000, 10),
        CountryPack("BE", Support.TRANSMISSION_YOURS, 2100, 10),
        CountryPack("IT", Support.NOT_OFFERED, 2200, 10),
        CountryPack("PL", Support.NOT_OFFERED, 2300, 10),
        CountryPack("ES", Support.NOT_OFFERED, 2100, 10),
        CountryPack("PT", Support.NOT_OFFERED, 2300, 10),
    )
}


def pack_of(country: str) -> CountryPack:
    """Return the pack of a country (ISO 3166; UK is taken as GB); an unknown one gets the common fields."""
    code = "GB" if country == "UK" else country
    return _PACKS.get(code) or CountryPack(code, Support.PLAIN, _NO_RATE, _LONGEST_RETENTION)
