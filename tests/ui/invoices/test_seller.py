"""Her own details on invoices."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.invoices.seller_presenter import SellerFields, SellerPresenter, fields_of
from practiceapp.ui.shared.fields import choose
from tests.books import SELLER, TAXED_SELLER
from tests.ui.invoices.conftest import Desk

FIELDS = fields_of(SELLER)


@pytest.fixture
def form(desk: Desk) -> SellerForm:
    made = desk.accounts().seller_form()
    desk.show(made, 520, 900)
    return made


def kept(desk: Desk) -> SellerProfile:
    found = desk.books.sellers.seller()
    assert found is not None
    return found


@pytest.mark.parametrize("profile", [SELLER, TAXED_SELLER, replace(SELLER, bank=None, payment_days=30)])
def test_what_is_shown_is_what_is_kept(profile: SellerProfile) -> None:
    assert fields_of(profile).profile() == profile


def test_the_first_time_it_begins_from_the_practice(desk: Desk) -> None:
    shown: list[SellerFields] = []
    presenter = SellerPresenter(desk.books.sellers)
    presenter.shown.connect(shown.append)
    presenter.open()
    assert (shown[0].name, shown[0].country, shown[0].heading) == ("Ruth Adler", "DE", "Praxis Adler")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"iban": "DE00 3704 0044 0532 0130 00"}, "iban"),
        ({"iban": "not an account"}, "iban"),
        ({"bic": "x"}, "bic"),
        ({"vat_id": "DE1"}, "vat_id"),
        ({"tax_number": "abc"}, "tax_number"),
        ({"tax": Tax.STANDARD, "rate": "nineteen"}, "rate"),
        ({"tax": Tax.STANDARD, "rate": "0"}, "rate"),
        ({"tax": Tax.STANDARD, "rate": "100"}, "rate"),
    ],
)
def test_a_slip_is_said_beside_its_field(desk: Desk, change: dict[str, object], field: str) -> None:
    refused: list[tuple[str, str]] = []
    presenter = SellerPresenter(desk.books.sellers)
    presenter.refused.connect(lambda where, words: refused.append((where, words)))
    presenter.save(replace(FIELDS, **change))  # type: ignore[arg-type]
    assert refused[0][0] == field
    assert refused[0][1].endswith(".")
    assert desk.books.sellers.seller() is None


def test_a_reserved_hour_can_be_taxed_while_the_work_is_exempt(desk: Desk) -> None:
    SellerPresenter(desk.books.sellers).save(replace(FIELDS, late_taxed=True, rate="19"))
    assert kept(desk).late_treatment.rate_bp == 1900
    assert kept(desk).treatment.tax is Tax.EXEMPT_CARE
    assert fields_of(kept(desk)).late_taxed


def test_countries_are_told_honestly(desk: Desk) -> None:
    presenter = SellerPresenter(desk.books.sellers)
    assert presenter.country_line("DE") == ""
    assert "certified software" in presenter.country_line("IT")
    assert "platform" in presenter.country_line("FR")
    assert presenter.usual_rate("CH") == "8.1"
    assert presenter.usual_rate("US") == ""


def test_the_rate_is_asked_only_when_there_is_one(form: SellerForm) -> None:
    assert not form.fields["rate"].isVisibleTo(form)
    choose(form.tax, Tax.STANDARD)
    form.tax.activated.emit(form.tax.currentIndex())
    assert form.fields["rate"].isVisibleTo(form)
    assert form.line("rate").text() == "19"


def test_keeping_by_key(form: SellerForm, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.line("street"), "Lindenallee 12")
    qtbot.keyClicks(form.line("iban"), "de89370400440532013000")
    with qtbot.waitSignal(form.kept):
        qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert kept(desk).party.address.street == "Lindenallee 12"
    assert kept(desk).bank is not None
    assert desk.said == ["Your details on invoices are saved."]


def test_a_refusal_takes_the_caret_to_the_field(form: SellerForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.line("iban"), "DE00")
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert form.fields["iban"].error
    assert form.line("iban").hasFocus()
    assert form.line("iban").text() == "DE00"


def test_taxed_work_gets_words_of_its_own_unless_she_chose_others(form: SellerForm, qtbot: QtBot) -> None:
    def tax(kind: Tax) -> None:
        choose(form.tax, kind)
        form.tax.activated.emit(form.tax.currentIndex())

    assert form.read().wording is Wording.SESSION
    tax(Tax.STANDARD)
    assert form.read().wording is Wording.INDIVIDUAL
    tax(Tax.EXEMPT_CARE)
    assert form.read().wording is Wording.SESSION
    form.wording.setFocus()
    qtbot.keyClick(form.wording, Qt.Key.Key_Down)
    tax(Tax.STANDARD)
    qtbot.keyClick(form.wording, Qt.Key.Key_Up)
    tax(Tax.SMALL_BUSINESS)
    tax(Tax.STANDARD)
    assert form.read().wording is Wording.SESSION, "her own choice stays"
