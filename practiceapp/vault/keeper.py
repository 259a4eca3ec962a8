"""The keeper of one vault folder: makes it, opens it, changes its passphrase, and never throws one away."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from practiceapp.domain.errors import (
    FolderNotEmpty,
    FolderNotWritable,
    VaultDamaged,
    VaultExists,
    VaultReadOnly,
    WrongWords,
)
from practiceapp.domain.integrity import Finding
from practiceapp.domain.passphrases import WordCheck
from practiceapp.domain.practice import Practice
from practiceapp.services.access import Beginning, OpenVault, Report, UnlockNotice
from practiceapp.vault import boundary
from practiceapp.vault.backups.before_update import BeforeUpdate
from practiceapp.vault.backups.making import Known
from practiceapp.vault.connection import salt_of
from practiceapp.vault.examine import SealedRows, examine, generation_of
from practiceapp.vault.founding import VAULT_NAME, found_vault, instant, open_vault
from practiceapp.vault.kdf import KdfCost, calibrated
from practiceapp.vault.key_file import write_key_file
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.keys import MasterKey, check_words
from practiceapp.vault.migrate import Step, steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.places import clear_making_place, empty_making_place, is_free, move_into_place
from practiceapp.vault.safe_files import trouble_for_os
from practiceapp.vault.swap import finish
from practiceapp.vault.works import VaultWorks, Work


class LastSeen(Protocol):
    """Remembers outside the vault's folder how far a vault had come, to notice an older one in its place."""

    def recall(self, vault_id: str) -> int | None:
        """The generation last seen of this vault on this machine."""
        ...

    def remember(self, vault_id: str, generation: int) -> None:
        """Keep it; a failure to keep it is no reason to raise."""
        ...


@dataclass(frozen=True)
class Contents:
    """What the keeper must know of the pages inside: how a practice is entered, and which rows are sealed."""

    enter_practice: Callable[[Work, Practice], None]
    sealed: SealedRows


class NewKeys:
    """A vault about to be made: its master key, in memory only."""

    def __init__(self, master: MasterKey) -> None:
        self.master = master
        self.words = master.words()


class VaultKeeper:
    """One folder that holds, or will hold, a vault. What each method raises is told by `AccessService`."""

    def __init__(
        self,
        folder: Path,
        contents: Contents,
        last_seen: LastSeen,
        *,
        cost: Callable[[], KdfCost] = calibrated,
        known: tuple[Step, ...] | None = None,
        now: Callable[[], datetime] = instant,
        before_update: Callable[[bytes], Path] | None = None,
    ) -> None:
        """`before_update(vault_id)` is where a vault is backed up to before its tables change."""
        self._folder = folder
        self._path = folder / VAULT_NAME
        self._keys = KeyPair(folder)
        self._contents = contents
        self._last_seen = last_seen
        self._cost = cost
        self._known = steps() if known is None else known
        self._now = now
        self._before_update = BeforeUpdate(before_update, now)

    def present(self) -> bool:
        """Whether anything of a vault is here, so that one must not be made in its place."""
        self._finish_swap()
        return os.path.lexists(self._path) or self._keys.present()

    def _finish_swap(self) -> None:
        """A vault that was about to take this place takes it. Raises `DiskFull` and its kin."""
        try:
            finish(self._folder)
        except OSError as error:
            trouble = trouble_for_os(error)
        else:
            return
        raise trouble

    def begin(self) -> NewKeys:
        """A new master key and its 24 words, in memory only."""
        return NewKeys(MasterKey.random())

    def create(
        self, beginning: Beginning, passphrase: str, practice: Practice, report: Report
    ) -> OpenedVault:
        """Make the vault beside its place and move it there whole, so that an interruption leaves none."""
        if not isinstance(beginning, NewKeys):
            raise TypeError("a vault begins with `begin`")
        self._require_free_place()
        report(5)
        cost = self._cost()
        report(40)
        try:
            self._make_in(empty_making_place(self._folder), beginning.master, passphrase, practice, cost)
            report(80)
            move_into_place(self._folder)
        except OSError as error:
            trouble = trouble_for_os(error)
        else:
            vault = self._opened(MasterKey(bytearray(beginning.master.secret)), (), report)
            beginning.master.wipe()
            return _handed_over(vault, report)
        finally:
            with suppress(OSError):
                clear_making_place(self._folder)
        raise FolderNotWritable if isinstance(trouble, VaultReadOnly) else trouble

    def _make_in(
        self, making: Path, master: MasterKey, passphrase: str, practice: Practice, cost: KdfCost
    ) -> None:
        path = making / VAULT_NAME
        vault = found_vault(path, MasterKey(bytearray(master.secret)), self._known, self._now)
        try:
            with VaultWorks(vault, boundary.desk(), lambda work: work).write() as work:
                self._contents.enter_practice(work, practice)
            key_file = write_key_file(
                master,
                passphrase,
                generation=1,
                vault_id=vault.vault_id,
                db_salt=salt_of(path),
                cost=cost,
            )
        finally:
            vault.close()
        KeyPair(making).write(key_file, passphrase)

    def _require_free_place(self) -> None:
        if self.present():
            raise VaultExists
        if not is_free(self._folder):
            raise FolderNotEmpty

    def unlock(self, passphrase: str, report: Report) -> OpenedVault:
        """Open with the passphrase, and mend a damaged copy of the key file."""
        self._finish_swap()
        salt = salt_of(self._path)
        report(10)
        master, key_file = self._keys.unwrap(passphrase, salt)
        try:
            vault = self._opened(master, (), report)
        except BaseException:
            master.wipe()
            raise
        if self._keys.mend(key_file):
            vault.notices = (UnlockNotice.KEY_COPY_MENDED, *vault.notices)
        return _handed_over(vault, report)

    def unlock_with_words(self, words: Sequence[str], report: Report) -> OpenedVault:
        """Open with the recovery words, with or without key files."""
        master = MasterKey.from_words(words)
        self._finish_swap()
        salt = salt_of(self._path)
        copies = self._keys.read().whole.values()
        ours = [key_file for key_file in copies if key_file.db_salt == salt]
        proven = any(key_file.belongs_to(master) for key_file in ours)
        report(30)
        try:
            notices = () if proven else (UnlockNotice.KEY_FILES_MISSING,)
            vault = self._opened(master, notices, report)
        except VaultDamaged as damage:
            if proven or type(damage) is not VaultDamaged:
                raise
        else:
            return _handed_over(vault, report)
        raise WrongWords(certain=bool(ours))

    def do_without_backup(self) -> None:
        """From now on an older vault is brought up to date even if no backup can be made first."""
        self._before_update.required = False

    def _opened(self, master: MasterKey, notices: tuple[UnlockNotice, ...], report: Report) -> OpenedVault:
        vault = open_vault(
            self._path,
            master,
            self._known,
            notices=notices,
            closing=self._remember,
            before_update=partial(self._back_up, report),
        )
        seen = self._last_seen.recall(vault.vault_id.hex())
        if seen is not None and vault.generation < seen:
            vault.notices = (*vault.notices, UnlockNotice.OLDER_THAN_LAST_SEEN)
        self._remember(vault)
        return vault

    def _back_up(self, report: Report, older: OpenedVault, version: int) -> None:
        self._before_update.back_up(older, Known(self._known[:version], self._contents.sealed), report)

    def _remember(self, vault: OpenedVault) -> None:
        self._last_seen.remember(vault.vault_id.hex(), vault.generation)

    def confirm(self, passphrase: str) -> None:
        """Raise `WrongPassphrase` unless this is the passphrase."""
        master, _ = self._keys.unwrap(passphrase, salt_of(self._path))
        master.wipe()

    def replace_passphrase(self, vault: OpenVault, passphrase: str) -> None:
        """Wrap the open vault's master key under another passphrase; 208 bytes change, twice."""
        if not isinstance(vault, OpenedVault):
            raise TypeError("not a vault this keeper opened")
        key_file = write_key_file(
            vault.master,
            passphrase,
            generation=self._keys.read().generation + 1,
            vault_id=vault.vault_id,
            db_salt=salt_of(self._path),
            cost=self._cost(),
        )
        self._keys.write(key_file, passphrase)

    def check_words(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with typed recovery words, before any vault is tried."""
        return check_words(typed)

    def check(self, passphrase: str) -> tuple[Finding, ...]:
        """Examine key files and vault file; mends and changes nothing."""
        salt = salt_of(self._path)
        master, key_file = self._keys.unwrap(passphrase, salt)
        try:
            found = list(examine(self._path, master, self._known, self._contents.sealed))
            if not self._keys.alike(key_file):
                found.insert(0, Finding.KEY_COPY_DAMAGED)
            vault_id, generation = generation_of(self._path, master)
        finally:
            master.wipe()
        if generation < (self._last_seen.recall(vault_id.hex()) or 0):
            found.append(Finding.OLDER_THAN_LAST_SEEN)
        return tuple(found)


def _handed_over(vault: OpenedVault, report: Report) -> OpenedVault:
    """The open vault, for whoever waits for it; closed again when they have given up meanwhile."""
    try:
        report(100)
    except BaseException:
        vault.close()
        raise
    return vault
