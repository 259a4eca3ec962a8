"""The therapist as the one who writes invoices: asked at the first invoice, kept in versions."""

from practiceapp.domain.account.parties import LINE_LENGTH, NAME_LENGTH
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.services.account.identifiers import check_bank, check_party
from practiceapp.services.account.ports import AccountsWork, BillingPractice
from practiceapp.services.clock import Clock
from practiceapp.services.works import Works


class SellerService:
    """Reads and saves the profile that stands on invoices."""

    def __init__(self, works: Works[AccountsWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def seller(self) -> SellerProfile | None:
        """Return the profile new invoices are written with; None until it was filled in."""
        with self._works.read() as work:
            return work.sellers.current()

    def save_seller(self, profile: SellerProfile) -> None:
        """Write a new version; invoices already issued keep the one they were issued with.

        Raises UnfitIdentifier naming iban, bic, vat_id or tax_number.
        """
        check_party(profile.party)
        if profile.bank is not None:
            check_bank(profile.bank)
        with self._works.write() as work:
            work.sellers.add(profile, self._clock.now())

    def practice(self) -> BillingPractice:
        """Return what a first profile can be filled from: names, country, currency, language."""
        with self._works.read() as work:
            practice = work.billing.practice()
        return BillingPractice(
            practice.therapist_name[:NAME_LENGTH].strip(),
            practice.practice_name[:LINE_LENGTH].strip(),
            practice.country,
            practice.currency,
            practice.language,
        )
