"""Puts a document or a disclosure into words: which facts stand where, in which language and order."""

from dataclasses import dataclass

from practiceapp.documents.figures import Figures
from practiceapp.documents.sheet import Column, Labelled, Sheet
from practiceapp.documents.wordings import Phrases, phrases, tax_note
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.invoices import Facts, InvoiceDocument, InvoiceKind, Line
from practiceapp.domain.account.parties import Address

_GROUP = 4
_NO_TAX = "–"
_FOLDED = frozenset({"DE", "AT", "CH"})


@dataclass(frozen=True)
class _Writer:
    """The words and figures of one paper."""

    facts: Facts
    words: Phrases
    figures: Figures


def sheet_of(paper: InvoiceDocument | Disclosure) -> Sheet:
    """Word an issued document, or a disclosure as a draft without number and days."""
    facts = paper.facts
    country = facts.seller.address.country
    writer = _Writer(
        facts, phrases(facts.wordings_version, facts.language), Figures.of(facts.language, country)
    )
    document = paper if isinstance(paper, InvoiceDocument) else None
    return _sheet(writer, document)


def _sheet(writer: _Writer, document: InvoiceDocument | None) -> Sheet:
    facts, words = writer.facts, writer.words
    corrects = document is not None and document.kind is InvoiceKind.CORRECTION
    kind = words.correction if corrects else words.invoice if document else words.draft
    columns = _columns(facts)
    totals = facts.totals
    letterhead = facts.letterhead
    contact = (letterhead.email, letterhead.phone) if letterhead else ()
    return Sheet(
        title=f"{kind} {document.number}" if document else kind,
        author=facts.seller.name,
        subject=kind,
        language=facts.language,
        sender_name=facts.seller.name,
        sender_heading=letterhead.heading if letterhead else "",
        sender=(*_postal(facts.seller.address), *(part for part in contact if part)),
        sender_ids=_ids(writer),
        return_line=" · ".join((facts.seller.name, *_postal(facts.seller.address))),
        addressee=_addressee(writer),
        facts=_facts(writer, document),
        lead=_lead(writer, document),
        columns=columns,
        headings=_headings(words, facts.currency),
        rows=tuple(_row(writer, line) for line in facts.lines),
        totals=_totals(writer) if totals.tax.minor else (),
        grand_total=Labelled(
            words.total_corrected if corrects else words.total, writer.figures.amount(totals.gross)
        ),
        notes=_notes(writer),
        payment_line="" if corrects else _payment_line(writer, document),
        payment=() if corrects else _payment(writer, document),
        page=words.page,
        footer=f"{facts.seller.name} · {document.number}" if document else facts.seller.name,
        fold_marks=facts.seller.address.country in _FOLDED,
        watermark="" if document else words.draft,
    )


def _postal(address: Address) -> tuple[str, ...]:
    """Return the lines of an address as its country writes them; in the UK the postcode stands alone."""
    if address.country == "GB":
        place = [address.city, address.postcode]
    elif address.country == "US":
        place = [f"{address.city} {address.postcode}".strip()]
    else:
        place = [f"{address.postcode} {address.city}".strip()]
    return tuple(line for line in (address.street, *place) if line)


def _addressee(writer: _Writer) -> tuple[str, ...]:
    party, home = writer.facts.addressee, writer.facts.seller.address.country
    abroad = party.address.country != home
    country = (writer.figures.country(party.address.country),) if abroad else ()
    return (party.name, *_postal(party.address), *country)


def _ids(writer: _Writer) -> tuple[Labelled, ...]:
    party, words = writer.facts.seller, writer.words
    return _present(
        (words.tax_number, party.tax_number), (words.vat_id, party.vat_id), (words.own_id, party.own_id)
    )


def _present(*pairs: tuple[str, str | None]) -> tuple[Labelled, ...]:
    return tuple(Labelled(label, text) for label, text in pairs if text)


def _facts(writer: _Writer, document: InvoiceDocument | None) -> tuple[Labelled, ...]:
    facts, words, figures = writer.facts, writer.words, writer.figures
    invoice = document is not None and document.kind is InvoiceKind.INVOICE
    return _present(
        (words.number, document.number if document else None),
        (words.date, figures.day(document.issued_on) if document else None),
        (words.due, figures.day(document.due_on) if document and invoice else None),
        (words.order, facts.order.value if facts.order else None),
        (words.reference, facts.subject.value if facts.subject else None),
        (words.concerns, _concerned(facts)),
        (words.your_vat_id, facts.addressee.vat_id),
    )


def _concerned(facts: Facts) -> str | None:
    """Return the client's name where the client allowed it and is not the addressee anyway."""
    return facts.client_name if facts.to_payer else None


def _lead(writer: _Writer, document: InvoiceDocument | None) -> tuple[str, ...]:
    words, figures, period = writer.words, writer.figures, writer.facts.period
    span = words.span.format(first=figures.day(period.first_on), last=figures.day(period.last_on))
    lines = [f"{words.period}: {span}"]
    if document is None:
        lines.insert(0, words.draft_hint)
    elif document.corrects is not None:
        corrects = document.corrects
        lines.insert(0, words.corrects.format(number=corrects.number, day=figures.day(corrects.issued_on)))
    return tuple(lines)


def _columns(facts: Facts) -> tuple[Column, ...]:
    """Choose the columns that say something; what was not disclosed leaves none behind."""
    lines = facts.lines
    dated = any(line.day is not None for line in lines)
    counted = not dated and any(line.counted for line in lines)
    wanted = {
        Column.DAY: dated,
        Column.SERVICE: True,
        Column.LENGTH: any(line.minutes is not None for line in lines),
        Column.COUNT: counted,
        Column.PRICE: counted,
        Column.VAT: facts.totals.tax.minor != 0,
        Column.AMOUNT: True,
    }
    return tuple(column for column, present in wanted.items() if present)


def _headings(words: Phrases, currency: str) -> dict[Column, str]:
    return {
        Column.DAY: words.day,
        Column.SERVICE: words.service,
        Column.LENGTH: words.length,
        Column.COUNT: words.count,
        Column.PRICE: words.price,
        Column.VAT: words.vat,
        Column.AMOUNT: f"{words.amount} ({currency})",
    }


def _row(writer: _Writer, line: Line) -> dict[Column, str]:
    words, figures = writer.words, writer.figures
    rate = line.treatment.rate_bp
    return {
        Column.DAY: figures.day(line.day) if line.day else "",
        Column.SERVICE: (words.one if line.single else words.several)[line.wording],
        Column.LENGTH: words.minutes.format(minutes=line.minutes) if line.minutes is not None else "",
        Column.COUNT: figures.quantity(line.quantity),
        Column.PRICE: figures.figure(line.unit_price),
        Column.VAT: figures.rate(rate) if rate else _NO_TAX,
        Column.AMOUNT: figures.figure(line.net),
    }


def _totals(writer: _Writer) -> tuple[Labelled, ...]:
    words, figures, totals = writer.words, writer.figures, writer.facts.totals
    taxes = [
        Labelled(
            words.tax.format(rate=figures.rate(group.treatment.rate_bp), base=figures.amount(group.base)),
            figures.amount(group.tax),
        )
        for group in totals.groups
        if group.treatment.rate_bp
    ]
    return (Labelled(words.net, figures.amount(totals.net)), *taxes)


def _notes(writer: _Writer) -> tuple[str, ...]:
    facts = writer.facts
    country = facts.seller.address.country
    found = [tax_note(writer.words, group.treatment.tax, country) for group in facts.totals.groups]
    return tuple(dict.fromkeys(note for note in found if note))


def _payment_line(writer: _Writer, document: InvoiceDocument | None) -> str:
    words, figures = writer.words, writer.figures
    amount = figures.amount(writer.facts.totals.gross)
    if document is None:
        return words.pay_now.format(amount=amount)
    return words.pay.format(amount=amount, due=figures.day(document.due_on), number=document.number)


def _payment(writer: _Writer, document: InvoiceDocument | None) -> tuple[Labelled, ...]:
    bank, words = writer.facts.bank, writer.words
    if bank is None:
        return ()
    iban = " ".join(bank.iban[start : start + _GROUP] for start in range(0, len(bank.iban), _GROUP))
    return _present(
        (words.holder, bank.holder),
        ("IBAN", iban),
        ("BIC", bank.bic),
        (words.bank_reference, document.number if document else None),
    )
