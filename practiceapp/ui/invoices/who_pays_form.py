"""What stands in the fields of who pays, and what it arranges."""

from dataclasses import dataclass, replace
from datetime import date

from practiceapp.domain.account.arrangements import (
    CLIENT_CHOICE,
    CONSENT_VERSION,
    PAYER_CHOICE,
    ArrangementTerms,
    Choice,
    Side,
    When,
    Who,
)
from practiceapp.domain.account.parties import Address, Party, Ref


@dataclass(frozen=True)
class WhoPaysForm:
    """What stands in the fields, as typed."""

    invoice_to: Side = Side.CLIENT
    paid_by: Side = Side.CLIENT
    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "DE"
    vat_id: str = ""
    order: str = ""
    who: Who = CLIENT_CHOICE.who
    when: When = CLIENT_CHOICE.when
    language: str | None = None
    instructed_on: date | None = None
    consented_on: date | None = None
    from_on: date | None = None

    @property
    def third_party(self) -> bool:
        """Say whether anyone but the client will read the invoice."""
        return Side.PAYER in (self.invoice_to, self.paid_by)

    def with_sides(self, invoice_to: Side, paid_by: Side) -> "WhoPaysForm":
        """Return the form with other sides; between client and company its usual choice comes along."""
        changed = replace(self, invoice_to=invoice_to, paid_by=paid_by)
        if changed.third_party == self.third_party:
            return changed
        usual = PAYER_CHOICE if changed.third_party else CLIENT_CHOICE
        return replace(changed, who=usual.who, when=usual.when)

    def terms(self) -> ArrangementTerms:
        """Return what this form arranges. Raises UnfitText, ArrangementUnclear."""
        payer = None
        if self.third_party:
            address = Address(self.street.strip(), self.postcode.strip(), self.city.strip(), self.country)
            payer = Party(self.name.strip(), address, vat_id=_bare(self.vat_id) or None)
        agreed = self.consented_on if self.third_party else None
        return ArrangementTerms(
            invoice_to=self.invoice_to,
            paid_by=self.paid_by,
            payer=payer,
            order=Ref(self.order.strip()) if self.third_party and self.order.strip() else None,
            choice=Choice(self.who, self.when),
            instructed_on=self.instructed_on if self.third_party else None,
            consented_on=agreed,
            consent_version=CONSENT_VERSION if agreed else None,
            language=self.language,
        )


def _bare(number: str) -> str:
    return "".join(number.split()).upper()
