"""Getting into the vault: making it, opening it, and what a good passphrase is."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Protocol, runtime_checkable

from practiceapp.domain.errors import PassphraseTooWeak
from practiceapp.domain.integrity import Finding
from practiceapp.domain.passphrases import Verdict, WordCheck, differing, normalised, suggestion
from practiceapp.domain.practice import Practice
from practiceapp.resources import resource_path

ZXCVBN_LIMIT = 72
"""zxcvbn refuses longer text; what comes after only makes a passphrase stronger."""

Report = Callable[[int], None]


def unreported(_percent: int) -> None:
    """For callers who show no progress."""


def shipped_words(language: str) -> tuple[str, ...]:
    """The word list that ships for a language such as "de" or "de_AT", or the English one."""
    path = resource_path("words", f"{language[:2].lower()}.txt")
    if not path.is_file():
        path = resource_path("words", "en.txt")
    return tuple(path.read_text(encoding="utf-8").split())


def fair_below(limit: int) -> int:
    """A number from 0 to below `limit`, each as likely as the next, drawn by the system."""
    import secrets

    return secrets.randbelow(limit)


class UnlockNotice(Enum):
    """Something worth a quiet line after the vault opened."""

    KEY_COPY_MENDED = auto()
    """One of the two copies of the key file was damaged or missing and has been written anew."""
    KEY_FILES_MISSING = auto()
    """Opened with the 24 words while no key file was left; a new passphrase writes them."""
    OLDER_THAN_LAST_SEEN = auto()
    """The vault is an older one than was last open on this machine: a backup, or a sync program's copy."""


@runtime_checkable
class OpenVault(Protocol):
    """A vault that is open; what can be done with it is up to the composition root."""

    @property
    def notices(self) -> tuple[UnlockNotice, ...]:
        """What the therapist should be told about this opening."""
        ...

    def close(self) -> None:
        """Close the file and wipe its keys."""
        ...


class Beginning(Protocol):
    """A vault about to be made: its keys exist in memory and nowhere else."""

    @property
    def words(self) -> tuple[str, ...]:
        """The 24 words of the recovery sheet."""
        ...


class Vaults(Protocol):
    """The vault's folder as access needs it; each method raises the errors `AccessService` names."""

    def present(self) -> bool:
        """Whether anything of a vault is in the folder."""
        ...

    def begin(self) -> Beginning:
        """New keys, in memory only."""
        ...

    def create(self, beginning: Beginning, passphrase: str, practice: Practice, report: Report) -> OpenVault:
        """Make the vault, whole or not at all, with the practice as its first entry."""
        ...

    def unlock(self, passphrase: str, report: Report) -> OpenVault:
        """Open it with its passphrase."""
        ...

    def unlock_with_words(self, words: Sequence[str], report: Report) -> OpenVault:
        """Open it with the 24 words."""
        ...

    def confirm(self, passphrase: str) -> None:
        """Raise `WrongPassphrase` unless this is the passphrase."""
        ...

    def replace_passphrase(self, vault: OpenVault, passphrase: str) -> None:
        """Put another passphrase in place of the present one."""
        ...

    def do_without_backup(self) -> None:
        """From now on an older vault is brought up to date even if no backup can be made first."""
        ...

    def check_words(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with recovery words as typed."""
        ...

    def check(self, passphrase: str) -> tuple[Finding, ...]:
        """Everything an examination finds wrong."""
        ...


class AccessService:
    """The way into the vault. Slow calls take a `report`, called with percent done; run them in a `Task`."""

    def __init__(
        self,
        vaults: Vaults,
        word_list: Callable[[str], Sequence[str]] = shipped_words,
        below: Callable[[int], int] = fair_below,
    ) -> None:
        """`word_list` answers the 7,776 words of a language; `below(n)` a fair random number under n."""
        self._vaults = vaults
        self._word_list = word_list
        self._below = below

    def present(self) -> bool:
        """Whether there is a vault in the folder, whole or damaged."""
        return self._vaults.present()

    def suggest_passphrase(self, language: str) -> str:
        """Six words in this language, or in English when there is no list for it."""
        return suggestion(self._word_list(language), self._below)

    def judge(self, passphrase: str, own_words: Sequence[str]) -> Verdict:
        """How hard the passphrase is to guess for someone who knows `own_words`: her name, the practice's."""
        from zxcvbn import zxcvbn

        if not passphrase:
            return Verdict.of(0.0)
        head = normalised(passphrase)[:ZXCVBN_LIMIT]
        known = [part for words in own_words for part in (words, *words.split()) if part]
        return Verdict.of(float(zxcvbn(head, user_inputs=known)["guesses_log10"]))

    def begin(self) -> Beginning:
        """New keys and their 24 words, in memory only."""
        return self._vaults.begin()

    def check_words(self, typed: Sequence[str]) -> WordCheck:
        """Help while recovery words are typed: unknown words, each with the one probably meant; checksum."""
        return self._vaults.check_words(typed)

    def typed_back(self, beginning: Beginning, typed: Sequence[str]) -> tuple[int, ...]:
        """The positions, from 1, where words typed back differ from those shown; empty when all are right."""
        return differing(typed, beginning.words)

    def create(
        self, beginning: Beginning, passphrase: str, practice: Practice, report: Report = unreported
    ) -> OpenVault:
        """Make the vault and open it. Nothing is written before this call, and nothing half-made stays.

        Raises `PassphraseTooWeak`, `VaultExists`, `FolderNotEmpty`, `FolderNotWritable`, `DiskFull`,
        `DiskTrouble`, `NotEnoughMemory`.
        """
        self.require_strong(passphrase, (practice.therapist_name, practice.practice_name))
        return self._vaults.create(beginning, passphrase, practice, report)

    def unlock(self, passphrase: str, report: Report = unreported) -> OpenVault:
        """Open the vault with its passphrase.

        Raises `WrongPassphrase`, `KeyFileDamaged`, `KeyFilesMissing`, `KeysOfAnotherVault`, `VaultMissing`,
        `VaultDamaged` and its kinds, `NewerVault`, `VaultInUse`, `VaultReadOnly`, `NotEnoughMemory`; for one
        that an older version of the program wrote also `UpdateNotBackedUp`, `VaultUnsound`.
        """
        return self._vaults.unlock(passphrase, report)

    def unlock_with_words(self, words: Sequence[str], report: Report = unreported) -> OpenVault:
        """Open the vault with the 24 words, key files or not; ask for a new passphrase at once.

        Raises `WrongWords`, and of `unlock` what concerns the vault file.
        """
        return self._vaults.unlock_with_words(words, report)

    def do_without_backup(self) -> None:
        """She chose so after `UpdateNotBackedUp`: the next try brings the vault up to date all the same."""
        self._vaults.do_without_backup()

    def confirm(self, passphrase: str) -> None:
        """Make sure that this is the passphrase, without opening anything. Raises `WrongPassphrase`."""
        self._vaults.confirm(passphrase)

    def replace_passphrase(self, vault: OpenVault, passphrase: str, own_words: Sequence[str] = ()) -> None:
        """From now on this passphrase opens the vault and the one before does not.

        It does not lock out someone who holds an old key file and knows the old passphrase. Raises
        `PassphraseTooWeak`, `DiskFull`, `DiskTrouble`, `VaultReadOnly`, `NotEnoughMemory`; the old passphrase
        then still opens the vault.
        """
        self.require_strong(passphrase, own_words)
        self._vaults.replace_passphrase(vault, passphrase)

    def check(self, passphrase: str) -> tuple[Finding, ...]:
        """Examine the vault from end to end; empty when all is well. Raises what `unlock` raises."""
        return self._vaults.check(passphrase)

    def require_strong(self, passphrase: str, own_words: Sequence[str] = ()) -> None:
        """Raise `PassphraseTooWeak` for one that could be guessed."""
        verdict = self.judge(passphrase, own_words)
        if not verdict.strong:
            raise PassphraseTooWeak(verdict.guesses_log10)
