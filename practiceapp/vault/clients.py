"""Where clients are kept, and every reference ever given out."""

from dataclasses import astuple
from datetime import datetime

from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientRow, ClientState, folded
from practiceapp.vault.columns import day_or_none, instant, text_of, text_or_none, time_of
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work

_ROWS = """
SELECT client_id, reference, given_name, family_name, state,
    (SELECT max(on_day) FROM sessions WHERE sessions.client_id = clients.client_id
        AND state = 'held' AND removed_at IS NULL) AS last_on,
    (SELECT min(on_day || at_time) FROM sessions WHERE sessions.client_id = clients.client_id
        AND state = 'planned' AND on_day >= :today AND on_day || at_time > :now
        AND removed_at IS NULL) AS next_start
FROM clients
WHERE removed_at IS NULL AND (:include_ended OR state <> 'ended')
"""


class ClientStore:
    """Clients; those in the bin stay out of sight."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, reference: str, details: ClientDetails, state: ClientState, at: datetime) -> ClientId:
        """Keeps a new client and spends the reference."""
        return ClientId(
            self._work.insert(
                "INSERT INTO clients (reference, given_name, family_name, email, phone, street, postcode,"
                " city, country, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (reference, *astuple(details), state.value, text_of(at)),
            )
        )

    def is_spent(self, reference: str) -> bool:
        """Whether the reference was ever given to someone, erased or not."""
        return bool(
            self._work.execute("SELECT 1 FROM spent_client_references WHERE reference = ?", (reference,))
        )

    def get(self, client_id: ClientId) -> Client | None:
        """One client who is not in the bin."""
        rows = self._work.execute(
            "SELECT client_id, reference, given_name, family_name, email, phone, street, postcode, city,"
            " country, state, created_at FROM clients WHERE client_id = ? AND removed_at IS NULL",
            (client_id,),
        )
        return _client(rows[0]) if rows else None

    def save(self, client: Client) -> None:
        """Keeps changed details and state; the reference never changes."""
        self._work.changed(
            "UPDATE clients SET given_name = ?, family_name = ?, email = ?, phone = ?, street = ?,"
            " postcode = ?, city = ?, country = ?, state = ? WHERE client_id = ?",
            (*astuple(client.details), client.state.value, client.client_id),
        )

    def set_removed(self, client_id: ClientId, at: datetime | None) -> None:
        """Into the bin since `at`, or out of it again."""
        self._work.changed(
            "UPDATE clients SET removed_at = ? WHERE client_id = ?", (text_or_none(at), client_id)
        )

    def rows(self, now: datetime, *, include_ended: bool) -> list[ClientRow]:
        """One line a client, by label, with the last session held and the next one still to come."""
        today = now.date().isoformat()
        moment = {"today": today, "now": f"{today}{now:%H:%M}"}
        found = self._work.execute(_ROWS, {**moment, "include_ended": include_ended})
        rows = [_row(row) for row in found]
        return sorted(rows, key=lambda row: (folded(row.label), folded(row.family_name), row.reference))


def _client(row: Row) -> Client:
    client_id, reference, *details, state, created_at = row
    return Client(
        ClientId(client_id), reference, ClientDetails(*details), ClientState(state), instant(created_at)
    )


def _row(row: Row) -> ClientRow:
    client_id, reference, given_name, family_name, state, last_on, next_start = row
    return ClientRow(
        client_id=ClientId(client_id),
        reference=reference,
        given_name=given_name,
        family_name=family_name,
        state=ClientState(state),
        last_on=day_or_none(last_on),
        next_on=day_or_none(next_start[:10] if next_start else None),
        next_at=time_of(next_start[10:]) if next_start else None,
    )
