"""What invoicing reads of practice, clients and sessions. It writes none of them."""

from datetime import date

from practiceapp.domain.account.drafts import BilledClient
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import ClientMissing
from practiceapp.domain.sessions import SessionId
from practiceapp.services.account.ports import BillingPractice, UnbilledSession
from practiceapp.vault.works import Work


class BillingStore:
    """Practice, clients and unbilled sessions, as an invoice needs them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def practice(self) -> BillingPractice:
        """Return the therapist's names, country, currency and language."""
        ((therapist, practice, country, currency, language),) = self._work.execute(
            "SELECT therapist_name, practice_name, country, currency, language FROM practices"
        )
        return BillingPractice(therapist, practice, country, currency, language)

    def client(self, client_id: ClientId) -> BilledClient:
        """Return a client's name and postal address. Raises ClientMissing."""
        rows = self._work.execute(
            "SELECT client_id, reference, given_name, family_name, street, postcode, city, country"
            " FROM clients WHERE client_id = ? AND removed_at IS NULL",
            (client_id,),
        )
        if not rows:
            raise ClientMissing
        return billed_client(*rows[0])

    def unbilled(self, until: date, client_id: ClientId | None = None) -> list[UnbilledSession]:
        """Return sessions up to a day that were held, cancelled late or missed and stand on no invoice.

        The share due for a reserved hour is that of the agreement of its day, else the practice's.
        """
        rows = self._work.execute(
            """
            SELECT s.session_id, s.client_id, s.on_day, s.minutes, s.fee_minor, s.state <> 'held',
                coalesce(
                    (SELECT a.late_fee_percent FROM agreements AS a
                     WHERE a.client_id = s.client_id AND a.from_on <= s.on_day
                     ORDER BY a.from_on DESC, a.agreement_id DESC LIMIT 1),
                    (SELECT late_fee_percent FROM practices)
                )
            FROM sessions AS s JOIN clients AS c ON c.client_id = s.client_id
            WHERE s.state IN ('held', 'cancelled_late', 'missed') AND s.on_day <= :until
                AND s.removed_at IS NULL AND c.removed_at IS NULL
                AND (:client_id IS NULL OR s.client_id = :client_id)
                AND NOT EXISTS (
                    SELECT 1 FROM session_billings AS b
                    WHERE b.session_id = s.session_id AND b.freed_by IS NULL
                )
            ORDER BY s.on_day, s.at_time, s.session_id
            """,
            {"until": until.isoformat(), "client_id": client_id},
        )
        return [
            UnbilledSession(
                SessionId(session_id),
                ClientId(owner_id),
                date.fromisoformat(on_day),
                minutes,
                fee_minor,
                bool(reserved),
                late_fee_percent,
            )
            for session_id, owner_id, on_day, minutes, fee_minor, reserved, late_fee_percent in rows
        ]


def billed_client(client_id: int, reference: str, given: str, family: str, *address: str) -> BilledClient:
    """Return a client from the columns of its row."""
    street, postcode, city, country = address
    name = f"{given} {family}".strip()
    return BilledClient(ClientId(client_id), reference, name, street, postcode, city, country, given)
