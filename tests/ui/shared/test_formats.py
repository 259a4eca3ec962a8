"""Days and money as she reads and types them."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import LANGUAGE, in_order


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


def test_days_in_german(german: None) -> None:
    on = date(2026, 11, 23)
    assert formats.long_day(on) == "Montag, 23. November 2026"
    assert formats.day(on) == "23. Nov. 2026"
    assert formats.short_day(on) == "Mo, 23. Nov."
    assert formats.month(date(2026, 3, 1)) == "März 2026"
    assert formats.weekday(on) == "Montag"


@pytest.mark.parametrize(
    ("code", "country", "long", "short"),
    [
        ("en", "US", "Monday, November 23, 2026", "Mon, Nov 23"),
        ("en", "DE", "Monday 23 November 2026", "Mon 23 Nov"),
        ("de", "CH", "Montag, 23. November 2026", "Mo, 23. Nov."),
        ("en", "BR", "Monday 23 November 2026", "Mon 23 Nov"),
    ],
)
def test_days_follow_the_country(code: str, country: str, long: str, short: str) -> None:
    LANGUAGE.use(code, country)
    assert formats.long_day(date(2026, 11, 23)) == long
    assert formats.short_day(date(2026, 11, 23)) == short


@pytest.mark.parametrize("name", ["fr_FR", "ja_JP", "ar_EG", "es_ES", "hu_HU", "ko_KR", "he_IL", "pt_BR"])
def test_a_part_left_out_leaves_no_mark_behind(name: str) -> None:
    LANGUAGE.locale = QLocale(name)
    for said in (formats.day(date(2026, 11, 23)), formats.short_day(date(2026, 11, 23))):
        assert said == said.strip(" ,\u060c")
        assert "  " not in said
        assert ",," not in said


@pytest.mark.parametrize(
    ("typed", "basis_points"),
    [("19", 1900), ("8.1", 810), ("8,1", 810), ("7,25 %", 725), ("8.125", None), ("", None), ("x", None)],
)
def test_a_rate_as_it_is_typed_in_either_language(typed: str, basis_points: int | None) -> None:
    for code in ("en", "de"):
        LANGUAGE.use(code)
        assert formats.basis_points_from_text(typed) == basis_points


def test_a_rate_in_german(german: None) -> None:
    assert [formats.percent(rate) for rate in (1900, 810, 1000, 525)] == ["19", "8,1", "10", "5,25"]


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    for code in ("en", "de"):
        LANGUAGE.use(code)
        names = ["Zoe", "Österreich", "Ägypten", "anna", "Albert", "Peru", "K-10", "K-9"]
        assert sorted(names, key=in_order) == [
            "Ägypten",
            "Albert",
            "anna",
            "K-9",
            "K-10",
            "Österreich",
            "Peru",
            "Zoe",
        ]


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
