"""Who pays for a client and what they may read. A payer exists only inside one client's arrangement."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from practiceapp.domain.account.parties import Party, Ref
from practiceapp.domain.account.wordings import is_language
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import ArrangementUnclear

ArrangementId = NewType("ArrangementId", int)

CONSENT_VERSION = 1
"""The version of the page of consent that the client reads today."""


class Who(Enum):
    """Whether a reader learns who it is about."""

    NAME = "name"
    REFERENCE = "reference"
    NOBODY = "nobody"


class When(Enum):
    """How much a reader learns of the time."""

    DATES = "dates"
    """Every session with its day."""
    PERIOD = "period"
    """The month and the number of sessions."""
    TOTAL = "total"
    """The month and one sum."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The client's disclosure choice: two independent answers."""

    who: Who
    when: When


CLIENT_CHOICE = Choice(Who.NAME, When.DATES)
"""What a client's own invoice shows unless the client wants it otherwise."""
PAYER_CHOICE = Choice(Who.REFERENCE, When.TOTAL)
"""The default for a company: the least the law allows."""


class Side(Enum):
    """The client, or the payer of the client's arrangement."""

    CLIENT = "client"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class ArrangementTerms:
    """What was arranged: who is addressed, who pays, and what the client allows them to read.

    `instructed_on`: the day the client asked for invoices addressed to the payer.
    `consented_on` and `consent_version`: when the client agreed to what the payer reads, and to which text.
    Without both days nothing is issued to the payer.
    Raises ArrangementUnclear when a payer is named without a part to play, or plays a part without a name.
    """

    invoice_to: Side = Side.CLIENT
    paid_by: Side = Side.CLIENT
    payer: Party | None = None
    order: Ref | None = None
    choice: Choice = CLIENT_CHOICE
    instructed_on: date | None = None
    consented_on: date | None = None
    consent_version: int | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.third_party != (self.payer is not None):
            raise ArrangementUnclear("payer")
        if (self.consented_on is None) != (self.consent_version is None):
            raise ArrangementUnclear("consent")
        if self.language is not None and not is_language(self.language):
            raise ArrangementUnclear("language")

    @property
    def third_party(self) -> bool:
        """Say whether anyone but the client will read the invoice."""
        return Side.PAYER in (self.invoice_to, self.paid_by)

    @property
    def read_by(self) -> tuple[object, ...]:
        """Who reads, and what: everything a consent is about."""
        payer = self.payer.name if self.payer else None
        return (self.invoice_to, self.paid_by, payer, self.order, self.choice)


SELF_TERMS = ArrangementTerms()
"""The client is addressed and pays: what every client has without anything being arranged."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A version of a client's arrangement, in force from one day to another (both included).

    The implicit *self* of every client has no id, no days and no billing reference.
    `billing_reference` is random, one per payer of a client, and never used again for anyone.
    """

    client_id: ClientId
    terms: ArrangementTerms = SELF_TERMS
    arrangement_id: ArrangementId | None = None
    billing_reference: Ref | None = None
    from_on: date | None = None
    to_on: date | None = None
    revoked_on: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether this version was made for that day, withdrawn or not."""
        begins = self.from_on is None or self.from_on <= day
        return begins and (self.to_on is None or day <= self.to_on)

    @property
    def third_party(self) -> bool:
        """Say whether anyone but the client will read its invoices."""
        return self.terms.third_party

    @property
    def addresses_payer(self) -> bool:
        """Say whether the payer, not the client, is the one invoiced."""
        return self.terms.invoice_to is Side.PAYER


def itself(client_id: ClientId) -> Arrangement:
    """Return the arrangement every client has: *self*."""
    return Arrangement(client_id)


def consent_covers(before: list[Arrangement], terms: ArrangementTerms, today: date) -> bool:
    """Say whether the consent in these terms can be about what they let a payer read.

    A day no later than the consent before it cannot be about anything the client had not seen then, be it
    more or less; nor can a day before a withdrawal be about what comes after. What was agreed today may
    still be changed today. Terms without consent, or without a payer, claim nothing.
    """
    agreed_on = terms.consented_on
    if not terms.third_party or agreed_on is None or agreed_on >= today:
        return True
    withdrawn = [version.revoked_on for version in before if version.revoked_on is not None]
    if withdrawn and agreed_on < max(withdrawn):
        return False
    consents = [version.terms for version in before if version.terms.consented_on is not None]
    last = consents[-1] if consents else None
    if last is None or last.consented_on is None or last.read_by == terms.read_by:
        return True
    return agreed_on > last.consented_on


def in_force(versions: list[Arrangement], client_id: ClientId, day: date) -> Arrangement:
    """Return the version for a session of that day; *self* if there is none or the client withdrew it.

    A withdrawal turns every unbilled session to the client, those held before it too.
    """
    covering = [version for version in versions if version.covers(day)]
    if not covering or covering[-1].revoked_on is not None:
        return itself(client_id)
    return covering[-1]
