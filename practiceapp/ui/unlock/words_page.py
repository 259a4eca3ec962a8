"""Opening with the 24 words of the recovery sheet, for a day on which the passphrase is gone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label, page_title
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.word_grid import WordGrid
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.word_help import Sayings, WordHelp


class WordsPage(QWidget):
    """The sheet as fields; a word that is in no sheet is marked when left, with the one probably meant."""

    back = Signal()

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        column = StartColumn(680)
        self.grid = WordGrid()
        self.trouble = Banner("", "danger")
        sayings = Sayings(
            unknown=_("This word is in no recovery sheet."),
            unknown_word=_("Word {n} is in no recovery sheet. Look at its letters again."),
            whole=_("All 24 words are there."),
            not_together=_("All are words of a sheet, but not together. Compare their order."),
        )
        self.help = WordHelp(self.grid, self._presenter.help_with, sayings)
        self.state, self.take = self.help.state, self.help.take
        self.open = PrimaryButton(_("&Open"))
        self.go_back = QuietButton(_("&Back"))
        column.add(page_title(_("Your recovery words")))
        column.add(
            label(
                _(
                    "Type the 24 words from your recovery sheet, in order. Space goes to the next field. "
                    "Take your time; nothing is lost by a wrong word."
                ),
                "lead",
            )
        )
        column.add_gap(8)
        column.add(self.trouble)
        column.add(self.grid)
        column.add(self.help)
        column.add_gap(8)
        column.add_row(self.go_back, None, self.open)
        self.setLayout(column.layout_around())
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.changed.connect(self._on_changed)
        self.grid.completed.connect(self._on_open)
        self.open.clicked.connect(self._on_open)
        self.go_back.clicked.connect(self._on_back)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.words_refused.connect(self._show_refused)

    def forget(self) -> None:
        """Take the words off the screen."""
        self.help.forget()
        self.trouble.say("")

    def _on_changed(self) -> None:
        self.trouble.say("")

    def _on_open(self) -> None:
        if self.help.complete():
            self._presenter.unlock_with_words(self.grid.words())

    def _on_back(self) -> None:
        self.forget()
        self.back.emit()

    def _show_busy(self, busy: bool) -> None:
        self.open.setText(_("Opening…") if busy else _("&Open"))
        self.open.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_refused(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
        self.grid.go_to(1)
