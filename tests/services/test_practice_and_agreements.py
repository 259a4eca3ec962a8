from dataclasses import replace
from datetime import date

import pytest

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import AmountOutOfReach, ClientMissing, CodeUnknown, NameMissing
from practiceapp.services.practice import PracticeService
from tests.fakes_clinical import ClinicalTables, FakeClinicalStores
from tests.fakes_practice import FakeWorks
from tests.practices import PRACTICE, House


def test_the_practice_comes_back_as_it_was_saved(house: House) -> None:
    assert house.practices.load() == PRACTICE
    moved = replace(PRACTICE, time_zone="Europe/London", currency="GBP", country="GB")
    house.practices.save(moved)
    assert house.practices.load() == moved


def test_the_day_can_be_asked_for_in_the_middle_of_other_work(house: House) -> None:
    house.practices.save(replace(PRACTICE, time_zone="Pacific/Kiritimati"))
    with house.clinical.write():
        assert house.clock.today() == date(2026, 3, 19)


def test_a_vault_without_practice_says_so(house: House) -> None:
    service = PracticeService(FakeWorks(ClinicalTables(), FakeClinicalStores), house.clock)
    with pytest.raises(NameMissing):
        service.load()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"therapist_name": "  "}, NameMissing),
        ({"time_zone": "Europe/Nowhere"}, CodeUnknown),
        ({"time_zone": "../etc/passwd"}, CodeUnknown),
        ({"currency": "euro"}, CodeUnknown),
        ({"fee_minor": -1}, AmountOutOfReach),
        ({"late_fee_percent": 101}, AmountOutOfReach),
        ({"minutes": 0}, AmountOutOfReach),
    ],
)
def test_a_practice_that_cannot_be_is_refused(
    house: House, change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        house.practices.save(replace(PRACTICE, **change))  # type: ignore[arg-type]
    assert house.practices.load() == PRACTICE


def test_the_agreement_in_force_is_the_one_of_the_day(house: House) -> None:
    client = house.client().client_id
    spring = house.agreements.agree(client, AgreementTerms(15_000), date(2026, 3, 1))
    summer = house.agreements.agree(client, AgreementTerms(17_000), date(2026, 6, 1))
    assert house.agreements.in_force(client, date(2026, 2, 28)) is None
    assert house.agreements.in_force(client, date(2026, 5, 31)) == spring
    assert house.agreements.in_force(client, date(2026, 6, 1)) == summer
    assert house.agreements.versions(client) == [summer, spring]


def test_of_two_agreements_from_one_day_the_later_counts(house: House) -> None:
    client = house.client().client_id
    house.agreements.agree(client, AgreementTerms(15_000), date(2026, 3, 1))
    second = house.agreements.agree(
        client, AgreementTerms(16_000, accepted_on=date(2026, 2, 27)), date(2026, 3, 1)
    )
    assert house.agreements.in_force(client, date(2026, 3, 1)) == second


def test_terms_that_cannot_be_meant_and_unknown_clients_are_refused(house: House) -> None:
    client = house.client().client_id
    with pytest.raises(AmountOutOfReach):
        house.agreements.agree(client, AgreementTerms(15_000, minutes=1000), date(2026, 3, 1))
    with pytest.raises(ClientMissing):
        house.agreements.agree(ClientId(99), AgreementTerms(15_000), date(2026, 3, 1))
