"""Days, times and money the way she reads them, in the language and country of the screen.

`long_day(date)` Monday 23 November 2026 · `day(date)` 23 Nov 2026 · `short_day(date)` Mon 23 Nov ·
`month(date)` November 2026 · `clock(time)` 09:58 · `money(18000, "EUR")` €180.00 · `plain_amount` 180.00 ·
`minor_from_text("180", "EUR")` 18000 · `percent(810)` 8.1 · `basis_points_from_text("8,1")` · `number(12)`.
"""

import re
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale

from practiceapp.ui.shared.language import LANGUAGE

SIGNS = {
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "CHF": "CHF",
    "SEK": "kr",
    "NOK": "kr",
    "DKK": "kr",
    "PLN": "zł",
    "CZK": "Kč",
}
WHOLE_ONLY = frozenset({"JPY", "KRW", "ISK"})
GROUP = 3
_PLAIN = frozenset({QLocale.Language.English})
_JOINTS = " ,\u060c"
_YEAR = re.compile(r"[\s,\u060c]*('[^']*')?\s*yyyy\s?[年년]?\.?")
_WEEKDAY = re.compile(r"[\s,\u060c]*dddd[\s,\u060c]*")
_RATE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?")
EXACT = 2**53
"""Above this many minor units a floating figure is no longer exact; nobody's fee comes near."""


def decimals(currency: str) -> int:
    """How many decimals a currency has (ISO 4217)."""
    return 0 if currency in WHOLE_ONLY else 2


def money(minor: int, currency: str) -> str:
    """An amount with its sign, for reading: €1,800.00, 1.800,00 €."""
    places = decimals(currency)
    written: str = LANGUAGE.locale.toCurrencyString(minor / 10**places, SIGNS.get(currency, currency), places)
    return written


def plain_amount(minor: int, currency: str) -> str:
    """An amount without sign and groups, for a field: 1800.00."""
    places = decimals(currency)
    locale = QLocale(LANGUAGE.locale)
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(minor / 10**places, "f", places)


def minor_from_text(text: str, currency: str) -> int | None:
    """Minor units from what was typed, with comma or point before the decimals; None if it is no amount."""
    places = decimals(currency)
    bare = _western(text).strip().replace(SIGNS.get(currency, currency), "").replace(currency, "").strip()
    for space in (" ", "\u00a0", "\u202f", "'", "\u2019"):
        bare = bare.replace(space, "")
    whole, part = bare, ""
    last = max(bare.rfind(","), bare.rfind("."))
    if last >= 0 and len(bare) - last - 1 != GROUP:
        whole, part = bare[:last], bare[last + 1 :]
    whole = whole.replace(",", "").replace(".", "")
    if not (whole + part).isascii() or not (whole + part).isdigit() or len(part) > places:
        return None
    minor = int(whole or "0") * 10**places + int((part or "0").ljust(places, "0") if places else 0)
    return minor if minor < EXACT else None


def percent(basis_points: int) -> str:
    """A rate as she writes it, without its sign: 19, 8.1, 5.25."""
    text = LANGUAGE.locale.toString(basis_points / 100, "f", 2)
    point = LANGUAGE.locale.decimalPoint()
    return text.rstrip(LANGUAGE.locale.zeroDigit()).rstrip(point) if point in text else text


def basis_points_from_text(text: str) -> int | None:
    """A rate from what was typed, with comma or point before the decimals; None if it is no rate."""
    found = _RATE.fullmatch(_western(text).replace("%", "").strip())
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None


def long_day(on: date) -> str:
    """Monday 23 November 2026; Montag, 23. November 2026."""
    return _written(on, _long())


def day(on: date) -> str:
    """23 Nov 2026; 23. Nov. 2026."""
    return _written(on, day_pattern())


def short_day(on: date) -> str:
    """Mon 23 Nov; Mo, 23. Nov."""
    return _written(on, _bare(_YEAR.sub("", _long()).replace("MMMM", "MMM")).replace("dddd", "ddd"))


def month(on: date) -> str:
    """November 2026."""
    name, year = LANGUAGE.locale.standaloneMonthName(on.month), str(on.year)
    long = _long()
    return f"{name} {year}" if long.find("MMMM") < long.find("yyyy") else f"{year} {name}"


def weekday(on: date) -> str:
    """Monday."""
    return LANGUAGE.locale.standaloneDayName(on.isoweekday())


def day_pattern() -> str:
    """How a day is written with its month in letters, as Qt's patterns say it: `d MMM yyyy`."""
    return _bare(_WEEKDAY.sub("", _long()).replace("MMMM", "MMM"))


def clock(at: time | datetime) -> str:
    """Hours and minutes of a time that is already local."""
    return f"{at.hour:02}:{at.minute:02}"


def number(count: int) -> str:
    """A count with its groups: 1,250."""
    return LANGUAGE.locale.toString(count)


def _western(text: str) -> str:
    """Digits and decimal sign of a language that has its own, as 0 to 9 and a point."""
    locale = LANGUAGE.locale
    zero = locale.zeroDigit()
    if zero == "0":
        return text
    own = {ord(zero) + digit: str(digit) for digit in range(10)}
    return text.translate({**own, ord(locale.decimalPoint()): ".", ord(locale.groupSeparator()): None})


def _long() -> str:
    """The whole day in the order and with the marks of the language; English ones leave a comma out."""
    pattern = LANGUAGE.locale.dateFormat(QLocale.FormatType.LongFormat)
    return pattern.replace("dddd, d ", "dddd d ") if LANGUAGE.locale.language() in _PLAIN else pattern


def _bare(pattern: str) -> str:
    """A pattern of which a part was taken, without the marks that joined it."""
    return pattern.strip(_JOINTS)


def _written(on: date, pattern: str) -> str:
    """The day after this pattern; a short weekday stands without the point some languages add."""
    locale = LANGUAGE.locale
    if "ddd" in pattern and "dddd" not in pattern:
        name = locale.standaloneDayName(on.isoweekday(), QLocale.FormatType.ShortFormat).removesuffix(".")
        pattern = pattern.replace("ddd", f"'{name}'")
    return locale.toString(QDate(on.year, on.month, on.day), pattern)
