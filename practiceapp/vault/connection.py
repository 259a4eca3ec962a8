"""The one connection to `vault.db`, opened by a recipe that refuses whatever is not plainly our vault.

Only this module knows the database engine. SQLCipher alone would open a missing or empty file as a new vault,
would accept settings without authentication, and prints errors to the terminal; each step below closes one
such door, and their order matters.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2

from practiceapp.domain.errors import (
    CipherSettingsRefused,
    EngineUnfit,
    ForeignVault,
    KeysOfAnotherVault,
    VaultEmpty,
    VaultExists,
    VaultMissing,
    VaultNotAFile,
    VaultPlain,
    VaultTruncated,
)
from practiceapp.vault import boundary
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.troubles import trouble_for

Parameters = Sequence[object] | Mapping[str, object]
Row = tuple[Any, ...]

APPLICATION_ID = 0x50564C54
SALT_BYTES = 16
PAGE_BYTES = 4096
OLDEST_ENGINE = (3, 53, 1)
_PLAIN_HEADER = b"SQLite format 3\0"
_CIPHER_SETTINGS = {
    "kdf_iter": "256000",
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_plaintext_header_size": "0",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
}
_SETTINGS = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    # Without it REPLACE would remove rows without asking the triggers that keep them.
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("cache_size", "-32000", -32000),
)
_BUSY_SECONDS = 2.0


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    def executescript(self, *_: object) -> NoReturn:
        raise PermissionError("a script would commit the open transaction")


class _Guarded(dbapi2.Connection):  # type: ignore[misc]
    """A connection without the calls that walk past the boundary or end a transaction unasked."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise PermissionError("not available on the connection to the vault")

    backup = open_blob = set_authorizer = load_extension = enable_load_extension = _refuse
    executescript = create_function = set_trace_callback = reset_key = _refuse

    def cursor(self, *_: object) -> dbapi2.Cursor:
        return super().cursor(_Cursor)


class VaultConnection:
    """The open file: statements in, whole rows out, the engine's errors in our words."""

    def __init__(self, raw: dbapi2.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        self._opened_as = _identity(path)
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
            trouble = _in_our_words(error)
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
            return _identity(self.path) == self._opened_as
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Close the file; closing twice is no mistake."""
        self._raw.close()


def complete_statement(text: str) -> bool:
    """Whether the text ends one SQL statement."""
    return bool(dbapi2.complete_statement(text))


def salt_of(path: Path) -> bytes:
    """The salt a vault file begins with. Raises what `open_connection` raises for a file that is no vault."""
    return _examined(path)


def create_connection(path: Path, key: bytes | bytearray, salt: bytes) -> VaultConnection:
    """Make a new vault file, readable by its owner only. Raises `VaultExists`."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise VaultExists from None
    raw = _connect(path)
    return _prepared(raw, path, key, salt, new=True)


def open_connection(path: Path, key: bytes | bytearray, salt: bytes) -> VaultConnection:
    """Open an existing vault file with its raw key and the salt its key file names.

    Raises `VaultMissing`, `VaultNotAFile`, `VaultEmpty`, `VaultTruncated`, `VaultPlain`,
    `KeysOfAnotherVault`, `VaultDamaged`, `CipherSettingsRefused`, `ForeignVault`; never creates, repairs or
    overwrites anything because opening failed.
    """
    if _examined(path) != salt:
        raise KeysOfAnotherVault
    return _prepared(_connect(path), path, key, salt, new=False)


def _examined(path: Path) -> bytes:
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise VaultMissing from None
    if not stat.S_ISREG(found.st_mode):
        raise VaultNotAFile
    if found.st_size == 0:
        raise VaultEmpty
    with path.open("rb") as file:
        head = file.read(SALT_BYTES)
    if head == _PLAIN_HEADER:
        raise VaultPlain
    # A page may be half written when there is a journal to bring it back.
    if found.st_size < PAGE_BYTES or (found.st_size % PAGE_BYTES and not _has_journal(path)):
        raise VaultTruncated
    return head


def _has_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    # Between transactions the journal stays, with no content.
    return journal.is_file() and journal.stat().st_size > 0


def _in_our_words(error: dbapi2.Error) -> Exception:
    return trouble_for(getattr(error, "sqlite_errorcode", None), str(error))


def _identity(path: Path) -> tuple[int, int]:
    found = os.lstat(path)
    return found.st_dev, found.st_ino


def _connect(path: Path) -> dbapi2.Connection:
    try:
        return dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            factory=_Guarded,
            check_same_thread=False,
            timeout=_BUSY_SECONDS,
            cached_statements=256,
        )
    except dbapi2.Error as error:
        trouble = _in_our_words(error)
    raise trouble


def _prepared(
    raw: dbapi2.Connection, path: Path, key: bytes | bytearray, salt: bytes, *, new: bool
) -> VaultConnection:
    try:
        _set_key(raw, key, salt)
        _require_engine(raw)
        if new:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _require_cipher(raw)
        _set_up(raw)
        _require_ours(raw)
        return VaultConnection(raw, path)
    except dbapi2.Error as error:
        trouble = _in_our_words(error)
    except BaseException:
        raw.close()
        raise
    raw.close()
    raise trouble


def _set_key(raw: dbapi2.Connection, key: bytes | bytearray, salt: bytes) -> None:
    raw.execute("PRAGMA cipher_log_level = NONE")
    # As a call and not as a PRAGMA: the SQL text would stay in memory.
    spec = bytearray(b"x'" + key.hex().encode() + salt.hex().encode() + b"'")
    raw.set_key(spec)
    spec[:] = bytes(len(spec))


def engine_versions() -> tuple[str, str]:
    """The versions of SQLite and of SQLCipher in the engine, asked of a database in memory."""
    raw = dbapi2.connect(":memory:")
    cipher = raw.execute("PRAGMA cipher_version").fetchone()
    raw.close()
    return str(dbapi2.sqlite_version), str(cipher[0] if cipher else "")


def _require_engine(raw: dbapi2.Connection) -> None:
    version = tuple(int(part) for part in str(dbapi2.sqlite_version).split("."))
    if version < OLDEST_ENGINE or not raw.execute("PRAGMA cipher_version").fetchone():
        raise EngineUnfit(".".join(map(str, version)))


def _require_cipher(raw: dbapi2.Connection) -> None:
    lines = [
        str(line).rstrip(";").removeprefix("PRAGMA ") for (line,) in raw.execute("PRAGMA cipher_settings")
    ]
    found = dict(line.split(" = ", 1) for line in lines)
    if found != _CIPHER_SETTINGS:
        raise CipherSettingsRefused


def _require_ours(raw: dbapi2.Connection) -> None:
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ForeignVault


def _set_up(raw: dbapi2.Connection) -> None:
    raw.execute("PRAGMA mmap_size = 0")
    for name, value, expected in _SETTINGS:
        raw.execute(f"PRAGMA {name} = {value}")
        answer = raw.execute(f"PRAGMA {name}").fetchone()
        if answer is None or answer[0] != expected:
            raise EngineUnfit(name)
    if raw.execute("PRAGMA mmap_size").fetchone()[0] != 0:
        raise EngineUnfit("mmap_size")
