"""Third step: the 24 words, written down by hand, then typed back from the paper."""

from PySide6.QtWidgets import QWidget

from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.words_back import WordsBack


class WordsStep(WordsBack):
    """The words of a vault that is about to be made."""

    def __init__(self, presenter: FirstRunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter.wrong_positions, _("Making the vault"), parent=parent)
        self._presenter = presenter
        self._connect()

    def _connect(self) -> None:
        self._presenter.busy.connect(self.show_busy)
        self._presenter.progressed.connect(self.progress.setValue)
        self._presenter.failed.connect(self.show_failed)

    def enter(self) -> None:
        """Show the words."""
        if self._sheet is None:
            self.take(self._presenter.words)
        self.show_words()

    def take_over(self, before: "WordsStep") -> None:
        """What was typed back there, in another language, stands here."""
        for place, word in enumerate(before.grid.words(), start=1):
            self.grid.set_word(place, word)
