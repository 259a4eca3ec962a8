"""Days and instants as the tables keep them: ISO days, and UTC instants to the second."""

from datetime import UTC, date, datetime


def utc(instant: datetime) -> str:
    """Return an aware instant as stored, such as 2026-11-02T12:00:00Z."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_or_none(day: date | None) -> str | None:
    """Return a day as stored."""
    return day.isoformat() if day else None


def day_or_none(text: str | None) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(text) if text else None
