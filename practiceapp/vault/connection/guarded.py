"""The open vault file: statements in, whole rows out, and nothing that walks past the boundary."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2
from typing_extensions import override

from practiceapp.vault import boundary
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.troubles import trouble_for

Parameters = Sequence[object] | Mapping[str, object]
Row = tuple[Any, ...]
COPIED_AT_ONCE = 256
"""Pages of one step of a copy; in between a note can be saved."""


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    def executescript(self, *_: object) -> NoReturn:
        raise PermissionError("a script would commit the open transaction")


class Guarded(dbapi2.Connection):  # type: ignore[misc]
    """A connection without the calls that walk past the boundary or end a transaction unasked."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise PermissionError("not available on the connection to the vault")

    backup = open_blob = set_authorizer = load_extension = enable_load_extension = _refuse
    executescript = create_function = set_trace_callback = reset_key = _refuse

    @override
    def cursor(self, *_: object) -> dbapi2.Cursor:
        return super().cursor(_Cursor)


class VaultConnection:
    """The open file: statements in, whole rows out, the engine's errors in our words."""

    def __init__(self, raw: dbapi2.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        self._opened_as = identity(path)
        self.stand_under(boundary.base())

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Run one statement and fetch everything it answers."""
        return self._run(sql, parameters)[0]

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one INSERT; the id of the new row."""
        return int(self._run(sql, parameters)[1].lastrowid)

    def changed(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; how many rows it changed."""
        return int(self._run(sql, parameters)[1].rowcount)

    def _run(self, sql: str, parameters: Parameters) -> tuple[list[Row], dbapi2.Cursor]:
        try:
            cursor = self._raw.execute(sql, parameters)
            return cursor.fetchall(), cursor
        except dbapi2.Error as error:
            trouble = in_our_words(error)
        # Raised out here so that the engine's error, which names tables, is not attached to ours.
        raise trouble

    def stand_under(self, rule: Boundary) -> None:
        """From now on every statement is compiled under this rule; those compiled before are asked again."""
        dbapi2.Connection.set_authorizer(self._raw, rule)

    @contextmanager
    def under(self, rule: Boundary) -> Iterator[None]:
        """Stand under this rule for a while, then under the base one."""
        self.stand_under(rule)
        try:
            yield
        finally:
            self.stand_under(boundary.base())

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def roll_back(self) -> None:
        """Give up the open transaction, if the engine has not done so by itself."""
        self.stand_under(boundary.base())
        if self.in_transaction:
            self.rows("ROLLBACK")

    def still_the_same_file(self) -> bool:
        """Whether the path still leads to the file that was opened; a sync program may have swapped it."""
        try:
            return identity(self.path) == self._opened_as
        except FileNotFoundError:
            return False

    def copy_into(self, other: "VaultConnection", stepped: Callable[[int, int], None]) -> None:
        """Copy every page into another file, under that one's key; what is saved meanwhile comes along.

        `stepped(left, total)` is called after each step, in pages; what it raises ends the copy.
        """
        trouble: Exception | None = None
        try:
            dbapi2.Connection.backup(
                self._raw,
                other._raw,  # noqa: SLF001 - the other end of the same kind
                pages=COPIED_AT_ONCE,
                progress=lambda _status, left, total: stepped(left, total),
            )
        except dbapi2.Error as error:
            trouble = in_our_words(error)
        if trouble is not None:
            raise trouble

    def close(self) -> None:
        """Close the file; closing twice is no mistake."""
        self._raw.close()


def in_our_words(error: dbapi2.Error) -> Exception:
    """The engine's error in our words; its own text would name tables."""
    return trouble_for(getattr(error, "sqlite_errorcode", None), str(error))


def identity(path: Path) -> tuple[int, int]:
    """Which file this path leads to, whatever its name. Raises FileNotFoundError."""
    found = os.lstat(path)
    return found.st_dev, found.st_ino
