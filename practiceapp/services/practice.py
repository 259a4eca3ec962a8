"""The therapist's own data."""

from datetime import datetime
from typing import Protocol

from practiceapp.domain.errors import NameMissing
from practiceapp.domain.practice import Practice
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.works import Works


class PracticeStore(Protocol):
    """Keeps the one practice of a vault."""

    def load(self) -> Practice | None:
        """The practice, or None in a vault where none was written yet."""
        ...

    def save(self, practice: Practice, at: datetime) -> None:
        """Keeps the practice in place of what stood before."""
        ...


class PracticeWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def practices(self) -> PracticeStore:
        """Where the practice is kept."""
        ...


def practice_in(work: PracticeWork) -> Practice:
    """The practice of this vault. Raises NameMissing in a vault where none was written yet."""
    practice = work.practices.load()
    if practice is None:
        raise NameMissing
    return practice


class PracticeService:
    """Reads and changes the practice."""

    def __init__(self, works: Works[PracticeWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock
        self._zone: str | None = None

    @property
    def zone(self) -> str:
        """The practice's time zone, read once: the clock asks for it in the middle of other work."""
        return self._zone or self.load().time_zone

    def load(self) -> Practice:
        """The practice. Raises NameMissing in a vault where none was written yet."""
        with self._works.read() as work:
            practice = practice_in(work)
        self._zone = practice.time_zone
        return practice

    def save(self, practice: Practice) -> None:
        """Keeps the practice; planned sessions keep their fees.

        Raises NameMissing, TextTooLong, CodeUnknown, AmountOutOfReach.
        """
        kept = practice.checked()
        with self._works.write() as work:
            work.practices.save(kept, this_second(self._clock))
        self._zone = kept.time_zone
