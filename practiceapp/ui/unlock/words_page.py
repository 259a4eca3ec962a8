"""Opening with the 24 words of the recovery sheet, for a day on which the passphrase is gone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.domain.passphrases import WordCheck
from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.pieces import Banner, label, page_title
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.word_grid import COUNT, WordGrid
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter


class WordsPage(QWidget):
    """The sheet as fields; a word that is in no sheet is marked when left, with the one probably meant."""

    back = Signal()

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._suggested: tuple[int, str] | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        column = StartColumn(680)
        self.grid = WordGrid()
        self.trouble = Banner("", "danger")
        self.state = label("", "second")
        self.take = LinkButton("", small=True)
        self.take.setVisible(False)
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
        column.add_row(self.state, None, self.take)
        column.add_gap(8)
        column.add_row(self.go_back, None, self.open)
        self.setLayout(column.layout_around())
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.left.connect(self._on_left)
        self.grid.changed.connect(self._on_changed)
        self.grid.completed.connect(self._on_open)
        self.take.clicked.connect(self._on_take)
        self.open.clicked.connect(self._on_open)
        self.go_back.clicked.connect(self._on_back)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.words_refused.connect(self._show_refused)

    def forget(self) -> None:
        """Take the words off the screen."""
        self.grid.clear()
        self.trouble.say("")
        self.state.setText("")
        self.take.setVisible(False)

    def _on_changed(self) -> None:
        """Counts at once; what is wrong with a word is said once it is left, and until it is mended."""
        self.trouble.say("")
        if any(field.property("wrong") for field in self.grid.fields):
            return
        left = self._left()
        whole = not left and self._check().whole
        self.state.setText(_("All 24 words are there.") if whole else _to_go(left))

    def _left(self) -> int:
        return COUNT - sum(1 for word in self.grid.words() if word)

    def _on_left(self, _position: int) -> None:
        self._show_check(self._check())

    def _check(self) -> WordCheck:
        """Positions in the answer are those of the fields: empty ones are filled with a blank in between."""
        return self._presenter.help_with([word or "-" for word in self.grid.words()])

    def _on_open(self) -> None:
        check = self._check()
        empty = [place for place, word in enumerate(self.grid.words(), start=1) if not word]
        self._show_check(check)
        if empty:
            self.grid.go_to(empty[0])
        elif check.unknown:
            self.grid.go_to(check.unknown[0].position)
        else:
            self._presenter.unlock_with_words(self.grid.words())

    def _on_take(self) -> None:
        if self._suggested is not None:
            self.grid.set_word(*self._suggested)
            self._show_check(self._check())

    def _on_back(self) -> None:
        self.forget()
        self.back.emit()

    def _show_check(self, check: WordCheck) -> None:
        words = self.grid.words()
        unknown = [found for found in check.unknown if words[found.position - 1]]
        marks = {found.position: _("This word is in no recovery sheet.") for found in unknown}
        self.grid.mark(marks)
        first = unknown[0] if unknown else None
        self._suggested = (first.position, first.suggestion) if first and first.suggestion else None
        self.take.setVisible(self._suggested is not None)
        if self._suggested is not None:
            self.take.setText(_("Use “{word}”").format(word=self._suggested[1]))
        if first is not None:
            self.state.setText(
                _("Word {n} is in no recovery sheet. Look at its letters again.").format(n=first.position)
            )
        elif left := self._left():
            self.state.setText(_to_go(left))
        else:
            whole = _("All 24 words are there.")
            self.state.setText(
                whole
                if check.whole
                else _("All are words of a sheet, but not together. Compare their order.")
            )

    def _show_busy(self, busy: bool) -> None:
        self.open.setText(_("Opening…") if busy else _("&Open"))
        self.open.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_refused(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
        self.grid.go_to(1)


def _to_go(left: int) -> str:
    return ngettext("{n} word to go", "{n} words to go", left).format(n=left) if left else ""
