"""Agreements: the versioned terms one client and the therapist work under."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from practiceapp.domain.clients import ClientId
from practiceapp.domain.practice import FEE_LIMIT_MINOR, MINUTES, NOTICE_HOURS, PERCENT, Practice, within
from practiceapp.domain.sessions import SessionKind

AgreementId = NewType("AgreementId", int)


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What was agreed. Fee in minor units of the practice's currency, notice in hours.

    `late_fee_percent` is the share of the fee due for a session cancelled later than `notice_hours` before
    it; `accepted_on` the day the client agreed, or None while that is open.
    """

    fee_minor: int
    minutes: int = 50
    notice_hours: int = 48
    late_fee_percent: int = 100
    accepted_on: date | None = None

    def checked(self) -> "AgreementTerms":
        """These terms, if they can be meant. Raises AmountOutOfReach."""
        within("fee_minor", self.fee_minor, 0, FEE_LIMIT_MINOR)
        within("minutes", self.minutes, *MINUTES)
        within("notice_hours", self.notice_hours, *NOTICE_HOURS)
        within("late_fee_percent", self.late_fee_percent, *PERCENT)
        return self


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version of the terms, in force for sessions from `from_on` until the next version begins."""

    agreement_id: AgreementId
    client_id: ClientId
    from_on: date
    terms: AgreementTerms
    created_at: datetime


def in_force(versions: Iterable[Agreement], day: date) -> Agreement | None:
    """The version a session of that day falls under. Of two from the same day the later agreed one counts."""
    begun = [version for version in versions if version.from_on <= day]
    return max(begun, key=lambda version: (version.from_on, version.agreement_id), default=None)


def fee_and_minutes(
    practice: Practice, agreement: Agreement | None, kind: SessionKind
) -> tuple[int | None, int]:
    """Fee in minor units and usual length of a session: consultation and no agreement go by the practice.

    The fee is None while it is not known.
    """
    if kind is SessionKind.CONSULTATION:
        return practice.consultation_fee_minor, practice.consultation_minutes
    if agreement is not None:
        return agreement.terms.fee_minor, agreement.terms.minutes
    return practice.fee_minor, practice.minutes
