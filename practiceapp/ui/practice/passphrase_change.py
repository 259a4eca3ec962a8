"""Changing the passphrase, folded away until it is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton, take_letters_away
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.theme import current


class PassphraseChange(QWidget):
    """The one in use, then the new one twice. Its letters are taken by the long page around it."""

    changed = Signal()

    def __init__(self, presenter: PracticePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.unfold = QuietButton(_("Change the &passphrase"), "key-round")
        self.folded = QWidget()
        self.old = PassphraseField(_("Passphrase in &use"))
        self.form = NewPassphrase(self._presenter.suggest, self._presenter.judge)
        self.trouble = Banner("", "danger")
        self.go_back = QuietButton(_("Go &back"))
        self.change = PrimaryButton(_("&Change"))
        self.change.setDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.change)
        column = QVBoxLayout(self.folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        for widget in (self.trouble, self.old, self.form):
            column.addWidget(widget)
        column.addLayout(buttons)
        take_letters_away(self.folded)
        self.folded.setVisible(False)
        row = QHBoxLayout()
        row.addWidget(self.unfold)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.folded)

    def _connect(self) -> None:
        self.unfold.clicked.connect(self.open)
        self.go_back.clicked.connect(self.close_up)
        self.change.clicked.connect(self._on_change)
        self.form.entered.connect(self._on_change)
        self.old.entered.connect(self.form.first.line.setFocus)
        self.old.edited.connect(self._on_old_edited)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.old_refused.connect(self._show_old_refused)
        self._presenter.new_refused.connect(self._show_new_refused)
        self._presenter.passphrase_changed.connect(self._on_changed)

    def open(self) -> None:
        """Show the fields."""
        self.form.offer_words()
        self.unfold.setVisible(False)
        self.folded.setVisible(True)
        self.old.line.setFocus()

    def close_up(self) -> None:
        """Forget what was typed and fold."""
        self.old.clear()
        self.form.clear()
        self.trouble.say("")
        self.folded.setVisible(False)
        self.unfold.setVisible(True)

    def _on_change(self) -> None:
        if not self.old.text():
            self.old.set_error(_("Type the passphrase in use."))
            self.old.line.setFocus()
            return
        new = self.form.passphrase()
        if new is not None:
            self._presenter.change_passphrase(self.old.text(), new)

    def _on_old_edited(self, _text: str) -> None:
        self.old.clear_error()

    def _on_changed(self) -> None:
        self.close_up()
        self.changed.emit()

    def _show_busy(self, busy: bool) -> None:
        self.change.setText(_("Changing…") if busy else _("&Change").replace("&", ""))
        self.change.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_old_refused(self, sentence: str) -> None:
        self.old.set_error(sentence)
        self.old.line.setFocus()
        self.old.line.selectAll()

    def _show_new_refused(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
