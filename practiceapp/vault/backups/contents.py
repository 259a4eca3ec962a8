"""What a vault file holds: counts and newest dates, and a digest of every row for comparing two."""

import hashlib
from collections.abc import Mapping

from practiceapp.domain.backups import Contents
from practiceapp.vault import boundary
from practiceapp.vault.columns import day_or_none, instant_or_none
from practiceapp.vault.connection import VaultConnection

_CONTENTS = """
SELECT
    (SELECT count(*) FROM clients WHERE removed_at IS NULL),
    (SELECT count(*) FROM sessions WHERE removed_at IS NULL),
    (SELECT count(*) FROM notes),
    (SELECT count(*) FROM invoices),
    (SELECT max(on_day) FROM sessions WHERE removed_at IS NULL AND state = 'held'),
    (SELECT max(saved_at) FROM notes),
    (SELECT max(issued_on) FROM invoices)
"""
_TABLES = """
SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%' FROM sqlite_schema
WHERE type = 'table' AND name NOT IN ('vault_state', 'sqlite_sequence', 'sqlite_stat1')
ORDER BY name
"""
_AT_ONCE = 500


def contents_of(connection: VaultConnection) -> Contents:
    """Counts and newest dates."""
    with connection.under(boundary.checking()):
        ((clients, sessions, notes, invoices, session_on, note_at, invoice_on),) = connection.rows(_CONTENTS)
    return Contents(
        clients,
        sessions,
        notes,
        invoices,
        day_or_none(session_on),
        instant_or_none(note_at),
        day_or_none(invoice_on),
    )


def digests_of(connection: VaultConnection) -> Mapping[str, tuple[int, bytes]]:
    """Of each table of the practice, how many rows it has and a SHA-256 over all of them in order.

    The vault's own row is left out: a restored vault counts on from a later generation.
    """
    with connection.under(boundary.checking()):
        return {name: _digest(connection, name) for name in _tables(connection)}


def _tables(connection: VaultConnection) -> list[str]:
    """The practice's own tables, without search indexes and what these keep behind them."""
    found = connection.rows(_TABLES)
    indexes = tuple(name for name, virtual in found if virtual)
    return [name for name, _ in found if not name.startswith(indexes or ("-",))]


def _digest(connection: VaultConnection, table: str) -> tuple[int, bytes]:
    digest, rows, last = hashlib.sha256(), 0, -(1 << 63)
    while True:
        some = connection.rows(
            f'SELECT rowid, * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT ?',  # noqa: S608  our own names
            (last, _AT_ONCE),
        )
        if not some:
            return rows, digest.digest()
        for row in some:
            digest.update(repr(row).encode())
        rows, last = rows + len(some), some[-1][0]
