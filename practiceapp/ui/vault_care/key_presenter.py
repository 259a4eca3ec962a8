"""What every work on the keys has in common: a passphrase proposed and judged, one slow job at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble, WrongPassphrase
from practiceapp.domain.passphrases import Verdict
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.vault_care.care_desk import CareDesk


class KeyPresenter(QObject):
    """One job at a time, with `busy(bool)` around it.

    `old_refused(sentence)` when the passphrase in use was another one, `failed(sentence)` for all else that
    kept it from being done.
    """

    busy = Signal(bool)
    old_refused = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: CareDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.running = False

    def suggest(self) -> str:
        """Six words in the language of the screen."""
        return self._desk.access.suggest_passphrase(LANGUAGE.code)

    def judge(self, passphrase: str) -> Verdict:
        """How hard it is to guess for someone who knows her name."""
        return self._desk.access.judge(passphrase, self._own_words())

    def _own_words(self) -> tuple[str, str]:
        practice = self._desk.practices.load()
        return practice.therapist_name, practice.practice_name

    def _run(self, work: Callable[[Report], object], done: Callable[[], None]) -> None:
        if self.running:
            return
        task = Task(work, self)

        def finish(_result: object) -> None:
            self._rest(running=False)
            done()

        task.succeeded.connect(finish)
        task.failed.connect(self._on_failed)
        self._rest(running=True)
        task.start()

    def _on_failed(self, error: object) -> None:
        self._rest(running=False)
        if not isinstance(error, Exception):
            return
        if isinstance(error, WrongPassphrase):
            self.old_refused.emit(sentence_for(error))
        else:
            self.failed.emit(sentence_for(error))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _rest(self, *, running: bool) -> None:
        self.running = running
        self.busy.emit(running)
