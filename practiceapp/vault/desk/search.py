"""Looking words up: clients by name, notes through their index."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from practiceapp.domain.clients import ClientId, ClientState
from practiceapp.domain.clinical.notes import Heading, NoteId
from practiceapp.domain.sessions import SessionId
from practiceapp.services.desk.search import Finds, FoundClient, FoundNote
from practiceapp.vault.connection import Row
from practiceapp.vault.works import Work

# Control characters never stand in a note (domain.practice.without_broken_characters), so they can mark hits.
_OPEN, _CLOSE = "\x02", "\x03"

_CLIENTS = (
    "SELECT client_id, reference, given_name, family_name, state FROM clients WHERE removed_at IS NULL"
    " ORDER BY given_name, family_name, reference"
)
# The index walks its hits newest first and stops at the limit; each hit costs a few look-ups by id.
NOTES_WITH = """
SELECT notes.note_id, notes.session_id, notes.client_id, given_name, reference, on_day, heading,
    snippet(note_search, 0, :open, :close, '…', 18)
FROM note_search
CROSS JOIN note_passages ON note_passage_id = note_search.rowid
CROSS JOIN notes USING (note_id)
CROSS JOIN sessions USING (session_id)
CROSS JOIN clients ON clients.client_id = notes.client_id
WHERE note_search MATCH :query AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
ORDER BY note_search.rowid DESC
LIMIT :limit
"""


class SearchStore:
    """Looks words up in what is not in the bin."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def clients(self, finds: Finds, limit: int) -> list[FoundClient]:
        """Those of whom `finds` says yes to given name, family name and reference; not the bin."""
        # In Python, since SQL's LIKE folds no accents; a practice has hundreds of clients, not thousands.
        found = (_client(row) for row in self._work.execute(_CLIENTS) if finds(*row[1:4]))
        return list(islice(found, limit))

    def notes(self, words: Sequence[str], beginning: str | None, limit: int) -> list[FoundNote]:
        """Passages with all `words` and a word starting with `beginning`, newest written first."""
        terms = [_quoted(word) for word in words]
        if beginning is not None:
            terms.append(_quoted(beginning) + "*")
        query = {"query": " ".join(terms), "limit": limit, "open": _OPEN, "close": _CLOSE}
        return [_note(row) for row in self._work.execute(NOTES_WITH, query)]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _client(row: Row) -> FoundClient:
    client_id, reference, given_name, family_name, state = row
    return FoundClient(
        client_id=ClientId(client_id),
        label=given_name or reference,
        reference=reference,
        full_name=f"{given_name} {family_name}".strip(),
        state=ClientState(state),
    )


def _note(row: Row) -> FoundNote:
    note_id, session_id, client_id, given_name, reference, on_day, heading, marked = row
    snippet, marks = _marks(" ".join(marked.split()))
    return FoundNote(
        note_id=NoteId(note_id),
        session_id=SessionId(session_id),
        client_id=ClientId(client_id),
        label=given_name or reference,
        day=date.fromisoformat(on_day),
        heading=Heading(heading),
        snippet=snippet,
        marks=marks,
    )


def _marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain = ""
    marks = []
    for piece in marked.split(_OPEN):
        hit, found, rest = piece.partition(_CLOSE)
        if found:
            marks.append((len(plain), len(hit)))
        plain += hit + rest
    return plain, tuple(marks)
