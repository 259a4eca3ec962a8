"""Where the versions of terms with each client are kept."""

from datetime import date, datetime

from practiceapp.domain.agreements import Agreement, AgreementId, AgreementTerms
from practiceapp.domain.clients import ClientId
from practiceapp.vault.columns import day_or_none, instant, text_of
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work


class AgreementStore:
    """Versions of terms; added, never changed."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, client_id: ClientId, terms: AgreementTerms, from_on: date, at: datetime) -> Agreement:
        """Keeps a new version."""
        agreement_id = self._work.insert(
            "INSERT INTO agreements (client_id, from_on, fee_minor, minutes, notice_hours, late_fee_percent,"
            " accepted_on, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                client_id,
                from_on.isoformat(),
                terms.fee_minor,
                terms.minutes,
                terms.notice_hours,
                terms.late_fee_percent,
                terms.accepted_on and terms.accepted_on.isoformat(),
                text_of(at),
            ),
        )
        return Agreement(AgreementId(agreement_id), client_id, from_on, terms, at)

    def of_client(self, client_id: ClientId) -> list[Agreement]:
        """Every version with this client, the earliest beginning first."""
        rows = self._work.execute(
            "SELECT agreement_id, from_on, fee_minor, minutes, notice_hours, late_fee_percent, accepted_on,"
            " created_at FROM agreements WHERE client_id = ? ORDER BY from_on, agreement_id",
            (client_id,),
        )
        return [_agreement(client_id, row) for row in rows]


def _agreement(client_id: ClientId, row: Row) -> Agreement:
    agreement_id, from_on, fee_minor, minutes, notice_hours, late_fee_percent, accepted_on, created_at = row
    return Agreement(
        AgreementId(agreement_id),
        client_id,
        date.fromisoformat(from_on),
        AgreementTerms(fee_minor, minutes, notice_hours, late_fee_percent, day_or_none(accepted_on)),
        instant(created_at),
    )
