"""A vault with many notes, and plain sqlite3 with the same notes: same text, same journal, same index."""

import random
import sqlite3
import string
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from practiceapp.domain.clients import ClientDetails, ClientId, ClientState
from practiceapp.domain.clinical.notes import Heading, Note, NoteState
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind, SessionState
from practiceapp.services.access import unreported
from practiceapp.vault import boundary
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.keeper import VaultKeeper
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.vaults import PASSPHRASE, PRACTICE, make_keeper

WORDS_A_NOTE = 380
"""Some 2.5 KB."""
VOCABULARY = 12_000
A_BATCH = 500
DRAFTS = 10
"""The newest notes, still being written; the others are finished."""
PLAIN = """
CREATE TABLE notes (
    note_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL UNIQUE,
    saved_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE note_search USING fts5 (
    text, content = 'notes', content_rowid = 'note_id', prefix = '2 3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO note_search (note_search, rank) VALUES ('automerge', 0);
"""


class Words:
    """Invented words, few of them often and many seldom, as in a language."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        letters = self._chance.choices(string.ascii_lowercase, k=VOCABULARY * 12)
        self.all = [
            "".join(letters[n * 12 : n * 12 + self._chance.randint(3, 11)]) for n in range(VOCABULARY)
        ]
        self._weights = [1 / (n + 3) for n in range(VOCABULARY)]

    def text(self, words: int = WORDS_A_NOTE) -> str:
        """So many words."""
        return " ".join(self._chance.choices(self.all, self._weights, k=words))


@dataclass
class Stock:
    """Both, open."""

    folder: Path
    words: tuple[str, ...]
    vault: OpenedVault
    plain: sqlite3.Connection
    vocabulary: Words

    def close(self) -> None:
        """Both."""
        self.vault.close()
        self.plain.close()


def plain_database(path: Path) -> sqlite3.Connection:
    """In the vault's own mode (vault.md 2.4)."""
    plain = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "journal_mode = TRUNCATE",
        "synchronous = EXTRA",
        "cache_size = -32000",
        "secure_delete = ON",
        "foreign_keys = ON",
        "temp_store = MEMORY",
    ):
        plain.execute(f"PRAGMA {pragma}")
    plain.executescript(PLAIN)
    return plain


def stocked(folder: Path, notes: int) -> Stock:
    """Make both with so many notes, 40 a client, one a day back from March 2026."""
    keeper = make_keeper(folder / "vault")
    beginning = keeper.begin()
    words = beginning.words
    vault = _made(keeper, beginning)
    plain, vocabulary = plain_database(folder / "plain.db"), Words()
    for first in range(0, notes, A_BATCH):
        numbers = range(first, min(notes, first + A_BATCH))
        _enter(vault, plain, [(number, vocabulary.text()) for number in numbers])
    return Stock(folder / "vault", words, vault, plain, vocabulary)


def _made(keeper: VaultKeeper, beginning: object) -> OpenedVault:
    vault = keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)  # type: ignore[arg-type]
    assert isinstance(vault, OpenedVault)
    return vault


def _enter(vault: OpenedVault, plain: sqlite3.Connection, texts: list[tuple[int, str]]) -> None:
    works = VaultWorks(vault, boundary.clinical(()), ClinicalStores)
    plain.execute("BEGIN IMMEDIATE")
    with works.write() as work:
        for number, text in texts:
            at = datetime(2026, 3, 1, 9, tzinfo=UTC) - timedelta(days=number)
            client_id = ClientId(number // 40 + 1)
            if number % 40 == 0:
                details = ClientDetails(given_name=f"Ida {number}")
                client_id = work.clients.add(f"K-{number:04}", details, ClientState.ACTIVE, at)
            session_id = work.sessions.add(_session(client_id, at))
            note = work.notes.write(None, _note(session_id, client_id, at, text))
            if number >= DRAFTS:
                work.notes.write(note, note.locked(at))
            keep(plain, session_id, text, before=None)
    plain.execute("COMMIT")


def _session(client_id: ClientId, at: datetime) -> Session:
    start = LocalStart(date(at.year, at.month, at.day), time(10), "Europe/Berlin")
    kind, state = SessionKind.SESSION, SessionState.HELD
    return Session(SessionId(0), client_id, kind, start, 50, state, 18_000, None, at, at)


def _note(session_id: SessionId, client_id: ClientId, at: datetime, text: str) -> Note:
    return Note(
        None,
        session_id,
        client_id,
        SessionKind.SESSION,
        NoteState.DRAFT,
        {Heading.ALIVE: text},
        revision=1,
        started_at=at,
        saved_at=at,
    )


def keep(plain: sqlite3.Connection, session_id: int, text: str, before: tuple[int, str] | None) -> int:
    """One note and its index entry, as plain sqlite3 keeps it; the caller begins and commits."""
    at = "2026-03-01T09:00:00Z"
    if before is None:
        row = "INSERT INTO notes (session_id, saved_at, text) VALUES (?, ?, ?)"
        note_id = plain.execute(row, (session_id, at, text)).lastrowid or 0
    else:
        note_id, old = before
        delete = "INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', ?, ?)"
        plain.execute(delete, (note_id, old))
        plain.execute("UPDATE notes SET saved_at = ?, text = ? WHERE note_id = ?", (at, text, note_id))
    plain.execute("INSERT INTO note_search (rowid, text) VALUES (?, ?)", (note_id, text))
    return note_id
