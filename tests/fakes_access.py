"""A vault in memory that opens with one passphrase or with its words, and fails as a test asks for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from practiceapp.domain.errors import (
    KeyFilesMissing,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
    WrongWords,
)
from practiceapp.domain.integrity import Finding
from practiceapp.domain.passphrases import WordCheck, nearest_words, plain_words
from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService, UnlockNotice

PASSPHRASE = "river candle meadow stone quiet amber"
SHEET = """
abandon ability able about above absent absorb abstract absurd abuse access accident
account accuse achieve acid acoustic acquire across act action actor actress actual
"""
WORDS = tuple(SHEET.split())
SIX = "lantern willow harbor pebble orchard violin"


class InMemoryOpenVault:
    """Knows only whether it was closed."""

    def __init__(self, notices: tuple[UnlockNotice, ...] = ()) -> None:
        self.notices = notices
        self.closed = False

    def close(self) -> None:
        self.closed = True


class InMemoryBeginning:
    words = WORDS


class InMemoryVaults:
    """One folder. `failing` is raised by the next slow call; without `keys` only the words open it."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.passphrase = PASSPHRASE
        self.keys = True
        self.failing: Exception | None = None
        self.made: Practice | None = None
        self.opened: list[InMemoryOpenVault] = []
        self.without_backup = False

    def present(self) -> bool:
        return self.there

    def begin(self) -> InMemoryBeginning:
        return InMemoryBeginning()

    def create(
        self, beginning: object, passphrase: str, practice: Practice, report: Callable[[int], None]
    ) -> InMemoryOpenVault:
        if self.there:
            raise VaultExists
        report(50)
        self._fail()
        self.made, self.passphrase, self.there = practice, passphrase, True
        return self._open(report)

    def unlock(self, passphrase: str, report: Callable[[int], None]) -> InMemoryOpenVault:
        self._fail()
        self.confirm(passphrase)
        return self._open(report)

    def unlock_with_words(self, words: Sequence[str], report: Callable[[int], None]) -> InMemoryOpenVault:
        self._fail()
        check = self.check_words(words)
        if not check.whole:
            raise WrongWords(check.unknown[0].position if check.unknown else None)
        self._require_there()
        return self._open(report, () if self.keys else (UnlockNotice.KEY_FILES_MISSING,))

    def do_without_backup(self) -> None:
        self.without_backup = True

    def confirm(self, passphrase: str) -> None:
        self._require_there()
        if not self.keys:
            raise KeyFilesMissing
        if passphrase != self.passphrase:
            raise WrongPassphrase

    def replace_passphrase(self, vault: object, passphrase: str) -> None:
        self._fail()
        self.passphrase, self.keys = passphrase, True

    def check_words(self, typed: Sequence[str]) -> WordCheck:
        words = plain_words(typed)
        unknown = nearest_words(words, WORDS)
        return WordCheck(max(0, len(WORDS) - len(words)), unknown, words == WORDS)

    def check(self, passphrase: str) -> tuple[Finding, ...]:
        self.confirm(passphrase)
        return ()

    def _fail(self) -> None:
        failing, self.failing = self.failing, None
        if failing is not None:
            raise failing

    def _require_there(self) -> None:
        if not self.there:
            raise VaultMissing

    def _open(
        self, report: Callable[[int], None], notices: tuple[UnlockNotice, ...] = ()
    ) -> InMemoryOpenVault:
        report(100)
        self.opened.append(InMemoryOpenVault(notices))
        return self.opened[-1]


def access_to(vaults: InMemoryVaults) -> AccessService:
    """The real service over the vault in memory; it offers the same six words each time."""
    six = SIX.split()
    filler = [f"word{number}" for number in range(7776 - len(six))]
    drawn = iter(range(10**6))
    return AccessService(vaults, lambda _language: [*six, *filler], lambda _n: next(drawn) % len(six))


def access_for(vaults: InMemoryVaults) -> Callable[[Path], AccessService]:
    """The same way in, whatever the folder."""
    access = access_to(vaults)
    return lambda _folder: access
