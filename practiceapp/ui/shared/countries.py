"""Countries, currencies, time zones and languages of invoices to choose from, and what goes with a country.

Pairs of what is read and what is kept, ready for `choice_field`. From Qt's own tables; nothing is looked up.
"""

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, QTimeZone

from practiceapp.resources import invoice_languages as written_languages
from practiceapp.ui.shared.language import LANGUAGE, SOURCE_LANGUAGE, in_order, own_name

FIRST_CURRENCIES = ("EUR", "GBP", "CHF", "USD")
FALLBACK_COUNTRY, FALLBACK_CURRENCY, FALLBACK_ZONE = "DE", "EUR", "Europe/Berlin"
CODE_LENGTH = 2


def countries() -> list[tuple[str, str]]:
    """Names in the language of the screen and ISO 3166 codes, in the order of its alphabet."""
    return list(_countries(LANGUAGE.code))


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for country in QLocale.Country:
        code = QLocale.territoryToCode(country)
        if len(code) == CODE_LENGTH and code.isalpha():
            found[code] = QLocale.territoryToString(country)
    if language != SOURCE_LANGUAGE:
        found.update((code, name) for code, name in _names(language).items() if code in found)
    return tuple(sorted(((name, code) for code, name in found.items()), key=lambda pair: in_order(pair[0])))


def _names(language: str) -> dict[str, str]:
    """The countries as this language calls them; Qt knows only the English names."""
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}


def currencies() -> list[tuple[str, str]]:
    """ISO 4217 codes, the most usual first."""
    found = {
        _locale_of(code).currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        for _, code in countries()
    }
    others = sorted(code for code in found if code and code not in FIRST_CURRENCIES)
    return [(code, code) for code in (*FIRST_CURRENCIES, *others)]


@cache
def _known_zones() -> frozenset[str]:
    """What this machine knows; reading it takes a while and never changes while the program runs."""
    return frozenset(name for name in available_timezones() if "/" in name)


def zones(country: str) -> list[tuple[str, str]]:
    """IANA time zones, those of the country first."""
    own = zones_of(country)
    rest = sorted(name for name in _known_zones() if not name.startswith(("Etc/", "posix")))
    return [(name.replace("_", " "), name) for name in (*own, *(name for name in rest if name not in own))]


def zones_of(country: str) -> list[str]:
    """The time zones of one country that this machine knows."""
    known = _known_zones()
    names = (bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds(_territory(country)))
    return sorted(name for name in names if name in known)


def invoice_languages() -> list[tuple[str, str]]:
    """The languages an invoice can be written in, each in its own words."""
    return [(own_name(code), code) for code in written_languages()]


def invoice_language_for(screen: str) -> str:
    """What is proposed to someone who reads this language: her own if invoices speak it, else English."""
    spoken = screen.partition("_")[0]
    return spoken if spoken in written_languages() else SOURCE_LANGUAGE


def screen_languages() -> list[tuple[str, str]]:
    """The languages the screen speaks, each in its own words."""
    return [(own_name(code), code) for code in LANGUAGE.available()]


def system_country() -> str:
    """The country this computer is set to."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if len(code) == CODE_LENGTH and code.isalpha() else FALLBACK_COUNTRY


def currency_of(country: str) -> str:
    """What is paid with in this country."""
    return (
        _locale_of(country).currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) or FALLBACK_CURRENCY
    )


def zone_of(country: str) -> str:
    """The computer's own time zone if it lies in this country, else one of the country's."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    there = zones_of(country)
    if own in there:
        return own
    capital = {
        "DE": "Europe/Berlin",
        "US": "America/New_York",
        "CA": "America/Toronto",
        "ES": "Europe/Madrid",
    }
    return capital.get(country) or (there[0] if there else FALLBACK_ZONE)


def _territory(country: str) -> QLocale.Country:
    return QLocale.codeToTerritory(country)


def _locale_of(country: str) -> QLocale:
    return QLocale(QLocale.Language.AnyLanguage, _territory(country))
