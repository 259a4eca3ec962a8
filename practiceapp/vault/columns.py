"""How days, times and instants stand in a column: ISO text, an instant in UTC to the second."""

from datetime import UTC, date, datetime, time


def text_of(moment: datetime) -> str:
    """An aware instant as `YYYY-MM-DDTHH:MM:SSZ`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def text_or_none(moment: datetime | None) -> str | None:
    """Likewise, for an instant that may not have come."""
    return None if moment is None else text_of(moment)


def instant(text: str) -> datetime:
    """The aware instant of such a text."""
    return datetime.fromisoformat(text)


def instant_or_none(text: str | None) -> datetime | None:
    """Likewise, for a column that may be empty."""
    return None if text is None else instant(text)


def day_or_none(text: str | None) -> date | None:
    """The day of a column that may be empty."""
    return None if text is None else date.fromisoformat(text)


def time_of(text: str) -> time:
    """The time of day of a text such as 09:30."""
    return time.fromisoformat(text)
