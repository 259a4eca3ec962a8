"""Why the program locked: all that a fresh process is told of the one before it."""

from dataclasses import dataclass
from enum import Enum


class LockReason(Enum):
    """What closed the vault. The values go through a command line, so none can say a word of anyone's."""

    ASKED = "asked"
    """She locked it herself."""
    IDLE = "idle"
    """For a while no key was pressed and nothing clicked."""
    SLEEP = "sleep"
    """The computer went to sleep, or had been asleep."""
    SCREEN_LOCKED = "screen"
    """The screen was locked."""
    USER_SWITCHED = "switch"
    """Someone else's desktop came to the front of this computer."""
    MINIMISED = "minimised"
    """The window was minimised, and she chose that this locks."""
    REKEYED = "rekeyed"
    """The vault was put under another key."""
    WRONG_TRIES = "tries"
    """Several wrong passphrases: what was typed is in no memory any more."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The lock just before this start. With `words_lost` the last words typed could not be saved."""

    reason: LockReason
    words_lost: bool = False
