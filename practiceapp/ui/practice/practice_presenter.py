"""What the practice page decides: each answer is kept at once and can be taken back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.practice import Practice
from practiceapp.services.practice import PracticeService
from practiceapp.services.undo import Undo
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.wording import sentence_for


class PracticePresenter(QObject):
    """Keeps practice and preferences.

    `kept(Undo)` after each change; `refused(field, sentence)` when one cannot be kept.
    """

    kept = Signal(object)
    refused = Signal(str, str)

    def __init__(
        self,
        practices: PracticeService,
        preferences: Preferences,
        speak: Callable[[str], None] = lambda _code: None,
        parent: QObject | None = None,
    ) -> None:
        """`speak` has the window speak another language."""
        super().__init__(parent)
        self._speak = speak
        self._practices = practices
        self.preferences = preferences
        self.practice = Practice("")

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
