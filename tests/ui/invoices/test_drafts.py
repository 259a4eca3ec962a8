"""A draft: what stands on it, what is missing, and issuing."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.domain.account.arrangements import Side
from practiceapp.domain.account.drafts import BilledClient, FillPlace
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import WhoPaysUnsaved
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.draft_presenter import DraftPresenter, DraftView, label_of
from practiceapp.ui.shared.fields import day_of
from practiceapp.ui.shared.places import CLIENT, DRAFT, INVOICE, Place
from tests.books import IDA, SELLER, TAXED_SELLER, TERMS
from tests.ui.invoices.conftest import Desk

HERE = Place(DRAFT, int(IDA.client_id))
TODAY = date(2026, 11, 2)


class Heard:
    """A presenter, and everything it said."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = DraftPresenter(desk.books.invoicing, desk.answer, desk.books.clock)
        self.views: list[DraftView] = []
        self.nothing: list[str] = []
        self.failures: list[str] = []
        self.issued: list[int] = []
        self.presenter.shown.connect(self.views.append)
        self.presenter.nothing.connect(self.nothing.append)
        self.presenter.failed.connect(self.failures.append)
        self.presenter.issued.connect(lambda invoice_id, _words: self.issued.append(invoice_id))

    def open(self) -> DraftView:
        self.presenter.open(IDA.client_id)
        return self.views[-1]


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


@pytest.fixture
def page(desk: Desk) -> DraftPage:
    made = desk.accounts().draft_page()
    desk.show(made)
    return made


def test_nothing_to_invoice_says_so(heard: Heard) -> None:
    heard.presenter.open(IDA.client_id)
    assert "Everything up to this day is invoiced" in heard.nothing[-1]


def test_a_clients_own_month(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    view = heard.open()
    assert view.ready
    assert (view.addressee, view.period, view.count) == ("Ida Quastenberg", "October 2026", "3 sessions")
    assert view.lines[0] == ("Sat 3 Oct", "€180.00")
    assert view.total == "€540.00"
    assert view.tax == ("Exempt from VAT, with the ground named.",)
    assert view.proof is not None
    assert not view.proof.third_party


def test_a_company_reads_neutral_words_and_taxed_sums_are_said(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    desk.books.sellers.save_seller(TAXED_SELLER)
    desk.books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    view = heard.open()
    assert view.addressee.startswith("Nordlicht")
    assert view.sums == (("Before tax", "€540.00"), ("Tax", "€102.60"))
    assert view.total == "€642.60"
    assert view.tax == ("Tax of 19 % is added.",)


def test_the_first_invoice_asks_for_her_own_details(heard: Heard, desk: Desk) -> None:
    desk.books.session(date(2026, 10, 3))
    view = heard.open()
    assert FillPlace.SELLER in view.fill
    assert view.pdf is None
    assert view.total == "€180.00", "the sum is in sight even so"
    assert not view.ready


def test_a_page_without_consent_is_shown_but_not_ready(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    terms = replace(TERMS, consented_on=None, consent_version=None)
    desk.books.arrangements.arrange(IDA.client_id, terms, date(2026, 9, 1))
    view = heard.open()
    assert view.pdf is not None
    assert view.missing == ("The day the client agreed to what the payer reads",)
    assert view.fill == frozenset({FillPlace.ARRANGEMENT})
    assert not view.ready


def test_sessions_up_to_a_day(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    heard.open()
    heard.presenter.set_until(date(2026, 10, 13))
    assert heard.views[-1].count == "2 sessions"
    heard.presenter.issue(TODAY)
    assert heard.issued == [1]
    assert heard.failures == []


def test_two_months_are_two_drafts(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    desk.books.session(date(2026, 11, 1))
    assert heard.open().tabs == ("October 2026, to the client", "November 2026, to the client")
    heard.presenter.choose(1)
    assert heard.views[-1].period == "November 2026"
    heard.presenter.choose(7)
    assert heard.views[-1].chosen == 1


def test_it_asks_once_and_no_means_no(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    heard.open()
    desk.answer.yes = False
    heard.presenter.issue(TODAY)
    assert len(desk.answer.asked) == 1
    assert desk.books.invoicing.rows() == []


def test_what_changed_meanwhile_is_said_and_shown_again(heard: Heard, desk: Desk) -> None:
    desk.books.october()
    heard.open()
    desk.books.sellers.save_seller(replace(SELLER, payment_days=30))
    heard.presenter.issue(TODAY)
    assert heard.failures
    assert heard.issued == []
    heard.presenter.issue(TODAY)
    assert heard.issued == [1]


@pytest.mark.parametrize("day", [date(2026, 11, 3), date(2027, 1, 1)])
def test_a_day_that_has_not_come_is_refused_in_words(heard: Heard, desk: Desk, day: date) -> None:
    desk.books.october()
    heard.open()
    heard.presenter.issue(day)
    assert heard.issued == []
    assert "not come yet" in heard.failures[-1]


def test_a_list_never_shows_a_surname() -> None:
    assert label_of(IDA) == "Ida"
    assert label_of(BilledClient(ClientId(2), "K-4F7Q")) == "K-4F7Q"
    assert label_of(BilledClient(ClientId(2), "K-4F7Q", "van der Berg")) == "K-4F7Q"
    assert label_of(BilledClient(ClientId(2), "K-4F7Q", "Ida", given_name="Ida")) == "Ida"
    assert label_of(None) == "Erased"


# -- with hands


def test_from_nothing_known_to_issued(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    """Her own details, then the page appears, then one question, then the invoice."""
    desk.books.session(date(2026, 10, 3))
    page.enter(HERE)
    assert page.seller.isVisibleTo(page)
    assert not page.address.isVisibleTo(page)
    assert not page.issue.isEnabled()
    for key, words in {
        "name": "Dr. Anna Weiß",
        "street": "Lindenallee 12",
        "postcode": "10115",
        "city": "Berlin",
        "tax_number": "34/123/45678",
        "iban": "DE89 3704 0044 0532 0130 00",
    }.items():
        line = page.seller.line(key)
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, words)
    qtbot.keyClick(page.seller.save, Qt.Key.Key_Space)
    assert page.paper.page_count == 1
    assert "DRAFT" in page.paper.area.accessibleDescription()
    assert not page.missing.isVisibleTo(page)
    assert page.sums.total.text() == "€180.00"
    qtbot.keyClick(page.issue, Qt.Key.Key_Space)
    assert len(desk.answer.asked) == 1
    assert desk.went == [Place(INVOICE, 1)]
    assert desk.said[-1] == "Invoice 2026-0001 is issued."


def test_what_is_typed_while_something_else_is_filled_in_stays(
    page: DraftPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.books.session(date(2026, 10, 3))
    page.enter(HERE)
    qtbot.keyClicks(page.seller.line("street"), "Lindenallee 12")
    page.enter(HERE)
    assert page.seller.line("street").text() == "Lindenallee 12"


def test_leaving_keeps_what_she_typed_about_herself(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.session(date(2026, 10, 3))
    page.enter(HERE)
    qtbot.keyClicks(page.seller.line("street"), "Lindenallee 12")
    page.flush()
    kept = desk.books.sellers.seller()
    assert kept is not None
    assert kept.party.address.street == "Lindenallee 12"
    qtbot.keyClicks(page.seller.line("iban"), "DE00")
    page.flush()
    assert page.seller.fields["iban"].error
    assert page.seller.line("iban").text() == "DE00"


def test_the_clients_address_is_asked_where_it_is_missing(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.client(BilledClient(IDA.client_id, "K-7F3Q", "Ida Quastenberg"))
    desk.books.sellers.save_seller(SELLER)
    desk.books.session(date(2026, 10, 3))
    page.enter(HERE)
    assert page.address.isVisibleTo(page)
    qtbot.keyClicks(page.address.line("street"), "Am Kupfergraben 6a")
    qtbot.keyClicks(page.address.line("city"), "Berlin")
    desk.books.client(IDA)
    qtbot.keyClick(page.address.save, Qt.Key.Key_Space)
    kept = desk.clients.kept[IDA.client_id]
    assert (kept.street, kept.city) == ("Am Kupfergraben 6a", "Berlin")
    assert kept.email == "ida@quastenberg.example", "what is not asked here stays"
    assert page.issue.isEnabled()


def test_consent_can_be_written_down_right_there(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.october()
    terms = replace(TERMS, consented_on=None, consent_version=None)
    desk.books.arrangements.arrange(IDA.client_id, terms, date(2026, 9, 1))
    page.enter(HERE)
    assert page.who_pays.isVisibleTo(page)
    assert page.proof_card.isVisibleTo(page)
    page.flush()
    qtbot.keyClick(page.who_pays.consented.tick, Qt.Key.Key_Space)
    with pytest.raises(WhoPaysUnsaved):
        page.flush()
    qtbot.keyClick(page.who_pays.save, Qt.Key.Key_Space)
    assert page.issue.isEnabled()
    assert page.who_pays.invoice_to.value() is Side.PAYER


def test_open_past_midnight_an_invoice_is_dated_today(page: DraftPage, desk: Desk) -> None:
    desk.books.october()
    page.enter(HERE)
    desk.books.clock.move(days=1)
    desk.books.session(date(2026, 11, 3))
    page.enter(HERE)
    assert day_of(page.on) == day_of(page.until) == date(2026, 11, 3)
    assert page.on.maximumDate() == page.until.maximumDate() == QDate(2026, 11, 3)
    assert page.which.count() == 2, "the session of today is on a draft"
    page.issue.click()
    assert desk.books.invoicing.rows()[0].entry.issued_on == date(2026, 11, 3)


def test_days_she_chose_stay_past_midnight(page: DraftPage, desk: Desk) -> None:
    desk.books.october()
    page.enter(HERE)
    page.until.setDate(QDate(2026, 10, 3))
    page.on.setDate(QDate(2026, 10, 31))
    desk.books.clock.move(days=1)
    page.enter(HERE)
    assert (day_of(page.until), day_of(page.on)) == (date(2026, 10, 3), date(2026, 10, 31))
    assert page.sums.total.text() == "€180.00"
    assert page.on.maximumDate() == QDate(2026, 11, 3)


def test_the_focus_goes_to_what_is_missing(page: DraftPage, desk: Desk) -> None:
    desk.books.october()
    desk.books.client(BilledClient(IDA.client_id, "K-7F3Q", "Ida Quastenberg"))
    page.enter(HERE)
    starts = [page.start]
    desk.books.client(IDA)
    page.address.kept.emit()
    assert QApplication.focusWidget() is page.issue
    terms = replace(TERMS, consented_on=None, consent_version=None)
    desk.books.arrangements.arrange(IDA.client_id, terms, date(2026, 9, 1))
    page.enter(HERE)
    assert [*starts, page.start] == [page.address.line("street"), page.who_pays.consented.tick]


def test_the_last_day_chosen_counts(page: DraftPage, desk: Desk) -> None:
    desk.books.october()
    page.enter(HERE)
    page.until.setDate(QDate(2026, 10, 3))
    assert page.sums.total.text() == "€180.00"
    page.until.setDate(QDate(2026, 10, 1))
    assert page.stack.currentIndex() == 0
    assert not page.issue.isEnabled()


def test_months_are_chosen_by_key(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.october()
    desk.books.session(date(2026, 11, 1))
    page.enter(HERE)
    assert page.which_field.isVisibleTo(page)
    page.which.setFocus()
    qtbot.keyClick(page.which, Qt.Key.Key_Down)
    assert page.frame.subtitle.text() == "November 2026"


def test_a_client_that_is_gone_is_said(page: DraftPage) -> None:
    page.enter(Place(DRAFT, 99))
    assert "no longer here" in page.trouble.words.text()
    assert not page.issue.isEnabled()


def test_back_to_the_client(page: DraftPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.october()
    page.enter(HERE)
    qtbot.keyClick(page.back, Qt.Key.Key_Space)
    assert desk.went == [Place(CLIENT, 1)]


def test_a_long_name_neither_widens_nor_hides_anything(page: DraftPage, desk: Desk) -> None:
    desk.books.october()
    desk.books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    for day in range(1, 31):
        desk.books.session(date(2026, 10, day))
    page.enter(HERE)
    column = page.area.widget()
    assert column is not None
    assert column.minimumSizeHint().width() <= page.area.viewport().width(), "nothing is cut off at the right"
    assert page.sums.total.isVisibleTo(page)
