"""Opening a vault file by a recipe that refuses whatever is not plainly our vault.

SQLCipher alone would open a missing or empty file as a new vault, would accept settings without
authentication, and prints errors to the terminal; each step below closes one such door, and their order
matters.
"""

import os
import stat
from collections.abc import Collection
from pathlib import Path

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
from practiceapp.vault.connection.guarded import Guarded, VaultConnection, in_our_words

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
_ONLY_FOR_WRITING = frozenset({"journal_mode", "synchronous", "secure_delete"})
_BUSY_SECONDS = 2.0


def salt_of(path: Path) -> bytes:
    """The salt a vault file begins with. Raises what `open_connection` raises for a file that is no vault."""
    return _examined(path)


def create_connection(path: Path, key: bytes | bytearray, salt: bytes) -> VaultConnection:
    """Make a new vault file, readable by its owner only. Raises `VaultExists`."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise VaultExists from None
    return _prepared(_connect(path, "rw"), path, key, salt, new=True)


def open_connection(path: Path, key: bytes | bytearray, salt: bytes) -> VaultConnection:
    """Open an existing vault file with its raw key and the salt its key file names.

    Raises `VaultMissing`, `VaultNotAFile`, `VaultEmpty`, `VaultTruncated`, `VaultPlain`,
    `KeysOfAnotherVault`, `VaultDamaged`, `CipherSettingsRefused`, `ForeignVault`; never creates, repairs or
    overwrites anything because opening failed.
    """
    if _examined(path) != salt:
        raise KeysOfAnotherVault
    return _prepared(_connect(path, "rw"), path, key, salt)


def open_to_read(path: Path, key: bytes | bytearray, salt: bytes) -> VaultConnection:
    """Open a vault file so that nothing can be written to it. Raises what `open_connection` raises."""
    if _examined(path) != salt:
        raise KeysOfAnotherVault
    return _prepared(_connect(path, "ro"), path, key, salt, left_out=_ONLY_FOR_WRITING)


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


def _connect(path: Path, mode: str) -> dbapi2.Connection:
    try:
        return dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            factory=Guarded,
            check_same_thread=False,
            timeout=_BUSY_SECONDS,
            cached_statements=256,
        )
    except dbapi2.Error as error:
        trouble = in_our_words(error)
    raise trouble


def _prepared(
    raw: dbapi2.Connection,
    path: Path,
    key: bytes | bytearray,
    salt: bytes,
    *,
    new: bool = False,
    left_out: Collection[str] = (),
) -> VaultConnection:
    try:
        _set_key(raw, key, salt)
        _require_engine(raw)
        if new:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _require_cipher(raw)
        _set_up(raw, left_out)
        _require_ours(raw)
        return VaultConnection(raw, path)
    except dbapi2.Error as error:
        trouble = in_our_words(error)
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


def _set_up(raw: dbapi2.Connection, left_out: Collection[str]) -> None:
    raw.execute("PRAGMA mmap_size = 0")
    for name, value, expected in _SETTINGS:
        if name in left_out:
            continue
        raw.execute(f"PRAGMA {name} = {value}")
        answer = raw.execute(f"PRAGMA {name}").fetchone()
        if answer is None or answer[0] != expected:
            raise EngineUnfit(name)
    if raw.execute("PRAGMA mmap_size").fetchone()[0] != 0:
        raise EngineUnfit("mmap_size")
