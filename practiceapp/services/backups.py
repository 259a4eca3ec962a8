"""Backups: made without being asked, kept in two places, and told about in plain dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from practiceapp.domain.backups import Backup, Occasion
from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.security_record import Act
from practiceapp.services.access import Report
from practiceapp.services.clock import Clock
from practiceapp.services.security_record import SecurityRecord


class Place(Protocol):
    """A folder of backups."""

    folder: Path

    @property
    def present(self) -> bool:
        """Whether the folder can be reached."""
        ...

    def backups(self) -> list[Backup]:
        """Those of this vault, the newest first."""
        ...

    def make(self, occasion: Occasion, at: datetime, report: Report) -> Backup:
        """One more, verified."""
        ...

    def take_in(self, source: Path, report: Report) -> Backup:
        """A copy of one from another place, verified."""
        ...

    def remove_outlived(self, now: datetime) -> int:
        """Remove those that newer ones have outlived."""
        ...


@dataclass(frozen=True)
class Standing:
    """How the backups stand. Moments are in UTC; None where there is none."""

    here: datetime | None
    """The newest on this computer."""
    elsewhere: datetime | None
    """The newest at the second place, as far as it can be reached."""
    elsewhere_named: bool
    elsewhere_present: bool


@dataclass(frozen=True)
class Kept:
    """The backups there are, the newest first."""

    here: tuple[Backup, ...]
    elsewhere: tuple[Backup, ...]
    """At the second place, as far as it can be reached."""


@dataclass(frozen=True)
class Made:
    """A backup that was made. `elsewhere` is what kept it from the second place, if one is named."""

    backup: Backup
    elsewhere: VaultTrouble | None = None


class BackupService:
    """Makes backups of the open vault. Slow methods take a `report` and run beside the window."""

    def __init__(
        self, here: Place, elsewhere: Callable[[], Place | None], record: SecurityRecord, clock: Clock
    ) -> None:
        """`elsewhere` answers the second place she named, or None."""
        self._here = here
        self._elsewhere = elsewhere
        self._record = record
        self._clock = clock

    def standing(self) -> Standing:
        """How the backups stand now."""
        second = self._elsewhere()
        present = second is not None and second.present
        return Standing(
            _newest(self._here),
            _newest(second) if second is not None and present else None,
            second is not None,
            present,
        )

    @property
    def folder(self) -> Path:
        """Where those on this computer lie."""
        return self._here.folder

    def kept(self) -> Kept:
        """Every backup there is."""
        second = self._elsewhere()
        there = second.backups() if second is not None and second.present else []
        return Kept(tuple(self._here.backups() if self._here.present else ()), tuple(there))

    def path_of(self, backup: Backup) -> Path:
        """Where a backup on this computer lies."""
        return self._here.folder / backup.name

    def day_is_due(self) -> bool:
        """Whether no backup was made yet today, by the practice's calendar."""
        newest = _newest(self._here)
        zone = self._clock.here().tzinfo
        return newest is None or newest.astimezone(zone).date() != self._clock.today()

    def second_is_behind(self) -> bool:
        """Whether the second place can be reached and lacks the newest backup."""
        standing = self.standing()
        behind = standing.elsewhere is None or (standing.here or standing.elsewhere) > standing.elsewhere
        return standing.elsewhere_present and standing.here is not None and behind

    def back_up(self, occasion: Occasion, report: Report) -> Made:
        """Make one, verified, copy it to the second place, and remove those outlived.

        Raises `VaultUnsound`, `DiskFull`, `VaultReadOnly`, `DiskTrouble` for this computer; what happens at
        the second place is told in the answer and tried again later.
        """
        backup = self._here.make(occasion, self._clock.now(), lambda percent: report(percent * 8 // 10))
        trouble = self._bring_elsewhere(backup, report)
        self._here.remove_outlived(self._clock.now())
        report(100)
        return Made(backup, trouble)

    def catch_up(self, report: Report) -> Made | None:
        """Copy the newest backup to the second place if it lacks it; None if there was nothing to do."""
        newest = self._here.backups()[:1]
        if not newest or not self.second_is_behind():
            return None
        return Made(newest[0], self._bring_elsewhere(newest[0], report))

    def write_down(self, made: Made) -> None:
        """Put it into the security record; on the window's thread, once the slow part is over."""
        self._record.note(Act.BACKED_UP)
        if self._elsewhere() is not None:
            self._record.note(Act.BACKED_UP_ELSEWHERE, went_well=made.elsewhere is None)

    def _bring_elsewhere(self, backup: Backup, report: Report) -> VaultTrouble | None:
        second = self._elsewhere()
        if second is None:
            return None
        try:
            second.take_in(self.path_of(backup), lambda percent: report(80 + percent * 2 // 10))
            second.remove_outlived(self._clock.now())
        except VaultTrouble as trouble:
            return trouble
        return None


def _newest(place: Place) -> datetime | None:
    backups = place.backups() if place.present else []
    return backups[0].made_at if backups else None
