"""After the recovery words: a new passphrase, without which the vault is closed again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.pieces import Banner, label, page_title
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter


class NewPassphrasePage(QWidget):
    """Six words offered, or her own; then the vault opens."""

    back = Signal()

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        column = StartColumn(480)
        self.form = NewPassphrase(self._presenter.suggest, self._presenter.judge)
        self.trouble = Banner("", "danger")
        self.done = PrimaryButton(_("&Set and open"))
        self.go_back = QuietButton(_("&Close again"))
        column.add(page_title(_("A new passphrase")))
        column.add(
            label(_("The words are right. Choose the passphrase that opens the vault from now on."), "lead")
        )
        column.add_gap(12)
        column.add(self.trouble)
        column.add(self.form)
        column.add_gap(12)
        column.add_row(self.go_back, None, self.done)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.form.first.line

    def _connect(self) -> None:
        self.form.entered.connect(self._on_done)
        self.done.clicked.connect(self._on_done)
        self.go_back.clicked.connect(self._on_back)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.passphrase_refused.connect(self._show_refused)

    def begin(self) -> None:
        """Draw the six words that are offered."""
        self.form.clear()
        self.form.offer_words()

    def _on_done(self) -> None:
        passphrase = self.form.passphrase()
        if passphrase is not None:
            self._presenter.replace_passphrase(passphrase)

    def _on_back(self) -> None:
        self.form.clear()
        self._presenter.give_up()
        self.back.emit()

    def _show_busy(self, busy: bool) -> None:
        self.done.setText(_("Opening…") if busy else _("&Set and open"))
        self.done.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_refused(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
