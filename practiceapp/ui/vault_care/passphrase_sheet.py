"""The sheet that changes the passphrase: the one in use, then the new one twice."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.theme import current
from practiceapp.ui.vault_care.passphrase_presenter import PassphrasePresenter

WIDTH = 520


class PassphraseSheet(Sheet):
    """Everything typed stays until it is right; accepted once the new passphrase opens the vault."""

    def __init__(self, presenter: PassphrasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH, spacing=16)
        self._presenter = presenter
        presenter.setParent(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.set_heading(_("Change the passphrase"))
        self.trouble = Banner("", "danger")
        self.old = PassphraseField(_("Passphrase &in use"))
        self.form = NewPassphrase(self._presenter.suggest, self._presenter.judge)
        self.form.offer_words()
        self.go_back = QuietButton(_("Go &back"))
        self.change = PrimaryButton(_("&Change"))
        words = _(
            "From now on only the new one opens the vault. Your recovery words stay as they are. "
            "A copy of the vault made earlier still opens with the old one."
        )
        lead = label(words, "lead")
        lead.setFixedWidth(current().px(WIDTH - 48))
        self.body.addWidget(lead)
        for widget in (self.trouble, self.old, self.form):
            self.body.addWidget(widget)
        self.add_buttons(self.go_back, self.change)
        self.old.line.setFocus()

    def _connect(self) -> None:
        self.go_back.clicked.connect(self.reject)
        self.change.clicked.connect(self._on_change)
        self.form.entered.connect(self._on_change)
        self.old.entered.connect(self.form.first.line.setFocus)
        self.old.edited.connect(self._on_old_edited)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.old_refused.connect(self._show_old_refused)
        self._presenter.failed.connect(self._show_failed)
        self._presenter.changed.connect(self.accept)

    def _on_change(self) -> None:
        self.trouble.say("")
        if not self.old.text():
            self.old.set_error(_("Type the passphrase in use."))
            self.old.line.setFocus()
            return
        new = self.form.passphrase()
        if new is not None:
            self._presenter.change(self.old.text(), new)
        self.fit()

    def _on_old_edited(self, _text: str) -> None:
        self.old.clear_error()

    def _show_busy(self, busy: bool) -> None:
        self.change.setText(_("Changing…") if busy else _("&Change"))
        self.change.setEnabled(not busy)
        self.go_back.setEnabled(not busy)

    def _show_old_refused(self, sentence: str) -> None:
        self.old.set_error(sentence)
        self.fit()
        self.old.line.setFocus()
        self.old.line.selectAll()

    def _show_failed(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")
        self.fit()

    @override
    def reject(self) -> None:
        """Not in the middle of it."""
        if not self._presenter.running:
            super().reject()
