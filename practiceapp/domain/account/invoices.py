"""The frozen invoice: the only thing a renderer accepts, with no field that could hold a sentence."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NewType

from practiceapp.domain.account.money import ONE, Money, total
from practiceapp.domain.account.parties import Bank, Party, Ref, one_line
from practiceapp.domain.account.sellers import Letterhead
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import WORDINGS_VERSION, Wording, is_language
from practiceapp.domain.errors import NotCorrectable

InvoiceId = NewType("InvoiceId", int)

_CLIENT_NAME_LENGTH = 70


class InvoiceKind(Enum):
    """An invoice, or the correction that cancels one (UNTDID 1001: 380 and 384)."""

    INVOICE = "invoice"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last, both included: on an invoice always a whole calendar month."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.first_on > self.last_on:
            raise ValueError("a period begins before it ends")


def month_of(day: date) -> Period:
    """Return the calendar month of a day, which tells nothing about the day."""
    first = day.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Period(first, date.fromordinal(following.toordinal() - 1))


@dataclass(frozen=True, slots=True)
class Line:
    """A line: closed words, a quantity in thousandths, a price before tax.

    A line that stands for one sum has no minutes and no day, and its quantity of one is not printed
    (`counted` is False).
    """

    wording: Wording
    unit_price: Money
    treatment: Treatment
    quantity: int = ONE
    counted: bool = True
    minutes: int | None = None
    day: date | None = None

    @property
    def single(self) -> bool:
        """Say whether it stands for one session and says so; one sum never tells how many it is made of."""
        return self.counted and abs(self.quantity) == ONE

    @property
    def net(self) -> Money:
        """Quantity times price, rounded (EN 16931 BT-131)."""
        return self.unit_price.times(self.quantity)


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """What one treatment adds up to, and its tax, rounded once for the group (EN 16931 BG-23)."""

    treatment: Treatment
    base: Money

    @property
    def tax(self) -> Money:
        """The tax of the group."""
        return self.base.share(self.treatment.rate_bp)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of an invoice; `gross` is what is to be paid."""

    groups: tuple[TaxGroup, ...]
    net: Money
    tax: Money
    gross: Money


def totals_of(lines: tuple[Line, ...], currency: str) -> Totals:
    """Add lines up by treatment (EN 16931 BR-CO-10 to BR-CO-15)."""
    bases: dict[Treatment, Money] = {}
    for line in lines:
        bases[line.treatment] = bases.get(line.treatment, Money(0, currency)) + line.net
    order = list(Tax)
    groups = tuple(
        TaxGroup(treatment, base)
        for treatment, base in sorted(
            bases.items(), key=lambda pair: (order.index(pair[0].tax), pair[0].rate_bp)
        )
    )
    net = total((group.base for group in groups), currency)
    tax = total((group.tax for group in groups), currency)
    return Totals(groups, net, tax, net + tax)


@dataclass(frozen=True, slots=True)
class Corrects:
    """The invoice that a correction cancels, by number and day (EN 16931 BG-3)."""

    number: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What an invoice says, apart from its number and days. Made by `disclose` only.

    `addressee` is who it is addressed to. `subject` is the billing reference, `order` the purchase order,
    `client_name` is filled only if the client's choice says so. `third_party` says that anyone but the client
    will read it, `to_payer` that it is addressed there: no letterhead and no ground of exemption then.
    """

    currency: str
    language: str
    seller: Party
    addressee: Party
    lines: tuple[Line, ...]
    period: Period
    bank: Bank | None = None
    letterhead: Letterhead | None = None
    third_party: bool = False
    to_payer: bool = False
    subject: Ref | None = None
    order: Ref | None = None
    client_name: str | None = None
    wordings_version: int = WORDINGS_VERSION

    def __post_init__(self) -> None:
        if not self.lines or any(line.unit_price.currency != self.currency for line in self.lines):
            raise ValueError("an invoice has lines, in one currency")
        if not is_language(self.language):
            raise ValueError("no language is called so")
        if self.client_name is not None:
            one_line(self.client_name, "client_name", _CLIENT_NAME_LENGTH)
        if self.third_party and (self.letterhead or any(_tells_care(line) for line in self.lines)):
            raise ValueError("a company's paper is neutral")

    @property
    def totals(self) -> Totals:
        """The sums."""
        return totals_of(self.lines, self.currency)


def _tells_care(line: Line) -> bool:
    return line.treatment.tax is Tax.EXEMPT_CARE


@dataclass(frozen=True, slots=True)
class InvoiceDocument:
    """An issued invoice or correction, complete and unchangeable."""

    kind: InvoiceKind
    number: str
    issued_on: date
    due_on: date
    facts: Facts
    corrects: Corrects | None = None

    def __post_init__(self) -> None:
        Ref(self.number)
        if self.due_on < self.issued_on:
            raise ValueError("an invoice falls due after it was issued")
        if (self.kind is InvoiceKind.CORRECTION) != (self.corrects is not None):
            raise ValueError("a correction names what it corrects, an invoice does not")

    def corrected(self, number: str, on: date) -> "InvoiceDocument":
        """Return the correction that cancels this invoice: the same lines with negative quantities.

        It goes to the same addressee and shows no more. Raises NotCorrectable for a correction.
        """
        if self.kind is InvoiceKind.CORRECTION:
            raise NotCorrectable
        lines = tuple(replace(line, quantity=-line.quantity) for line in self.facts.lines)
        facts = replace(self.facts, lines=lines)
        return InvoiceDocument(
            InvoiceKind.CORRECTION, number, on, on, facts, Corrects(self.number, self.issued_on)
        )
