"""Month end under the driver's hands: who pays, her own details, drafts, invoices, the PDF in a folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QLineEdit

from practiceapp.ui.invoices.client_address_form import ClientAddressForm
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.inputs import DatedTick
from practiceapp.ui.invoices.invoice_page import InvoicePage
from practiceapp.ui.invoices.invoice_table import NUMBER, InvoiceTable
from practiceapp.ui.invoices.invoices_page import InvoicesPage
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from practiceapp.ui.shared.asking import QuestionDialog
from practiceapp.ui.shared.places import DRAFT, INVOICE, INVOICES
from tests.drive.hands import (
    NotSeen,
    all_of,
    answering,
    choose,
    click,
    enter_field,
    fill,
    fill_day,
    key,
    keys,
    one_of,
    press,
    sees,
    settle,
    tick,
    type_text,
    until,
)
from tests.drive.life import _RETURN
from tests.drive.work import Person, Work

NUMBER_SHAPE = re.compile(r"[A-Z]{0,4}-?\d{4}-\d{3,6}")
LEAST_WHO, LEAST_WHEN = "Nobody", "The month and one sum"
REFERENCE_WHO = "A reference on invoices"
NAME_WHO = "The client's name"
DATES_WHEN = "Each session with its day"


@dataclass(frozen=True)
class Company:
    """A payer as the client names it."""

    name: str
    street: str
    postcode: str
    city: str
    order: str = ""
    vat_id: str = ""


class Books(Work):
    """Who pays, invoices, payments."""

    # --- who pays

    def arrange_payer(
        self,
        person: Person,
        company: Company,
        from_on: date,
        *,
        who: str = REFERENCE_WHO,
        when: str = LEAST_WHEN,
        agreed_on: date | None = None,
    ) -> str:
        """Somebody else is invoiced and pays; the billing reference that was made, or nothing.

        Without `agreed_on` the client has not agreed yet, and no invoice to the payer can be issued.
        """
        self.open_client(person, "Who pays")
        editor = one_of(WhoPaysEditor)
        self.watch("who_pays_self")
        tick("Invoice to: Someone else", editor)
        tick("Who pays: Someone else", editor)
        fill("Payer's name", company.name, editor)
        fill("Payer's street and number", company.street, editor)
        fill("Payer's postcode", company.postcode, editor)
        fill("Payer's city", company.city, editor)
        if company.order:
            fill("Purchase order", company.order, editor)
        if company.vat_id:
            fill("Payer's VAT id", company.vat_id, editor)
        tick(f"Who it is about: {who}", editor)
        tick(f"How much of the time: {when}", editor)
        self.watch("who_pays_company")
        fill_day("For sessions from", from_on, editor)
        if agreed_on:
            self._dated(editor.instructed, agreed_on)
            self._dated(editor.consented, agreed_on)
        self.watch("who_pays_agreed")
        press("Save who pays", editor)
        until(
            lambda: f"{company.name} pays for sessions" in editor.standing.text(), "who pays, in a sentence"
        )
        self.watch("who_pays_saved")
        self.check()
        found = re.search(r"Reference on invoices: (\S+)\.", editor.payer.reference.text())
        return found[1] if found else ""

    def _dated(self, both: DatedTick, day: date) -> None:
        tick(both.tick.text().replace("&", ""), both)
        fill_day(both.field.accessibleName(), day, both)

    def withdraw_consent(self, person: Person) -> None:
        """The client takes the consent back, today."""
        self.open_client(person, "Who pays")
        press("Withdraw consent")
        until(
            lambda: sees("Withdrawn. From now on every invoice goes to the client."), "that it is withdrawn"
        )
        self.check()

    # --- her own details, and the client's address, where an invoice asks for them

    def fill_seller(self, lines: Mapping[str, str], tax: str | None = None, rate: str | None = None) -> None:
        """Her own details on invoices, by the words of their fields, in the form that is in view."""
        form = one_of(SellerForm)
        for words, text in lines.items():
            fill(words, text, form)
        if tax:
            choose("How your work is taxed", tax, form)
        if rate:
            fill("Rate in per cent", rate, form)
        self.watch("seller_filled")
        press("Keep these details", form)
        until(lambda: not form.isVisible() or not form.trouble.isVisible(), "her details kept")
        self.check()

    def fill_address(self, lines: Mapping[str, str]) -> None:
        """The client's name and address, in the form that is in view."""
        form = one_of(ClientAddressForm)
        for words, text in lines.items():
            fill(words, text, form)
        press("Keep name and address", form)
        self.check()

    # --- drafts and invoices

    def prepare(self, person: Person) -> DraftPage:
        """The client's draft, from the client's page."""
        self.open_client(person, "Invoices")
        self.watch("client_invoices")
        press("Prepare invoice")
        until(lambda: self.place.name == DRAFT, "the draft")
        self.check()
        return one_of(DraftPage)

    def issue(self, on: date | None = None) -> str:
        """Issue the draft in view: asked once, clicked for real; the number of the invoice."""
        page = one_of(DraftPage)
        if on:
            fill_day("Date of the invoice", on, page)
        with answering(self._say_yes):
            press("Issue", page)
        until(lambda: self.place.name == INVOICE, "the issued invoice")
        until(lambda: sees("is issued."), "that it is issued")
        self.check()
        return self.number()

    def _say_yes(self, dialog: QDialog) -> None:
        if not isinstance(dialog, QuestionDialog):
            raise NotSeen(f"a question, but there is {type(dialog).__name__}")
        self.watch("question")
        click(dialog.act)

    def prepare_and_issue(self, person: Person, on: date | None = None) -> str:
        """From the client's page to an issued invoice; its number."""
        self.prepare(person)
        self.watch("draft")
        return self.issue(on)

    def number(self) -> str:
        """The number in the title of the invoice in view."""
        title = one_of(InvoicePage).frame.title.text()
        found = NUMBER_SHAPE.search(title)
        if found is None:
            raise NotSeen(f"a number in “{title}”")
        return found[0]

    def facts(self) -> dict[str, str]:
        """What stands beside the invoice in view: Client, Invoice to, Month, Total ..."""
        return dict(one_of(InvoicePage).facts.pairs)

    def open_invoice(self, number: str) -> None:
        """From the table of all invoices, by Enter."""
        self.choose_invoice(number)
        key(_RETURN)
        until(lambda: self.place.name == INVOICE and self.number() == number, f"invoice {number}")
        self.check()

    def choose_invoice(self, number: str) -> None:
        """Click its row in the table of all invoices."""
        if self.place.name != INVOICES:
            self.go_to("Invoices")
        table = one_of(InvoiceTable)
        model = table.model()
        for row in range(model.rowCount()):
            index = model.index(row, NUMBER)
            if index.data() == number:
                table.scrollTo(index)
                settle()
                area = table.visualRect(index)
                click(table.viewport(), QPoint(area.left() + 12, area.center().y()))
                return
        raise NotSeen(f"invoice {number} in the table")

    def export(self, number: str, folder: Path) -> str:
        """Ctrl+E, the folder typed into the real chooser; what is said about it."""
        if not (self.place.name == INVOICE and self.number() == number):
            self.open_invoice(number)
        page = one_of(InvoicePage)
        with answering(lambda dialog: self._choose_folder(dialog, folder)):
            keys("Ctrl+E")
        until(lambda: not page.message.isHidden(), "what became of the file")
        self.check()
        return page.message.words.text()

    def _choose_folder(self, dialog: QDialog, folder: Path) -> None:
        if not isinstance(dialog, QFileDialog):
            raise NotSeen(f"the choice of a folder, but there is {type(dialog).__name__}")
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        if line is None:
            raise NotSeen("where to type the folder")
        enter_field(line)
        keys("Ctrl+A")
        type_text(str(folder))
        self.watch("folder")
        accept = one_of(QDialogButtonBox, within=dialog).button(QDialogButtonBox.StandardButton.Open)
        until(accept.isEnabled, "that the folder can be taken")
        click(accept)

    def record_payment(self, number: str, amount: str | None = None, on: date | None = None) -> None:
        """Money came; without an amount all that is owed."""
        if not (self.place.name == INVOICE and self.number() == number):
            self.open_invoice(number)
        page = one_of(InvoicePage)
        if amount is not None:
            enter_field(page.payment.amount)
            keys("Ctrl+A")
            type_text(amount)
        if on:
            fill_day(page.payment.day.accessibleName(), on, page)
        click(page.payment.button)
        self.expect_said("recorded.")
        self.check()

    def correct(self, number: str) -> str:
        """A correction with its own number; that number."""
        if not (self.place.name == INVOICE and self.number() == number):
            self.open_invoice(number)
        with answering(self._say_yes):
            press("Correct this invoice")
        until(lambda: sees("is issued. The sessions can be invoiced again."), "the correction")
        self.check()
        return self.number()

    def invoices(self) -> list[tuple[str, ...]]:
        """Every line of the table of all invoices."""
        if self.place.name != INVOICES:
            self.go_to("Invoices")
        one_of(InvoicesPage)
        tables = all_of(InvoiceTable)
        if not tables:
            return []
        model = tables[0].model()
        columns = range(model.columnCount())
        return [
            tuple(str(model.index(row, column).data()) for column in columns)
            for row in range(model.rowCount())
        ]

    def learns(self) -> list[str]:
        """Every line of the proof sheet of the draft in view."""
        page = one_of(DraftPage)
        return [label.text() for label in all_of(QLabel, within=page.proof)]


class Drive(Books):
    """The whole program under one pair of hands."""
