"""The closed catalogue of what an invoice line can say; the words themselves are in `documents`."""

import re
from enum import Enum

WORDINGS_VERSION = 1
"""Raised when a sentence of the catalogue changes; an issued invoice keeps the one it was issued with."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def is_language(code: str) -> bool:
    """Whether this can name a language; which there are wordings for, the files say."""
    return bool(_LANGUAGE.fullmatch(code))


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
