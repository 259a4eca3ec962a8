"""The steps of restoring before both sides are seen: the file, the key to it, and the wait."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.domain.backups import Backup
from practiceapp.ui.shared.backup_words import occasion_words
from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.formats import clock, day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.pieces import Banner, hint, label, page_title
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.word_grid import WordGrid
from practiceapp.ui.unlock.restore_presenter import RestorePresenter
from practiceapp.ui.unlock.word_help import Sayings, WordHelp


def backup_words(backup: Backup) -> str:
    """When and why it was made."""
    local = backup.made_at.astimezone()
    return _("Backup of {day}, {time}. {why}.").format(
        day=day(local.date()), time=clock(local), why=occasion_words(backup.occasion)
    )


class FileStep(QWidget):
    """Which backup, and on a new computer where to."""

    file_wanted = Signal()
    folder_wanted = Signal()
    back = Signal()

    def __init__(self, folder: Path, *, choose_where: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = StartColumn(480)
        self.trouble = Banner("", "danger")
        self.choose = PrimaryButton(_("&Choose the backup…"), "folder-open")
        self.where = hint("")
        self.other = LinkButton(_("Put it into another &folder"), small=True)
        self.go_back = QuietButton(_("&Back"))
        for part in (self.where, self.other):
            part.setVisible(choose_where)
        column.add(page_title(_("Restore a backup")))
        column.add(
            label(
                _(
                    "You need the backup, a file that ends in .pvbackup, and the passphrase of that day or "
                    "the 24 recovery words. Nothing changes until you have compared both sides."
                ),
                "lead",
            )
        )
        column.add_gap(12)
        column.add(self.trouble)
        column.add(self.choose)
        column.add_gap(4)
        column.add(self.where)
        column.add_row(self.other, None)
        column.add_gap(12)
        column.add_row(self.go_back, None)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.choose
        self.show_folder(folder)
        self.choose.clicked.connect(self.file_wanted)
        self.other.clicked.connect(self.folder_wanted)
        self.go_back.clicked.connect(self.back)

    def show_folder(self, folder: Path) -> None:
        """Where the vault will lie."""
        self.where.setText(_("The vault is put into {folder}").format(folder=folder))


class KeyStep(QWidget):
    """The passphrase of the day the backup was made."""

    words_wanted = Signal()
    back = Signal()

    def __init__(self, presenter: RestorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        column = StartColumn(420)
        self.which = label("", "lead")
        self.trouble = Banner("", "danger")
        self.field = PassphraseField(
            _("&Passphrase of that day"), _("The one that opened the vault when the backup was made.")
        )
        self.go = PrimaryButton(_("&Take it out and compare"))
        self.words = LinkButton(_("Use the &recovery words"))
        self.go_back = QuietButton(_("&Back"))
        column.add(page_title(_("What opens it")))
        column.add(self.which)
        column.add_gap(12)
        column.add(self.trouble)
        column.add(self.field)
        column.add_gap(8)
        column.add_row(self.go_back, None, self.go)
        column.add_row(None, self.words, None)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.field.line
        self.field.entered.connect(self._on_go)
        self.field.edited.connect(lambda _text: self.field.clear_error())
        self.go.clicked.connect(self._on_go)
        self.words.clicked.connect(self.words_wanted)
        self.go_back.clicked.connect(self.back)

    def forget(self) -> None:
        """Take the typed passphrase off the screen."""
        self.field.clear()
        self.field.clear_error()
        self.trouble.say("")

    def refuse(self, sentence: str) -> None:
        """Say below the field why it does not open the backup."""
        self.field.set_error(sentence)
        self.field.line.selectAll()

    def _on_go(self) -> None:
        if not self.field.text():
            self.field.set_error(_("Type the passphrase of that day."))
            self.field.line.setFocus()
            return
        self._presenter.prepare(self.field.text())


class BackupWordsStep(QWidget):
    """The 24 words, then `typed`."""

    typed = Signal()
    back = Signal()

    def __init__(self, presenter: RestorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = StartColumn(680)
        self.trouble = Banner("", "danger")
        self.grid = WordGrid()
        sayings = Sayings(
            unknown=_("This word is in no recovery sheet."),
            unknown_word=_("Word {n} is in no recovery sheet. Look at its letters again."),
            whole=_("All 24 words are there."),
            not_together=_("All are words of a sheet, but not together. Compare their order."),
        )
        self.help = WordHelp(self.grid, presenter.help_with, sayings)
        self.go = PrimaryButton(_("Ne&xt"))
        self.go_back = QuietButton(_("&Back"))
        column.add(page_title(_("Your recovery words")))
        column.add(
            label(
                _("Type the 24 words from the sheet of that time, in order. Space goes to the next field."),
                "lead",
            )
        )
        column.add_gap(8)
        column.add(self.trouble)
        column.add(self.grid)
        column.add(self.help)
        column.add_gap(8)
        column.add_row(self.go_back, None, self.go)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.grid.fields[0]
        self.grid.completed.connect(self._on_go)
        self.grid.changed.connect(lambda: self.trouble.say(""))
        self.go.clicked.connect(self._on_go)
        self.go_back.clicked.connect(self.back)

    def _on_go(self) -> None:
        if self.help.complete():
            self.typed.emit()


class NewKeyStep(QWidget):
    """After the words: the passphrase from now on, then `chosen(passphrase)`."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, presenter: RestorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = StartColumn(480)
        self.form = NewPassphrase(presenter.suggest, presenter.judge)
        self.go = PrimaryButton(_("&Take it out and compare"))
        self.go_back = QuietButton(_("&Back"))
        column.add(page_title(_("A new passphrase")))
        column.add(label(_("It opens what is restored, from now on."), "lead"))
        column.add_gap(12)
        column.add(self.form)
        column.add_gap(12)
        column.add_row(self.go_back, None, self.go)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.form.first.line
        self.form.entered.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        self.go_back.clicked.connect(self.back)

    def begin(self) -> None:
        """Offer six words."""
        if not self.form.offered.text():
            self.form.offer_words()

    def _on_go(self) -> None:
        passphrase = self.form.passphrase()
        if passphrase is not None:
            self.chosen.emit(passphrase)


class WaitStep(QWidget):
    """While it is taken out: how far, and the way back."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = StartColumn(420)
        self.line = label("", "lead")
        self.stop = QuietButton(_("&Stop"))
        column.add(page_title(_("Taking out the backup")))
        column.add(label(_("Every page is proved. Nothing changes in the vault meanwhile."), "lead"))
        column.add_gap(12)
        column.add(self.line)
        column.add_gap(12)
        column.add_row(None, self.stop, None)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.stop
        self.stop.clicked.connect(self.stopped)

    def show_percent(self, percent: int) -> None:
        """How far it is."""
        self.line.setText(_("{percent} % done").format(percent=percent))
        if percent % 25 == 0:
            announce(self.line, self.line.text())
