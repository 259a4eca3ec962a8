"""Units of work over the open vault: one transaction, under one side's boundary, kept whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from practiceapp.domain.errors import DiskTrouble, VaultReadOnly, VaultTrouble
from practiceapp.vault.boundary import Boundary, base
from practiceapp.vault.connection import Parameters, Row, VaultConnection
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.seal import Seal

S = TypeVar("S")


class Work:
    """What a store may use while its unit of work lasts; statements in, whole answers out, no cursor."""

    def __init__(self, connection: VaultConnection, seal: Seal | None) -> None:
        self._connection: VaultConnection | None = connection
        self._seal = seal

    def execute(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows the statement answers. Raises `ConstraintBroken`, `DiskFull` and its kin."""
        return self._open().rows(sql, parameters)

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Add one row; its id."""
        return self._open().insert(sql, parameters)

    def changed(self, sql: str, parameters: Parameters = ()) -> int:
        """Change or remove rows; how many."""
        return self._open().changed(sql, parameters)

    @property
    def seal(self) -> Seal:
        """The seal over notes; only while the clinical side or the desk is writing."""
        if self._seal is None or self._connection is None:
            raise RuntimeError("the seal belongs to written work of the clinical side and the desk")
        return self._seal

    def end(self) -> None:
        """From now on this work reaches nothing, whoever still holds on to it."""
        self._connection = None

    def _open(self) -> VaultConnection:
        if self._connection is None:
            raise RuntimeError("this unit of work is over")
        return self._connection


class VaultWorks(Generic[S]):
    """One side's units of work: `VaultWorks(vault, boundary.accounts(GRANTS), AccountStores)`."""

    def __init__(self, vault: OpenedVault, side: Boundary, stores: Callable[[Work], S]) -> None:
        self._vault = vault
        self._side = side
        self._reading = side.reading()
        self._closing = side.closing()
        self._stores = stores

    @contextmanager
    def read(self) -> Iterator[S]:
        """One consistent view of the vault; any statement that would write raises `BoundaryRefused`."""
        with self._alone():
            connection = self._begun("BEGIN")
            work = Work(connection, None)
            try:
                connection.stand_under(self._reading)
                yield self._stores(work)
            except BaseException as error:
                work.end()
                self._give_up(error)
                raise
            work.end()
            connection.roll_back()

    @contextmanager
    def write(self) -> Iterator[S]:
        """A transaction that is on the disk when the block has ended, or leaves no trace."""
        if self._vault.to_read:
            raise VaultReadOnly
        with self._alone():
            connection = self._begun("BEGIN IMMEDIATE")
            seal = Seal(self._vault.seal_key)
            work = Work(connection, seal if self._side.may_seal else None)
            try:
                self._vault.require_unchanged()
                connection.stand_under(self._side)
                yield self._stores(work)
                work.end()
                connection.stand_under(self._closing)
                self._keep(connection, seal)
            except BaseException as error:
                work.end()
                self._give_up(error)
                raise
            self._vault.generation += 1
            connection.stand_under(base())

    def _begun(self, how: str) -> VaultConnection:
        connection = self._vault.at_hand()
        try:
            connection.rows(how)
        except DiskTrouble:
            self._vault.doubt()
            raise
        return connection

    def _give_up(self, error: BaseException) -> None:
        if isinstance(error, VaultTrouble):
            self._vault.recovered()
        if isinstance(error, DiskTrouble):
            self._vault.doubt()
        self._vault.connection.roll_back()

    def _keep(self, connection: VaultConnection, seal: Seal) -> None:
        before = connection.rows("SELECT note_seal FROM vault_state")[0][0]
        after = seal.over(before)
        connection.rows("UPDATE vault_state SET generation = generation + 1, note_seal = ?", (after,))
        self._vault.about_to_keep(after)
        connection.rows("COMMIT")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._vault.in_use.acquire(blocking=False):
            raise RuntimeError("units of work are not nested")
        try:
            yield
        finally:
            self._vault.in_use.release()
