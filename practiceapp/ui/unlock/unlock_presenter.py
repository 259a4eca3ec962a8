"""What unlocking decides: who is asked again, who waits, and what is trouble of the vault itself."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import (
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    PracticeError,
    SharesOfAnotherVault,
    SharesOfDifferentSplits,
    UpdateNotBackedUp,
    VaultMissing,
    VaultTrouble,
    WrongPassphrase,
    WrongShare,
    WrongWords,
)
from practiceapp.domain.passphrases import Verdict, WordCheck
from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for

SHARES_WRONG = (WrongShare, SharesOfDifferentSplits, SharesOfAnotherVault)
WORDS_HELP = (KeyFileDamaged, KeyFilesMissing, KeysOfAnotherVault)
MOST_TRIES = 5
"""So many wrong passphrases at most are in the memory of one process."""


class Shares(Protocol):
    """The way in with two shares; see `services.opening_with_shares`."""

    def check(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with one share as typed."""
        ...

    def open(self, shares: Sequence[Sequence[str]], report: Report) -> OpenVault:
        """Open the vault to read."""
        ...


class UnlockPresenter(QObject):
    """Opens the vault by passphrase or by words; says what stands in the way.

    `busy(bool)` while a key is worked out; `refused(sentence)` for a wrong passphrase, which may
    be tried again at once (whoever has the file would not wait here either); `words_refused(sentence)`;
    `tries_used_up` when it is time for a fresh process, in which no mistyped passphrase is left; the 24 words
    count for nothing there, typing them again would be worse than keeping them for a while;
    `needs_passphrase` once the words have opened it; `trouble(sentence, words_help)` for the vault itself;
    `update_held(sentence)` for one that could not be backed up before it is brought up to date;
    `opened(OpenVault)` at last. With shares `shares_refused(sentence)`, then `opened_to_read(OpenVault)`.
    """

    busy = Signal(bool)
    refused = Signal(str)
    tries_used_up = Signal()
    words_refused = Signal(str)
    needs_passphrase = Signal()
    passphrase_refused = Signal(str)
    trouble = Signal(str, bool)
    update_held = Signal(str)
    opened = Signal(object)
    shares_refused = Signal(str)
    opened_to_read = Signal(object)

    def __init__(
        self,
        access: AccessService,
        language: str = "en",
        parent: QObject | None = None,
        shares: Shares | None = None,
    ) -> None:
        """Without `shares` there is no such way in: the invented practice has none."""
        super().__init__(parent)
        self._access = access
        self._shares = shares
        self._language = language
        self._running = False
        self._wrong = 0
        self._vault: OpenVault | None = None
        self.acts: tuple[Act, ...] = ()
        """What this opening adds to the security record of the vault."""

    @property
    def began(self) -> bool:
        """Whether anything secret was tried since the start, or is being tried."""
        return self._running or self._wrong > 0 or self._vault is not None

    def look(self) -> None:
        """See whether there is a vault at all, before anything is typed."""
        if not self._access.present():
            self.trouble.emit(sentence_for(VaultMissing()), False)

    def unlock(self, passphrase: str) -> None:
        """Try this passphrase; nothing happens while another try runs."""
        if self._running or not passphrase:
            return
        self._run(lambda report: self._access.unlock(passphrase, report), self._on_opened)

    def unlock_with_words(self, words: Sequence[str]) -> None:
        """Try the 24 words."""
        if not self._running:
            self._run(lambda report: self._access.unlock_with_words(words, report), self._on_opened_by_words)

    def help_with(self, words: Sequence[str]) -> WordCheck:
        """What can be said of the words so far."""
        return self._access.check_words(words)

    @property
    def takes_shares(self) -> bool:
        """Whether two shares may open it."""
        return self._shares is not None

    def help_with_share(self, words: Sequence[str]) -> WordCheck:
        """What can be said of one share so far."""
        return self._shares.check(words) if self._shares else WordCheck(len(words), (), whole=False)

    def wrong_share(self, number: int) -> str:
        """The sentence for a share whose words do not belong together."""
        return sentence_for(WrongShare(number))

    def open_with_shares(self, shares: Sequence[Sequence[str]]) -> None:
        """Try two shares."""
        way = self._shares
        if way is not None and not self._running:
            self._run(lambda report: way.open(shares, report), self._on_opened_to_read)

    def do_without_backup(self) -> None:
        """She chose so: the next try brings an older vault up to date all the same."""
        self._access.do_without_backup()

    def suggest(self) -> str:
        """Six words for a new passphrase."""
        return self._access.suggest_passphrase(self._language)

    def judge(self, passphrase: str) -> Verdict:
        """How hard it is to guess; her name is inside the vault and not known yet."""
        return self._access.judge(passphrase, ())

    def replace_passphrase(self, passphrase: str) -> None:
        """After the words: from now on this passphrase opens the vault."""
        vault = self._vault
        if vault is None or self._running:
            return

        def work(_report: Report) -> OpenVault:
            self._access.replace_passphrase(vault, passphrase)
            return vault

        self._run(work, self._on_opened)

    def give_up(self) -> None:
        """Leave with nothing open."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def _run(self, work: Callable[[Report], object], done: Callable[[object], None]) -> None:
        task = Task(work, self)
        task.succeeded.connect(done)
        task.failed.connect(self._on_failed)
        task.unheard.connect(_put_away)
        self._running = True
        self.busy.emit(True)
        task.start()

    def _on_opened(self, vault: object) -> None:
        self._rest()
        self._vault = None
        self.opened.emit(vault)

    def _on_opened_by_words(self, vault: object) -> None:
        if not isinstance(vault, OpenVault):
            return
        self._rest()
        self._vault = vault
        self.acts = (Act.OPENED_WITH_WORDS, Act.PASSPHRASE_CHANGED)
        self.needs_passphrase.emit()

    def _on_opened_to_read(self, vault: object) -> None:
        self._rest()
        self.opened_to_read.emit(vault)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        self._rest()
        sentence = sentence_for(error)
        if isinstance(error, WrongPassphrase):
            self._refuse(sentence)
        elif isinstance(error, WrongWords):
            self.words_refused.emit(sentence)
        elif isinstance(error, SHARES_WRONG):
            self.shares_refused.emit(sentence)
        elif isinstance(error, PracticeError) or self._vault is not None:
            self.passphrase_refused.emit(sentence)
        elif isinstance(error, UpdateNotBackedUp):
            self.update_held.emit(sentence)
        else:
            self.trouble.emit(sentence, isinstance(error, WORDS_HELP))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _refuse(self, sentence: str) -> None:
        self._wrong += 1
        self.refused.emit(sentence)
        if self._wrong >= MOST_TRIES:
            self.tries_used_up.emit()

    def _rest(self) -> None:
        self._running = False
        self.busy.emit(False)


def _put_away(vault: object) -> None:
    """Opened although nobody waits for it any more."""
    if isinstance(vault, OpenVault):
        vault.close()
