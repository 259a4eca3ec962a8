"""The stores of a unit of work on the accounts side."""

from practiceapp.vault.account.arrangements import ArrangementStore
from practiceapp.vault.account.billing import BillingStore
from practiceapp.vault.account.invoices import InvoiceStore
from practiceapp.vault.account.payments import PaymentStore
from practiceapp.vault.account.sellers import SellerStore
from practiceapp.vault.works import Work


class AccountStores:
    """`VaultWorks(vault, boundary.accounts(ACCOUNT_GRANTS), AccountStores)` hands these to a service."""

    def __init__(self, work: Work) -> None:
        self.billing = BillingStore(work)
        self.arrangements = ArrangementStore(work)
        self.sellers = SellerStore(work)
        self.invoices = InvoiceStore(work)
        self.payments = PaymentStore(work)
