from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from practiceapp.domain.account.drafts import Draft, FillPlace, MissingFact
from practiceapp.domain.account.invoices import InvoiceId, InvoiceKind
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.parties import Address, Party
from practiceapp.domain.account.payments import InvoiceState, PaymentMethod
from practiceapp.domain.account.proof import Fact
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import (
    ClientMissing,
    DayInFuture,
    DayOutOfOrder,
    DraftOutdated,
    FactsMissing,
    FolderReadOnly,
    InvoiceUnknown,
    NoConsent,
    NotCorrectable,
    PaymentReversed,
    UnfitAmount,
    UnfitIdentifier,
)
from tests.books import IDA, ISSUED, OCTOBER, PAYER, SELLER, TERMS, Books

TODAY = ISSUED
FOLDER = Path("invoices")


def euro(minor: int) -> Money:
    return Money(minor, "EUR")


@pytest.fixture
def october(books: Books) -> Draft:
    books.october()
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    return made


def company(books: Books) -> Draft:
    books.october()
    books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    return made


def test_nothing_held_means_nothing_to_bill(books: Books) -> None:
    books.client()
    assert books.invoicing.unbilled() == []
    assert books.invoicing.prepare(IDA.client_id, TODAY) == []


def test_a_client_who_is_not_there_has_no_drafts(books: Books) -> None:
    with pytest.raises(ClientMissing):
        books.invoicing.prepare(ClientId(99), TODAY)


def test_a_month_becomes_one_draft(october: Draft, books: Books) -> None:
    assert [line.day for line in october.lines] == list(OCTOBER)
    assert october.net == euro(54_000)
    assert october.client.name == IDA.name
    (row,) = books.invoicing.unbilled()
    assert (row.sessions, row.first_on, row.last_on, row.net, row.drafts) == (
        3,
        OCTOBER[0],
        OCTOBER[-1],
        euro(54_000),
        1,
    )


@pytest.mark.parametrize(
    ("given", "name", "label"),
    [
        ("Ida", "Ida", "Ida"),
        ("", "van der Berg", IDA.reference),
        ("Anna Maria", "Anna Maria van der Berg", "Anna Maria"),
        ("", "", IDA.reference),
    ],
)
def test_a_list_says_the_first_name_or_the_reference(books: Books, given: str, name: str, label: str) -> None:
    books.sellers.save_seller(SELLER)
    books.client(replace(IDA, name=name, given_name=given))
    books.session(OCTOBER[0])
    (row,) = books.invoicing.unbilled()
    assert (row.client.label, row.client.name) == (label, name)


def test_each_month_is_a_draft_of_its_own(books: Books) -> None:
    books.october()
    books.session(date(2026, 9, 30))
    months = [made.period.first_on for made in books.invoicing.prepare(IDA.client_id, TODAY)]
    assert months == [date(2026, 9, 1), date(2026, 10, 1)]


def test_sessions_after_the_day_asked_for_wait(books: Books) -> None:
    books.october()
    (made,) = books.invoicing.prepare(IDA.client_id, date(2026, 10, 13))
    assert len(made.lines) == 2


def test_a_session_without_a_fee_is_not_billed(books: Books) -> None:
    books.october()
    books.session(date(2026, 10, 28), fee=0)
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert len(made.lines) == 3


def test_sessions_whose_fee_is_not_known_are_named_and_not_billed(books: Books) -> None:
    books.october()
    tom = books.client(replace(IDA, client_id=ClientId(2), reference="K-9MWX", given_name="Tom"))
    assert books.invoicing.fee_unknown() == []
    for day, state in ((date(2026, 9, 3), "held"), (date(2026, 10, 30), "missed")):
        books.session(day, state, fee=None, client_id=tom)
    books.session(date(2026, 10, 28), fee=None)
    books.session(date(2026, 10, 29), fee=0)
    books.session(date(2026, 12, 1), fee=None)
    found = books.invoicing.fee_unknown()
    assert [(one.client.label, one.sessions) for one in found] == [("Tom", 2), ("Ida", 1)]
    assert (found[0].first_on, found[0].last_on) == (date(2026, 9, 3), date(2026, 10, 30))
    assert books.invoicing.fee_unknown(IDA.client_id) == [found[1]]
    assert [row.sessions for row in books.invoicing.unbilled()] == [3]
    assert books.invoicing.prepare(tom, TODAY) == []


@pytest.mark.parametrize("state", ["cancelled_late", "missed"])
def test_a_reserved_hour_is_always_on_the_clients_own_invoice(books: Books, state: str) -> None:
    books.october()
    books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    books.session(date(2026, 10, 20), state, fee=18_001)
    theirs, own = books.invoicing.prepare(IDA.client_id, TODAY)
    assert theirs.arrangement.third_party
    assert not own.arrangement.third_party
    assert [line.price for line in own.lines] == [euro(9_001)]
    (line,) = books.invoicing.disclose(own).facts.lines
    assert (line.wording, line.treatment.tax) == (Wording.LATE_CANCEL, Tax.EXEMPT_PLAIN)
    wordings = {line.wording for line in books.invoicing.disclose(theirs).facts.lines}
    assert wordings == {Wording.SERVICES}


def test_a_withdrawal_turns_held_sessions_to_the_client(books: Books) -> None:
    company(books)
    books.arrangements.revoke(IDA.client_id, TODAY)
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert not made.arrangement.third_party
    assert books.invoicing.disclose(made).facts.addressee.name == IDA.name


def test_issuing_takes_a_number_and_keeps_the_paper(october: Draft, books: Books) -> None:
    invoice = books.invoicing.issue(october, TODAY)
    assert invoice.entry.number == "2026-0001"
    assert invoice.state is InvoiceState.OPEN
    assert invoice.document is not None
    assert invoice.document.due_on == date(2026, 11, 16)
    assert invoice.entry.gross == invoice.document.facts.totals.gross == euro(54_000)
    paper = books.invoicing.paper(invoice.entry.invoice_id)
    assert paper == books.renderer.invoice(invoice.document)
    assert books.invoicing.get(invoice.entry.invoice_id) == invoice
    assert books.invoicing.unbilled() == []


def test_a_companys_invoice_shows_a_reference_and_one_sum(books: Books) -> None:
    invoice = books.invoicing.issue(company(books), TODAY)
    assert invoice.document is not None
    facts = invoice.document.facts
    (line,) = facts.lines
    assert facts.addressee == PAYER
    assert facts.client_name is None
    assert facts.subject is not None
    assert (line.counted, line.day, line.minutes, line.net) == (False, None, None, euro(54_000))
    assert line.treatment.tax is Tax.EXEMPT_PLAIN


@pytest.mark.parametrize("lacking", ["consented_on", "instructed_on"])
def test_without_the_clients_word_nothing_goes_to_a_payer(books: Books, lacking: str) -> None:
    books.october()
    without = {lacking: None} | ({"consent_version": None} if lacking == "consented_on" else {})
    books.arrangements.arrange(IDA.client_id, replace(TERMS, **without), date(2026, 9, 1))  # type: ignore[arg-type]
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    (fact,) = books.invoicing.missing(made)
    assert fact.place is FillPlace.ARRANGEMENT
    with pytest.raises(NoConsent):
        books.invoicing.issue(made, TODAY)
    assert books.invoicing.rows() == []


def test_a_session_is_billed_once(october: Draft, books: Books) -> None:
    books.invoicing.issue(october, TODAY)
    with pytest.raises(DraftOutdated):
        books.invoicing.issue(october, TODAY)
    assert len(books.invoicing.rows()) == 1


def test_a_draft_that_is_no_longer_true_is_refused(october: Draft, books: Books) -> None:
    books.session(date(2026, 10, 20))
    with pytest.raises(DraftOutdated):
        books.invoicing.issue(october, TODAY)
    assert books.invoicing.rows() == []


def test_a_draft_is_refused_after_the_client_withdrew(books: Books) -> None:
    made = company(books)
    books.arrangements.revoke(IDA.client_id, TODAY)
    with pytest.raises(DraftOutdated):
        books.invoicing.issue(made, TODAY)


def test_a_draft_is_refused_after_the_profile_changed(october: Draft, books: Books) -> None:
    books.sellers.save_seller(replace(SELLER, payment_days=30))
    with pytest.raises(DraftOutdated):
        books.invoicing.issue(october, TODAY)


def test_an_invoice_lies_neither_in_the_future_nor_before_the_last(books: Books, october: Draft) -> None:
    with pytest.raises(DayInFuture):
        books.invoicing.issue(october, date(2026, 11, 3))
    books.invoicing.issue(october, TODAY)
    books.session(date(2026, 10, 28))
    (second,) = books.invoicing.prepare(IDA.client_id, TODAY)
    with pytest.raises(DayOutOfOrder) as refused:
        books.invoicing.issue(second, date(2026, 11, 1))
    assert refused.value.last_on == "2026-11-02"


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"client": {"name": "", "given_name": ""}}, MissingFact.CLIENT_NAME),
        ({"client": {"name": "x" * 71}}, MissingFact.CLIENT_NAME),
        ({"client": {"street": ""}}, MissingFact.CLIENT_ADDRESS),
        ({"seller": {"bank": None}}, MissingFact.BANK),
        ({"party": {"tax_number": None}}, MissingFact.TAX_NUMBER),
        ({"party": {"address": Address("", "10115", "Berlin", "DE")}}, MissingFact.SELLER_ADDRESS),
        ({"party": {"address": Address("Via Roma 1", "00100", "Roma", "IT")}}, MissingFact.COUNTRY),
    ],
)
def test_each_missing_fact_is_named_with_its_place(
    books: Books, change: dict[str, dict[str, object]], fact: MissingFact
) -> None:
    party = replace(SELLER.party, **change.get("party", {}))  # type: ignore[arg-type]
    books.sellers.save_seller(replace(SELLER, party=party, **change.get("seller", {})))  # type: ignore[arg-type]
    books.client(replace(IDA, **change.get("client", {})))  # type: ignore[arg-type]
    books.session(OCTOBER[0])
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert books.invoicing.missing(made) == (fact,)
    with pytest.raises(FactsMissing) as refused:
        books.invoicing.issue(made, TODAY)
    assert refused.value.facts == (fact.name,)


def test_before_the_first_invoice_the_profile_is_asked_for(books: Books) -> None:
    books.client()
    books.session(OCTOBER[0])
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert books.invoicing.missing(made) == (MissingFact.SELLER,)
    for ask in (books.invoicing.preview, books.invoicing.proof, books.invoicing.disclose):
        with pytest.raises(FactsMissing):
            ask(made)
    assert books.sellers.seller() is None
    assert books.sellers.practice().therapist_name == "Ruth Adler"


def test_a_payers_address_is_asked_for(books: Books) -> None:
    books.october()
    payer = Party("Nordlicht AG", Address("", "", "", "DE"))
    books.arrangements.arrange(IDA.client_id, replace(TERMS, payer=payer), date(2026, 9, 1))
    (made,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert books.invoicing.missing(made) == (MissingFact.PAYER_ADDRESS,)


@pytest.mark.parametrize("iban", ["DE89370400440532013001", "GB82WEST12345698765433"])
def test_a_mistyped_account_is_refused(books: Books, iban: str) -> None:
    assert SELLER.bank is not None
    with pytest.raises(UnfitIdentifier) as refused:
        books.sellers.save_seller(SELLER.with_bank(replace(SELLER.bank, iban=iban)))
    assert refused.value.field == "iban"
    assert books.sellers.seller() is None


def test_preview_and_proof_store_nothing(books: Books) -> None:
    made = company(books)
    assert books.invoicing.preview(made).startswith(b"%PDF-draft")
    proof = books.invoicing.proof(made)
    assert proof.third_party
    assert Fact.CLIENT_NAME in proof.not_learned
    assert Fact.SUM in proof.learned
    assert books.invoicing.rows() == []


def test_a_correction_mirrors_the_invoice_and_frees_its_sessions(october: Draft, books: Books) -> None:
    invoice = books.invoicing.issue(october, TODAY)
    correction = books.invoicing.correct(invoice.entry.invoice_id)
    assert correction.entry.number == "2026-0002"
    assert correction.entry.corrects == "2026-0001"
    assert correction.entry.gross == -invoice.entry.gross
    assert correction.document is not None
    assert invoice.document is not None
    assert correction.document.kind is InvoiceKind.CORRECTION
    assert correction.document.facts.addressee == invoice.document.facts.addressee
    assert all(line.quantity == -1_000 for line in correction.document.facts.lines)
    corrected = books.invoicing.get(invoice.entry.invoice_id)
    assert (corrected.state, corrected.balance) == (InvoiceState.CORRECTED, euro(0))
    assert corrected.entry.corrected_by == "2026-0002"
    (again,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert again.lines == october.lines
    assert books.invoicing.issue(again, TODAY).entry.number == "2026-0003"


def test_a_correction_still_goes_to_its_addressee_after_a_withdrawal(books: Books) -> None:
    invoice = books.invoicing.issue(company(books), TODAY)
    books.arrangements.revoke(IDA.client_id, TODAY)
    correction = books.invoicing.correct(invoice.entry.invoice_id)
    assert correction.document is not None
    assert invoice.document is not None
    assert correction.document.facts.addressee == PAYER
    assert correction.document.facts.subject == invoice.document.facts.subject
    (again,) = books.invoicing.prepare(IDA.client_id, TODAY)
    assert not again.arrangement.third_party


def test_an_invoice_is_corrected_once_and_a_correction_never(october: Draft, books: Books) -> None:
    invoice = books.invoicing.issue(october, TODAY)
    correction = books.invoicing.correct(invoice.entry.invoice_id)
    for entry in (invoice.entry, correction.entry):
        with pytest.raises(NotCorrectable):
            books.invoicing.correct(entry.invoice_id)


def test_payments_move_an_invoice_from_open_to_paid(october: Draft, books: Books) -> None:
    invoice_id = books.invoicing.issue(october, TODAY).entry.invoice_id
    books.invoicing.record_payment(invoice_id, euro(50_000), TODAY, PaymentMethod.TRANSFER)
    part = books.invoicing.get(invoice_id)
    assert (part.state, part.balance) == (InvoiceState.PART_PAID, euro(4_000))
    undo = books.invoicing.record_payment(invoice_id, euro(4_000), TODAY, PaymentMethod.CASH)
    assert books.invoicing.get(invoice_id).state is InvoiceState.PAID
    undo.call()
    assert books.invoicing.get(invoice_id).state is InvoiceState.PART_PAID
    assert [payment.amount.minor for payment in books.payments.of_invoice(invoice_id)] == [
        50_000,
        4_000,
        -4_000,
    ]
    with pytest.raises(PaymentReversed):
        undo.call()


def test_an_invoice_is_overdue_from_the_day_after_it_fell_due(october: Draft, books: Books) -> None:
    invoice_id = books.invoicing.issue(october, TODAY).entry.invoice_id
    books.clock.move(days=14)
    assert books.invoicing.get(invoice_id).state is InvoiceState.OPEN
    books.clock.move(days=1)
    assert books.invoicing.get(invoice_id).state is InvoiceState.OVERDUE
    assert [row.entry.number for row in books.invoicing.rows(state=InvoiceState.OVERDUE)] == ["2026-0001"]


def test_a_payment_of_nothing_or_in_another_currency_or_tomorrow_is_refused(
    october: Draft, books: Books
) -> None:
    invoice = books.invoicing.issue(october, TODAY)
    record, invoice_id = books.invoicing.record_payment, invoice.entry.invoice_id
    for amount in (euro(0), Money(100, "CHF")):
        with pytest.raises(UnfitAmount):
            record(invoice_id, amount, TODAY, PaymentMethod.TRANSFER)
    with pytest.raises(DayInFuture):
        record(invoice_id, euro(1), date(2026, 11, 3), PaymentMethod.TRANSFER)
    correction = books.invoicing.correct(invoice_id)
    with pytest.raises(UnfitAmount):
        record(correction.entry.invoice_id, euro(1), TODAY, PaymentMethod.TRANSFER)


def test_lists_show_a_client_a_year_or_all(october: Draft, books: Books) -> None:
    books.invoicing.issue(october, TODAY)
    assert [row.entry.number for row in books.invoicing.of_client(IDA.client_id)] == ["2026-0001"]
    assert books.invoicing.of_client(ClientId(2)) == []
    assert len(books.invoicing.rows(year=2026)) == 1
    assert books.invoicing.rows(year=2025) == []


def test_what_is_not_there_is_said(books: Books) -> None:
    for ask in (books.invoicing.get, books.invoicing.paper, books.invoicing.correct):
        with pytest.raises(InvoiceUnknown):
            ask(InvoiceId(7))
    with pytest.raises(InvoiceUnknown):
        books.invoicing.record_payment(InvoiceId(7), euro(1), TODAY, PaymentMethod.CASH)


def test_the_stored_paper_leaves_through_the_door_under_its_number(october: Draft, books: Books) -> None:
    invoice_id = books.invoicing.issue(october, TODAY).entry.invoice_id
    assert books.invoicing.export(invoice_id, FOLDER) == FOLDER / "2026-0001.pdf"
    assert books.door.written == {"2026-0001.pdf": books.invoicing.paper(invoice_id)}


def test_what_the_door_refuses_is_not_logged_as_gone(october: Draft, books: Books) -> None:
    invoice_id = books.invoicing.issue(october, TODAY).entry.invoice_id
    books.door.refusal = FolderReadOnly()
    with pytest.raises(FolderReadOnly):
        books.invoicing.export(invoice_id, FOLDER)
    assert exports(books) == 0
    books.door.refusal = None
    books.invoicing.export(invoice_id, FOLDER)
    assert exports(books) == 1


def exports(books: Books) -> int:
    if books.tables is not None:
        return len(books.tables.exports)
    with books.desk().read() as work:
        return int(work.execute("SELECT count(*) FROM exports")[0][0])


def test_the_chain_holds(october: Draft, books: Books) -> None:
    assert books.invoicing.verify().intact
    invoice = books.invoicing.issue(october, TODAY)
    books.invoicing.correct(invoice.entry.invoice_id)
    verdict = books.invoicing.verify()
    assert (verdict.checked, verdict.intact) == (2, True)


def test_numbers_begin_again_each_year(october: Draft, books: Books) -> None:
    books.invoicing.issue(october, TODAY)
    books.clock.move(days=90)
    books.session(date(2027, 1, 12))
    (made,) = books.invoicing.prepare(IDA.client_id, books.clock.today())
    assert books.invoicing.issue(made, books.clock.today()).entry.number == "2027-0001"
