"""The papers that are watched over time; nothing about them depends on the day or the machine."""

from dataclasses import replace
from datetime import date

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.arrangements import Choice, When, Who
from practiceapp.domain.account.disclosure import Disclosure, disclose
from practiceapp.domain.account.invoices import InvoiceDocument
from practiceapp.domain.account.parties import Address, Party
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import Wording
from tests.books import (
    COMPANY,
    OCTOBER,
    SELLER,
    TAXED_SELLER,
    TERMS,
    draft,
    issued,
    lines_on,
    long_document,
)

LONDON = Address("14 Marchmont Street", "WC1N 1AB", "London", "GB")
BRITISH = SellerProfile(
    Party("Dr Helen Marsh", LONDON, vat_id="GB980780684"),
    Treatment(Tax.STANDARD, 2000),
    Treatment(Tax.STANDARD, 2000),
    SELLER.bank,
)


def mixed() -> InvoiceDocument:
    """A client's own invoice with three sessions and a reserved hour."""
    reserved = lines_on((date(2026, 10, 20),), 9_000, reserved=True)
    return issued(draft(lines=lines_on(OCTOBER) + reserved))


def company_in_german() -> InvoiceDocument:
    """What a company reads of a taxed month."""
    seller = replace(TAXED_SELLER, wording=Wording.INDIVIDUAL)
    return issued(draft(COMPANY, seller, language="de"))


SAMPLES: dict[str, InvoiceDocument | Disclosure] = {
    "own, exempt, en": mixed(),
    "company, taxed, de": company_in_german(),
    "forty lines, de": long_document(),
    "correction, de": company_in_german().corrected("2026-0043", date(2026, 11, 9)),
    "draft, en": disclose(draft(COMPANY), TERMS.choice),
    "UK, count, en": issued(draft(COMPANY, BRITISH), Choice(Who.NOBODY, When.PERIOD)),
}


def rendered(name: str) -> bytes:
    """The sample as a PDF."""
    paper, renderer = SAMPLES[name], InvoiceRenderer()
    return renderer.invoice(paper) if isinstance(paper, InvoiceDocument) else renderer.draft(paper)
