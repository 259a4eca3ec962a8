"""Days and amounts as a reader of that language and country writes them, by Babel."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale, localedata
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from practiceapp.domain.account.money import ONE, Money

_MINOR = 100
_MINUS = "−"
_BRITISH_UNLESS = "US"
_PERCENT = 100


@dataclass(frozen=True)
class Figures:
    """Formats for one invoice."""

    locale: Locale

    @classmethod
    def of(cls, language: str, country: str) -> "Figures":
        """Choose the formats of a language as written in the therapist's country, if it is spoken there."""
        if language == "en":
            return cls(Locale(language, country if country == _BRITISH_UNLESS else "GB"))
        there = f"{language}_{country}"
        return cls(Locale.parse(there if localedata.exists(there) else language))

    def day(self, day: date) -> str:
        """Return a day with its month in words."""
        return str(format_date(day, format="long", locale=self.locale))

    def amount(self, money: Money) -> str:
        """Return an amount with its currency."""
        return _typeset(str(format_currency(_major(money), money.currency, locale=self.locale)))

    def figure(self, money: Money) -> str:
        """Return an amount for a column of amounts in one currency."""
        return _typeset(str(format_decimal(_major(money), format="#,##0.00", locale=self.locale)))

    def quantity(self, thousandths: int) -> str:
        """Return a quantity without needless zeros."""
        return _typeset(
            str(format_decimal(Decimal(thousandths) / ONE, format="#,##0.###", locale=self.locale))
        )

    def rate(self, basis_points: int) -> str:
        """Return a rate in per cent."""
        figure = format_decimal(Decimal(basis_points) / _PERCENT, format="0.##", locale=self.locale)
        spaced = "\u00a0" in Locale(self.locale.language).percent_formats[None].pattern
        return f"{figure}\u00a0%" if spaced else f"{figure}%"

    def country(self, code: str) -> str:
        """Return a country's name in capitals, for the last line of a letter abroad."""
        name = self.locale.territories.get(code)
        return str(name or code).upper()


def _major(money: Money) -> Decimal:
    return Decimal(money.minor) / _MINOR


def _typeset(text: str) -> str:
    """Return a figure with a true minus and no space that the typeface lacks."""
    return text.replace("-", _MINUS).replace("\u202f", "\u00a0")
