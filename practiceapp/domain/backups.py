"""Backups: why each was made, and which may go once there are newer ones."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

DAILY, WEEKLY, MONTHLY = 7, 8, 12
"""How many days, weeks and months keep their newest backup."""
KEPT_BEFORE_A_CHANGE = timedelta(days=90)


class Occasion(Enum):
    """Why a backup was made."""

    DAY = "day"
    """The first unlock of a day."""
    WISHED = "wished"
    """The therapist asked for it."""
    BEFORE_UPDATE = "before-update"
    """A newer program was about to change the vault's tables."""
    BEFORE_RESTORE = "before-restore"
    """An older state was about to take the vault's place."""
    BEFORE_ERASURE = "before-erasure"
    """Something was about to be erased for good."""

    @property
    def before_a_change(self) -> bool:
        """Whether it is the way back from a change that can't be taken back otherwise."""
        return self in (Occasion.BEFORE_UPDATE, Occasion.BEFORE_RESTORE, Occasion.BEFORE_ERASURE)


@dataclass(frozen=True)
class Backup:
    """One backup in a place: its file's name, the moment (UTC) and the occasion it was made on."""

    made_at: datetime
    name: str
    occasion: Occasion = Occasion.DAY


def by_age(backups: Iterable[Backup]) -> list[Backup]:
    """The newest first."""
    return sorted(backups, key=lambda backup: (backup.made_at, backup.name), reverse=True)


def outlived(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that may be removed.

    Not the newest one of a day, week or month, of the last 7, 8 and 12 that have any; not one made before a
    change less than 90 days ago; never the newest of all.
    """
    newest_first = by_age(backups)
    kept = {backup for backup in newest_first if _is_way_back(backup, now)}
    kept.update(newest_first[:1])
    for count, of_day in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept.update(_newest_of_each(newest_first, of_day)[:count])
    return [backup for backup in newest_first if backup not in kept]


def _is_way_back(backup: Backup, now: datetime) -> bool:
    return backup.occasion.before_a_change and now - backup.made_at < KEPT_BEFORE_A_CHANGE


def _newest_of_each(newest_first: list[Backup], of_day: Callable[[date], Hashable]) -> list[Backup]:
    newest: dict[Hashable, Backup] = {}
    for backup in newest_first:
        newest.setdefault(of_day(backup.made_at.date()), backup)
    return list(newest.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return (day.year, day.month)


@dataclass(frozen=True)
class Contents:
    """What a vault or a backup holds, to set two side by side before one takes the other's place."""

    clients: int
    sessions: int
    notes: int
    invoices: int
    newest_session_on: date | None
    newest_note_at: datetime | None
    newest_invoice_on: date | None


@dataclass(frozen=True)
class Rehearsal:
    """What came of restoring a backup for practice: rows compared, and the tables in which any differed."""

    rows: int
    differing: tuple[str, ...]

    @property
    def went_well(self) -> bool:
        """Whether every row was the same."""
        return self.rows > 0 and not self.differing
