"""All invoices: figures, filters, what is still to invoice, and the table."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import FolderFull, FolderMissing, FolderReadOnly
from practiceapp.ui.invoices.invoice_table import AMOUNT, CLIENT, NUMBER, STATE, InvoicesModel
from practiceapp.ui.invoices.invoices_page import InvoicesPage
from practiceapp.ui.invoices.invoices_presenter import Figure, line_of
from practiceapp.ui.shared import places
from practiceapp.ui.shared.places import DRAFT, INVOICE, INVOICES, SESSIONS, Place
from tests.books import IDA, PAYER, SELLER, TERMS
from tests.ui.invoices.conftest import Desk

TODAY = date(2026, 11, 2)
TOM = replace(IDA, client_id=ClientId(2), reference="K-9MWX", name="Tom Okafor", given_name="Tom")


@pytest.fixture
def page(desk: Desk) -> InvoicesPage:
    made = desk.accounts().invoices_page()
    desk.show(made)
    return made


def issue_all(desk: Desk) -> None:
    """Ida in October to her company, paid; Tom in September and October, one of them due long ago."""
    books = desk.books
    books.october()
    books.client(TOM)
    books.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    for day in (date(2026, 9, 2), date(2026, 10, 7)):
        books.session(day, client_id=TOM.client_id)
    for client_id in (TOM.client_id, IDA.client_id):
        for draft in books.invoicing.prepare(client_id, TODAY):
            books.invoicing.issue(draft, TODAY)
    ida = books.invoicing.of_client(IDA.client_id)[0].entry
    books.payments.record(ida.invoice_id, ida.gross, TODAY, PaymentMethod.TRANSFER)
    tom = books.invoicing.of_client(TOM.client_id)[-1].entry
    books.payments.record(tom.invoice_id, Money(8_000, "EUR"), TODAY, PaymentMethod.CASH)


def rows_of(model: QAbstractItemModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount(QModelIndex()))]


def test_an_empty_practice_says_what_will_be_here(page: InvoicesPage) -> None:
    page.enter(Place(INVOICES))
    assert page.stack.currentIndex() == 0
    assert "Sessions that were held gather here" in page.empty.sentence.text()
    assert not page.save.isVisibleTo(page), "there is nothing to save"


def test_what_is_still_to_invoice_opens_its_draft(page: InvoicesPage, desk: Desk, qtbot: QtBot) -> None:
    desk.books.october()
    page.enter(Place(INVOICES))
    assert page.figures[Figure.TO_INVOICE].amount == "€540.00"
    assert page.none_here.isVisibleTo(page)
    page.unbilled.focus_first()
    row = page.unbilled.rows.row_at(page.unbilled.currentIndex())
    assert row is not None
    assert (row.title, row.second) == ("Ida", "October 2026 · 3 sessions · 1 invoice")
    qtbot.keyClick(page.unbilled, Qt.Key.Key_Return)
    assert desk.went == [Place(DRAFT, 1)]


def test_the_figures(page: InvoicesPage, desk: Desk) -> None:
    issue_all(desk)
    desk.books.session(date(2026, 11, 1))
    page.enter(Place(INVOICES))
    amounts = {figure: button.amount for figure, button in page.figures.items()}
    assert amounts == {
        Figure.TO_INVOICE: "€180.00",
        Figure.OPEN: "€280.00",
        Figure.OVERDUE: "None",
        Figure.PAID: "€540.00",
    }
    desk.books.clock.move(days=20)
    page.enter(Place(INVOICES))
    assert page.figures[Figure.OVERDUE].amount == "€280.00"
    assert page.figures[Figure.OVERDUE].accessibleName() == "Overdue: €280.00 2 invoices"


def test_a_figure_filters_and_pressed_again_shows_all(page: InvoicesPage, desk: Desk, qtbot: QtBot) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    model = page.table.model()
    assert rows_of(model, STATE) == ["Paid", "Open", "Partly paid"]
    qtbot.keyClick(page.figures[Figure.PAID], Qt.Key.Key_Space)
    assert rows_of(model, STATE) == ["Paid"]
    qtbot.keyClick(page.figures[Figure.OPEN], Qt.Key.Key_Space)
    assert not page.figures[Figure.PAID].isChecked()
    assert rows_of(model, STATE) == ["Open", "Partly paid"]
    qtbot.keyClick(page.figures[Figure.OVERDUE], Qt.Key.Key_Space)
    assert page.none_here.text() == "No invoice is overdue."
    qtbot.keyClick(page.figures[Figure.TO_INVOICE], Qt.Key.Key_Space)
    assert page.none_here.text() == "Everything is invoiced."
    qtbot.keyClick(page.figures[Figure.TO_INVOICE], Qt.Key.Key_Space)
    assert len(rows_of(model, STATE)) == 3


def test_the_first_focus_is_on_the_list(page: InvoicesPage, desk: Desk, qtbot: QtBot) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    starts = [page.start]
    desk.books.session(date(2026, 11, 1))
    page.enter(Place(INVOICES))
    assert [*starts, page.start] == [page.table, page.unbilled]
    page.table.selectRow(0)
    assert page.save.isVisibleTo(page)
    qtbot.keyClick(page.figures[Figure.TO_INVOICE], Qt.Key.Key_Space)
    assert not page.save.isVisibleTo(page)
    desk.folder = Path("/nowhere")
    page.export.trigger()
    assert desk.books.door.written == {}, "an invoice out of sight is not saved"


def test_the_table_by_keyboard(page: InvoicesPage, desk: Desk, qtbot: QtBot) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    assert rows_of(page.table.model(), NUMBER) == ["2026-0003", "2026-0002", "2026-0001"]
    assert rows_of(page.table.model(), CLIENT) == ["Ida", "Tom", "Tom"]
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.went == [Place(INVOICE, 2)]
    page.table.sortByColumn(AMOUNT, Qt.SortOrder.DescendingOrder)
    assert rows_of(page.table.model(), AMOUNT)[0] == "€540.00"


def test_ctrl_e_saves_and_says_where(page: InvoicesPage, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.books.door.written == {}, "she went back in the folder dialog"
    desk.folder = tmp_path
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert list(desk.books.door.written) == ["2026-0003.pdf"]
    words = f"2026-0003.pdf is saved. It is in {tmp_path}, yours to hand over: to the client first."
    assert page.message.words.text() == words
    assert desk.said == [words]


@pytest.mark.parametrize("refusal", [FolderMissing(), FolderReadOnly(), FolderFull()])
def test_a_folder_that_refuses_is_said_and_nothing_is_lost(
    page: InvoicesPage, desk: Desk, refusal: Exception
) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    page.table.selectRow(0)
    desk.folder, desk.books.door.refusal = Path("/nowhere"), refusal
    page.save.click()
    assert len(page.message.words.text()) > 30
    assert page.message.property("tone") == "danger"
    assert desk.said == []
    assert len(desk.books.invoicing.rows()) == 3
    desk.books.door.refusal = None
    page.save.click()
    assert list(desk.books.door.written) == ["2026-0003.pdf"]


def test_no_company_anywhere_on_the_page(page: InvoicesPage, desk: Desk) -> None:
    issue_all(desk)
    desk.books.session(date(2026, 11, 1))
    page.enter(Place(INVOICES))
    model = page.table.model()
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert headers == ["Number", "Client", "Issued", "Due", "Amount", "State"]
    seen = [cell for column in range(model.columnCount()) for cell in rows_of(model, column)]
    spoken = [
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]
    row = page.unbilled.rows.row_at(page.unbilled.rows.index(0, 0))
    assert row is not None
    everything = " ".join([*seen, *spoken, row.title, row.second, row.aloud()])
    for word in (PAYER.name.split()[0], "Quastenberg", "Okafor", "PO 4500123456", "R-"):
        assert word not in everything


def test_the_model(qtmodeltester: ModelTester, desk: Desk) -> None:
    issue_all(desk)
    model = InvoicesModel()
    model.set_lines([line_of(row) for row in desk.books.invoicing.rows()])
    qtmodeltester.check(model)
    assert model.index(0, AMOUNT).data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Invoice 2026-0003, Ida, ")


def test_the_current_invoice_stays_current(page: InvoicesPage, desk: Desk) -> None:
    issue_all(desk)
    page.enter(Place(INVOICES))
    assert page.table.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
    page.table.selectRow(1)
    page.enter(Place(INVOICES))
    assert page.table.current_id() == 2


def test_sessions_without_a_fee_stand_first_and_lead_to_the_client(
    page: InvoicesPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.books.client(TOM)
    for day in (date(2026, 9, 28), date(2026, 10, 5)):
        desk.books.session(day, fee=None, client_id=TOM.client_id)
    page.enter(Place(INVOICES))
    assert page.stack.currentIndex() == 1
    assert page.unbilled.isVisibleTo(page)
    desk.books.october()
    page.enter(Place(INVOICES))
    page.unbilled.focus_first()
    row = page.unbilled.rows.row_at(page.unbilled.currentIndex())
    assert row is not None
    assert (row.title, row.second) == ("Tom", "September 2026 to October 2026 · 2 sessions without a fee")
    assert row.pill == ("No fee yet", "warn")
    assert row.aloud() == "Tom, September 2026 to October 2026, 2 sessions without a fee"
    assert page.figures[Figure.TO_INVOICE].amount == "€540.00"
    qtbot.keyClick(page.unbilled, Qt.Key.Key_Return)
    qtbot.keyClick(page.unbilled, Qt.Key.Key_Down)
    qtbot.keyClick(page.unbilled, Qt.Key.Key_Return)
    assert desk.went == [Place(places.CLIENT, TOM.client_id, SESSIONS), Place(DRAFT, IDA.client_id)]


def test_a_clients_panel_never_calls_everything_invoiced_while_a_fee_is_missing(
    desk: Desk, qtbot: QtBot
) -> None:
    panel = desk.accounts().client_invoices_panel()
    desk.show(panel, 800, 400)
    desk.books.sellers.save_seller(SELLER)
    issue_all(desk)
    panel.show_client(IDA.client_id)
    assert panel.sentence.text() == "Everything is invoiced."
    assert not panel.feeless.isVisibleTo(panel)
    desk.books.session(date(2026, 11, 1), fee=None)
    panel.show_client(IDA.client_id)
    assert panel.feeless.words.text() == "1 session without a fee."
    assert panel.sentence.text() == ""
    qtbot.keyClick(panel.feeless.action, Qt.Key.Key_Space)
    assert desk.went == [Place(places.CLIENT, IDA.client_id, SESSIONS)]


def test_one_clients_own_panel(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.accounts().client_invoices_panel()
    desk.show(panel, 800, 400)
    panel.show_client(IDA.client_id)
    assert panel.empty.isVisibleTo(panel)
    assert not panel.prepare.isVisibleTo(panel)
    desk.books.sellers.save_seller(SELLER)
    issue_all(desk)
    desk.books.session(date(2026, 11, 1))
    panel.show_client(IDA.client_id)
    assert panel.sentence.text() == "1 session to invoice, €180.00."
    qtbot.keyClick(panel.prepare, Qt.Key.Key_Space)
    panel.rows.focus_first()
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert desk.went == [Place(DRAFT, 1), Place(INVOICE, 3)]
    panel.show_client(99)
    assert panel.trouble.words.text()
