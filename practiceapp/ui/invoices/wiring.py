"""Pages and panels put together from the services they need; bootstrap calls these and nothing else here."""

from dataclasses import dataclass

from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.client_address_form import ClientAddressForm, ClientAddressPresenter
from practiceapp.ui.invoices.client_invoices_panel import ClientInvoicesPanel
from practiceapp.ui.invoices.client_invoices_presenter import ClientInvoicesPresenter
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.draft_presenter import DraftPresenter
from practiceapp.ui.invoices.invoice_page import InvoicePage
from practiceapp.ui.invoices.invoice_presenter import InvoicePresenter
from practiceapp.ui.invoices.invoices_page import ChooseFolder, InvoicesPage
from practiceapp.ui.invoices.invoices_presenter import InvoicesPresenter
from practiceapp.ui.invoices.ports import Addressing, Arranging, Invoicing, Paying, Selling
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.invoices.seller_presenter import SellerPresenter
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from practiceapp.ui.invoices.who_pays_place import WhoPaysPanel
from practiceapp.ui.invoices.who_pays_presenter import WhoPaysPresenter
from practiceapp.ui.shared.asking import Asker
from practiceapp.ui.shared.choose_path import choose_folder


@dataclass(frozen=True)
class AccountsDesk:
    """The services these pages reach, and who is asked before what cannot come back.

    Each call makes a new widget with presenters of its own; the caller owns it.
    """

    invoicing: Invoicing
    payments: Paying
    arrangements: Arranging
    seller: Selling
    clients: Addressing
    asker: Asker
    clock: Clock
    choose: ChooseFolder = choose_folder

    def invoices_page(self) -> InvoicesPage:
        """`Place(INVOICES)`."""
        return InvoicesPage(InvoicesPresenter(self.invoicing, self.clock), self.choose)

    def draft_page(self) -> DraftPage:
        """`Place(DRAFT, client_id)`."""
        who_pays = WhoPaysEditor(WhoPaysPresenter(self.arrangements, self.seller, self.clients, self.clock))
        address = ClientAddressForm(ClientAddressPresenter(self.clients))
        presenter = DraftPresenter(self.invoicing, self.asker, self.clock)
        return DraftPage(presenter, self.seller_form(), address, who_pays)

    def invoice_page(self) -> InvoicePage:
        """`Place(INVOICE, invoice_id)`."""
        presenter = InvoicePresenter(self.invoicing, self.payments, self.asker, self.clock)
        return InvoicePage(presenter, self.choose)

    def who_pays_panel(self) -> WhoPaysPanel:
        """For the client's page: `show_client(client_id)`, signal `said(str)`."""
        return WhoPaysPanel(WhoPaysPresenter(self.arrangements, self.seller, self.clients, self.clock))

    def client_invoices_panel(self) -> ClientInvoicesPanel:
        """For the client's page: `show_client(client_id)`, signal `go(Place)`."""
        return ClientInvoicesPanel(ClientInvoicesPresenter(self.invoicing, self.clock))

    def seller_form(self) -> SellerForm:
        """For the practice's page: fills itself when it comes into view, signals `said(str)` and `kept`."""
        return SellerForm(SellerPresenter(self.seller))
