"""What restoring decides: which file, by which key, and that nothing changes before both sides were seen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.backups import Backup
from practiceapp.domain.errors import (
    BackupDamaged,
    BackupOfAnotherKey,
    KeyFilesMissing,
    NewerVault,
    NotABackup,
    PracticeError,
    VaultInUse,
    VaultTrouble,
    WrongPassphrase,
    WrongWords,
)
from practiceapp.domain.passphrases import Verdict, WordCheck
from practiceapp.services.access import AccessService
from practiceapp.services.restoring import Prepared, RestoreService
from practiceapp.ui.shared.asking import Asker, Question
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for

EXPECTED = (PracticeError, VaultTrouble)
OF_THE_FILE = (NotABackup, BackupDamaged, NewerVault)
OF_THE_WORDS = (WrongWords, BackupOfAnotherKey)
FOLDER_NAME = "Practice"


class RestorePresenter(QObject):
    """Restores into `folder`, where no vault is open.

    `looked(Backup)` for a file that is a backup, else `file_refused(sentence)`. While it is taken out
    `busy(True)` and `progressed(percent)`, then `busy(False)` and one of `compared(Prepared)`,
    `passphrase_refused(sentence)`, `words_refused(sentence)`, `only_words(sentence)` for a backup without key
    files, `failed(sentence)`; none of these after `cancel()`. `restored` once it is the vault.
    """

    looked = Signal(object)
    file_refused = Signal(str)
    busy = Signal(bool)
    progressed = Signal(int)
    compared = Signal(object)
    passphrase_refused = Signal(str)
    words_refused = Signal(str)
    only_words = Signal(str)
    failed = Signal(str)
    restored = Signal()

    def __init__(
        self,
        service_for: Callable[[Path], RestoreService],
        access: AccessService,
        folder: Path,
        asker: Asker,
        claim: Callable[[Path], bool],
        parent: QObject | None = None,
    ) -> None:
        """`claim(folder)` answers whether no other program holds the vault that lies there."""
        super().__init__(parent)
        self._service_for, self._service = service_for, service_for(folder)
        self._access, self._asker, self._claim = access, asker, claim
        self.folder = folder
        self.path: Path | None = None
        self._task: Task | None = None
        self._prepared: Prepared | None = None

    def choose_folder(self, chosen: Path) -> None:
        """Where the vault will lie: an empty folder or a vault's as it is, in any other one of its own."""
        holds_something = chosen.is_dir() and any(chosen.iterdir())
        is_vault = (chosen / "vault.db").exists()
        self.folder = chosen / FOLDER_NAME if holds_something and not is_vault else chosen
        self._service = self._service_for(self.folder)

    def choose(self, path: Path) -> None:
        """See when and why this backup was made."""
        try:
            backup: Backup = self._service.look_at(path)
        except EXPECTED as error:
            self.file_refused.emit(sentence_for(error))
            return
        self.path = path
        self.looked.emit(backup)

    def help_with(self, words: Sequence[str]) -> WordCheck:
        """What can be said of the words so far."""
        return self._access.check_words(words)

    def suggest(self) -> str:
        """Six words for a new passphrase."""
        return self._access.suggest_passphrase(LANGUAGE.code)

    def judge(self, passphrase: str) -> Verdict:
        """How hard it is to guess; her name is inside the backup and not known yet."""
        return self._access.judge(passphrase, ())

    def prepare(self, passphrase: str) -> None:
        """Take the backup out, beside the vault, by the passphrase of the day it was made."""
        path, service = self.path, self._service
        if path is not None:
            self._run(lambda report: service.prepare(path, passphrase, report))

    def prepare_with_words(self, words: Sequence[str], passphrase: str) -> None:
        """The same by the 24 words, with a new passphrase."""
        path, service = self.path, self._service
        if path is not None:
            self._run(lambda report: service.prepare_with_words(path, words, passphrase, report))

    def cancel(self) -> None:
        """Stop; nothing has changed."""
        if self._task is not None:
            self._task.cancel()

    def give_up(self) -> None:
        """Leave everything as it is."""
        self.cancel()
        if self._prepared is not None:
            self._prepared = None
            self._service.give_up()

    def put_in_place(self) -> None:
        """After asking: what was taken out becomes the vault."""
        prepared = self._prepared
        if prepared is None or not self._asker.confirm(_question(self.folder)):
            return
        try:
            if not self._claim(self.folder):
                raise VaultInUse
            self._service.swap()
        except EXPECTED as error:
            self.failed.emit(sentence_for(error))
            return
        self._prepared = None
        self.restored.emit()

    def _run(self, work: Callable[[Report], Prepared]) -> None:
        if self._task is not None:
            return
        self.give_up()
        task = self._task = Task(work, self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._on_prepared)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        self.busy.emit(True)
        task.start()

    def _on_prepared(self, prepared: object) -> None:
        if isinstance(prepared, Prepared):
            self._prepared = prepared
            self.compared.emit(prepared)

    def _on_ended(self) -> None:
        """What was stopped at the very end may have been made all the same."""
        self._task = None
        if self._prepared is None:
            self._service.give_up()
        self.busy.emit(False)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        sentence = sentence_for(error)
        if isinstance(error, WrongPassphrase):
            self.passphrase_refused.emit(_("That is not the passphrase of the day this backup was made."))
        elif isinstance(error, KeyFilesMissing):
            self.only_words.emit(_("Only the recovery words open this backup."))
        elif isinstance(error, OF_THE_WORDS):
            self.words_refused.emit(sentence)
        elif isinstance(error, OF_THE_FILE):
            self.file_refused.emit(sentence)
        else:
            self.failed.emit(sentence)
        if not isinstance(error, EXPECTED):
            raise error


def _question(folder: Path) -> Question:
    return Question(
        _("Put this in place?"),
        _(
            "From now on the vault is what the backup holds. What is in place now is kept in a folder beside "
            "it, {name}, so nothing is lost."
        ).format(name=f"{folder.name}.replaced-…"),
        _("&Put in place"),
    )
