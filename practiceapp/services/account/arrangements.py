"""Who pays for a client, and what they may read: in versions, never changed afterwards."""

from datetime import date, timedelta
from random import SystemRandom

from practiceapp.domain.account.arrangements import (
    Arrangement,
    ArrangementTerms,
    consent_covers,
    in_force,
    itself,
)
from practiceapp.domain.account.parties import Ref, random_billing_reference
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import ConsentOutdated, NothingToRevoke
from practiceapp.domain.references import Randomness
from practiceapp.services.account.identifiers import check_party
from practiceapp.services.account.ports import AccountsWork
from practiceapp.services.clock import Clock
from practiceapp.services.works import Works


class ArrangementService:
    """Makes, lists and withdraws arrangements."""

    def __init__(
        self, works: Works[AccountsWork], clock: Clock, randomness: Randomness | None = None
    ) -> None:
        self._works = works
        self._clock = clock
        self._randomness = randomness or SystemRandom()

    def versions(self, client_id: ClientId) -> list[Arrangement]:
        """Return every version, oldest first; empty when only *self* ever held."""
        with self._works.read() as work:
            return work.arrangements.versions(client_id)

    def in_force(self, client_id: ClientId, day: date) -> Arrangement:
        """Return what holds for a session of that day; *self* if nothing was arranged or it was withdrawn."""
        with self._works.read() as work:
            return in_force(work.arrangements.versions(client_id), client_id, day)

    def arrange(self, client_id: ClientId, terms: ArrangementTerms, from_on: date) -> Arrangement:
        """Let these terms hold from that day on, whatever was arranged for later days before.

        A billing reference is drawn for a new payer and kept while the same payer goes on.
        Consent may still be missing: then nothing is issued to the payer yet.
        Raises UnfitIdentifier for a VAT id that cannot be one, ConsentOutdated when the consent is from a day
        on which the client cannot have agreed to what the payer would read.
        """
        if terms.payer is not None:
            check_party(terms.payer)
        with self._works.write() as work:
            before = work.arrangements.versions(client_id)
            if not consent_covers(before, terms, self._clock.today()):
                raise ConsentOutdated
            reference = _continued(before, terms) or self._fresh_reference(work)
            for version in before:
                if version.arrangement_id is not None and (version.to_on is None or version.to_on >= from_on):
                    work.arrangements.end(version.arrangement_id, from_on - timedelta(days=1))
            work.arrangements.add(client_id, terms, reference, from_on, self._clock.now())
            return work.arrangements.versions(client_id)[-1]

    def revoke(self, client_id: ClientId, on: date) -> Arrangement:
        """Withdraw the consent: no new invoice names the payer, and unbilled sessions are the client's.

        Every version with a payer is withdrawn. Returns *self*, which holds from now on.
        Raises NothingToRevoke when no payer is arranged, or for a day after today.
        """
        with self._works.write() as work:
            open_ones = [
                version.arrangement_id
                for version in work.arrangements.versions(client_id)
                if version.third_party and version.revoked_on is None and version.arrangement_id is not None
            ]
            if not open_ones or on > self._clock.today():
                raise NothingToRevoke
            for arrangement_id in open_ones:
                work.arrangements.revoke(arrangement_id, on)
        return itself(client_id)

    def _fresh_reference(self, work: AccountsWork) -> Ref:
        while True:
            reference = random_billing_reference(self._randomness)
            if work.arrangements.spend(reference, self._clock.now()):
                return reference


def _continued(before: list[Arrangement], terms: ArrangementTerms) -> Ref | None:
    """Return the reference a payer already reads for this client, if it is the same payer going on."""
    if not before or terms.payer is None or before[-1].revoked_on is not None:
        return None
    payer = before[-1].terms.payer
    return before[-1].billing_reference if payer is not None and payer.name == terms.payer.name else None
