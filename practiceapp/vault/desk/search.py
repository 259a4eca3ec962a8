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

# Control characters never stand in a note (domain.practice.without_broken_characters), so they can mark hits;
# the third is what the index has between two passages (0003_notes.sql).
_OPEN, _CLOSE, _BETWEEN = "\x02", "\x03", "\x1e"
_MORE = "…"

_HEADINGS = frozenset(heading.value for heading in Heading)

_CLIENTS = (
    "SELECT client_id, reference, given_name, family_name, state FROM clients WHERE removed_at IS NULL"
    " ORDER BY given_name, family_name, reference"
)
# The index walks its hits newest first and stops at the limit; each hit costs a few look-ups by id.
NOTES_WITH = """
SELECT notes.note_id, notes.session_id, notes.client_id, given_name, reference, on_day,
    snippet(note_search, 0, :open, :close, :more, 18)
FROM note_search
CROSS JOIN notes ON notes.note_id = note_search.rowid
CROSS JOIN sessions USING (session_id)
CROSS JOIN clients ON clients.client_id = notes.client_id
WHERE note_search MATCH :query AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
ORDER BY note_search.rowid DESC
LIMIT :limit
"""
HEADING_OF = """
SELECT heading FROM note_passages WHERE note_id = ? AND instr(text, ?) > 0 ORDER BY note_passage_id LIMIT 1
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
        """Notes with all `words` and a word starting with `beginning`, newest begun first."""
        terms = [_quoted(word) for word in words]
        if beginning is not None:
            terms.append(_quoted(beginning) + "*")
        query = {"query": " ".join(terms), "limit": limit, "open": _OPEN, "close": _CLOSE, "more": _MORE}
        return [self._note(row) for row in self._work.execute(NOTES_WITH, query)]

    def _note(self, row: Row) -> FoundNote:
        note_id, session_id, client_id, given_name, reference, on_day, marked = row
        passage = _one_passage(marked)
        snippet, marks = _marks(" ".join(passage.split()))
        return FoundNote(
            note_id=NoteId(note_id),
            session_id=SessionId(session_id),
            client_id=ClientId(client_id),
            label=given_name or reference,
            day=date.fromisoformat(on_day),
            heading=self._heading(note_id, passage),
            snippet=snippet,
            marks=marks,
            reference=reference,
        )

    def _heading(self, note_id: int, passage: str) -> Heading:
        """Under which heading of the note this stands; one that is no heading of a note holds additions."""
        plain = _marks(passage)[0].strip(_MORE)
        ((heading,),) = self._work.execute(HEADING_OF, (note_id, plain))
        return Heading(heading) if heading in _HEADINGS else Heading.ADDITION


def _one_passage(marked: str) -> str:
    """Of a snippet that reaches over several passages, the piece of the one with the most hits."""
    return max(marked.split(_BETWEEN), key=lambda piece: piece.count(_OPEN))


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


def _marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain = ""
    marks = []
    for piece in marked.split(_OPEN):
        hit, found, rest = piece.partition(_CLOSE)
        if found:
            marks.append((len(plain), len(hit)))
        plain += hit + rest
    return plain, tuple(marks)
