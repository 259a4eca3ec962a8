"""SQLite's result codes in the words of the house; the engine's own text names tables and stays behind."""

from practiceapp.domain.errors import (
    BoundaryRefused,
    ConstraintBroken,
    DiskFull,
    DiskTrouble,
    EngineFault,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)

_PLAIN = {
    5: VaultInUse,  # SQLITE_BUSY
    6: VaultInUse,  # SQLITE_LOCKED
    8: VaultReadOnly,  # SQLITE_READONLY
    11: VaultDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    23: BoundaryRefused,  # SQLITE_AUTH
    26: VaultDamaged,  # SQLITE_NOTADB
}
_IOERR, _CANTOPEN, _CONSTRAINT = 10, 14, 19
_BY_TEXT = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""What the engine says where it gives no code: while whole files are copied."""
_KINDS = ("UNIQUE", "FOREIGN KEY", "NOT NULL", "CHECK")


def trouble_for(code: int | None, text: str = "") -> Exception:
    """The error of ours for an SQLite result code (https://sqlite.org/rescode.html).

    `text` is looked at for what this engine's codes do not tell, the kind of a constraint and a refused
    function, and forgotten.
    """
    primary = (_BY_TEXT.get(text, 0) if code is None else code) & 0xFF
    if text.startswith("not authorized"):
        return BoundaryRefused()
    if primary in _PLAIN:
        return _PLAIN[primary]()
    if primary in {_IOERR, _CANTOPEN}:
        return DiskTrouble(code)
    if primary == _CONSTRAINT:
        return ConstraintBroken(_kind(text))
    return EngineFault(code)


def _kind(text: str) -> str:
    named = (kind.lower() for kind in _KINDS if text.startswith(f"{kind} constraint failed"))
    return next(named, "trigger")
