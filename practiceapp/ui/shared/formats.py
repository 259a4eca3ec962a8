"""Days, times and money the way she reads them, in the language and country of the screen.

`long_day(date)` Monday 23 November 2026 · `day(date)` 23 Nov 2026 · `short_day(date)` Mon 23 Nov ·
`month(date)` November 2026 · `clock(time)` 09:58 · `money(18000, "EUR")` €180.00 · `plain_amount` 180.00 ·
`minor_from_text("180", "EUR")` 18000 · `number(12)`.
"""

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
    bare = text.strip().replace(SIGNS.get(currency, currency), "").replace(currency, "").strip()
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


def long_day(on: date) -> str:
    """Monday 23 November 2026."""
    return LANGUAGE.locale.toString(_qdate(on), "dddd d MMMM yyyy")


def day(on: date) -> str:
    """23 Nov 2026."""
    return LANGUAGE.locale.toString(_qdate(on), "d MMM yyyy")


def short_day(on: date) -> str:
    """Mon 23 Nov."""
    return LANGUAGE.locale.toString(_qdate(on), "ddd d MMM")


def month(on: date) -> str:
    """November 2026."""
    return LANGUAGE.locale.standaloneMonthName(on.month) + f" {on.year}"


def clock(at: time | datetime) -> str:
    """Hours and minutes of a time that is already local."""
    return f"{at.hour:02}:{at.minute:02}"


def number(count: int) -> str:
    """A count with its groups: 1,250."""
    return LANGUAGE.locale.toString(count)


def _qdate(on: date) -> QDate:
    return QDate(on.year, on.month, on.day)
