"""One invoice as PDF against WeasyPrint with an HTML page of the same content."""

import warnings
from html import escape

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.invoices import InvoiceDocument, totals_of
from tests.bench.figures import NotRun, Pair, interleaved
from tests.documents.samples import SAMPLES

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{number}</title><style>
@page {{ size: A4; margin: 25mm 20mm }} body {{ font: 10pt "Source Sans 3", sans-serif; color: #222 }}
h1 {{ font-size: 16pt; color: #205c56 }} table {{ width: 100%; border-collapse: collapse }}
td, th {{ text-align: left; padding: 2mm 1mm; border-bottom: .3pt solid #bbb }} .sum {{ text-align: right }}
address {{ font-style: normal; margin: 8mm 0 12mm }} footer {{ margin-top: 12mm; font-size: 8pt }}
</style></head><body><header><strong>{seller}</strong></header><address>{addressee}</address>
<h1>{number}</h1><table><tr><th>What</th><th>Quantity</th><th class="sum">Amount</th></tr>{rows}</table>
<p class="sum"><strong>{total}</strong></p><footer>{seller}</footer></body></html>"""


def invoices(rounds: int) -> Pair | NotRun:
    """A company's invoice, warm: each has rendered one before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what WeasyPrint warns of is its own affair
        return _invoices(rounds)


def _invoices(rounds: int) -> Pair | NotRun:
    what = "one invoice PDF"
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as trouble:
        return NotRun(what, f"WeasyPrint cannot be loaded ({type(trouble).__name__})")
    document = next(one for one in SAMPLES.values() if isinstance(one, InvoiceDocument))
    renderer, page = InvoiceRenderer(), html_of(document)

    def other(_number: int) -> None:
        HTML(string=page).write_pdf()

    renderer.invoice(document)
    other(0)
    mine, theirs = interleaved(rounds, lambda _number: renderer.invoice(document), other)
    return Pair(what, "WeasyPrint, equivalent page", mine, theirs)


def html_of(document: InvoiceDocument) -> str:
    """The same parties, as many lines, and the sum in a plain page."""
    facts = document.facts
    party = facts.addressee
    address = (party.name, party.address.street, f"{party.address.postcode} {party.address.city}")
    rows = [
        f"<tr><td>Professional session</td><td>{line.quantity}</td>"
        f"<td class=sum>{line.unit_price.minor / 100:.2f}</td></tr>"
        for line in facts.lines
    ]
    total = totals_of(facts.lines, facts.currency).gross
    return PAGE.format(
        number=escape(document.number),
        seller=escape(facts.seller.name),
        addressee="<br>".join(escape(line) for line in address),
        rows="".join(rows),
        total=f"{total.minor / 100:.2f} {total.currency}",
    )
