"""The proof sheet: what a reader of an invoice will learn, will not learn, and can still work out."""

from dataclasses import dataclass
from enum import Enum

from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.account.invoices import Facts
from practiceapp.domain.account.sellers import SellerField, SellerProfile, telling_fields
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording

_INITIALS = 2


class Fact(Enum):
    """Something a reader of an invoice could want to know. Worded in ui."""

    CLIENT_NAME = "client_name"
    BILLING_REFERENCE = "billing_reference"
    ORDER = "order"
    MONTH = "month"
    SUM = "sum"
    FEE = "fee"
    COUNT = "count"
    DATES = "dates"
    MINUTES = "minutes"
    THERAPIST = "therapist"
    """The therapist's name, address and account."""
    RESERVED_HOURS = "reserved_hours"
    """Late cancellations and missed sessions."""
    GROUND = "ground"
    """That the work is exempt because it is care."""
    CONTENT = "content"
    """What is spoken about: no invoice can say it."""
    CLIENT_REFERENCE = "client_reference"
    """The client's reference inside the practice: no invoice says it."""


class Inference(Enum):
    """What a reader can still work out."""

    COUNT_FROM_SUM = "count_from_sum"
    """How often they met, from the sum and a known fee."""
    PROFESSION_FROM_NAME = "profession_from_name"
    """What the therapist's profession is, from the name."""
    PERSON_FROM_REFERENCE = "person_from_reference"
    """Who it is, for whoever in the company was told the reference or the order."""
    INVOICES_FROM_NUMBER = "invoices_from_number"
    """How many invoices the practice writes, from the running number."""


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """What the reader of a draft will learn, will not learn, and can still work out.

    `telling` names parts of the therapist's own profile whose words give the profession away to a company.
    """

    third_party: bool
    learned: tuple[Fact, ...]
    not_learned: tuple[Fact, ...]
    inferable: tuple[Inference, ...]
    telling: tuple[SellerField, ...] = ()


def proof_of(disclosure: Disclosure, seller: SellerProfile, client: BilledClient | None = None) -> ProofSheet:
    """Read the proof sheet off the disclosure itself, not off the choice that made it.

    A purchase order in which someone wrote the client's name or reference tells it, whatever was chosen.
    """
    facts = disclosure.facts
    learned = _learned(facts)
    if client is not None:
        learned |= _told_by_order(facts, client)
    inferable = [Inference.PROFESSION_FROM_NAME, Inference.INVOICES_FROM_NUMBER]
    if Fact.COUNT not in learned:
        inferable.insert(0, Inference.COUNT_FROM_SUM)
    if Fact.CLIENT_NAME not in learned and (facts.subject or facts.order):
        inferable.append(Inference.PERSON_FROM_REFERENCE)
    return ProofSheet(
        third_party=facts.third_party,
        learned=tuple(fact for fact in Fact if fact in learned),
        not_learned=tuple(fact for fact in Fact if fact not in learned),
        inferable=tuple(inferable),
        telling=telling_fields(seller) if facts.third_party else (),
    )


def _told_by_order(facts: Facts, client: BilledClient) -> set[Fact]:
    order = facts.order.value.casefold() if facts.order else ""
    names = [name for name in client.name.casefold().split() if len(name) > _INITIALS]
    told = {
        Fact.CLIENT_NAME: any(name in order for name in names),
        Fact.CLIENT_REFERENCE: client.reference.casefold() in order,
    }
    return {fact for fact, learned in told.items() if learned}


def _learned(facts: Facts) -> set[Fact]:
    lines = facts.lines
    shown = {
        Fact.CLIENT_NAME: facts.client_name is not None or not facts.to_payer,
        Fact.BILLING_REFERENCE: facts.subject is not None,
        Fact.ORDER: facts.order is not None,
        Fact.MONTH: True,
        Fact.SUM: True,
        Fact.THERAPIST: True,
        Fact.FEE: any(line.counted for line in lines),
        Fact.COUNT: any(line.counted for line in lines),
        Fact.DATES: any(line.day is not None for line in lines),
        Fact.MINUTES: any(line.minutes is not None for line in lines),
        Fact.RESERVED_HOURS: any(line.wording is Wording.LATE_CANCEL for line in lines),
        Fact.GROUND: any(line.treatment.tax is Tax.EXEMPT_CARE for line in lines),
    }
    return {fact for fact, learned in shown.items() if learned}
