"""Days and money as she reads and types them."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import LANGUAGE


@pytest.fixture
def german() -> Iterator[None]:
    LANGUAGE.use("de", "DE")
    yield
    LANGUAGE.use("en", "GB")


def test_days_and_times() -> None:
    on = date(2026, 11, 23)
    assert formats.long_day(on) == "Monday 23 November 2026"
    assert formats.day(on) == "23 Nov 2026"
    assert formats.short_day(on) == "Mon 23 Nov"
    assert formats.month(on) == "November 2026"
    assert formats.clock(time(9, 5)) == "09:05"


def test_money_in_english_and_german(german: None) -> None:
    assert formats.money(180000, "EUR").replace("\u00a0", " ") == "1.800,00 €"
    assert formats.plain_amount(180050, "EUR") == "1800,50"
    LANGUAGE.use("en", "GB")
    assert formats.money(180000, "EUR") == "€1,800.00"
    assert formats.money(5000, "JPY") == "JPY5,000"


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("180", 18000),
        ("180.5", 18050),
        ("180,50", 18050),
        ("€1,800.00", 180000),
        ("1.800,00 EUR", 180000),
        ("1.800", 180000),
        ("1 800,5", 180050),
        ("0", 0),
        ("", None),
        ("-5", None),
        ("a lot", None),
        ("12.345.6789", None),
        ("٣", None),
    ],
)
def test_an_amount_as_it_is_typed(typed: str, minor: int | None) -> None:
    assert formats.minor_from_text(typed, "EUR") == minor


@given(minor=st.integers(0, 10**9), currency=st.sampled_from(["EUR", "GBP", "CHF", "JPY"]))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    assert formats.minor_from_text(formats.plain_amount(minor, currency), currency) == minor
    assert formats.minor_from_text(formats.money(minor, currency), currency) == minor
