"""Opening with two shares, for the therapist's trusted colleague: one share after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label, page_title, section_title
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.word_grid import WordGrid
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.word_help import Sayings, WordHelp

SHARE_WORDS = 33


class SharesPage(QWidget):
    """Two sheets of 33 words; the second is asked for once the first is right."""

    back = Signal()

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.grids = (WordGrid(SHARE_WORDS), WordGrid(SHARE_WORDS))
        self._build()
        self._connect()
        self._go_to(0)

    def _build(self) -> None:
        column = StartColumn(680)
        sayings = Sayings(
            unknown=_("This word is in no share."),
            unknown_word=_("Word {n} is in no share. Look at its letters again."),
            whole=_("All 33 words are there and right."),
            not_together=_("All are words of a share, but not together. Compare their order."),
        )
        self.helps = tuple(WordHelp(grid, self._presenter.help_with_share, sayings) for grid in self.grids)
        self.heading = section_title("")
        self.trouble = Banner("", "danger")
        self.stack = QStackedWidget()
        for grid in self.grids:
            self.stack.addWidget(grid)
        self.go_on = PrimaryButton("")
        self.go_back = QuietButton(_("&Back"))
        column.add(page_title(_("Two shares")))
        column.add(
            label(
                _(
                    "For the trusted colleague of whoever this practice belongs to. Any two of the three "
                    "shares open it to be read. Nothing can be changed, and the opening is recorded."
                ),
                "lead",
            )
        )
        column.add_gap(4)
        column.add(self.trouble)
        column.add(self.heading)
        column.add(self.stack)
        for one in self.helps:
            column.add(one)
        column.add_gap(4)
        column.add_row(self.go_back, None, self.go_on)
        self.setLayout(column.layout_around())

    def _connect(self) -> None:
        for grid in self.grids:
            grid.changed.connect(lambda: self.trouble.say(""))
            grid.completed.connect(self._on_go_on)
        self.go_on.clicked.connect(self._on_go_on)
        self.go_back.clicked.connect(self._on_back)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.shares_refused.connect(self._show_refused)

    def forget(self) -> None:
        """Take both shares off the screen."""
        for one in self.helps:
            one.forget()
        self.trouble.say("")
        self._go_to(0)

    @property
    def at(self) -> int:
        """Which share is asked for, from 0."""
        return self.stack.currentIndex()

    def _go_to(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.setFocusProxy(self.grids[number])
        for place, one in enumerate(self.helps):
            one.setVisible(place == number)
        self.heading.setText(
            _("The second share, 33 words in order") if number else _("The first share, 33 words in order")
        )
        self._show_busy(busy=False)

    def _on_go_on(self) -> None:
        at = self.at
        if not self.helps[at].complete():
            return
        if not self.helps[at].whole:
            self._show_refused(self._presenter.wrong_share(at + 1))
        elif at == 0:
            self.trouble.say("")
            self._go_to(1)
            self.grids[1].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.grids[1], self.heading.text())
        else:
            self._presenter.open_with_shares([grid.words() for grid in self.grids])

    def _on_back(self) -> None:
        if self.at:
            self.trouble.say("")
            self._go_to(0)
            self.grids[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.forget()
            self.back.emit()

    def _show_busy(self, busy: bool) -> None:
        words = _("&Open to read") if self.at else _("&Next")
        self.go_on.setText(_("Opening…") if busy else words)
        self.go_on.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_refused(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
        self.grids[self.at].go_to(1)
