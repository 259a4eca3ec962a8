"""A client's reference: a short neutral code that says nothing about the person and is never used again."""

import re
from collections.abc import Sequence
from typing import Protocol

# No vowels, so no word can arise; nothing easily misread on paper (0 O, 1 I L, 2 Z, 5 S, 8 B).
ALPHABET = "234679CDFGHJKMNPQRTVWX"
_LENGTH = 4
_SHAPE = re.compile(r"K-[0-9A-Z]{4}\Z")


class Randomness(Protocol):
    """The source of chance; the real one is the system's own (random.SystemRandom)."""

    def choice(self, seq: Sequence[str], /) -> str:
        """One of these."""
        ...


def random_reference(randomness: Randomness) -> str:
    """One reference such as K-7F3Q, out of 234,256. Whether it is still free is for the store to say."""
    return "K-" + "".join(randomness.choice(ALPHABET) for _ in range(_LENGTH))


def is_reference(text: str) -> bool:
    """Whether a text has the shape of a client reference."""
    return _SHAPE.match(text) is not None
