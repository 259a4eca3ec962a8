"""The pages of the open vault proved in the background, on a connection that only reads (vault.md (c), 2.10).

Only the check of each page runs on the file in use. What needs a still file, search index and seal, is
examined on every finished backup, which is made of the same pages.
"""

from collections.abc import Callable
from typing import TypeVar

from practiceapp.domain.errors import VaultDamaged
from practiceapp.vault import boundary
from practiceapp.vault.connection import VaultConnection, open_to_read, salt_of
from practiceapp.vault.founding import PAGE_KEY
from practiceapp.vault.free_pages import only_free, pages_named, write_anew
from practiceapp.vault.opened import OpenedVault

R = TypeVar("R")
MOST_NAMED = 50


def damaged_pages(vault: OpenedVault) -> tuple[int, ...]:
    """The numbers of the pages that are not as they were written, at most 50; empty when all are.

    What looks damaged is looked at again while nothing can be written: a page read while it was being
    replaced is no damage. Free pages that a power cut left half written are none either; they are written
    anew. Raises `VaultDamaged` when the file cannot be opened at all any more, and as `write_anew`.
    """
    if not _asked(vault, _pages):
        return ()
    with vault.in_use:
        found = _asked(vault, _pages)
        if not found or not _asked(vault, lambda connection: _only_free(connection, found)):
            return found[:MOST_NAMED]
        write_anew(vault.connection)
        return _asked(vault, _pages)[:MOST_NAMED]


def _asked(vault: OpenedVault, question: Callable[[VaultConnection], R]) -> R:
    path, key = vault.connection.path, vault.master.child(PAGE_KEY)
    try:
        connection = open_to_read(path, key, salt_of(path))
    finally:
        key[:] = bytes(len(key))
    try:
        return question(connection)
    finally:
        connection.close()


def _pages(connection: VaultConnection) -> tuple[int, ...]:
    with connection.under(boundary.checking()):
        try:
            told = connection.rows("PRAGMA cipher_integrity_check")
        except VaultDamaged:
            return (0,)
    return pages_named(told)


def _only_free(connection: VaultConnection, damaged: tuple[int, ...]) -> bool:
    with connection.under(boundary.checking()):
        return only_free(connection, damaged)


class OpenPages:
    """The pages of one open vault, for `services.integrity`."""

    def __init__(self, vault: OpenedVault) -> None:
        self._vault = vault

    def damaged(self) -> tuple[int, ...]:
        """The numbers of those that are not as they were written."""
        return damaged_pages(self._vault)

    def stop_writing(self) -> None:
        """From now on every write is refused."""
        self._vault.stop_writing()
