"""Where the security record is kept."""

from collections.abc import Mapping
from datetime import datetime

from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.vault.columns import instant, text_of
from practiceapp.vault.works import Work


class SecurityEventStore:
    """Entries are added and read, never changed."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, event: SecurityEvent) -> None:
        """One more entry."""
        self._work.insert(
            "INSERT INTO security_events (act, happened_at, went_well) VALUES (?, ?, ?)",
            (event.act.value, text_of(event.happened_at), int(event.went_well)),
        )

    def events(self, act: Act | None = None, limit: int = 200) -> list[SecurityEvent]:
        """The newest first, of one act or of all."""
        rows = self._work.execute(
            "SELECT act, happened_at, went_well FROM security_events WHERE ?1 IS NULL OR act = ?1"
            " ORDER BY security_event_id DESC LIMIT ?2",
            (act.value if act else None, limit),
        )
        return [SecurityEvent(Act(name), instant(at), bool(well)) for name, at, well in rows]

    def last(self) -> Mapping[Act, datetime]:
        """When each act last went well."""
        rows = self._work.execute(
            "SELECT act, max(happened_at) FROM security_events WHERE went_well = 1 GROUP BY act"
        )
        return {Act(name): instant(at) for name, at in rows}
