"""Rows under the content seal: whoever adds or changes one here carries the seal along."""

from collections.abc import Iterator
from dataclasses import dataclass

from practiceapp.vault.seal import Sealed
from practiceapp.vault.works import Work

Value = int | str | None


@dataclass(frozen=True)
class SealedTable:
    """A table of which every row, every column, is sealed; `columns` begins with the row's id."""

    name: str
    columns: tuple[str, ...]

    @property
    def select(self) -> str:
        """Every row as the seal knows it."""
        return f"SELECT '{self.name}', {', '.join(self.columns)} FROM {self.name}"  # noqa: S608  names from below

    def add(self, work: Work, *values: Value) -> int:
        """A new row, its columns but the id in order; its id."""
        names, marks = ", ".join(self.columns[1:]), ", ".join("?" for _ in values)
        row_id = work.insert(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", values)  # noqa: S608  likewise
        work.seal.replaced(None, (self.name, row_id, *values))
        return row_id

    def change(self, work: Work, row_id: int, **values: Value) -> None:
        """Other values in some columns of a row."""
        old = self._row(work, row_id)
        changes = ", ".join(f"{column} = ?" for column in values)
        statement = f"UPDATE {self.name} SET {changes} WHERE {self.columns[0]} = ?"  # noqa: S608  likewise
        work.changed(statement, (*values.values(), row_id))
        known = dict(zip(self.columns, old[1:], strict=True)) | values
        work.seal.replaced(old, (self.name, *known.values()))

    def remove(self, work: Work, row_id: int) -> None:
        """The row is gone."""
        old = self._row(work, row_id)
        work.changed(f"DELETE FROM {self.name} WHERE {self.columns[0]} = ?", (row_id,))  # noqa: S608  likewise
        work.seal.replaced(old, None)

    def _row(self, work: Work, row_id: int) -> Sealed:
        return work.execute(f"{self.select} WHERE {self.columns[0]} = ?", (row_id,))[0]


NOTES = SealedTable(
    "notes",
    (
        "note_id",
        "session_id",
        "client_id",
        "kind",
        "state",
        "revision",
        "started_at",
        "saved_at",
        "locked_at",
    ),
)
PASSAGES = SealedTable("note_passages", ("note_passage_id", "note_id", "heading", "text", "added_at"))
REVISIONS = SealedTable("note_revisions", ("note_revision_id", "note_id", "revision", "saved_at", "body"))
SEALED_TABLES = (NOTES, PASSAGES, REVISIONS)


def sealed_rows(work: Work) -> Iterator[Sealed]:
    """Every sealed row of the vault, for `seal.verify`."""
    for table in SEALED_TABLES:
        yield from work.execute(table.select)
