"""Examining a vault from end to end; each check notices something the others miss (vault.md 2.10)."""

from collections.abc import Callable, Iterable
from pathlib import Path

from practiceapp.domain.errors import VaultDamaged
from practiceapp.domain.integrity import Finding
from practiceapp.vault import boundary
from practiceapp.vault.connection import VaultConnection
from practiceapp.vault.founding import connect
from practiceapp.vault.free_pages import only_free, pages_named
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import Step, require_known
from practiceapp.vault.seal import Sealed, verify
from practiceapp.vault.works import Work

SealedRows = Callable[[Work], Iterable[Sealed]]


def examine(
    path: Path, master: MasterKey, known: tuple[Step, ...], sealed: SealedRows
) -> tuple[Finding, ...]:
    """What is wrong with the vault file; nothing in it is changed.

    On a connection of its own, since a check may leave SQLCipher unable to say more on the same one. Raises
    what `connect` raises, and `NewerVault`.
    """
    connection = connect(path, master)
    try:
        return examined(connection, master, known, sealed)
    finally:
        connection.close()


def examined(
    connection: VaultConnection, master: MasterKey, known: tuple[Step, ...], sealed: SealedRows
) -> tuple[Finding, ...]:
    """As `examine`, on an open connection that is used for nothing else."""
    with connection.under(boundary.checking()):
        version = require_known(connection, known)
        found = [Finding.PAGES_DAMAGED] if _pages_damaged(connection) else []
        found += _agreement(connection)
        if version == len(known):
            found += _seal(connection, master, sealed)
    return tuple(found)


def generation_of(path: Path, master: MasterKey) -> tuple[bytes, int]:
    """The vault's id and how many times it has been written."""
    connection = connect(path, master)
    try:
        ((vault_id, generation),) = connection.rows("SELECT vault_id, generation FROM vault_state")
    finally:
        connection.close()
    return bytes(vault_id), int(generation)


def _pages_damaged(connection: VaultConnection) -> bool:
    try:
        damaged = pages_named(connection.rows("PRAGMA cipher_integrity_check"))
    except VaultDamaged:
        return True
    return bool(damaged) and not only_free(connection, damaged)


def _agreement(connection: VaultConnection) -> list[Finding]:
    """Whether tables and indexes hold together, and the search index with the text it was made of."""
    try:
        if connection.rows("PRAGMA quick_check") != [("ok",)] or connection.rows("PRAGMA foreign_key_check"):
            return [Finding.STRUCTURE_DAMAGED]
        names = connection.rows(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
        )
    except VaultDamaged:
        return [Finding.STRUCTURE_DAMAGED]
    return (
        [Finding.SEARCH_DISAGREES] if any(not _search_agrees(connection, name) for (name,) in names) else []
    )


def _search_agrees(connection: VaultConnection, name: str) -> bool:
    try:
        # The check is spelt as an INSERT; it writes nothing, and the transaction is given up all the same.
        connection.rows("BEGIN IMMEDIATE")
        connection.rows(f'INSERT INTO "{name}" ("{name}", rank) VALUES (\'integrity-check\', 1)')  # noqa: S608
    except VaultDamaged:
        return False
    finally:
        if connection.in_transaction:
            connection.rows("ROLLBACK")
    return True


def _seal(connection: VaultConnection, master: MasterKey, sealed: SealedRows) -> list[Finding]:
    key = master.child("seal")
    try:
        ((expected,),) = connection.rows("SELECT note_seal FROM vault_state")
        whole = verify(key, sealed(Work(connection, None)), expected)
    except VaultDamaged:
        whole = False
    finally:
        key[:] = bytes(len(key))
    return [] if whole else [Finding.SEAL_BROKEN]
