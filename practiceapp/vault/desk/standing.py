"""Whether a session may still be changed: not once it is billed, or written about."""

from practiceapp.domain.sessions import SessionId
from practiceapp.vault.works import Work


class BillingStore:
    """Which sessions stand on an issued invoice that was not corrected."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def is_billed(self, session_id: SessionId) -> bool:
        """Whether it stands on such an invoice."""
        return bool(
            self._work.execute(
                "SELECT 1 FROM session_billings WHERE session_id = ? AND freed_by IS NULL", (session_id,)
            )
        )


class WrittenStore:
    """Which sessions have something written about them; not what."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def is_written(self, session_id: SessionId) -> bool:
        """Whether its note holds text, now or in an earlier version."""
        return bool(
            self._work.execute("SELECT 1 FROM notes WHERE session_id = ? AND revision > 0", (session_id,))
        )
