"""Agreements: the terms in force between one client and the therapist."""

from datetime import date, datetime
from typing import Protocol

from practiceapp.domain import agreements
from practiceapp.domain.agreements import Agreement, AgreementTerms
from practiceapp.domain.clients import ClientId
from practiceapp.services.clients import ClientsWork, client_in
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.works import Works


class AgreementStore(Protocol):
    """Keeps versions of terms; none is ever changed."""

    def add(self, client_id: ClientId, terms: AgreementTerms, from_on: date, at: datetime) -> Agreement:
        """Keeps a new version."""
        ...

    def of_client(self, client_id: ClientId) -> list[Agreement]:
        """Every version with this client."""
        ...


class AgreementsWork(ClientsWork, Protocol):
    """What a unit of work offers this service."""

    @property
    def agreements(self) -> AgreementStore:
        """Where versions of terms are kept."""
        ...


class AgreementService:
    """Adds versions of terms and says which one holds."""

    def __init__(self, works: Works[AgreementsWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def versions(self, client_id: ClientId) -> list[Agreement]:
        """Every version agreed with this client, the latest beginning first."""
        with self._works.read() as work:
            found = work.agreements.of_client(client_id)
        return sorted(found, key=lambda version: (version.from_on, version.agreement_id), reverse=True)

    def agree(self, client_id: ClientId, terms: AgreementTerms, from_on: date) -> Agreement:
        """Adds a version; sessions planned or moved from now on to `from_on` or later take its fee.

        Sessions that are already planned keep theirs. Raises ClientMissing, AmountOutOfReach.
        """
        kept = terms.checked()
        with self._works.write() as work:
            client_in(work, client_id)
            return work.agreements.add(client_id, kept, from_on, this_second(self._clock))

    def in_force(self, client_id: ClientId, day: date) -> Agreement | None:
        """The version a session of that day falls under, or None when the practice's own terms hold."""
        return agreements.in_force(self.versions(client_id), day)
