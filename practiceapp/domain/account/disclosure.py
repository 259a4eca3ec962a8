"""From the practice's draft to what a reader may learn. What is not disclosed is not in the result.

This is the only place where facts about a client become facts on a paper.
"""

from dataclasses import dataclass, replace
from datetime import date

from practiceapp.domain.account.arrangements import Choice, When, Who
from practiceapp.domain.account.drafts import Draft, address_of, unwritable
from practiceapp.domain.account.invoices import Facts, InvoiceDocument, InvoiceKind, Line
from practiceapp.domain.account.money import ONE, Money
from practiceapp.domain.account.parties import Party
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.errors import FactsMissing


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the reader will learn, still without number and day; this is what a preview shows."""

    facts: Facts

    def numbered(self, number: str, on: date, due_on: date) -> InvoiceDocument:
        """Return the invoice under that number, issued on one day and due on another."""
        return InvoiceDocument(InvoiceKind.INVOICE, number, on, due_on, self.facts)


def disclose(draft: Draft, choice: Choice) -> Disclosure:
    """Return what a reader of this draft learns under that choice, and nothing else.

    Raises FactsMissing when seller, addressee or reference are not known well enough to write anything.
    """
    lacking = tuple(fact.name for fact in unwritable(draft, choice))
    if draft.seller is None or lacking:
        raise FactsMissing(lacking)
    third_party = draft.arrangement.third_party
    seller = draft.seller
    lines = _lines(draft, seller, choice.when)
    if third_party:
        lines = tuple(replace(line, treatment=line.treatment.for_third_party()) for line in lines)
    facts = Facts(
        currency=draft.currency,
        language=draft.language,
        seller=seller.party,
        addressee=_addressee(draft, seller),
        lines=lines,
        period=draft.period,
        bank=seller.bank,
        letterhead=None if third_party else seller.letterhead,
        third_party=third_party,
        to_payer=draft.arrangement.addresses_payer,
        subject=draft.arrangement.billing_reference if choice.who is Who.REFERENCE else None,
        order=draft.arrangement.terms.order,
        client_name=draft.client.name if choice.who is Who.NAME else None,
    )
    return Disclosure(facts)


def _addressee(draft: Draft, seller: SellerProfile) -> Party:
    payer = draft.arrangement.terms.payer
    if draft.arrangement.addresses_payer and payer is not None:
        return payer
    return Party(draft.client.name, address_of(draft.client, seller.party.address.country))


def _lines(draft: Draft, seller: SellerProfile, when: When) -> tuple[Line, ...]:
    days = tuple(
        Line(
            wording=Wording.LATE_CANCEL if line.reserved else seller.wording,
            unit_price=line.price,
            treatment=seller.late_treatment if line.reserved else seller.treatment,
            minutes=line.minutes,
            day=line.day,
        )
        for line in draft.lines
    )
    if when is When.DATES:
        return days
    return _counted(days) if when is When.PERIOD else _summed(days)


def _counted(days: tuple[Line, ...]) -> tuple[Line, ...]:
    """Collapse sessions of the same kind, length and price to a count."""
    counts: dict[Line, int] = {}
    for line in days:
        kind = replace(line, day=None)
        counts[kind] = counts.get(kind, 0) + ONE
    return tuple(replace(kind, quantity=quantity) for kind, quantity in counts.items())


def _summed(days: tuple[Line, ...]) -> tuple[Line, ...]:
    """Collapse sessions to one sum per treatment. Taxed work keeps its words: a tax deduction needs them."""
    sums: dict[tuple[Wording, Treatment], Money] = {}
    for line in days:
        taxed = line.treatment.tax is Tax.STANDARD
        key = (line.wording if taxed else Wording.SERVICES, line.treatment)
        sums[key] = sums.get(key, Money(0, line.unit_price.currency)) + line.net
    return tuple(Line(wording, net, treatment, counted=False) for (wording, treatment), net in sums.items())
