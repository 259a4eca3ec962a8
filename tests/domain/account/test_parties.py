import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.account.parties import (
    Address,
    Bank,
    Party,
    Ref,
    one_line,
    random_billing_reference,
)
from practiceapp.domain.account.sellers import Letterhead
from practiceapp.domain.errors import UnfitText
from tests.books import BANK, BERLIN


@pytest.mark.parametrize("fitting", ["PO 4500123456", "04011000-12345-03", "K-7F3Q", "A", "CC#12/7_x."])
def test_orders_and_cost_centres_fit_into_a_reference(fitting: str) -> None:
    assert str(Ref(fitting)) == fitting


@pytest.mark.parametrize(
    "unfit",
    [
        "",
        " PO",
        "x" * 36,
        "first line\nsecond",
        "für Müller",
        "wants to leave, is afraid",
        "panic?",
        "\u202eabc",
        "a\t",
    ],
)
def test_a_sentence_does_not_fit_into_a_reference(unfit: str) -> None:
    with pytest.raises(UnfitText):
        Ref(unfit)


@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=3))
def test_no_control_or_invisible_character_gets_into_a_name(hidden: str) -> None:
    for build in (
        lambda: Party(f"Ida{hidden}Adler", BERLIN),
        lambda: Address(f"Lindenallee{hidden}12", "", "Berlin", "DE"),
        lambda: Letterhead(heading=f"Praxis{hidden}Adler"),
        lambda: Bank(f"Ida{hidden}Adler", BANK.iban),
    ):
        with pytest.raises(UnfitText):
            build()


def test_a_name_is_one_line_of_at_most_seventy_characters() -> None:
    assert one_line("x" * 70, "name", 70)
    for unfit in ("x" * 71, " x", "x "):
        with pytest.raises(UnfitText):
            one_line(unfit, "name", 70)
    with pytest.raises(UnfitText):
        Party("", BERLIN)


@pytest.mark.parametrize("country", ["de", "DEU", "", "D1"])
def test_a_country_is_two_capitals(country: str) -> None:
    with pytest.raises(UnfitText):
        Address("", "", "", country)


@pytest.mark.parametrize(
    ("iban", "bic"), [("DE89 3704", None), ("de89370400440532013000", None), (BANK.iban, "X")]
)
def test_an_account_has_the_shape_of_one(iban: str, bic: str | None) -> None:
    with pytest.raises(UnfitText):
        Bank("Anna Weiß", iban, bic)


def test_billing_references_are_random_and_fit() -> None:
    chance = random.Random(1)
    drawn = {random_billing_reference(chance).value for _ in range(500)}
    assert len(drawn) == 500
    assert all(len(reference) == 11 for reference in drawn)
