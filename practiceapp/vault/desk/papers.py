"""When the last papers of the practice were written: what decides how long they are kept."""

from datetime import date

from practiceapp.vault.works import Work

LAST_ISSUED = "SELECT max(issued_on) FROM invoices"
LAST_HELD = "SELECT max(on_day) FROM sessions WHERE state = 'held' AND removed_at IS NULL"


class PapersStore:
    """Days only."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def last_issued_on(self) -> date | None:
        """The day of the newest invoice."""
        return self._day(LAST_ISSUED)

    def last_session_on(self) -> date | None:
        """The day of the last session that was held."""
        return self._day(LAST_HELD)

    def _day(self, sql: str) -> date | None:
        ((written,),) = self._work.execute(sql)
        return date.fromisoformat(written) if written else None
