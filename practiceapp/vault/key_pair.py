"""The two copies of the key file: one whole copy is enough, and it mends the other."""

import os
from dataclasses import dataclass
from pathlib import Path

from practiceapp.domain.errors import (
    DiskTrouble,
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    NewerVault,
    VaultTrouble,
    WrongPassphrase,
)
from practiceapp.vault.key_file import KEY_FILE_BYTES, KeyFile, read_key_file
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.safe_files import replace_file

KEY_NAMES = ("keys.a", "keys.b")


@dataclass(frozen=True)
class Copies:
    """What was found under the two names: the whole copies by name, and why the others are none."""

    whole: dict[str, KeyFile]
    troubles: dict[str, Exception]

    @property
    def newest_first(self) -> list[KeyFile]:
        """Each different whole copy once, the highest generation first."""
        different = {key_file.content: key_file for key_file in self.whole.values()}
        return sorted(different.values(), key=lambda key_file: key_file.generation, reverse=True)

    @property
    def generation(self) -> int:
        """The highest generation found, 0 when no copy is whole."""
        return max((key_file.generation for key_file in self.whole.values()), default=0)

    def for_vault(self, db_salt: bytes) -> "Copies":
        """Only the copies that name this vault file's salt. Raises the best explanation when none does."""
        matching = {name: found for name, found in self.whole.items() if found.db_salt == db_salt}
        if matching:
            return Copies(matching, self.troubles)
        if self.whole:
            raise KeysOfAnotherVault
        newer = [trouble for trouble in self.troubles.values() if isinstance(trouble, NewerVault)]
        if newer:
            raise newer[0]
        if all(isinstance(trouble, KeyFilesMissing) for trouble in self.troubles.values()):
            raise KeyFilesMissing
        raise KeyFileDamaged


class KeyPair:
    """`keys.a` and `keys.b` in a vault's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def present(self) -> bool:
        """Whether there is anything under either name."""
        return any(os.path.lexists(self._folder / name) for name in KEY_NAMES)

    def read(self) -> Copies:
        """Both copies, each judged by itself; no key is derived."""
        whole: dict[str, KeyFile] = {}
        troubles: dict[str, Exception] = {}
        for name in KEY_NAMES:
            try:
                whole[name] = read_key_file(_content(self._folder / name))
            except (KeyFilesMissing, KeyFileDamaged, NewerVault, DiskTrouble) as trouble:
                troubles[name] = trouble
        return Copies(whole, troubles)

    def unwrap(self, passphrase: str, db_salt: bytes) -> tuple[MasterKey, KeyFile]:
        """The master key, out of the newest copy this passphrase opens.

        After an interrupted change of passphrase the copies differ, and each opens with its own. Raises
        `WrongPassphrase`, `KeyFilesMissing`, `KeyFileDamaged`, `KeysOfAnotherVault`, `NewerVault`.
        """
        outcome: Exception = KeyFileDamaged()
        for key_file in self.read().for_vault(db_salt).newest_first:
            try:
                return key_file.unwrap(passphrase), key_file
            except WrongPassphrase as wrong:
                outcome = wrong
            except KeyFileDamaged:
                continue
        raise outcome

    def alike(self, proven: KeyFile) -> bool:
        """Whether both copies are this one, which just opened the vault."""
        return all(_content_or_nothing(self._folder / name) == proven.content for name in KEY_NAMES)

    def mend(self, proven: KeyFile) -> bool:
        """Bring both copies to one that just opened the vault; answers whether one had to be written.

        A disk that cannot be written does not keep anyone out of a vault that opens.
        """
        mended = False
        for name in KEY_NAMES:
            if _content_or_nothing(self._folder / name) != proven.content:
                try:
                    replace_file(self._folder / name, proven.content, _whole)
                except VaultTrouble:
                    continue
                mended = True
        return mended

    def write(self, key_file: KeyFile, passphrase: str) -> None:
        """Put this key file in place of both copies, after proving on the disk that it opens.

        Raises `DiskFull`, `DiskTrouble`, `VaultReadOnly`; whichever passphrase a remaining copy was written
        with still opens the vault.
        """

        def opens(content: bytes) -> None:
            read_key_file(content).unwrap(passphrase).wipe()

        first, second = KEY_NAMES
        replace_file(self._folder / first, key_file.content, opens)
        replace_file(self._folder / second, key_file.content, _whole)


def _whole(content: bytes) -> None:
    read_key_file(content)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than a key file has, so that a longer file is seen to be none.
            return file.read(KEY_FILE_BYTES + 1)
    except FileNotFoundError:
        raise KeyFilesMissing from None
    except OSError as error:
        code = error.errno
    raise DiskTrouble(code)


def _content_or_nothing(path: Path) -> bytes | None:
    try:
        return _content(path)
    except VaultTrouble:
        return None
