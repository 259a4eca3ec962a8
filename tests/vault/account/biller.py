"""A child that issues invoices through the real service into a real vault until it is killed.

`python -m tests.vault.account.biller VAULT KEY STEP` goes on after STEP and acknowledges each invoice; with a
fourth word it ends the process while the PDF is made: the number is taken and nothing is kept yet.
"""

import itertools
import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.invoices import InvoiceDocument
from practiceapp.services.account.invoicing import InvoicingService
from practiceapp.services.account.ports import Renderer
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS
from practiceapp.vault.account.stores import AccountStores
from practiceapp.vault.founding import open_vault
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.books import IDA, MORNING
from tests.fakes_account import FolderInMemory
from tests.fakes_practice import FixedClock
from tests.torture_tools import acknowledge

FIRST_YEAR = 2000
FELL_OVER = 9


class FallingOver:
    """A renderer during which the process ends."""

    def invoice(self, document: InvoiceDocument) -> NoReturn:
        os._exit(FELL_OVER)

    def draft(self, disclosure: Disclosure) -> NoReturn:
        os._exit(FELL_OVER)


def month_of_step(step: int) -> date:
    return date(FIRST_YEAR + (step - 1) // 12, (step - 1) % 12 + 1, 15)


def invoicing(vault: OpenedVault, renderer: Renderer) -> InvoicingService:
    works = VaultWorks(vault, boundary.accounts(ACCOUNT_GRANTS), AccountStores)
    return InvoicingService(works, FixedClock(MORNING), renderer, FolderInMemory())


def main() -> None:
    path, key, after, *falling = sys.argv[1:]
    vault = open_vault(Path(path), MasterKey(bytearray.fromhex(key)), steps())
    service = invoicing(vault, FallingOver() if falling else InvoiceRenderer())
    for step in itertools.count(int(after) + 1):
        (made,) = service.prepare(IDA.client_id, month_of_step(step))
        service.issue(made, MORNING.date())
        acknowledge(step)


if __name__ == "__main__":
    main()
