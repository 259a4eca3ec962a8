"""What the practice page decides: each answer is kept at once and can be taken back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble, WrongPassphrase
from practiceapp.domain.passphrases import Verdict
from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.services.practice import PracticeService
from practiceapp.services.undo import Undo
from practiceapp.ui.shared.asking import Asker, Question
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for


class PracticePresenter(QObject):
    """Keeps practice and preferences; changes the passphrase.

    `kept(Undo)` after each change; `refused(field, sentence)` when one cannot be kept; for the passphrase
    `busy(bool)`, then `passphrase_changed`, or `old_refused(sentence)`, or `new_refused(sentence)`.
    """

    kept = Signal(object)
    refused = Signal(str, str)
    busy = Signal(bool)
    passphrase_changed = Signal()
    old_refused = Signal(str)
    new_refused = Signal(str)

    def __init__(
        self,
        practices: PracticeService,
        access: AccessService,
        vault: OpenVault,
        preferences: Preferences,
        asker: Asker,
        speak: Callable[[str], None] = lambda _code: None,
        parent: QObject | None = None,
    ) -> None:
        """`speak` has the window speak another language."""
        super().__init__(parent)
        self._speak = speak
        self._practices = practices
        self._access = access
        self._vault = vault
        self._asker = asker
        self.preferences = preferences
        self.practice = Practice("")
        self._running = False

    def load(self) -> Practice:
        """The practice as it is kept."""
        self.practice = self._practices.load()
        return self.practice

    def change(self, field: str, value: object) -> None:
        """Keep one answer, named as in `Practice`; the same as before changes nothing."""
        before = self.practice
        if getattr(before, field) == value:
            return
        changed: Practice = replace(before, **{field: value})  # type: ignore[arg-type]
        try:
            self._practices.save(changed)
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit(field, sentence_for(error))
            return
        self.practice = self._practices.load()
        self.kept.emit(Undo("practice_saved", lambda: self._practices.save(before)))

    def speak(self, code: str) -> None:
        """Have the screen speak this language."""
        if code != LANGUAGE.code:
            self._speak(code)

    def suggest(self) -> str:
        """Six words in the language of the screen."""
        return self._access.suggest_passphrase(LANGUAGE.code)

    def judge(self, passphrase: str) -> Verdict:
        """How hard it is to guess for someone who knows her name."""
        return self._access.judge(passphrase, self._own_words())

    def change_passphrase(self, old: str, new: str) -> None:
        """After asking: from now on `new` opens the vault and `old` does not."""
        if self._running or not self._asker.confirm(_question()):
            return
        access, vault, own = self._access, self._vault, self._own_words()

        def work(_report: Report) -> None:
            access.confirm(old)
            access.replace_passphrase(vault, new, own)

        task = Task(work, self)
        task.succeeded.connect(self._on_changed)
        task.failed.connect(self._on_failed)
        self._running = True
        self.busy.emit(True)
        task.start()

    def _own_words(self) -> tuple[str, str]:
        return self.practice.therapist_name, self.practice.practice_name

    def _on_changed(self, _nothing: object) -> None:
        self._rest()
        self.passphrase_changed.emit()

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        self._rest()
        if isinstance(error, WrongPassphrase):
            self.old_refused.emit(sentence_for(error))
        else:
            self.new_refused.emit(sentence_for(error))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _rest(self) -> None:
        self._running = False
        self.busy.emit(False)


def _question() -> Question:
    return Question(
        _("Change the passphrase?"),
        _(
            "From now on only the new one opens the vault. Your recovery words stay as they are. "
            "A copy of the vault made earlier still opens with the old one."
        ),
        _("&Change it"),
    )
