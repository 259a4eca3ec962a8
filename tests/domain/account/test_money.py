"""Sums checked against a second implementation in decimals, after EN 16931 section 6.4."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.account.invoices import Line, month_of, totals_of
from practiceapp.domain.account.money import Money, rounded, total
from practiceapp.domain.account.tax import Tax, Treatment, pack_of
from practiceapp.domain.account.wordings import Wording

CENT = Decimal("0.01")
TREATMENTS = (
    Treatment(Tax.STANDARD, 1900),
    Treatment(Tax.STANDARD, 810),
    Treatment(Tax.STANDARD, 550),
    Treatment(Tax.EXEMPT_PLAIN),
    Treatment(Tax.EXEMPT_CARE),
    Treatment(Tax.SMALL_BUSINESS),
)

lines = st.lists(
    st.builds(
        Line,
        st.sampled_from(Wording),
        st.builds(Money, st.integers(0, 1_000_000), st.just("EUR")),
        st.sampled_from(TREATMENTS),
        st.integers(-20_000, 20_000),
    ),
    max_size=30,
).map(tuple)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def in_decimals(found: tuple[Line, ...]) -> tuple[Decimal, Decimal]:
    """Net and tax, written a second time and in another way: decimals, groups by category and rate."""
    bases: dict[tuple[str, Decimal], Decimal] = {}
    for line in found:
        net = cents(Decimal(line.quantity) / 1000 * (Decimal(line.unit_price.minor) / 100))
        key = (line.treatment.tax.value, Decimal(line.treatment.rate_bp) / 10_000)
        bases[key] = bases.get(key, Decimal(0)) + net
    tax = sum((cents(base * rate) for (_, rate), base in bases.items()), Decimal(0))
    return sum(bases.values(), Decimal(0)), tax


@given(lines)
def test_totals_agree_with_the_second_implementation(found: tuple[Line, ...]) -> None:
    totals = totals_of(found, "EUR")
    net, tax = in_decimals(found)
    assert Decimal(totals.net.minor) / 100 == net
    assert Decimal(totals.tax.minor) / 100 == tax
    assert totals.gross == totals.net + totals.tax
    assert sum(group.base.minor for group in totals.groups) == totals.net.minor


@given(lines)
def test_a_mirror_of_the_lines_takes_back_exactly_what_was_asked(found: tuple[Line, ...]) -> None:
    mirrored = tuple(Line(line.wording, line.unit_price, line.treatment, -line.quantity) for line in found)
    assert totals_of(mirrored, "EUR").gross == -totals_of(found, "EUR").gross


@given(lines)
def test_the_order_of_lines_does_not_matter(found: tuple[Line, ...]) -> None:
    assert totals_of(found, "EUR") == totals_of(found[::-1], "EUR")


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (5, 3, 2), (0, 7, 0), (15, 10, 2), (25, 10, 3), (-25, 10, -3)],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    assert rounded(numerator, denominator) == expected


def test_rounding_by_line_would_differ_and_is_not_done() -> None:
    three = tuple(Line(Wording.SESSION, Money(1003, "EUR"), TREATMENTS[0]) for _ in range(3))
    assert totals_of(three, "EUR").tax.minor == 572
    assert sum(rounded(1003 * 1900, 10_000) for _ in range(3)) == 573


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="currencies"):
        Money(1, "EUR") + Money(1, "CHF")
    with pytest.raises(ValueError, match="capital"):
        Money(1, "eur")
    assert total([], "GBP") == Money(0, "GBP")


@pytest.mark.parametrize(
    ("tax", "rate"), [(Tax.STANDARD, 0), (Tax.EXEMPT_CARE, 1900), (Tax.STANDARD, 10_000)]
)
def test_only_taxed_work_has_a_rate(tax: Tax, rate: int) -> None:
    with pytest.raises(ValueError, match="rate"):
        Treatment(tax, rate)


def test_a_payer_never_reads_that_it_is_care() -> None:
    assert Treatment(Tax.EXEMPT_CARE).for_third_party() == Treatment(Tax.EXEMPT_PLAIN)
    assert TREATMENTS[0].for_third_party() == TREATMENTS[0]


def test_an_unknown_country_gets_the_common_fields_and_the_longest_retention() -> None:
    assert pack_of("UK") == pack_of("GB")
    assert pack_of("NZ").retention_years == 10


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_period_is_the_whole_month_whatever_the_day(day: date) -> None:
    month = month_of(day)
    assert month.first_on.day == 1
    assert (month.last_on.toordinal() - month.first_on.toordinal()) in (27, 28, 29, 30)
    assert month.first_on <= day <= month.last_on
    assert month_of(month.last_on) == month
    assert month_of(date.fromordinal(month.last_on.toordinal() + 1)) != month
