"""What the first run decides: when a step is complete, and that nothing is written before the end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import (
    CodeUnknown,
    FolderNotEmpty,
    FolderNotWritable,
    NameMissing,
    PracticeError,
    TextTooLong,
    VaultExists,
    VaultTrouble,
)
from practiceapp.domain.passphrases import Verdict
from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService, Beginning, OpenVault
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for

FOLDER_NAME = "Practice"
FOLDER_ERRORS = (VaultExists, FolderNotEmpty, FolderNotWritable)


class FirstRunPresenter(QObject):
    """Holds what she has answered so far, in memory only.

    `access_for(folder)` gives the way into a vault in that folder. `progressed(int)` while the vault is
    made; then `created(OpenVault)`, or `folder_refused(sentence)`, or `failed(sentence)`: everything typed
    is still there.
    """

    progressed = Signal(int)
    busy = Signal(bool)
    created = Signal(object)
    folder_refused = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        access_for: Callable[[Path], AccessService],
        folder: Path,
        parent: QObject | None = None,
        words_on: Callable[[Path], str] = lambda _folder: "",
    ) -> None:
        """`words_on(folder)`: what is recommended for a vault there, if anything."""
        super().__init__(parent)
        self._words_on = words_on
        self._access_for = access_for
        self.folder = folder
        self.practice: Practice | None = None
        self._passphrase = ""
        self._beginning: Beginning | None = None
        self._running = False

    def speak(self, code: str) -> None:
        """Speak this language from now on; it is kept once the vault is open."""
        LANGUAGE.use(code)

    def set_practice(self, practice: Practice) -> tuple[str, str] | None:
        """Take the answers of the first step; or the name of the field that is not right, and why."""
        try:
            self.practice = practice.checked()
        except (NameMissing, TextTooLong, CodeUnknown) as error:
            return getattr(error, "field", "therapist_name"), sentence_for(error)
        return None

    def choose_folder(self, chosen: Path) -> None:
        """Take an empty folder as it is; in one that holds something the vault gets a folder of its own."""
        holds_something = chosen.is_dir() and any(chosen.iterdir())
        self.folder = chosen / FOLDER_NAME if holds_something else chosen

    def folder_words(self) -> str:
        """What is wrong with the folder, or nothing."""
        return sentence_for(VaultExists()) if self._access().present() else ""

    def place_words(self) -> str:
        """What is recommended about the folder; nothing stands in the way."""
        return self._words_on(self.folder)

    def suggest(self) -> str:
        """Six words in the language of the screen."""
        return self._access().suggest_passphrase(LANGUAGE.code)

    def judge(self, passphrase: str) -> Verdict:
        """How hard it is to guess for someone who knows her name."""
        practice = self.practice
        known = (practice.therapist_name, practice.practice_name) if practice else ()
        return self._access().judge(passphrase, known)

    def set_passphrase(self, passphrase: str) -> None:
        """Take the passphrase; the 24 words exist from here on, in memory."""
        self._passphrase = passphrase
        if self._beginning is None:
            self._beginning = self._access().begin()

    @property
    def words(self) -> tuple[str, ...]:
        """The 24 words to write down; none before the passphrase is chosen."""
        return self._beginning.words if self._beginning else ()

    def wrong_positions(self, typed: Sequence[str]) -> tuple[int, ...]:
        """Where the words typed back differ, from 1."""
        filled = [word or "-" for word in typed]
        return self._access().typed_back(self._beginning, filled) if self._beginning else ()

    def create(self) -> None:
        """Make the vault; the first thing ever written."""
        beginning, practice = self._beginning, self.practice
        if beginning is None or practice is None or self._running:
            return
        access, passphrase = self._access(), self._passphrase

        def work(report: Report) -> OpenVault:
            return access.create(beginning, passphrase, practice, report)

        task = Task(work, self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._on_created)
        task.failed.connect(self._on_failed)
        self._running = True
        self.busy.emit(True)
        task.start()

    def _access(self) -> AccessService:
        return self._access_for(self.folder)

    def _on_created(self, vault: object) -> None:
        self._rest()
        self._passphrase, self._beginning = "", None
        self.created.emit(vault)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        self._rest()
        if isinstance(error, FOLDER_ERRORS):
            self.folder_refused.emit(sentence_for(error))
        else:
            self.failed.emit(sentence_for(error))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _rest(self) -> None:
        self._running = False
        self.busy.emit(False)
