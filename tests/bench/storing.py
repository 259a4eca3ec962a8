"""Saving a note and finding one: the program's services against plain sqlite3 with the same text."""

import random

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.sessions import SessionId
from practiceapp.services.clinical.notes import NoteService
from practiceapp.services.clock import PracticeClock
from practiceapp.services.desk.search import SearchService
from practiceapp.vault import boundary
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.works import VaultWorks
from tests.bench.figures import Pair, interleaved
from tests.bench.stock import DRAFTS, Stock, keep

TIDIED_EVERY = 20
SEARCH = """
SELECT notes.note_id, session_id, snippet(note_search, -1, '<', '>', '…', 18)
FROM note_search CROSS JOIN notes ON notes.note_id = note_search.rowid
WHERE note_search MATCH ? ORDER BY note_search.rowid DESC LIMIT 40
"""


def saving(stock: Stock, rounds: int) -> Pair:
    """The autosave of a growing draft, one of ten notes in turn; merges come between, as while not typing."""
    notes = NoteService(
        VaultWorks(stock.vault, boundary.clinical(()), ClinicalStores), PracticeClock(lambda: "Europe/Berlin")
    )
    plain = stock.plain
    drafts = plain.execute("SELECT session_id FROM notes ORDER BY note_id LIMIT ?", (DRAFTS,))
    sessions = [session_id for (session_id,) in drafts]
    texts = [stock.vocabulary.text(60) for _ in range(rounds)]

    def grown(number: int) -> tuple[SessionId, str]:
        here = sessions[number % len(sessions)]
        return SessionId(here), " ".join(texts[number % len(sessions) : number + 1 : len(sessions)])

    def ours(number: int) -> None:
        session_id, text = grown(number)
        notes.save_draft(session_id, {Heading.ALIVE: text})

    def other(number: int) -> None:
        session_id, text = grown(number)
        plain.execute("BEGIN IMMEDIATE")
        ((note_id, old),) = plain.execute(
            "SELECT note_id, text FROM notes WHERE session_id = ?", (session_id,)
        )
        keep(plain, session_id, text, (note_id, old))
        plain.execute("COMMIT")

    mine: list[float] = []
    theirs: list[float] = []
    for first in range(0, rounds, TIDIED_EVERY):
        here = range(first, min(rounds, first + TIDIED_EVERY))
        one, two = interleaved(len(here), lambda n: ours(first + n), lambda n: other(first + n))  # noqa: B023
        mine += one
        theirs += two
        notes.tidy()
        plain.execute("INSERT INTO note_search (note_search, rank) VALUES ('merge', 100)")
    return Pair("save a note", "sqlite3, same journal mode", tuple(mine), tuple(theirs), 2.0, "P10")


def searching(stock: Stock, rounds: int) -> Pair:
    """The beginnings of words, two to five letters, as they are typed; the newest 40 with a snippet."""
    search = SearchService(VaultWorks(stock.vault, boundary.desk(), DeskStores))
    chance = random.Random(5)
    terms = [
        chance.choice(stock.vocabulary.all[: 20 + number * 20])[: chance.randint(2, 5)]
        for number in range(rounds)
    ]

    def other(number: int) -> None:
        stock.plain.execute(SEARCH, (f'"{terms[number]}"*',)).fetchall()

    mine, theirs = interleaved(rounds, lambda number: search.find(terms[number]), other)
    return Pair("search while typing", "sqlite3 FTS5, same notes", mine, theirs, 1.5, "P9")
