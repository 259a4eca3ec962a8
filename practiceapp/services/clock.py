"""What time it is, handed to whoever needs to know, so that tests can choose."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """The present moment and the practice's calendar day."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """The calendar day in the practice's time zone."""
        ...

    def here(self) -> datetime:
        """The present moment as the clock on the practice's wall shows it."""
        ...


class PracticeClock:
    """The machine's clock, read in the practice's time zone wherever the laptop happens to be."""

    def __init__(self, zone: Callable[[], str]) -> None:
        """`zone` answers the practice's IANA zone name; asked each time, since she may change it."""
        self._zone = zone

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day in the practice's time zone."""
        return self.here().date()

    def here(self) -> datetime:
        """The present moment in the practice's time zone."""
        from zoneinfo import ZoneInfo

        return self.now().astimezone(ZoneInfo(self._zone()))
