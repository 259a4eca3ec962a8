"""The invented therapist, people, companies and words, as they lie in `resources/demo`."""

import json
import random
from datetime import date
from functools import cache
from typing import Any

from practiceapp.domain.account.arrangements import CONSENT_VERSION, PAYER_CHOICE, ArrangementTerms, Side
from practiceapp.domain.account.parties import Address, Bank, Party, Ref
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.clients import ClientDetails
from practiceapp.domain.clinical.notes import Heading, headings_of
from practiceapp.domain.practice import Practice
from practiceapp.domain.sessions import SessionKind
from practiceapp.resources import resource_path

_HEADING_USED = 0.6


def invented_practice() -> Practice:
    """The practice of the invented therapist."""
    return Practice(**_read("practice")["practice"])


def invented_seller() -> SellerProfile:
    """Her profile as it stands on invoices."""
    entry = _read("practice")["seller"]
    treatment = Treatment(Tax.STANDARD, entry["rate_bp"])
    return SellerProfile(
        Party(entry["name"], _address(entry), tax_number=entry["tax_number"]),
        treatment,
        treatment.for_reserved_hour(),
        bank=Bank(entry["name"], entry["iban"]),
        wording=Wording.INDIVIDUAL,
    )


def person(number: int, chance: random.Random) -> ClientDetails:
    """The person of this number: the name goes by it, the address by chance."""
    people = _read("people")
    given, family = people["given_names"], people["family_names"]
    postcode, city = chance.choice(people["cities"])
    return ClientDetails(
        given_name=given[number % len(given)],
        family_name=family[(number + number // len(given)) % len(family)],
        street=f"{chance.choice(people['streets'])} {chance.randint(1, 60)}",
        postcode=postcode,
        city=city,
        country="DE",
    )


def company_pays(number: int, since: date) -> ArrangementTerms:
    """The company of this number is invoiced and pays; the client has agreed to the least it may read."""
    companies = _read("companies")
    company = companies[number % len(companies)]
    return ArrangementTerms(
        invoice_to=Side.PAYER,
        paid_by=Side.PAYER,
        payer=Party(company["name"], _address(company)),
        order=Ref(company["order"]) if company["order"] else None,
        choice=PAYER_CHOICE,
        instructed_on=since,
        consented_on=since,
        consent_version=CONSENT_VERSION,
    )


def passages(kind: SessionKind, chance: random.Random) -> dict[Heading, str]:
    """Every heading of the consultation's note; of a session's some, as the evening allowed."""
    words = _read("notes")
    chosen = {}
    for heading in headings_of(kind):
        always = kind is SessionKind.CONSULTATION or heading in (Heading.ALIVE, Heading.SENTENCE)
        if always or chance.random() < _HEADING_USED:
            chosen[heading] = chance.choice(words[heading.value])
    return chosen


def addition(chance: random.Random) -> str:
    """What was put to a finished note a day later."""
    text: str = chance.choice(_read("notes")[Heading.ADDITION.value])
    return text


def _address(entry: dict[str, str]) -> Address:
    return Address(entry["street"], entry["postcode"], entry["city"], entry["country"])


@cache
def _read(name: str) -> Any:  # noqa: ANN401  our own JSON, of several shapes
    return json.loads(resource_path("demo", f"{name}.json").read_text(encoding="utf-8"))
