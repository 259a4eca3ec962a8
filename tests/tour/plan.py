"""What the tour enters: who, when, in which words. All of it follows from the seed."""

import json
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from practiceapp.resources import resource_path
from tests.drive import Company
from tests.drive.books import DATES_WHEN, LEAST_WHEN, LEAST_WHO, NAME_WHO, REFERENCE_WHO

ZONE = ZoneInfo("Europe/Berlin")
LAST_DAY = date(2026, 11, 30)
"""A Monday, and the end of a month."""
TIMES = ("08:00", "10:30", "14:00", "16:00", "18:00")
WEEK = timedelta(days=7)
LATE, MINE, MISSED = "Cancelled late", "Cancelled by me", "Did not come"
CHOICES = ((REFERENCE_WHO, LEAST_WHEN), (NAME_WHO, DATES_WHEN), (LEAST_WHO, LEAST_WHEN))


@dataclass(frozen=True)
class Comer:
    """Someone who comes: who pays, on which weekday, at what time."""

    given_name: str
    family_name: str
    address: dict[str, str]
    company: Company | None
    choice: tuple[str, str]
    weekday: int
    at: str


@dataclass(frozen=True)
class Hour:
    """One session as it will be entered: `fate` is what became of it, nothing when it was held."""

    comer: int
    day: date
    at: str
    fate: str = ""


def moment(day: date, at: str) -> datetime:
    """The instant of that time of day in the practice's zone."""
    return datetime.combine(day, time.fromisoformat(at), ZONE)


def seller() -> dict[str, str]:
    """The invented therapist's own details, by the words of the form."""
    entry = _read("practice")["seller"]
    return {
        "Legal name": entry["name"],
        "Street and number": entry["street"],
        "Postcode": entry["postcode"],
        "City": entry["city"],
        "Tax number": entry["tax_number"],
        "Name on the account": entry["name"],
        "IBAN": entry["iban"],
    }


def practice() -> dict[str, Any]:
    """The invented practice."""
    entry: dict[str, Any] = _read("practice")["practice"]
    return entry


def fee() -> str:
    """The invented therapist's usual fee, as she types it."""
    return f"{practice()['fee_minor'] / 100:.2f}"


def comers(clients: int, chance: random.Random) -> list[Comer]:
    """Every other client's company pays; each has a regular time of their own."""
    people, companies = _read("people"), _read("companies")
    found = []
    for number in range(clients):
        postcode, city = chance.choice(people["cities"])
        entry = companies[number // 2 % len(companies)]
        given, family = people["given_names"], people["family_names"]
        found.append(
            Comer(
                given[number % len(given)],
                family[(number + number // len(given)) % len(family)],
                {
                    "Street and number": f"{chance.choice(people['streets'])} {chance.randint(1, 60)}",
                    "Postcode": postcode,
                    "City": city,
                },
                _company(entry) if number % 2 else None,
                CHOICES[number // 2 % len(CHOICES)],
                number % 5 if number % 2 else 0,
                TIMES[(number // 2 if number % 2 == 0 else number) % len(TIMES)],
            )
        )
    return found


def months(count: int) -> list[date]:
    """The first day of each month, the last of them the one that ends on the last day."""
    firsts = [LAST_DAY.replace(day=1)]
    for _month in range(count - 1):
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    return firsts[::-1]


def end_of(first: date) -> date:
    """The last day of a month."""
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def hours(coming: list[Comer], first: date, chance: random.Random) -> list[Hour]:
    """The sessions of a month in the order they took place; those of the very last day are left out."""
    found = []
    for number, comer in enumerate(coming):
        day = first + timedelta(days=(comer.weekday - first.weekday()) % 7)
        late = False
        while day.month == first.month and day < LAST_DAY:
            fate = chance.choices(("", LATE, MINE, MISSED), (24, 2, 1, 1))[0]
            if number == 1 and not late and day.day > 7:  # a company's client who cancels late, each month
                fate, late = LATE, True
            found.append(Hour(number, day, comer.at, fate))
            day += WEEK
    return sorted(found, key=lambda hour: (hour.day, hour.at))


def _company(entry: dict[str, str]) -> Company:
    return Company(entry["name"], entry["street"], entry["postcode"], entry["city"], entry["order"] or "")


def _read(name: str) -> Any:
    return json.loads(resource_path("demo", f"{name}.json").read_text(encoding="utf-8"))
