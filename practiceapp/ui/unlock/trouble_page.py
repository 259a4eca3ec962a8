"""Trouble with the vault itself: what is the matter, that nothing was changed, and what can be done next."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label, page_title
from practiceapp.ui.shared.start_column import StartColumn


class TroublePage(QWidget):
    """One sentence and the next steps."""

    again = Signal()
    words_wanted = Signal()
    restore_wanted = Signal()
    without_backup = Signal()
    other_folder = Signal()
    quit_wanted = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(folder)
        self._connect()

    def _build(self, folder: Path) -> None:
        column = StartColumn(460)
        self.sentence = label("", "lead")
        self.try_again = PrimaryButton(_("&Try again"), "refresh-cw")
        self.choose = QuietButton(_("Choose another &folder"), "folder-open")
        self.words = PrimaryButton(_("Use the &recovery words"), "key-round")
        self.again_quiet = QuietButton(_("&Try again"), "refresh-cw")
        self.restore = QuietButton(_("Restore a &backup…"), "history")
        self.without = QuietButton(_("&Open without a backup"))
        self.quit = LinkButton(_("&Quit"))
        column.add(page_title(_("The vault does not open")))
        column.add(self.sentence)
        column.add_gap(4)
        column.add(label(str(folder), "hint"))
        column.add_gap(16)
        column.add(self.try_again)
        column.add(self.words)
        column.add(self.again_quiet)
        column.add(self.without)
        column.add(self.restore)
        column.add(self.choose)
        column.add_row(None, self.quit, None)
        self.setLayout(column.layout_around())
        self.setFocusProxy(self.try_again)

    def _connect(self) -> None:
        self.try_again.clicked.connect(self.again)
        self.again_quiet.clicked.connect(self.again)
        self.words.clicked.connect(self.words_wanted)
        self.choose.clicked.connect(self.other_folder)
        self.quit.clicked.connect(self.quit_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.without.clicked.connect(self.without_backup)

    def say(self, sentence: str, *, words_help: bool) -> None:
        """Show this trouble; `words_help` when the recovery words are a way past it: then the first one."""
        self.sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.try_again.setVisible(not words_help)
        self.without.setVisible(False)
        for button in (self.words, self.again_quiet):
            button.setVisible(words_help)
        self.setFocusProxy(self.words if words_help else self.try_again)
