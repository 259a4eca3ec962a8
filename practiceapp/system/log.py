"""What happened, as codes and counts: kept in memory, shown when asked for, gone with the process."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum


class Event(Enum):
    """Everything the log can say. There is no way to add a word, so none can name a client."""

    STARTED = "started"
    VAULT_CREATED = "vault created"
    UNLOCKED = "unlocked"
    CRASH = "unexpected error"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, when it happened (UTC), and how many it stands for."""

    at: datetime
    event: Event
    count: int


class EventLog:
    """The last few hundred events."""

    def __init__(self, room: int = 500, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._entries: deque[Entry] = deque(maxlen=room)
        self._now = now

    def note(self, event: Event, count: int = 1) -> None:
        """Remember that something happened."""
        self._entries.append(Entry(self._now(), event, count))

    def entries(self) -> list[Entry]:
        """Return what is remembered, oldest first."""
        return list(self._entries)

    def text(self) -> str:
        """Return the log as lines, for a person who presses Copy."""
        return "\n".join(
            f"{entry.at:%Y-%m-%d %H:%M:%S} {entry.event.value} {entry.count}" for entry in self._entries
        )
