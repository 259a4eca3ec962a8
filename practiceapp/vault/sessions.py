"""Where sessions are kept."""

from datetime import date, datetime

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind, SessionState
from practiceapp.vault.columns import instant, instant_or_none, text_of, text_or_none, time_of
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work

_SELECT = (
    "SELECT session_id, sessions.client_id, kind, on_day, at_time, time_zone, minutes, sessions.state,"
    " fee_minor, moved_from_id, decided_at, sessions.created_at"
    " FROM sessions CROSS JOIN clients USING (client_id)"
    " WHERE sessions.removed_at IS NULL AND clients.removed_at IS NULL AND "
)
_ONE = _SELECT + "session_id = ?"
_OF_CLIENT = _SELECT + "sessions.client_id = ? ORDER BY on_day DESC, at_time DESC, session_id DESC"
_BETWEEN = _SELECT + "on_day BETWEEN ? AND ? ORDER BY on_day, at_time, session_id"


class SessionStore:
    """Sessions; those in the bin and those of clients in the bin stay out of sight."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, session: Session) -> SessionId:
        """Keeps a new session under a new number."""
        return SessionId(
            self._work.insert(
                "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state,"
                " fee_minor, moved_from_id, decided_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    session.client_id,
                    session.kind.value,
                    session.start.day.isoformat(),
                    session.start.time.isoformat("minutes"),
                    session.start.zone,
                    session.minutes,
                    session.state.value,
                    session.fee_minor,
                    session.moved_from,
                    text_or_none(session.decided_at),
                    text_of(session.created_at),
                ),
            )
        )

    def get(self, session_id: SessionId) -> Session | None:
        """One session in sight."""
        rows = self._work.execute(_ONE, (session_id,))
        return _session(rows[0]) if rows else None

    def save(self, session: Session) -> None:
        """Keeps what became of the session, and its fee; client, kind and start stay as planned."""
        self._work.changed(
            "UPDATE sessions SET state = ?, fee_minor = ?, decided_at = ? WHERE session_id = ?",
            (session.state.value, session.fee_minor, text_or_none(session.decided_at), session.session_id),
        )

    def set_removed(self, session_id: SessionId, at: datetime | None) -> None:
        """Into the bin since `at`, or out of it again."""
        self._work.changed(
            "UPDATE sessions SET removed_at = ? WHERE session_id = ?", (text_or_none(at), session_id)
        )

    def of_client(self, client_id: ClientId) -> list[Session]:
        """A client's sessions of every state, the latest first."""
        return [_session(row) for row in self._work.execute(_OF_CLIENT, (client_id,))]

    def between(self, first: date, last: date) -> list[Session]:
        """The sessions of these local days, both included, by day and time."""
        rows = self._work.execute(_BETWEEN, (first.isoformat(), last.isoformat()))
        return [_session(row) for row in rows]


def _session(row: Row) -> Session:
    (
        session_id,
        client_id,
        kind,
        on_day,
        at_time,
        time_zone,
        minutes,
        state,
        fee_minor,
        moved_from_id,
        decided_at,
        created_at,
    ) = row
    return Session(
        session_id=SessionId(session_id),
        client_id=ClientId(client_id),
        kind=SessionKind(kind),
        start=LocalStart(date.fromisoformat(on_day), time_of(at_time), time_zone),
        minutes=minutes,
        state=SessionState(state),
        fee_minor=fee_minor,
        moved_from=None if moved_from_id is None else SessionId(moved_from_id),
        decided_at=instant_or_none(decided_at),
        created_at=instant(created_at),
    )
