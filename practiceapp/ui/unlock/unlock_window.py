"""The window before the vault is open: passphrase, recovery words, new passphrase, trouble."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from practiceapp.ui.shared.help_door import HelpDoor, MakeHelp
from practiceapp.ui.shared.language import _
from practiceapp.ui.unlock.passphrase_page import PassphrasePage
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter

if TYPE_CHECKING:
    from practiceapp.ui.unlock.new_passphrase_page import NewPassphrasePage
    from practiceapp.ui.unlock.trouble_page import TroublePage
    from practiceapp.ui.unlock.words_page import WordsPage

LEAST_WIDTH, LEAST_HEIGHT = 820, 620
FIRST_WIDTH, FIRST_HEIGHT = 1180, 780


class UnlockWindow(QWidget):
    """Shows one of four pages; all but the first are read from disk when they are wanted.

    Ends with `unlocked(OpenVault)`, `folder_chosen(Path)` for a vault that lies elsewhere, or `quit_wanted`.
    `tried_again` lets whoever holds the claim on the folder try for it once more.
    """

    unlocked = Signal(object)
    folder_chosen = Signal(object)
    quit_wanted = Signal()
    tried_again = Signal()

    def __init__(
        self,
        presenter: UnlockPresenter,
        folder: Path,
        demo_passphrase: str = "",
        parent: QWidget | None = None,
        make_help: MakeHelp | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._folder = folder
        self._demo = demo_passphrase
        presenter.setParent(self)
        self._words: WordsPage | None = None
        self._new: NewPassphrasePage | None = None
        self._trouble: TroublePage | None = None
        self._build(make_help)
        self._connect()

    def _build(self, make_help: MakeHelp | None) -> None:
        self.setWindowTitle("Practiceapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        self.passphrase = PassphrasePage(self._presenter, self._folder, self._demo)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.passphrase)
        self.help = HelpDoor(self, self.stack, make_help, self._topic)
        self.setLayout(self.help.layout_around())

    def _connect(self) -> None:
        self.passphrase.words_wanted.connect(self.show_words)
        self._presenter.needs_passphrase.connect(self.show_new_passphrase)
        self._presenter.trouble.connect(self.show_trouble)
        self._presenter.opened.connect(self._on_opened)

    @property
    def words(self) -> "WordsPage":
        """Made when first wanted."""
        from practiceapp.ui.unlock.words_page import WordsPage

        if self._words is None:
            self._words = WordsPage(self._presenter)
            self._words.back.connect(self.show_passphrase)
            self.stack.addWidget(self._words)
        return self._words

    @property
    def new_passphrase(self) -> "NewPassphrasePage":
        """Made when first wanted."""
        from practiceapp.ui.unlock.new_passphrase_page import NewPassphrasePage

        if self._new is None:
            self._new = NewPassphrasePage(self._presenter)
            self._new.back.connect(self.show_passphrase)
            self.stack.addWidget(self._new)
        return self._new

    @property
    def trouble(self) -> "TroublePage":
        """Made when first wanted."""
        from practiceapp.ui.unlock.trouble_page import TroublePage

        if self._trouble is None:
            self._trouble = TroublePage(self._folder)
            self._trouble.again.connect(self._on_again)
            self._trouble.words_wanted.connect(self.show_words)
            self._trouble.other_folder.connect(self._on_other_folder)
            self._trouble.quit_wanted.connect(self.quit_wanted)
            self.stack.addWidget(self._trouble)
        return self._trouble

    def show_passphrase(self) -> None:
        """Ask for the passphrase."""
        self._show(self.passphrase)

    def show_words(self) -> None:
        """Ask for the 24 words."""
        self.passphrase.forget()
        self._show(self.words)

    def show_new_passphrase(self) -> None:
        """Ask for the passphrase from now on."""
        self.words.forget()
        self.new_passphrase.begin()
        self._show(self.new_passphrase)
        self.new_passphrase.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, sentence: str, words_help: bool) -> None:
        """Say what is the matter with the vault."""
        self.trouble.say(sentence, words_help=words_help)
        self._show(self.trouble)

    def _topic(self) -> str:
        return "unlock" if self._words is None or self._words.isHidden() else "recovery_words"

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def _on_again(self) -> None:
        self.show_passphrase()
        self._presenter.look()
        self.tried_again.emit()

    def _on_other_folder(self) -> None:
        from practiceapp.ui.shared.choose_path import choose_folder

        folder = choose_folder(self, _("The folder of your vault"), self._folder.parent)
        if folder is not None:
            self.folder_chosen.emit(folder)

    def _on_opened(self, vault: object) -> None:
        self.passphrase.forget()
        self.unlocked.emit(vault)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._presenter.give_up()
        super().closeEvent(event)
