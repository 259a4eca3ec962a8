"""Re-keying in steps: why, the passphrase in use, the new one, the 24 new words, then everything copied."""

from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.words_back import WordsBack
from practiceapp.ui.vault_care.rekey_presenter import RekeyPresenter
from practiceapp.ui.vault_care.step_sheet import StepSheet

WIDTH = 700
LAST_STOP = 85
"""Percent from which on the keys of the new vault are written: soon it takes the place of the old one."""


class RekeySheet(StepSheet):
    """Nothing is changed before the end; accepted once the vault has its new key and is closed."""

    def __init__(self, presenter: RekeyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self._presenter = presenter
        presenter.setParent(self)
        self.over = False
        """Whether the vault is closed, so that there is nothing to go back to."""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.old = PassphraseField(_("Passphrase &in use"))
        self._asked = self.step(
            _(
                "Everything is copied under a new key, checked, and put in place of what is there now. The "
                "old passphrase, the old words and old shares then open nothing written from today on."
            ),
            _(
                "Backups made until now stay under the old key: keep the old sheet as long as you keep them. "
                "The vault as it is now stays beside the new one, under its old key."
            ),
            self.old,
        )
        self.form = NewPassphrase(self._presenter.suggest, self._presenter.judge)
        self._chosen = self.step(self.form)
        self._lead = self.lead()
        self.words = WordsBack(self._presenter.wrong_positions)
        self._written = self.step(self._lead, self.words)
        self.line, self.bar = self.lead(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Copying"))
        locks = _(
            "Then the program locks by itself. The new passphrase opens the vault, and so do the new words."
        )
        self._copied = self.step(self.line, self.bar, locks)
        self._ended = self.step(
            _("The program locks now. If the new passphrase does not open the vault, the old one does.")
        )
        self.show_step(self._asked, _("Re-key the vault"), _("&Go on"), self.old.line)

    def _connect(self) -> None:
        self.old.entered.connect(self.go_on)
        self.old.edited.connect(self._on_old_edited)
        self.form.entered.connect(self.go_on)
        self.words.typing.connect(self._on_turned)
        self.words.completed.connect(self.go_on)
        presenter = self._presenter
        presenter.busy.connect(self._show_busy)
        presenter.old_refused.connect(self._show_old_refused)
        presenter.confirmed.connect(self._on_confirmed)
        presenter.progressed.connect(self._show_progress)
        presenter.failed.connect(self._show_failed)
        presenter.stopped.connect(self._on_stopped)
        presenter.closed.connect(self._show_closed)
        presenter.done.connect(self._on_done)

    def go_on(self) -> None:
        """To the next step, once this one is right."""
        page = self.steps.page
        if self.over:
            self.accept()
        elif page is self._asked:
            self._confirm()
        elif page is self._chosen:
            self._choose()
        elif not self.words.is_typing:
            self.words.show_fields()
        elif self.words.accept():
            self._copy()

    def _confirm(self) -> None:
        if self.old.text():
            self._presenter.confirm(self.old.text())
        else:
            self._show_old_refused(_("Type the passphrase in use."))

    def _choose(self) -> None:
        chosen = self.form.passphrase()
        self.fit()
        if chosen is not None:
            self._presenter.choose(chosen)
            self.words.take(self._presenter.words)
            self.words.show_words()

    def _copy(self) -> None:
        self.show_step(self._copied, _("Re-key the vault"), "", self.leave)
        self.leave.setText(_("&Stop"))
        self.onward.setVisible(False)
        self._show_progress(0)
        self._presenter.rekey()

    def _on_old_edited(self, _text: str) -> None:
        self.old.clear_error()

    def _on_confirmed(self) -> None:
        self.old.clear()
        self.form.offer_words()
        self.show_step(self._chosen, _("A new passphrase"), _("&Go on"), self.form.first.line)

    def _on_turned(self, typing: bool) -> None:
        lead = (
            _("Now type them back from your paper. Space goes to the next field.")
            if typing
            else _("Write these words down by hand, with their numbers, on a new sheet. Shown only now.")
        )
        self._lead.setText(lead)
        self.show_step(
            self._written,
            _("The 24 new recovery words"),
            _("&Re-key now") if typing else _("&I have written them down"),
            self.words.grid if typing else None,
        )

    def _show_busy(self, busy: bool) -> None:
        self.onward.setEnabled(not busy)
        self.leave.setEnabled(True)

    def _show_old_refused(self, sentence: str) -> None:
        self.old.set_error(sentence)
        self.fit()
        self.old.line.setFocus()
        self.old.line.selectAll()

    def _show_progress(self, percent: int) -> None:
        self.bar.setValue(percent)
        copying = _("Copying… {n} %").format(n=percent)
        self.line.setText(copying if percent < LAST_STOP else _("Putting the new key in place…"))
        self.leave.setEnabled(percent < LAST_STOP)

    def _show_failed(self, sentence: str) -> None:
        """All is as it was, and what was typed is still there."""
        self.words.show_fields()
        kept = _("{trouble} Nothing was changed; the old passphrase still opens the vault.")
        self.show_trouble(kept.format(trouble=sentence))

    def _on_stopped(self) -> None:
        super().reject()

    def _show_closed(self, sentence: str) -> None:
        """The vault is closed, and was not put in place: there is only the lock."""
        self.over = True
        self.leave.setVisible(False)
        self.show_step(self._ended, _("Re-keying was not finished"), _("&Lock now"))
        self.show_trouble(sentence)

    def _on_done(self) -> None:
        """What follows is the lock, at once: the vault in this window is closed."""
        self.over = True
        self.accept()

    @override
    def done(self, result: int) -> None:
        """Nothing of it stays on the screen."""
        self.words.forget()
        for field in (self.old, self.form):
            field.clear()
        super().done(result)

    @override
    def reject(self) -> None:
        """Escape: out of it, while there is still time; afterwards there is only the lock."""
        if self.over:
            self.accept()
        elif self.steps.page is self._copied:
            self._presenter.stop()
        elif not self._presenter.running:
            super().reject()
