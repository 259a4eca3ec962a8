"""The closed catalogue of what an invoice line can say; the words themselves are in `documents`."""

from enum import Enum

WORDINGS_VERSION = 1
"""Raised when a sentence of the catalogue changes; an issued invoice keeps the one it was issued with."""

LANGUAGES = ("en", "de")
"""Languages an invoice can be written in; the first where nothing else is said."""

_GERMAN = frozenset({"DE", "AT", "CH"})


def usual_language(country: str) -> str:
    """Return the language in which invoices of a country are usually written, as far as there is a choice."""
    return "de" if country in _GERMAN else LANGUAGES[0]


class Wording(Enum):
    """What a line says. There is no free text."""

    SESSION = "session"
    """A professional session."""
    INDIVIDUAL = "individual"
    """Individual professional sessions: taxable work that is neither coaching nor care."""
    SERVICES = "services"
    """Professional services: the one line of a single sum for a month."""
    LATE_CANCEL = "late_cancel"
    """A reserved appointment under the cancellation terms: the client's own invoice only."""


SESSION_WORDINGS = (Wording.SESSION, Wording.INDIVIDUAL)
"""Those a therapist can choose for her sessions."""
