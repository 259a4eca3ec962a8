"""The renderer of invoices: a frozen document in, a PDF out. Nothing is loaded before the first one."""

from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.invoices import Facts, InvoiceDocument


class InvoiceRenderer:
    """Writes invoices as PDF/A-3a and PDF/UA-1; the same document always becomes the same bytes.

    May be called from any thread, one paper at a time.
    """

    def invoice(self, document: InvoiceDocument) -> bytes:
        """Return the invoice or correction. Raises UnprintableCharacter naming the field."""
        return self._rendered(document)

    def draft(self, disclosure: Disclosure) -> bytes:
        """Return a preview with DRAFT across it, without number and days. Raises UnprintableCharacter."""
        return self._rendered(disclosure)

    def _rendered(self, paper: InvoiceDocument | Disclosure) -> bytes:
        from practiceapp.documents.composer import composed
        from practiceapp.documents.content import sheet_of
        from practiceapp.documents.fonts import load_fonts, require_printable
        from practiceapp.documents.pdfa import alone

        with alone():
            load_fonts()
            for field, text in _texts(paper.facts).items():
                require_printable(field, text)
            day = paper.issued_on if isinstance(paper, InvoiceDocument) else paper.facts.period.last_on
            return composed(sheet_of(paper), day)


def _texts(facts: Facts) -> dict[str, str]:
    """Name every text that was typed by someone, with the field it was typed into."""
    found = {"client_name": facts.client_name or ""}
    for who, party in (("seller", facts.seller), ("addressee", facts.addressee)):
        address = party.address
        found[f"{who}_name"] = party.name
        found[f"{who}_street"] = address.street
        found[f"{who}_city"] = f"{address.postcode} {address.city}"
        found[f"{who}_ids"] = " ".join(filter(None, (party.vat_id, party.tax_number, party.own_id)))
    if facts.bank is not None:
        found["holder"] = facts.bank.holder
    if facts.letterhead is not None:
        letterhead = facts.letterhead
        found["letterhead"] = f"{letterhead.heading} {letterhead.email} {letterhead.phone}"
    return found
