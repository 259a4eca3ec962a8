import pytest

from practiceapp.domain.account.parties import Address, Bank, Party
from practiceapp.domain.errors import UnfitIdentifier
from practiceapp.services.account.identifiers import check_bank, check_party
from tests.books import BANK, BERLIN

BERN = Address("Kramgasse 1", "3011", "Bern", "CH")


@pytest.mark.parametrize(
    "vat_id", ["DE136695976", "GB980780684", "GB 980 7806 84", "CHE-107.787.577 IVA", "ATU13585627", None]
)
def test_a_real_vat_id_is_taken(vat_id: str | None) -> None:
    check_party(Party("Nordlicht AG", BERLIN, vat_id=vat_id))


@pytest.mark.parametrize("vat_id", ["DE136695975", "GB980780685", "CHE-107.787.578 IVA", "136695976", "XX1"])
def test_a_vat_id_with_a_slip_is_refused(vat_id: str) -> None:
    with pytest.raises(UnfitIdentifier) as refused:
        check_party(Party("Nordlicht AG", BERLIN, vat_id=vat_id))
    assert refused.value.field == "vat_id"


@pytest.mark.parametrize("number", ["34/123/45678", "093 815 08152", "1121081508150"])
def test_a_german_tax_number_is_judged_by_its_shape(number: str) -> None:
    check_party(Party("Anna Weiß", BERLIN, tax_number=number))


@pytest.mark.parametrize("number", ["ask later", "12", "34/123/45678 (old)"])
def test_what_is_no_tax_number_is_refused_in_germany_only(number: str) -> None:
    with pytest.raises(UnfitIdentifier):
        check_party(Party("Anna Weiß", BERLIN, tax_number=number))
    check_party(Party("Anna Weiß", BERN, tax_number=number))


def test_accounts_are_judged_by_their_check_digits() -> None:
    check_bank(BANK)
    check_bank(Bank("Helen Marsh", "GB82WEST12345698765432"))
    for iban, bic in (("DE88370400440532013000", None), ("DE89370400440532013000", "AAAAAA00")):
        with pytest.raises(UnfitIdentifier):
            check_bank(Bank("Anna Weiß", iban, bic))
