"""The sentences of an invoice, closed and versioned, in each language it can be written in.

They stand in resources/wordings, one file for each language. A changed sentence is a new version, added
beside the old ones; `domain.account.wordings.WORDINGS_VERSION` says which is written today. A file is
checked whole when it is read: every wording and every tax has its words, and no brace is unknown.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from typing import TypeVar

from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording
from practiceapp.resources import resource_path

Member = TypeVar("Member", bound=Enum)

_BRACES: Mapping[str, frozenset[str]] = {
    "minutes": frozenset({"minutes"}),
    "tax": frozenset({"rate", "base"}),
    "pay": frozenset({"amount", "due", "number"}),
    "pay_now": frozenset({"amount"}),
    "corrects": frozenset({"number", "day"}),
    "page": frozenset({"page", "pages"}),
    "span": frozenset({"first", "last"}),
}
"""What is filled into a sentence; any other stands as it is."""
_LONGEST = 160
_EXPLAINED = tuple(tax for tax in Tax if tax is not Tax.STANDARD)
_COUNTRY = re.compile(r"[A-Z]{2}")


class WordingsUnfit(ValueError):
    """A file of wordings that is not complete or says more than it may."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """All words of one language. Braces are filled with numbers, days and amounts only.

    `one` is what a line says that stands for one session, `several` any other; a sum is always `several`.
    """

    one: dict[Wording, str]
    several: dict[Wording, str]
    invoice: str
    correction: str
    draft: str
    draft_hint: str
    number: str
    date: str
    due: str
    period: str
    reference: str
    order: str
    concerns: str
    tax_number: str
    vat_id: str
    own_id: str
    your_vat_id: str
    day: str
    service: str
    minutes: str
    length: str
    count: str
    price: str
    vat: str
    amount: str
    net: str
    tax: str
    total: str
    total_corrected: str
    pay: str
    pay_now: str
    holder: str
    bank_reference: str
    corrects: str
    page: str
    span: str
    notes: dict[Tax, str]
    grounds: dict[tuple[Tax, str], str]


def phrases(version: int, language: str) -> Phrases:
    """Return the words of a version; every version ever issued is kept in the file of its language."""
    return _versions(language)[version]


@cache
def _versions(language: str) -> dict[int, Phrases]:
    file = resource_path("wordings", f"{language}.json")
    return read_wordings(file.read_text(encoding="utf-8"))


def read_wordings(text: str) -> dict[int, Phrases]:
    """Every version in a file of wordings. Raises WordingsUnfit with the place of the first fault."""
    try:
        kept = json.loads(text)
    except ValueError as error:
        raise WordingsUnfit("not a JSON file") from error
    if not isinstance(kept, dict) or not kept or not all(name.isascii() and name.isdigit() for name in kept):
        raise WordingsUnfit("versions are numbered 1, 2, 3")
    return {int(version): _phrases(words, version) for version, words in kept.items()}


def _phrases(words: object, place: str) -> Phrases:
    names = [field.name for field in fields(Phrases)]
    given = _keyed(words, names, place)
    tables = {
        "one": _by_member(given["one"], tuple(Wording), f"{place}.one"),
        "several": _by_member(given["several"], tuple(Wording), f"{place}.several"),
        "notes": _by_member(given["notes"], _EXPLAINED, f"{place}.notes"),
        "grounds": _grounds(given["grounds"], f"{place}.grounds"),
    }
    plain = {name: _sentence(given[name], f"{place}.{name}", name) for name in names if name not in tables}
    return Phrases(**plain, **tables)  # type: ignore[arg-type]


def _keyed(given: object, names: list[str], place: str) -> dict[str, object]:
    if not isinstance(given, dict):
        raise WordingsUnfit(f"{place}: no table")
    wrong = sorted(set(names) ^ set(given))
    if wrong:
        raise WordingsUnfit(f"{place}: missing or unknown: {', '.join(wrong)}")
    return given


def _by_member(given: object, members: tuple[Member, ...], place: str) -> dict[Member, str]:
    table = _keyed(given, [str(member.value) for member in members], place)
    return {member: _sentence(table[member.value], f"{place}.{member.value}") for member in members}


def _grounds(given: object, place: str) -> dict[tuple[Tax, str], str]:
    """Only where the law of a country is named; each for a tax that is explained."""
    if not isinstance(given, dict) or not set(given) <= {tax.value for tax in _EXPLAINED}:
        raise WordingsUnfit(f"{place}: a table for taxes that are explained")
    found = {}
    for tax, countries in given.items():
        if not isinstance(countries, dict) or not all(_COUNTRY.fullmatch(country) for country in countries):
            raise WordingsUnfit(f"{place}.{tax}: countries have two letters")
        for country, words in countries.items():
            found[Tax(tax), country] = _sentence(words, f"{place}.{tax}.{country}")
    return found


def _sentence(words: object, place: str, name: str = "") -> str:
    if not isinstance(words, str) or not words.strip() or len(words) > _LONGEST or not words.isprintable():
        raise WordingsUnfit(f"{place}: one line of at most {_LONGEST} characters")
    braces = re.findall(r"{([^{}]*)}", words)
    if set(braces) != _BRACES.get(name, frozenset()) or re.search(r"[{}]", re.sub(r"{\w+}", "", words)):
        raise WordingsUnfit(f"{place}: its braces are {sorted(_BRACES.get(name, ()))}")
    return words


def tax_note(words: Phrases, tax: Tax, country: str) -> str | None:
    """Return why no tax is charged, after the law of the therapist's country; None when tax is charged.

    Sources: DE § 14 (4) no. 8 and § 19 UStG; AT § 11 (1) UStG; CH Art. 21 MWSTG; UK VATA 1994 Sch. 9.
    In countries without VAT nothing is said.
    """
    if tax is Tax.STANDARD or country == "US":
        return None
    return words.grounds.get((tax, country)) or words.notes[tax]
