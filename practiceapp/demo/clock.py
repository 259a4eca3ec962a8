"""A clock that goes through the invented months."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


class InventedClock:
    """A clock that stands at each invented moment in turn, and shows the real time once it is let go."""

    def __init__(self, zone: Callable[[], str]) -> None:
        """`zone` answers the practice's IANA zone name."""
        self._zone = zone
        self._moment: datetime | None = None

    def now(self) -> datetime:
        """The invented moment, or the real one."""
        return self._moment or datetime.now(UTC)

    def today(self) -> date:
        """The day of that moment in the practice's zone."""
        return self.here().date()

    def here(self) -> datetime:
        """That moment in the practice's zone."""
        return self.now().astimezone(ZoneInfo(self._zone()))

    def stand_at(self, moment: datetime | None) -> None:
        """Stand at this moment; None lets the clock go."""
        self._moment = moment
