"""One issued invoice: its page, export, payments and correction."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from practiceapp.domain.account.payments import InvoiceState
from practiceapp.domain.errors import FolderReadOnly
from practiceapp.services.undo import Undo
from practiceapp.ui.invoices.invoice_page import InvoicePage
from practiceapp.ui.shared.places import CLIENT, INVOICE, INVOICES, Place
from tests.books import IDA, TERMS
from tests.ui.invoices.conftest import Desk

TODAY = date(2026, 11, 2)


@pytest.fixture
def page(desk: Desk) -> InvoicePage:
    """An issued invoice of €540.00, open on its page."""
    desk.books.october()
    desk.books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    draft = desk.books.invoicing.prepare(IDA.client_id, TODAY)[0]
    invoice = desk.books.invoicing.issue(draft, TODAY)
    made = desk.accounts().invoice_page()
    desk.show(made)
    made.enter(Place(INVOICE, int(invoice.entry.invoice_id)))
    return made


def state(desk: Desk, number: int = 0) -> InvoiceState:
    return desk.books.invoicing.rows()[number].state


def test_the_stored_page_and_its_facts(page: InvoicePage) -> None:
    facts = dict(page.facts.pairs)
    assert facts["Client"] == "Ida"
    assert facts["Invoice to"].startswith("Nordlicht")
    assert facts["Month"] == "October 2026"
    assert (facts["Issued"], facts["Due"]) == ("2 Nov 2026", "16 Nov 2026")
    assert facts["Total"] == facts["Still owed"] == "€540.00"
    assert page.heading == "Invoice 2026-0001", "no name: the window's title may be seen"
    assert page.paper.page_count == 1
    assert "2026-0001" in page.paper.area.accessibleDescription()
    assert "DRAFT" not in page.paper.area.accessibleDescription()


def test_open_past_midnight_money_can_be_received_today(page: InvoicePage, desk: Desk) -> None:
    desk.books.clock.move(days=1)
    page.enter(Place(INVOICE, 1))
    assert page.payment.day.date() == page.payment.day.maximumDate() == QDate(2026, 11, 3)


def test_what_is_owed_is_proposed_and_recorded_with_enter(
    page: InvoicePage, desk: Desk, qtbot: QtBot
) -> None:
    heard: list[tuple[Undo, str]] = []
    page.undoable.connect(lambda undo, words: heard.append((undo, words)))
    assert page.payment.amount.text() == "540.00"
    page.payment.amount.setFocus()
    qtbot.keyClick(page.payment.amount, Qt.Key.Key_Return)
    assert state(desk) is InvoiceState.PAID
    assert page.state.text() == "Paid"
    assert not page.payment.isVisibleTo(page)
    assert heard[0][1] == "€540.00 recorded."
    heard[0][0].call()
    assert state(desk) is InvoiceState.OPEN


def test_a_part_then_the_rest(page: InvoicePage, desk: Desk, qtbot: QtBot) -> None:
    page.payment.amount.setFocus()
    page.payment.amount.selectAll()
    qtbot.keyClicks(page.payment.amount, "200,5")
    qtbot.keyClick(page.payment.button, Qt.Key.Key_Space)
    assert page.state.text() == "Partly paid"
    assert page.payment.amount.text() == "339.50"
    assert page.payments.rows.rows.rowCount() == 1
    assert state(desk) is InvoiceState.PART_PAID


@pytest.mark.parametrize("typed", ["", "a lot", "0"])
def test_no_amount_is_said(page: InvoicePage, desk: Desk, qtbot: QtBot, typed: str) -> None:
    page.payment.amount.setFocus()
    page.payment.amount.selectAll()
    qtbot.keyClick(page.payment.amount, Qt.Key.Key_Delete)
    qtbot.keyClicks(page.payment.amount, typed)
    qtbot.keyClick(page.payment.button, Qt.Key.Key_Space)
    assert page.message.property("tone") == "danger"
    assert page.message.words.text()
    assert state(desk) is InvoiceState.OPEN


def test_a_wrong_entry_is_taken_back_by_a_second_one(page: InvoicePage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page.payment.button, Qt.Key.Key_Space)
    qtbot.keyClick(page.payments.button, Qt.Key.Key_Space)
    assert state(desk) is InvoiceState.OPEN
    assert page.payments.rows.rows.rowCount() == 2
    assert not page.payments.button.isEnabled(), "neither entry can be taken back again"
    assert page.payment.amount.text() == "540.00"
    assert "Both entries stay" in desk.said[-1]


def test_saving_to_a_folder(page: InvoicePage, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.folder = tmp_path
    qtbot.keyClick(page.paper.area, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    stored = desk.books.invoicing.paper(desk.books.invoicing.rows()[0].entry.invoice_id)
    assert desk.books.door.written == {"2026-0001.pdf": stored}
    assert "yours to hand over: to the client first" in page.message.words.text()
    assert page.message.property("tone") == "ok"


def test_a_folder_that_refuses_leaves_everything_as_it_was(
    page: InvoicePage, desk: Desk, tmp_path: Path
) -> None:
    desk.folder, desk.books.door.refusal = tmp_path, FolderReadOnly()
    page.save.click()
    assert page.message.property("tone") == "danger"
    assert page.paper.page_count == 1
    assert page.save.isEnabled()


def test_a_correction_is_asked_once_and_frees_the_sessions(
    page: InvoicePage, desk: Desk, qtbot: QtBot
) -> None:
    desk.answer.yes = False
    qtbot.keyClick(page.correct, Qt.Key.Key_Space)
    assert len(desk.books.invoicing.rows()) == 1
    desk.answer.yes = True
    qtbot.keyClick(page.correct, Qt.Key.Key_Space)
    assert desk.answer.asked[-1].danger
    assert desk.went == [Place(INVOICE, 2)]
    assert len(desk.books.invoicing.prepare(IDA.client_id, TODAY)[0].lines) == 3
    page.enter(Place(INVOICE, 2))
    assert page.heading == "Correction 2026-0002"
    assert dict(page.facts.pairs)["Total"] == "−€540.00"
    assert dict(page.facts.pairs)["Corrects"] == "2026-0001"
    assert not page.correct.isVisibleTo(page)
    assert not page.payment.isVisibleTo(page)
    page.enter(Place(INVOICE, 1))
    assert page.state.text() == "Corrected"
    assert dict(page.facts.pairs)["Corrected by"] == "2026-0002"
    assert not page.correct.isVisibleTo(page)


def test_what_was_paid_before_a_correction_is_said(page: InvoicePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.payment.button, Qt.Key.Key_Space)
    qtbot.keyClick(page.correct, Qt.Key.Key_Space)
    page.enter(Place(INVOICE, 1))
    assert dict(page.facts.pairs)["Paid too much"] == "€540.00"


def test_an_invoice_that_is_not_there(page: InvoicePage) -> None:
    page.enter(Place(INVOICE, 77))
    assert "no such invoice" in page.message.words.text()


def test_the_ways_from_here(page: InvoicePage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page.to_client, Qt.Key.Key_Space)
    qtbot.keyClick(page.to_all, Qt.Key.Key_Space)
    assert desk.went == [Place(CLIENT, 1), Place(INVOICES)]
