"""One box that finds clients by name or reference, and every note by its words. Payers are in no search."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from practiceapp.domain.clients import ClientId, ClientState, finder
from practiceapp.domain.clinical.notes import Heading, NoteId
from practiceapp.domain.sessions import SessionId
from practiceapp.services.works import Works

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class FoundClient:
    """A client whose name or reference begins with what was typed."""

    client_id: ClientId
    label: str
    reference: str
    full_name: str
    state: ClientState


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that holds the words, and the passage that shows most of them.

    `marks` are (start, length) of the hits within `snippet`.
    """

    note_id: NoteId
    session_id: SessionId
    client_id: ClientId
    label: str
    day: date
    heading: Heading
    snippet: str
    marks: tuple[tuple[int, int], ...]
    reference: str


Found = FoundClient | FoundNote
Finds = Callable[..., bool]


class SearchStore(Protocol):
    """Looks words up."""

    def clients(self, finds: Finds, limit: int) -> list[FoundClient]:
        """Those of whom `finds` says yes to given name, family name and reference; not the bin."""
        ...

    def notes(self, words: Sequence[str], beginning: str | None, limit: int) -> list[FoundNote]:
        """Notes with all `words` and a word starting with `beginning`, newest begun first."""
        ...


class SearchWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def search(self) -> SearchStore:
        """Where words are looked up."""
        ...


class SearchService:
    """Finds while typing."""

    def __init__(self, works: Works[SearchWork]) -> None:
        self._works = works

    def find(self, words: str, limit: int = 40) -> list[Found]:
        """Clients first, then notes, newest begun first; at most `limit` of each.

        The words may stand under different headings of a note, or in what was added to it. Case and accents
        do not matter; the last word may be unfinished, from its second letter on. Signs are no commands:
        what was typed is looked for as words.
        """
        whole, beginning = _terms(words)
        if not words.strip():
            return []
        finds = finder(words)
        with self._works.read() as work:
            found: list[Found] = [*work.search.clients(finds, limit)]
            if whole or beginning:
                found.extend(work.search.notes(whole, beginning, limit))
        return found


def _terms(typed: str) -> tuple[tuple[str, ...], str | None]:
    """The finished words and the beginning of the last one; a single letter at the end says too little."""
    words = _WORD.findall(unicodedata.normalize("NFC", typed.replace("\x00", " ")))[:_MOST_WORDS]
    if not words:
        return (), None
    *whole, last = words
    if typed[-1:].isspace() and len(last) > 1:
        return tuple(words), None
    return tuple(whole), last if len(last) > 1 else None
