"""Where days lie on a line of time, and which of them are named below it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLocale

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import LANGUAGE

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two names below the line; the first that leaves room for them is taken."""
YEAR = 12
FEW_DAYS = 62


@dataclass(frozen=True)
class Tick:
    """A day named below the line."""

    on: date
    words: str


@dataclass(frozen=True)
class TimeLine:
    """From `first` to `last` over a width, which begins after a margin of `left`."""

    first: date
    last: date
    left: float
    width: float

    def x(self, on: date) -> float:
        """How far from the beginning of the picture a day lies; a line of one day has it in the middle."""
        days = (self.last - self.first).days
        share = (on - self.first).days / days if days else 0.5
        return self.left + share * self.width

    def ticks(self, long: Callable[[str], int], room: int) -> list[Tick]:
        """The days to name: `long(words)` is their length in px, `room` what stays free between two."""
        if (self.last - self.first).days < FEW_DAYS:
            ends = dict.fromkeys((self.first, self.last))
            return [Tick(on, formats.day(on)) for on in ends]
        found: list[Tick] = []
        for step in STEPS:
            found = self._every(step)
            if self._fit(found, long, room):
                break
        return found

    def _every(self, months: int) -> list[Tick]:
        found, number = [], self.first.year * YEAR + self.first.month - 1
        number += self.first.day > 1
        number += -number % months
        while (on := date(number // YEAR, number % YEAR + 1, 1)) <= self.last:
            found.append(Tick(on, _name(on, months)))
            if number + months >= date.max.year * YEAR:
                break
            number += months
        return found

    def _fit(self, ticks: list[Tick], long: Callable[[str], int], room: int) -> bool:
        ends = [(self.x(tick.on), long(tick.words) / 2) for tick in ticks]
        return all(at + half + room <= after - rest for (at, half), (after, rest) in pairwise(ends))


def _name(on: date, months: int) -> str:
    """A year where one begins, else the month in short."""
    if on.month == 1 or months >= YEAR:
        return str(on.year)
    return LANGUAGE.locale.standaloneMonthName(on.month, QLocale.FormatType.ShortFormat)
