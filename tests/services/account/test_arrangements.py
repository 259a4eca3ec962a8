from dataclasses import replace
from datetime import date

import pytest

from practiceapp.domain.account.arrangements import (
    CLIENT_CHOICE,
    SELF_TERMS,
    ArrangementTerms,
    Choice,
    Side,
    When,
    Who,
    itself,
)
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import (
    ArrangementUnclear,
    ConsentOutdated,
    NothingToRevoke,
    UnfitIdentifier,
)
from tests.books import IDA, PAYER, TERMS, Books

SEPTEMBER = date(2026, 9, 1)
OCTOBER = date(2026, 10, 1)
TODAY = date(2026, 11, 2)
EVERYTHING = Choice(Who.NAME, When.DATES)
OPEN_TERMS = replace(TERMS, choice=EVERYTHING, consented_on=OCTOBER)


@pytest.fixture(autouse=True)
def ida(books: Books) -> None:
    books.client()


def test_every_client_has_self_without_anything_being_arranged(books: Books) -> None:
    assert books.arrangements.in_force(IDA.client_id, OCTOBER) == itself(IDA.client_id)
    assert books.arrangements.versions(IDA.client_id) == []
    assert SELF_TERMS.choice == CLIENT_CHOICE


def test_a_version_holds_from_its_day_until_the_next_begins(books: Books) -> None:
    first = books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    second = books.arrangements.arrange(IDA.client_id, OPEN_TERMS, OCTOBER)
    in_force = books.arrangements.in_force
    assert in_force(IDA.client_id, date(2026, 8, 31)).arrangement_id is None
    assert in_force(IDA.client_id, date(2026, 9, 30)).arrangement_id == first.arrangement_id
    assert in_force(IDA.client_id, OCTOBER) == second
    assert second.terms == OPEN_TERMS


def test_an_earlier_start_takes_the_place_of_what_was_arranged_for_later(books: Books) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, OCTOBER)
    earlier = books.arrangements.arrange(IDA.client_id, OPEN_TERMS, SEPTEMBER)
    assert books.arrangements.in_force(IDA.client_id, date(2026, 12, 1)) == earlier


def test_the_payer_reads_the_same_reference_as_long_as_it_is_the_same_payer(books: Books) -> None:
    first = books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    changed = books.arrangements.arrange(IDA.client_id, OPEN_TERMS, OCTOBER)
    other = replace(OPEN_TERMS, payer=replace(PAYER, name="Südlicht AG"), consented_on=TODAY)
    moved = books.arrangements.arrange(IDA.client_id, other, date(2026, 11, 1))
    assert first.billing_reference == changed.billing_reference
    assert first.billing_reference not in (moved.billing_reference, None)


def test_two_clients_of_one_company_share_nothing(books: Books) -> None:
    ben = replace(IDA, client_id=ClientId(2), reference="K-9WXT", name="Ben Ohm", given_name="Ben")
    books.client(ben)
    first = books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    second = books.arrangements.arrange(ben.client_id, TERMS, SEPTEMBER)
    assert first.billing_reference != second.billing_reference
    assert first.arrangement_id != second.arrangement_id


def test_the_reference_on_invoices_is_not_the_clients_own(books: Books) -> None:
    arranged = books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    assert arranged.billing_reference is not None
    assert IDA.reference not in arranged.billing_reference.value


def test_a_reference_is_drawn_again_while_it_was_used_before(books: Books) -> None:
    with books.works.write() as work:
        for _ in range(3):
            fresh = books.arrangements._fresh_reference(work)
            assert not work.arrangements.spend(fresh, books.clock.now())


def test_a_withdrawal_turns_every_day_to_the_client(books: Books) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    assert books.arrangements.revoke(IDA.client_id, OCTOBER) == itself(IDA.client_id)
    for day in (date(2026, 9, 15), OCTOBER, date(2026, 12, 1)):
        assert not books.arrangements.in_force(IDA.client_id, day).third_party
    assert books.arrangements.versions(IDA.client_id)[-1].revoked_on == OCTOBER


def test_after_a_withdrawal_the_same_payer_gets_a_new_reference(books: Books) -> None:
    before = books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    books.arrangements.revoke(IDA.client_id, OCTOBER)
    again = books.arrangements.arrange(IDA.client_id, OPEN_TERMS, date(2026, 11, 1))
    assert again.billing_reference != before.billing_reference
    assert books.arrangements.in_force(IDA.client_id, date(2026, 11, 1)) == again


@pytest.mark.parametrize(
    "change",
    [
        {"choice": EVERYTHING},
        {"choice": Choice(Who.NOBODY, When.TOTAL)},
        {"payer": replace(PAYER, name="Südlicht AG")},
        {"order": None},
        {"invoice_to": Side.CLIENT},
        {"choice": EVERYTHING, "consented_on": date(2026, 8, 1)},
    ],
    ids=str,
)
def test_an_old_consent_is_not_carried_on_to_what_was_never_read(
    books: Books, change: dict[str, object]
) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    changed = replace(TERMS, **change)  # type: ignore[arg-type]
    with pytest.raises(ConsentOutdated):
        books.arrangements.arrange(IDA.client_id, changed, OCTOBER)
    assert [version.terms for version in books.arrangements.versions(IDA.client_id)] == [TERMS]
    without = replace(changed, consented_on=None, consent_version=None)
    books.arrangements.arrange(IDA.client_id, without, OCTOBER)
    with pytest.raises(ConsentOutdated):
        books.arrangements.arrange(IDA.client_id, changed, OCTOBER)
    agreed = replace(changed, consented_on=TODAY)
    assert books.arrangements.arrange(IDA.client_id, agreed, OCTOBER).terms == agreed


def test_what_a_payer_reads_stays_agreed_when_only_the_address_or_the_language_changes(books: Books) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    moved = replace(PAYER, address=replace(PAYER.address, street="Am Sandtorkai 1"))
    terms = replace(TERMS, payer=moved, language="de")
    assert books.arrangements.arrange(IDA.client_id, terms, OCTOBER).terms == terms


def test_what_was_agreed_today_can_be_changed_today(books: Books) -> None:
    books.arrangements.arrange(IDA.client_id, replace(TERMS, consented_on=TODAY), OCTOBER)
    changed = replace(OPEN_TERMS, consented_on=TODAY)
    assert books.arrangements.arrange(IDA.client_id, changed, OCTOBER).terms == changed


def test_a_consent_from_before_a_withdrawal_does_not_come_back(books: Books) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    books.arrangements.revoke(IDA.client_id, OCTOBER)
    with pytest.raises(ConsentOutdated):
        books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 11, 1))


@pytest.mark.parametrize("on", [date(2026, 11, 3), date(2027, 1, 1)])
def test_a_withdrawal_lies_not_in_the_future(books: Books, on: date) -> None:
    books.arrangements.arrange(IDA.client_id, TERMS, SEPTEMBER)
    with pytest.raises(NothingToRevoke):
        books.arrangements.revoke(IDA.client_id, on)


def test_without_a_payer_there_is_nothing_to_withdraw(books: Books) -> None:
    with pytest.raises(NothingToRevoke):
        books.arrangements.revoke(IDA.client_id, OCTOBER)


def test_a_payer_with_an_impossible_vat_id_is_refused(books: Books) -> None:
    with pytest.raises(UnfitIdentifier) as refused:
        books.arrangements.arrange(
            IDA.client_id, replace(TERMS, payer=replace(PAYER, vat_id="DE136695975")), SEPTEMBER
        )
    assert refused.value.field == "vat_id"


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"payer": PAYER}, "payer"),
        ({"invoice_to": Side.PAYER}, "payer"),
        ({"consented_on": OCTOBER}, "consent"),
        ({"language": "in plain French"}, "language"),
    ],
)
def test_terms_that_contradict_themselves_are_refused(terms: dict[str, object], field: str) -> None:
    with pytest.raises(ArrangementUnclear) as refused:
        ArrangementTerms(**terms)  # type: ignore[arg-type]
    assert refused.value.field == field
