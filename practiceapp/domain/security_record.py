"""What is done for the safety of the vault, and how long ago it may be (GDPR Art. 32(1)(d))."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Act(Enum):
    """Something done for the safety of the vault."""

    FOUNDED = "founded"
    PASSPHRASE_CHANGED = "passphrase changed"  # noqa: S105 - the name of an act
    WORDS_PROVED = "words proved"
    """Some of the 24 words were typed from the paper and were right."""
    OPENED_WITH_WORDS = "opened with words"
    SHARES_MADE = "shares made"
    SHARES_PROVED = "shares proved"
    """The trusted colleague and where the shares lie were confirmed."""
    OPENED_WITH_SHARES = "opened with shares"
    REKEYED = "re-keyed"
    BACKED_UP = "backed up"
    BACKED_UP_ELSEWHERE = "backed up elsewhere"
    RESTORED = "restored"
    REHEARSED = "rehearsed"
    """A backup was restored beside the vault, compared with it row for row, and removed."""
    EXAMINED = "examined"
    CLOSED_FOR_DAMAGE = "closed for damage"


@dataclass(frozen=True)
class SecurityEvent:
    """An act, the moment (UTC), and whether it went well."""

    act: Act
    happened_at: datetime
    went_well: bool = True


DUE_AFTER: Mapping[Act, timedelta] = {
    Act.BACKED_UP: timedelta(days=2),
    Act.BACKED_UP_ELSEWHERE: timedelta(days=14),
    Act.EXAMINED: timedelta(days=14),
    Act.WORDS_PROVED: timedelta(days=365),
    Act.SHARES_PROVED: timedelta(days=365),
    Act.REHEARSED: timedelta(days=365),
}
"""How long ago each may be before she is asked to see to it."""


def is_due(act: Act, last: datetime | None, now: datetime) -> bool:
    """Whether it is time again; what was never done is due."""
    return act in DUE_AFTER and (last is None or now - last > DUE_AFTER[act])
