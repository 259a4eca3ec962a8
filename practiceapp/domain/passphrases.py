"""What makes a passphrase good enough, and how recovery words are read as people type them."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

SUGGESTED_WORDS = 6
LIST_LENGTH = 7776
LEAST_GUESSES_LOG10 = 14.0
"""Below this, one graphics card could guess the passphrase of a stolen vault in years (vault.md 2.3)."""


@dataclass(frozen=True)
class Verdict:
    """How a passphrase stands up to guessing; `guesses_log10` is the estimated tries, as a power of ten."""

    strong: bool
    guesses_log10: float

    @classmethod
    def of(cls, guesses_log10: float) -> "Verdict":
        """The verdict on an estimate of tries."""
        return cls(guesses_log10 >= LEAST_GUESSES_LOG10, guesses_log10)


@dataclass(frozen=True)
class UnknownWord:
    """A typed recovery word that is in no list, by position from 1, with the word probably meant."""

    position: int
    suggestion: str | None


@dataclass(frozen=True)
class WordCheck:
    """What is known of typed recovery words before they are tried on a vault.

    `missing` of 24 are not typed yet; `whole` means all 24 are in the list and their checksum fits.
    """

    missing: int
    unknown: tuple[UnknownWord, ...]
    whole: bool


def normalised(passphrase: str) -> str:
    """The passphrase as the key is derived from it: NFKC, so that an accent typed in two ways is one.

    Nothing is trimmed; a space at either end is part of the passphrase.
    """
    return unicodedata.normalize("NFKC", passphrase)


def suggestion(words: Sequence[str], below: Callable[[int], int]) -> str:
    """Six words out of a list of 7,776: 77 bits. `below(n)` is a fair random number from 0 to n - 1.

    Raises ValueError for a list that would give less than it promises.
    """
    if len(words) != LIST_LENGTH or len(set(words)) != LIST_LENGTH:
        raise ValueError("the list must hold 7,776 different words")
    return " ".join(words[below(len(words))] for _ in range(SUGGESTED_WORDS))


def plain_words(typed: Sequence[str]) -> tuple[str, ...]:
    """Recovery words without what typing adds: capitals, surrounding spaces, several words in one field."""
    return tuple(unicodedata.normalize("NFKD", " ".join(typed)).lower().split())


def nearest_words(words: Sequence[str], known: Sequence[str]) -> tuple[UnknownWord, ...]:
    """The words that are in no list, each with the one probably meant."""
    import difflib

    listed = frozenset(known)
    found = []
    for position, word in enumerate(words, start=1):
        if word not in listed:
            close = difflib.get_close_matches(word, known, n=1)
            found.append(UnknownWord(position, close[0] if close else None))
    return tuple(found)


def differing(typed: Sequence[str], written: Sequence[str]) -> tuple[int, ...]:
    """The positions, from 1, at which words typed back differ from those written down or are missing."""
    words = plain_words(typed)
    return tuple(
        position
        for position, word in enumerate(written, start=1)
        if len(words) < position or words[position - 1] != word
    )
