"""The therapist's own details on invoices: decisions of the form."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.parties import Address, Bank, Party
from practiceapp.domain.account.sellers import PAYMENT_DAYS, Letterhead, SellerProfile
from practiceapp.domain.account.tax import Support, Tax, Treatment, pack_of
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.errors import PracticeError, UnfitIdentifier, UnfitText
from practiceapp.ui.invoices.ports import TROUBLES, Selling
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import sentence_for

_WHOLE = 10_000
"""All of it, in basis points."""
_NUMBERS = frozenset({"iban", "bic", "vat_id", "tax_number"})


@dataclass(frozen=True)
class SellerFields:
    """What stands in the fields, as typed. `rate` is per cent in words of her locale: 19, 8.1."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "DE"
    tax_number: str = ""
    vat_id: str = ""
    holder: str = ""
    iban: str = ""
    bic: str = ""
    tax: Tax = Tax.EXEMPT_PLAIN
    rate: str = ""
    late_taxed: bool = False
    wording: Wording = Wording.SESSION
    payment_days: int = PAYMENT_DAYS
    heading: str = ""
    email: str = ""
    phone: str = ""

    def profile(self) -> SellerProfile:
        """Return the profile of these fields. Raises UnfitText naming the field."""
        address = Address(self.street.strip(), self.postcode.strip(), self.city.strip(), self.country)
        party = Party(
            self.name.strip(),
            address,
            vat_id=_bare(self.vat_id) or None,
            tax_number=self.tax_number.strip() or None,
        )
        iban = _bare(self.iban)
        bank = Bank(self.holder.strip() or party.name, iban, _bare(self.bic) or None) if iban else None
        treatment = self._treatment()
        return SellerProfile(
            party,
            treatment,
            self._late(treatment),
            bank,
            self.wording,
            self.payment_days,
            Letterhead(self.heading.strip(), self.email.strip(), self.phone.strip()),
        )

    def _treatment(self) -> Treatment:
        return Treatment(self.tax, self._rate_bp()) if self.tax is Tax.STANDARD else Treatment(self.tax)

    def _late(self, treatment: Treatment) -> Treatment:
        if treatment.tax is Tax.STANDARD or not self.late_taxed:
            return treatment.for_reserved_hour()
        return Treatment(Tax.STANDARD, self._rate_bp())

    def _rate_bp(self) -> int:
        basis_points = formats.basis_points_from_text(self.rate)
        if basis_points is None or not 0 < basis_points < _WHOLE:
            raise UnfitText("rate")
        return basis_points


class SellerPresenter(QObject):
    """Opens and saves the profile; issued invoices keep the one they were issued with."""

    shown = Signal(SellerFields)
    refused = Signal(str, str)
    saved = Signal(str)

    def __init__(self, seller: Selling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seller = seller

    def open(self) -> None:
        """Show the profile, or a first one filled from the practice."""
        try:
            profile = self._seller.seller()
            fields = fields_of(profile) if profile else self._first()
        except TROUBLES as error:
            self.refused.emit("", sentence_for(error))
            return
        self.shown.emit(fields)

    def save(self, fields: SellerFields) -> None:
        """Keep these fields as a new version."""
        try:
            self._seller.save_seller(fields.profile())
        except TROUBLES as error:
            self.refused.emit(_field_of(error), self._sentence(error))
            return
        self.saved.emit(_("Your details on invoices are saved."))

    def country_line(self, country: str) -> str:
        """What the program honestly does for a therapist of that country."""
        return {
            Support.CHECKED: "",
            Support.PLAIN: _(
                "The common fields are asked. What your country asks beyond them is yours to add up."
            ),
            Support.TRANSMISSION_YOURS: _(
                "The page is right. Handing it in through your state's platform stays with you."
            ),
            Support.NOT_OFFERED: _(
                "The law there asks for certified software. No invoice can be issued from this program."
            ),
        }[pack_of(country).support]

    def usual_rate(self, country: str) -> str:
        """The country's standard rate, as a proposal."""
        basis_points = pack_of(country).standard_rate_bp
        return formats.percent(basis_points) if basis_points else ""

    def _first(self) -> SellerFields:
        practice = self._seller.practice()
        return SellerFields(
            name=practice.therapist_name,
            holder=practice.therapist_name,
            country=practice.country,
            heading=practice.practice_name,
        )

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, UnfitText) and error.field == "rate":
            return _("Write the rate as a number between 0 and 100, such as 19.")
        if isinstance(error, UnfitText) and error.field == "name":
            return _("Your legal name, on one line of at most 70 characters.")
        if isinstance(error, UnfitText) and error.field in _NUMBERS:
            return sentence_for(UnfitIdentifier(error.field))
        return sentence_for(error)


def usual_wording(tax: object) -> Wording:
    """What a line says unless she chooses: taxed work is read by companies, in words of its own."""
    return Wording.INDIVIDUAL if tax is Tax.STANDARD else Wording.SESSION


def fields_of(profile: SellerProfile) -> SellerFields:
    """Return a saved profile as it stands in the fields."""
    party, bank, head = profile.party, profile.bank, profile.letterhead
    late_only = profile.late_treatment.tax is Tax.STANDARD and profile.treatment.tax is not Tax.STANDARD
    rate = (profile.late_treatment if late_only else profile.treatment).rate_bp
    return SellerFields(
        name=party.name,
        street=party.address.street,
        postcode=party.address.postcode,
        city=party.address.city,
        country=party.address.country,
        tax_number=party.tax_number or "",
        vat_id=party.vat_id or "",
        holder=bank.holder if bank else party.name,
        iban=_in_fours(bank.iban) if bank else "",
        bic=(bank.bic or "") if bank else "",
        tax=profile.treatment.tax,
        rate=formats.percent(rate) if rate else "",
        late_taxed=late_only,
        wording=profile.wording,
        payment_days=profile.payment_days,
        heading=head.heading,
        email=head.email,
        phone=head.phone,
    )


def _field_of(error: Exception) -> str:
    return str(getattr(error, "field", "")) if isinstance(error, PracticeError) else ""


def _bare(number: str) -> str:
    return "".join(number.split()).upper()


def _in_fours(iban: str) -> str:
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
