"""The way into one vault folder. The page that asks for the passphrase is there before the engine is."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from practiceapp.domain.integrity import Finding
from practiceapp.domain.passphrases import WordCheck
from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService, Beginning, OpenVault, Report, Vaults
from practiceapp.system.paths import Paths

if TYPE_CHECKING:
    from practiceapp.vault.kdf import KdfCost

NAMES = ("vault.db", "keys.a", "keys.b")
"""What shows that a vault is in a folder, without loading what opens it."""


def access_to(folder: Path, paths: Paths, cost: "Callable[[], KdfCost] | None" = None) -> AccessService:
    """Access to the vault that is, or will be, in `folder`.

    `cost` is what a new passphrase is given; None is what this machine can bear.
    """

    def keeper() -> Vaults:
        from practiceapp.bootstrap.engine import keeper_of

        return keeper_of(folder, paths, cost)

    return AccessService(LateKeeper(folder, keeper))


class LateKeeper:
    """A keeper that is made when it is first asked for more than whether there is a vault."""

    def __init__(self, folder: Path, make: Callable[[], Vaults]) -> None:
        self._folder = folder
        self._make = make
        self._made: Vaults | None = None

    @property
    def _keeper(self) -> Vaults:
        if self._made is None:
            self._made = self._make()
        return self._made

    def present(self) -> bool:
        """Whether anything of a vault is in the folder, or one was about to take its place."""
        coming = self._folder.with_name(f".{self._folder.name}.coming")
        return coming.is_dir() or any(os.path.lexists(self._folder / name) for name in NAMES)

    def begin(self) -> Beginning:
        """New keys, in memory only."""
        return self._keeper.begin()

    def create(self, beginning: Beginning, passphrase: str, practice: Practice, report: Report) -> OpenVault:
        """Make the vault, whole or not at all, with the practice as its first entry."""
        return self._keeper.create(beginning, passphrase, practice, report)

    def unlock(self, passphrase: str, report: Report) -> OpenVault:
        """Open it with its passphrase."""
        return self._keeper.unlock(passphrase, report)

    def unlock_with_words(self, words: Sequence[str], report: Report) -> OpenVault:
        """Open it with the 24 words."""
        return self._keeper.unlock_with_words(words, report)

    def do_without_backup(self) -> None:
        """An older vault is brought up to date even if no backup can be made first."""
        self._keeper.do_without_backup()

    def confirm(self, passphrase: str) -> None:
        """Raise `WrongPassphrase` unless this is the passphrase."""
        self._keeper.confirm(passphrase)

    def replace_passphrase(self, vault: OpenVault, passphrase: str) -> None:
        """Put another passphrase in place of the present one."""
        self._keeper.replace_passphrase(vault, passphrase)

    def check_words(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with recovery words as typed."""
        return self._keeper.check_words(typed)

    def check(self, passphrase: str) -> tuple[Finding, ...]:
        """Everything an examination finds wrong."""
        return self._keeper.check(passphrase)
