from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import product
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.account.arrangements import Choice, Side, When, Who
from practiceapp.domain.account.canonical import from_json, profile_from_json, to_json
from practiceapp.domain.account.disclosure import disclose
from practiceapp.domain.account.drafts import MissingFact, missing_facts
from practiceapp.domain.account.invoices import Facts, InvoiceDocument, InvoiceKind
from practiceapp.domain.account.parties import Ref
from practiceapp.domain.account.proof import Fact, Inference, proof_of
from practiceapp.domain.account.sellers import SellerField, telling_fields
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.errors import FactsMissing, UnfitText
from tests.books import (
    COMPANY,
    DUE,
    IDA,
    ISSUED,
    OCTOBER,
    SELLER,
    TAXED_SELLER,
    TERMS,
    draft,
    issued,
    lines_on,
)

CHOICES = [Choice(who, when) for who, when in product(Who, When)]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: f"{choice.who.value} {choice.when.value}")
def test_exactly_what_was_chosen_is_in_the_document(choice: Choice) -> None:
    written = to_json(issued(draft(COMPANY), choice)).decode()
    assert ("Quastenberg" in written) == (choice.who is Who.NAME)
    assert ("R-T4KD-7M9W" in written) == (choice.who is Who.REFERENCE)
    for day in OCTOBER:
        assert (day.isoformat() in written) == (choice.when is When.DATES)
    assert ('"quantity":3000' in written) == (choice.when is When.PERIOD)
    assert ('"minutes":50' in written) == (choice.when is not When.TOTAL)
    assert ("18000" in written) == (choice.when is not When.TOTAL)
    assert "54000" in written or choice.when is not When.TOTAL


@pytest.mark.parametrize("choice", CHOICES)
def test_never_in_a_companys_document(choice: Choice) -> None:
    written = to_json(issued(draft(COMPANY), choice)).decode().casefold()
    for word in ("exempt_care", "k-7f3q", "psycho", "praxis", "example", "kupfergraben", "late_cancel"):
        assert word not in written


@pytest.mark.parametrize("choice", CHOICES)
def test_the_proof_sheet_says_what_the_document_shows(choice: Choice) -> None:
    proof = proof_of(disclose(draft(COMPANY), choice), SELLER, IDA)
    learned = set(proof.learned)
    assert learned.isdisjoint(proof.not_learned)
    assert learned | set(proof.not_learned) == set(Fact)
    assert (Fact.CLIENT_NAME in learned) == (choice.who is Who.NAME)
    assert (Fact.DATES in learned) == (choice.when is When.DATES)
    assert (Fact.COUNT in learned) == (choice.when is not When.TOTAL)
    assert (Inference.COUNT_FROM_SUM in proof.inferable) == (choice.when is When.TOTAL)
    assert {Fact.CONTENT, Fact.CLIENT_REFERENCE, Fact.GROUND, Fact.RESERVED_HOURS} <= set(proof.not_learned)


def test_the_default_for_a_company_is_the_least_the_law_allows() -> None:
    facts = disclose(draft(COMPANY), COMPANY.terms.choice).facts
    (line,) = facts.lines
    assert (facts.subject, facts.client_name) == (COMPANY.billing_reference, None)
    assert (line.wording, line.counted, line.minutes, line.day) == (Wording.SERVICES, False, None, None)
    assert (facts.period.first_on, facts.period.last_on) == (date(2026, 10, 1), date(2026, 10, 31))


@given(st.lists(st.integers(1, 31), min_size=1, max_size=6), st.integers(1, 90_000))
def test_a_total_tells_nothing_but_month_and_sum(days: list[int], fee: int) -> None:
    """Two months with the same sum look the same, however often and whenever they met."""
    on = tuple(date(2026, 10, day) for day in days)
    many = draft(COMPANY, lines=lines_on(on, fee))
    one = draft(COMPANY, lines=lines_on((date(2026, 10, 15),), fee * len(on)))
    assert disclose(many, COMPANY.terms.choice) == disclose(one, COMPANY.terms.choice)


def test_taxed_work_keeps_its_words_in_a_sum() -> None:
    seller = replace(TAXED_SELLER, wording=Wording.INDIVIDUAL)
    (line,) = disclose(draft(COMPANY, seller), COMPANY.terms.choice).facts.lines
    assert line.wording is Wording.INDIVIDUAL


def test_a_clients_own_invoice_shows_name_dates_and_ground() -> None:
    facts = disclose(draft(), draft().choice).facts
    assert facts.addressee.name == facts.client_name == IDA.name
    assert [line.day for line in facts.lines] == list(OCTOBER)
    assert {line.treatment.tax for line in facts.lines} == {Tax.EXEMPT_CARE}
    assert facts.letterhead == SELLER.letterhead


def test_an_invoice_the_client_hands_to_a_payer_is_neutral_too() -> None:
    reimbursed = replace(COMPANY, terms=replace(TERMS, invoice_to=Side.CLIENT))
    facts = disclose(draft(reimbursed), reimbursed.terms.choice).facts
    assert facts.addressee.name == IDA.name
    assert facts.letterhead is None
    assert {line.treatment.tax for line in facts.lines} == {Tax.EXEMPT_PLAIN}
    assert Fact.CLIENT_NAME in proof_of(disclose(draft(reimbursed), TERMS.choice), SELLER, IDA).learned


def test_a_companys_paper_with_a_ground_or_letterhead_cannot_be_built() -> None:
    own = disclose(draft(), draft().choice).facts
    for breach in ({"third_party": True}, {"third_party": True, "letterhead": None}):
        with pytest.raises(ValueError, match="neutral"):
            replace(own, **breach)


def test_the_types_have_no_field_for_prose() -> None:
    """Every text in the document is one of the known, short, checked ones."""
    known = {
        "Facts.currency",
        "Facts.language",
        "Facts.client_name",
        "InvoiceDocument.number",
        "Corrects.number",
        "Money.currency",
        "Ref.value",
        *(f"Party.{name}" for name in ("name", "vat_id", "tax_number", "own_id")),
        *(f"Address.{name}" for name in ("street", "postcode", "city", "country")),
        *(f"Bank.{name}" for name in ("holder", "iban", "bic")),
        *(f"Letterhead.{name}" for name in ("heading", "email", "phone")),
    }
    assert set(texts_in(InvoiceDocument)) == known


def texts_in(kind: type) -> list[str]:
    found = []
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        for part in (hint, *get_args(hint)):
            if part is str:
                found.append(f"{kind.__name__}.{field.name}")
            elif is_dataclass(part) and isinstance(part, type):
                found += texts_in(part)
    return found


def test_a_client_name_in_the_document_is_short() -> None:
    facts = disclose(draft(), draft().choice).facts
    with pytest.raises(UnfitText):
        replace(facts, client_name="said that\nnothing helps")


def test_without_seller_name_or_reference_nothing_is_disclosed() -> None:
    cases = {
        MissingFact.SELLER: draft(seller=None),
        MissingFact.CLIENT_NAME: draft(client=replace(IDA, name="")),
        MissingFact.BILLING_REFERENCE: draft(replace(COMPANY, billing_reference=None)),
    }
    for fact, made in cases.items():
        assert fact in missing_facts(made)
        with pytest.raises(FactsMissing) as refused:
            disclose(made, made.choice)
        assert fact.name in refused.value.facts


def test_an_address_too_long_for_an_invoice_is_asked_for_again() -> None:
    assert MissingFact.CLIENT_ADDRESS in missing_facts(draft(client=replace(IDA, street="x" * 71)))


def test_canonical_json_reads_back_the_same_and_is_the_same_every_time() -> None:
    for document in (issued(draft()), issued(draft(COMPANY, TAXED_SELLER)).corrected("2026-0043", ISSUED)):
        assert from_json(to_json(document)) == document
        assert to_json(from_json(to_json(document))) == to_json(document)
    assert profile_from_json(to_json(SELLER)) == SELLER


@pytest.mark.parametrize(
    "tampered",
    [
        lambda text: text.replace('"kind":"invoice"', '"kind":"invoice","note":"x"'),
        lambda text: text.replace(',"number":"2026-0042"', ""),
        lambda text: text.replace('"quantity":1000', '"quantity":"1000"'),
        lambda text: text.replace('"wording":"session"', '"wording":"therapy"'),
        lambda text: text.replace('"lines":[', '"lines":3,"x":['),
        lambda text: '["not a document"]',
    ],
)
def test_anything_but_a_document_is_refused(tampered: object) -> None:
    written = to_json(issued(draft())).decode()
    changed = tampered(written)  # type: ignore[operator]
    assert changed != written
    with pytest.raises((ValueError, KeyError)):
        from_json(changed.encode())


def test_a_document_keeps_its_rules() -> None:
    document = issued(draft())
    with pytest.raises(ValueError, match="due"):
        replace(document, due_on=date(2026, 11, 1))
    with pytest.raises(ValueError, match="correct"):
        replace(document, kind=InvoiceKind.CORRECTION)
    with pytest.raises(ValueError, match="lines"):
        replace(document.facts, lines=())
    with pytest.raises(AttributeError):
        document.number = "2026-0001"  # type: ignore[misc]
    assert document.due_on == DUE


def test_the_frozen_types_take_no_further_attribute() -> None:
    for value in (issued(draft()), issued(draft()).facts):
        with pytest.raises((AttributeError, TypeError)):
            object.__setattr__(value, "remark", "x")
    assert not hasattr(Facts, "__dict__") or "__slots__" in vars(Facts)


def test_telling_words_are_found_in_the_own_profile_only() -> None:
    assert telling_fields(SELLER) == ()
    telling = replace(SELLER, party=replace(SELLER.party, name="Praxis Dr. Weiß"))
    assert telling_fields(telling) == (SellerField.NAME,)
    assert proof_of(disclose(draft(COMPANY, telling), TERMS.choice), telling, IDA).telling == (
        SellerField.NAME,
    )
    assert proof_of(disclose(draft(seller=telling), draft().choice), telling, IDA).telling == ()


@pytest.mark.parametrize("breach", [{"wording": Wording.LATE_CANCEL}, {"payment_days": -1}])
def test_a_profile_keeps_its_rules(breach: dict[str, object]) -> None:
    with pytest.raises(UnfitText):
        replace(SELLER, **breach)  # type: ignore[arg-type]


def test_a_reserved_hour_is_never_care() -> None:
    with pytest.raises(UnfitText):
        replace(SELLER, late_treatment=SELLER.treatment)


@pytest.mark.parametrize(
    ("order", "fact"),
    [("PO 77 quastenberg", Fact.CLIENT_NAME), ("K-7F3Q/2026", Fact.CLIENT_REFERENCE), ("PO 77", None)],
)
def test_a_name_hidden_in_a_purchase_order_is_on_the_proof_sheet(order: str, fact: Fact | None) -> None:
    company = replace(COMPANY, terms=replace(TERMS, order=Ref(order)))
    proof = proof_of(disclose(draft(company), TERMS.choice), SELLER, IDA)
    told = {Fact.CLIENT_NAME, Fact.CLIENT_REFERENCE} & set(proof.learned)
    assert told == ({fact} if fact else set())
