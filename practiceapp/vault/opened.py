"""A vault that is open: its connection, the keys that are needed while it is, and how far it has come."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from practiceapp.domain.errors import (
    KeysOfAnotherVault,
    VaultChangedElsewhere,
    VaultDamaged,
    VaultGone,
    VaultMissing,
)
from practiceapp.services.access import UnlockNotice
from practiceapp.vault.connection import VaultConnection, open_connection, salt_of
from practiceapp.vault.keys import DATABASE, MasterKey

_PATIENCE_SECONDS = 5.0


class OpenedVault:
    """What every unit of work goes through; one thread and one unit of work at a time."""

    def __init__(
        self,
        connection: VaultConnection,
        master: MasterKey,
        notices: tuple[UnlockNotice, ...] = (),
        closing: Callable[["OpenedVault"], None] | None = None,
        *,
        to_read: bool = False,
    ) -> None:
        """`to_read`: whatever would write is refused before it begins."""
        self.connection = connection
        self.master = master
        self.notices = notices
        self.in_use = Lock()
        self.seal_key = master.child("seal")
        self.to_read = to_read
        self._closing = closing
        self._stopped = False
        self._damaged = False
        self._unheard: tuple[int, bytes] | None = None
        self._salt = salt_of(connection.path)
        self._away = False
        ((self.vault_id, self.generation),) = connection.rows("SELECT vault_id, generation FROM vault_state")
        self._data_version: int | None = self._asked_data_version()

    @property
    def folder(self) -> Path:
        """The folder the vault lives in."""
        return self.connection.path.parent

    def require_unchanged(self) -> None:
        """Ask, inside a write transaction, whether only we have changed the file since it was opened.

        Raises `VaultChangedElsewhere`, and from then on at every write: two writers would undo each other.
        Raises `VaultDamaged` after `stop_writing`.
        """
        if self._damaged:
            raise VaultDamaged
        if not self.present:
            self._away = True
            raise VaultGone
        if not self._stopped:
            ((generation, seal),) = self.connection.rows("SELECT generation, note_seal FROM vault_state")
            if self._data_version is None and (generation, seal) == self._unheard:
                self.generation = generation
            self._unheard = None
            version = self._asked_data_version()
            self._stopped = (
                generation != self.generation
                or version != (self._data_version or version)
                or not self.connection.still_the_same_file()
            )
            self._data_version = version
        if self._stopped:
            raise VaultChangedElsewhere

    @property
    def present(self) -> bool:
        """Whether anything is where the vault was opened; its disk may have been unplugged."""
        return os.path.lexists(self.connection.path)

    def at_hand(self) -> VaultConnection:
        """The connection to work on. After trouble with the disk the file is opened anew first.

        A disk that was away may come back as another one: what was open then leads nowhere. The file is taken
        as ours again if it is the same vault at the same point, or as a commit in doubt left it. Raises
        `VaultGone` while it is away, and `VaultChangedElsewhere` if it came back as another.
        """
        if self._away and not self._stopped and not self._damaged:
            fresh = self._opened_anew()
            before, self.connection = self.connection, fresh
            with suppress(Exception):  # a copy still reads from it, or its disk is gone: it goes when we do
                before.close()
            self._away, self._unheard = False, None
            self._data_version = self._asked_data_version()
        return self.connection

    def _opened_anew(self) -> VaultConnection:
        key = self.master.child(DATABASE)
        try:
            fresh = open_connection(self.connection.path, key, self._salt)
        except VaultMissing:
            raise VaultGone from None
        except KeysOfAnotherVault:
            self._stopped = True
            raise VaultChangedElsewhere from None
        finally:
            key[:] = bytes(len(key))
        if not self._goes_on_in(fresh):
            fresh.close()
            self._stopped = True
            raise VaultChangedElsewhere
        return fresh

    def _goes_on_in(self, fresh: VaultConnection) -> bool:
        """Whether this is the same vault at the same point; if so, that is where it goes on."""
        try:
            row = fresh.rows("SELECT vault_id, generation, note_seal FROM vault_state")[0]
        except BaseException:
            fresh.close()
            raise
        vault_id, generation, seal = row
        as_left = generation == self.generation or (generation, seal) == self._unheard
        if vault_id != self.vault_id or not as_left:
            return False
        self.generation = generation
        return True

    def doubt(self) -> None:
        """The disk refused: before the next work it is looked at anew."""
        self._away = True

    def about_to_keep(self, seal: bytes) -> None:
        """How the file will read after this commit.

        Where the disk refuses at the very end, what is on it is the new state, and the engine says it failed.
        """
        self._unheard = (self.generation + 1, seal)

    def stop_writing(self) -> None:
        """From now on every write raises `VaultDamaged`: the file is not as it was written."""
        self._damaged = True

    def recovered(self) -> None:
        """Something failed on the disk: the engine bringing back the old state is no change from elsewhere.

        It counts its own recovery as a new version of the data; until the next write the generation alone
        tells whether someone else has been at the file.
        """
        self._data_version = None

    def _asked_data_version(self) -> int:
        return int(self.connection.rows("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Close the file and wipe the keys; afterwards nothing can be read or written through this object.

        Waits for a unit of work on another thread; inside a unit of work of this thread it is a mistake.
        """
        if not self.in_use.acquire(timeout=_PATIENCE_SECONDS):
            raise RuntimeError("the vault is closed between units of work")
        try:
            if self._closing is not None:
                self._closing(self)
                self._closing = None
            self.connection.close()
            self.master.wipe()
            self.seal_key[:] = bytes(len(self.seal_key))
        finally:
            self.in_use.release()
