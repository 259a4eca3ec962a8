"""A client: one person, known inside by a neutral reference; the name is optional."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import Enum
from typing import NewType

from practiceapp.domain.practice import clean_line

ClientId = NewType("ClientId", int)

BIN_DAYS = 30


class ClientState(Enum):
    """Where the work together stands."""

    ENQUIRY = "enquiry"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ClientDetails:
    """What the therapist wrote down about how to name and reach the person. Everything may stay empty.

    `country` is a two-letter code or empty.
    """

    given_name: str = ""
    family_name: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""

    def checked(self) -> "ClientDetails":
        """These details as they are kept: one clean line each. Raises TextTooLong."""
        lines = {field.name: clean_line(field.name, getattr(self, field.name)) for field in fields(self)}
        return ClientDetails(**lines)


@dataclass(frozen=True, slots=True)
class Client:
    """One person. `reference` (K-7F3Q) is for inside only; a payer never sees it."""

    client_id: ClientId
    reference: str
    details: ClientDetails
    state: ClientState
    created_at: datetime

    @property
    def label(self) -> str:
        """What a list may show with someone beside the screen: the first name or the reference."""
        return self.details.given_name or self.reference

    @property
    def full_name(self) -> str:
        """First and family name, or nothing when none was given."""
        return f"{self.details.given_name} {self.details.family_name}".strip()


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the list of clients. Days are local to the session."""

    client_id: ClientId
    reference: str
    given_name: str
    family_name: str
    state: ClientState
    last_on: date | None
    next_on: date | None
    next_at: time | None

    @property
    def label(self) -> str:
        """The first name or the reference."""
        return self.given_name or self.reference

    @property
    def full_name(self) -> str:
        """First and family name, or nothing when none was given."""
        return f"{self.given_name} {self.family_name}".strip()


def folded(text: str) -> str:
    """A text for comparing while typing: no case, no accents (so "jurgen" finds Jürgen)."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def finder(query: str) -> Callable[..., bool]:
    """A question to put to the texts of many clients: whether every word typed begins a word there.

    Parts of a hyphened name count as words; an empty query finds everyone.
    """
    beginnings = [f" {part}" for part in folded(query).split()]

    def finds(*texts: str) -> bool:
        there = folded(" ".join(texts))
        there = f" {there} {there.replace('-', ' ')}"
        return all(beginning in there for beginning in beginnings)

    return finds


def matches(query: str, texts: Iterable[str]) -> bool:
    """The same for the texts of one client."""
    return finder(query)(*texts)
