"""A day as a person writes it: 3 Mar 2025, 3. März, 3.3.25, 03/03/2025, 03032025, 2025-03-03.

`typed_day("3.3.25", locale, near)` gives the day, or None when the words are no day. `whole=True` takes only
what cannot be the beginning of a longer one, so that it can be asked at every key.
"""

import re

from PySide6.QtCore import QDate, QLocale

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s*([^\W\d_]{3,})\.?,?\s*(\d{4}|\d{2})?")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s*(\d{1,2})(?:\.|st|nd|rd|th)?(?:,?\s+(\d{4}|\d{2}))?")
_FIGURES = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2})?)?")
_BARE = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_MONTHS = range(1, 13)
_YEAR_DIGITS = 4
CENTURY = 100


def typed_day(text: str, locale: QLocale, near: QDate, *, whole: bool = False) -> QDate | None:
    """The day; a missing year is that of `near`, one of two digits the nearest to it."""
    words = text.strip()
    parts = _in_figures(words, locale) or _in_letters(words, locale)
    if parts is None:
        return None
    year, month, day = parts
    if whole and len(year) != _YEAR_DIGITS:
        return None
    found = QDate(_year(year, near.year()), month, day)
    return found if found.isValid() else None


def _in_figures(words: str, locale: QLocale) -> tuple[str, int, int] | None:
    if iso := _ISO.fullmatch(words):
        return iso[1], int(iso[2]), int(iso[3])
    if apart := _FIGURES.fullmatch(words):
        first, sign, second, year = apart.groups()
        turned = sign != "." and _month_first(locale)
    elif bare := _BARE.fullmatch(words):
        first, second, year = bare.groups()
        turned = _month_first(locale)
    else:
        return None
    month, day = (first, second) if turned else (second, first)
    return year or "", int(month), int(day)


def _in_letters(words: str, locale: QLocale) -> tuple[str, int, int] | None:
    if found := _DAY_FIRST.fullmatch(words):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(words):
        name, day, year = found.groups()
    else:
        return None
    month = _month(name, locale) or _month(name, QLocale.c())
    return (year or "", month, int(day)) if month else None


def _month(name: str, locale: QLocale) -> int:
    """The one month whose name begins so; 0 when there is none, or more than one."""
    begun = name.casefold()
    fits = [
        month
        for month in _MONTHS
        if any(
            long.casefold().startswith(begun)
            for long in (locale.monthName(month), locale.standaloneMonthName(month))
        )
    ]
    return fits[0] if len(fits) == 1 else 0


def _month_first(locale: QLocale) -> bool:
    written = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return written.find("M") < written.find("d")


def _year(digits: str, near: int) -> int:
    if not digits:
        return near
    if len(digits) == _YEAR_DIGITS:
        return int(digits)
    year = near - near % CENTURY + int(digits)
    return min((year - CENTURY, year, year + CENTURY), key=lambda one: abs(one - near))
