"""What the database engine says of itself."""

from sqlcipher3 import dbapi2


def complete_statement(text: str) -> bool:
    """Whether the text ends one SQL statement."""
    return bool(dbapi2.complete_statement(text))


def engine_versions() -> tuple[str, str]:
    """The versions of SQLite and of SQLCipher in the engine, asked of a database in memory."""
    raw = dbapi2.connect(":memory:")
    cipher = raw.execute("PRAGMA cipher_version").fetchone()
    raw.close()
    return str(dbapi2.sqlite_version), str(cipher[0] if cipher else "")
