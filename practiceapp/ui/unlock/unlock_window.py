"""The window before the vault is open: passphrase, recovery words, shares, new passphrase, trouble."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from practiceapp.domain.locking import Locked
from practiceapp.ui.shared.help_door import HelpDoor, MakeHelp
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.restore_door import MakeRestore, Restore
from practiceapp.ui.unlock.passphrase_page import PassphrasePage
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter

if TYPE_CHECKING:
    from practiceapp.ui.unlock.elsewhere_page import ElsewherePage
    from practiceapp.ui.unlock.new_passphrase_page import NewPassphrasePage
    from practiceapp.ui.unlock.shares_page import SharesPage
    from practiceapp.ui.unlock.trouble_page import TroublePage
    from practiceapp.ui.unlock.words_page import WordsPage

LEAST_WIDTH, LEAST_HEIGHT = 820, 620
FIRST_WIDTH, FIRST_HEIGHT = 1180, 780


class UnlockWindow(QWidget):
    """Shows one of six pages; all but the first are read from disk when they are wanted.

    Ends with `unlocked(OpenVault)`, `opened_to_read(OpenVault)` after two shares, `folder_chosen(Path)` for a
    vault that lies elsewhere, or `quit_wanted`. `tried_again` lets whoever holds the claim on the folder try
    for it once more.
    """

    unlocked = Signal(object)
    opened_to_read = Signal(object)
    folder_chosen = Signal(object)
    quit_wanted = Signal()
    tried_again = Signal()
    restore_left = Signal()

    def __init__(
        self,
        presenter: UnlockPresenter,
        folder: Path,
        demo_passphrase: str = "",
        parent: QWidget | None = None,
        make_help: MakeHelp | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_restore: MakeRestore | None = None
        self._restore: Restore | None = None
        self._presenter = presenter
        self._folder = folder
        self._demo = demo_passphrase
        presenter.setParent(self)
        self._words: WordsPage | None = None
        self._shares: SharesPage | None = None
        self._new: NewPassphrasePage | None = None
        self._elsewhere: ElsewherePage | None = None
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
        self.passphrase.restore_wanted.connect(self.show_restore)
        self._presenter.update_held.connect(self._on_update_held)
        self.passphrase.shares_wanted.connect(self.show_shares)
        self._presenter.needs_passphrase.connect(self.show_new_passphrase)
        self._presenter.trouble.connect(self.show_trouble)
        self._presenter.opened.connect(self._on_opened)
        self._presenter.opened_to_read.connect(self._on_opened_to_read)

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
    def shares(self) -> "SharesPage":
        """Made when first wanted."""
        from practiceapp.ui.unlock.shares_page import SharesPage

        if self._shares is None:
            self._shares = SharesPage(self._presenter)
            self._shares.back.connect(self.show_passphrase)
            self.stack.addWidget(self._shares)
        return self._shares

    @property
    def elsewhere(self) -> "ElsewherePage":
        """Made when first wanted."""
        from practiceapp.ui.unlock.elsewhere_page import ElsewherePage

        if self._elsewhere is None:
            self._elsewhere = ElsewherePage(self._folder)
            self._elsewhere.again.connect(self._on_again)
            self._elsewhere.anyway.connect(self.show_passphrase)
            self._elsewhere.other_folder.connect(self._on_other_folder)
            self._elsewhere.quit_wanted.connect(self.quit_wanted)
            self.stack.addWidget(self._elsewhere)
        return self._elsewhere

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
            self._trouble.restore_wanted.connect(self.show_restore)
            self._trouble.without_backup.connect(self._on_without_backup)
            self._trouble.restore.setVisible(self._make_restore is not None)
            self.stack.addWidget(self._trouble)
        return self._trouble

    def offer_restore(self, make: MakeRestore) -> None:
        """Let her restore a backup; without this there is no such way."""
        self._make_restore = make
        self.passphrase.restore.show()

    def show_restore(self) -> None:
        """Ask which backup is to be put in place."""
        if self._make_restore is None:
            return
        self.passphrase.forget()
        if self._restore is None:
            self._restore = self._make_restore()
            self._restore.back.connect(self._on_restore_left)
            self.stack.addWidget(self._restore)
        self._show(self._restore)
        self._restore.begin()

    def tell(self, locked: Locked | None, minutes: int) -> None:
        """Say on the first page why it locked; `minutes` is how long it waits for a key or a click."""
        self.passphrase.tell(locked, minutes)

    @property
    def touched(self) -> bool:
        """Whether anything secret may be on the screen or in memory: typed, tried, or just opened."""
        return self._presenter.began or any(line.text() for line in self.findChildren(QLineEdit))

    def give_up(self) -> None:
        """Close what the words have opened, and end what restores."""
        self._presenter.give_up()
        if self._restore is not None:
            self._restore.give_up()

    def show_passphrase(self) -> None:
        """Ask for the passphrase."""
        self._show(self.passphrase)

    def show_words(self) -> None:
        """Ask for the 24 words."""
        self.passphrase.forget()
        self._show(self.words)

    def show_shares(self) -> None:
        """Ask for two shares."""
        self.passphrase.forget()
        self._show(self.shares)

    def show_elsewhere(self, since: datetime) -> None:
        """Say that the vault seems to be open on another computer."""
        self.elsewhere.say(since)
        self._show(self.elsewhere)

    def say_of_place(self, words: str) -> None:
        """A recommendation about the folder that was just chosen."""
        self.passphrase.advise(words)

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

    def _on_update_held(self, sentence: str) -> None:
        self.show_trouble(sentence, words_help=False)
        self.trouble.without.show()

    def _on_restore_left(self) -> None:
        self._on_again()
        self.restore_left.emit()

    def _on_without_backup(self) -> None:
        self._presenter.do_without_backup()
        self.show_passphrase()

    def _topic(self) -> str:
        if self._restore is not None and not self._restore.isHidden():
            return "restore"
        if self._shares is not None and not self._shares.isHidden():
            return "shares"
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

    def _on_opened_to_read(self, vault: object) -> None:
        self.shares.forget()
        self.opened_to_read.emit(vault)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.give_up()
        super().closeEvent(event)
