from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.account.invoices import InvoiceKind
from practiceapp.domain.account.ledger import CHAIN_START, ChainLink, chained, digest, retained_until
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, Standing

DUE = date(2026, 11, 16)


def standing(gross: int, paid: int, *, corrected: bool = False) -> Standing:
    return Standing(InvoiceKind.INVOICE, DUE, Money(gross, "EUR"), Money(paid, "EUR"), corrected)


@given(st.integers(1, 10**7), st.integers(-(10**7), 10**7), st.dates())
def test_paid_means_nothing_is_owed(gross: int, paid: int, today: date) -> None:
    found = standing(gross, paid)
    state = found.state(today)
    assert (state is InvoiceState.PAID) == (paid >= gross)
    assert (state is InvoiceState.OVERDUE) == (paid < gross and today > DUE)
    assert found.balance.minor == gross - paid


def test_a_corrected_invoice_is_owed_nothing_and_what_was_paid_is_owed_back() -> None:
    found = standing(100, 40, corrected=True)
    assert found.state(date(2030, 1, 1)) is InvoiceState.CORRECTED
    assert found.balance.minor == -40


def test_a_link_holds_only_after_the_one_before_it() -> None:
    shas = digest(b"document"), digest(b"paper")
    chain = chained(CHAIN_START, "2026-0001", *shas)
    link = ChainLink(1, "2026-0001", *shas, CHAIN_START, chain)  # type: ignore[arg-type]
    assert link.holds(CHAIN_START)
    assert not link.holds(chain)
    assert not ChainLink(1, "2026-0002", *shas, CHAIN_START, chain).holds(CHAIN_START)  # type: ignore[arg-type]


def test_years_of_retention_are_counted_from_the_end_of_the_year() -> None:
    assert retained_until(date(2026, 1, 2), 8) == date(2034, 12, 31)
