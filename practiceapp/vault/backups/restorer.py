"""Restoring in the place of one vault: looked at, prepared beside, compared, swapped in; or rehearsed."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from practiceapp.domain.backups import Backup, Contents, Rehearsal
from practiceapp.domain.errors import VaultTrouble
from practiceapp.services.access import OpenVault, Report
from practiceapp.services.restoring import Prepared
from practiceapp.vault.backups.backup_file import read_head
from practiceapp.vault.backups.contents import contents_of, digests_of
from practiceapp.vault.backups.making import Known
from practiceapp.vault.backups.restoring import master_of, master_of_words, restore_into
from practiceapp.vault.connection import VaultConnection, open_to_read, salt_of
from practiceapp.vault.founding import PAGE_KEY, VAULT_NAME
from practiceapp.vault.kdf import KdfCost
from practiceapp.vault.key_file import write_key_file
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.places import clear_making_place, empty_making_place
from practiceapp.vault.safe_files import trouble_for_os
from practiceapp.vault.swap import swap_in

R = TypeVar("R")


class VaultRestorer:
    """Restores backups into the place of one vault, which must not be open while they are swapped."""

    def __init__(
        self,
        folder: Path,
        known: Known,
        seen: Callable[[bytes], int],
        cost: Callable[[], KdfCost],
        now: Callable[[], datetime],
    ) -> None:
        """`seen(vault_id)` is the generation this machine last saw of a vault, 0 if none."""
        self._folder = folder
        self._known = known
        self._seen = seen
        self._cost = cost
        self._now = now

    def look_at(self, path: Path) -> Backup:
        """What the file says of itself. Raises `NotABackup`, `BackupDamaged`, `NewerVault`, `DiskTrouble`."""
        head, _ = read_head(path)
        return Backup(head.made_at, path.name, head.occasion)

    def prepare(self, path: Path, passphrase: str, report: Report) -> Prepared:
        """Make the backup's vault beside the one in place, by the passphrase of the day it was made.

        Raises what `master_of` and `restore_into` raise; nothing is left then.
        """
        return self._prepared(path, master_of(path, passphrase), None, report)

    def prepare_with_words(
        self, path: Path, words: Sequence[str], passphrase: str, report: Report
    ) -> Prepared:
        """The same by the 24 words; from now on `passphrase` opens it. Raises also `WrongWords`."""
        master = master_of_words(path, MasterKey.from_words(words))
        return self._prepared(path, master, passphrase, report)

    def swap(self) -> Path | None:
        """What was prepared becomes the vault; where the one before is kept. Raises `DiskTrouble` and kin."""
        try:
            return swap_in(self._folder, self._now())
        except OSError as error:
            trouble = trouble_for_os(error)
        raise trouble

    def give_up(self) -> None:
        """What was prepared is not wanted."""
        with suppress(OSError):
            clear_making_place(self._folder)

    def rehearse(self, path: Path, vault: OpenVault, report: Report) -> Rehearsal:
        """Restore into a folder beside, compare every row with the open vault, and remove it again.

        Compares with the vault as it was when the backup was made: nothing may be saved in between, so the
        backup is made just before. Raises what `restore_into` raises.
        """
        if not isinstance(vault, OpenedVault):
            raise TypeError("not a vault of this program")
        scratch = self._folder.with_name(f".{self._folder.name}.rehearsal")
        master = MasterKey(bytearray(vault.master.secret))
        try:
            shutil.rmtree(scratch, ignore_errors=True)
            scratch.mkdir(mode=0o700)
            restore_into(scratch, path, master, self._known, 0, lambda percent: report(percent * 8 // 10))
            restored = self._read(scratch / VAULT_NAME, master, digests_of)
            live = self._read(self._folder / VAULT_NAME, master, digests_of)
        except OSError as error:
            trouble = trouble_for_os(error)
        else:
            report(100)
            return Rehearsal(sum(rows for rows, _ in restored.values()), _differing(restored, live))
        finally:
            master.wipe()
            shutil.rmtree(scratch, ignore_errors=True)
        raise trouble

    def _prepared(self, path: Path, master: MasterKey, passphrase: str | None, report: Report) -> Prepared:
        head, _ = read_head(path)
        try:
            making = empty_making_place(self._folder)
            seen = self._seen(head.vault_id)
            restore_into(making, path, master, self._known, seen, report, self._now())
            if passphrase is not None:
                self._write_keys(making, master, passphrase, head.vault_id)
            restored = self._read(making / VAULT_NAME, master, contents_of)
            return Prepared(head.made_at, restored, self._present(master))
        except OSError as error:
            trouble: Exception = trouble_for_os(error)
        except BaseException:
            self.give_up()
            raise
        finally:
            master.wipe()
        self.give_up()
        raise trouble

    def _write_keys(self, making: Path, master: MasterKey, passphrase: str, vault_id: bytes) -> None:
        keys = KeyPair(making)
        key_file = write_key_file(
            master,
            passphrase,
            generation=keys.read().generation + 1,
            vault_id=vault_id,
            db_salt=salt_of(making / VAULT_NAME),
            cost=self._cost(),
        )
        keys.write(key_file, passphrase)

    def _present(self, master: MasterKey) -> Contents | None:
        with suppress(VaultTrouble):
            return self._read(self._folder / VAULT_NAME, master, contents_of)
        return None

    def _read(self, path: Path, master: MasterKey, ask: Callable[[VaultConnection], R]) -> R:
        key = master.child(PAGE_KEY)
        try:
            connection = open_to_read(path, key, salt_of(path))
        finally:
            key[:] = bytes(len(key))
        try:
            return ask(connection)
        finally:
            connection.close()


def _differing(
    restored: Mapping[str, tuple[int, bytes]], live: Mapping[str, tuple[int, bytes]]
) -> tuple[str, ...]:
    return tuple(sorted(name for name in {*restored, *live} if restored.get(name) != live.get(name)))
