"""The practice: the therapist's own data and what holds for every client unless agreed otherwise."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from practiceapp.domain.errors import AmountOutOfReach, CodeUnknown, NameMissing, TextTooLong

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

TEXT_LIMIT = 200
FEE_LIMIT_MINOR = 10_000_000
MINUTES = (5, 480)
NOTICE_HOURS = (0, 336)
PERCENT = (0, 100)


def within(field: str, value: int, lowest: int, highest: int) -> None:
    """Raises AmountOutOfReach unless lowest <= value <= highest."""
    if not lowest <= value <= highest:
        raise AmountOutOfReach(field, lowest, highest)


def clean_line(field: str, text: str, limit: int = TEXT_LIMIT) -> str:
    """One line as it is kept: outer blanks gone, control characters and broken code points made harmless.

    Raises TextTooLong.
    """
    line = " ".join(without_broken_characters(text).split())
    if len(line) > limit:
        raise TextTooLong(field, limit)
    return line


def without_broken_characters(text: str) -> str:
    """The text without what no file can hold: control characters go, lone surrogates become U+FFFD."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", kept)
    return re.sub(r"[\ud800-\udfff]", "\ufffd", kept)


def known_zone(name: str) -> "ZoneInfo":
    """The zone of an IANA name. Raises CodeUnknown."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as unknown:
        raise CodeUnknown("time_zone") from unknown


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice. Fees in minor units of `currency`, lengths in minutes, notice in hours.

    A fee of None is not known yet; 0 is without a fee on purpose.

    `late_fee_percent` is the share of the fee due for a session cancelled later than `notice_hours` before
    it.
    """

    therapist_name: str
    practice_name: str = ""
    country: str = "DE"
    currency: str = "EUR"
    time_zone: str = "Europe/Berlin"
    language: str = "en"
    minutes: int = 50
    fee_minor: int | None = None
    consultation_minutes: int = 50
    consultation_fee_minor: int | None = None
    notice_hours: int = 48
    late_fee_percent: int = 100

    def checked(self) -> "Practice":
        """This practice as it is kept. Raises NameMissing, TextTooLong, CodeUnknown, AmountOutOfReach."""
        name = clean_line("therapist_name", self.therapist_name)
        if not name:
            raise NameMissing
        _code("country", self.country, r"[A-Z]{2}")
        _code("currency", self.currency, r"[A-Z]{3}")
        _code("language", self.language, r"[a-z]{2,3}")
        known_zone(self.time_zone)
        for field in ("minutes", "consultation_minutes"):
            within(field, getattr(self, field), *MINUTES)
        for field in ("fee_minor", "consultation_fee_minor"):
            fee = getattr(self, field)
            if fee is not None:
                within(field, fee, 0, FEE_LIMIT_MINOR)
        within("notice_hours", self.notice_hours, *NOTICE_HOURS)
        within("late_fee_percent", self.late_fee_percent, *PERCENT)
        return replace(
            self, therapist_name=name, practice_name=clean_line("practice_name", self.practice_name)
        )


def _code(field: str, text: str, shape: str) -> None:
    if re.fullmatch(shape, text) is None:
        raise CodeUnknown(field)
