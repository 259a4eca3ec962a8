"""What unlocking decides: who is asked again, who waits, and what is trouble of the vault itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import (
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    PracticeError,
    VaultMissing,
    VaultTrouble,
    WrongPassphrase,
    WrongWords,
)
from practiceapp.domain.passphrases import Verdict, WordCheck
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for

WORDS_HELP = (KeyFileDamaged, KeyFilesMissing, KeysOfAnotherVault)


class UnlockPresenter(QObject):
    """Opens the vault by passphrase or by words; says what stands in the way.

    `busy(bool)` while a key is worked out; `refused(sentence)` for a wrong passphrase, which may
    be tried again at once (whoever has the file would not wait here either); `words_refused(sentence)`;
    `needs_passphrase` once the words have opened it; `trouble(sentence, words_help)` for the vault itself;
    `opened(OpenVault)` at last.
    """

    busy = Signal(bool)
    refused = Signal(str)
    words_refused = Signal(str)
    needs_passphrase = Signal()
    passphrase_refused = Signal(str)
    trouble = Signal(str, bool)
    opened = Signal(object)

    def __init__(self, access: AccessService, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._language = language
        self._running = False
        self._vault: OpenVault | None = None

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
        self.needs_passphrase.emit()

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        self._rest()
        sentence = sentence_for(error)
        if isinstance(error, WrongPassphrase):
            self.refused.emit(sentence)
        elif isinstance(error, WrongWords):
            self.words_refused.emit(sentence)
        elif isinstance(error, PracticeError) or self._vault is not None:
            self.passphrase_refused.emit(sentence)
        else:
            self.trouble.emit(sentence, isinstance(error, WORDS_HELP))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _rest(self) -> None:
        self._running = False
        self.busy.emit(False)
