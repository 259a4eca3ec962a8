"""Choosing a passphrase: six words offered, one of her own judged in words, typed twice.

`form = NewPassphrase(suggest, judge)`; `form.passphrase()` is the text once it is strong and typed twice
alike, else None with the reason beside the field. Used at the first run, after the recovery words, and for
a change.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.passphrases import Verdict
from practiceapp.ui.shared.buttons import LinkButton, QuietButton
from practiceapp.ui.shared.language import N_, _
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.pieces import Card, label
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current

PAUSE_MS = 250

# Guesses, as a power of ten: at about a thousand a second for one fast machine (vault.md 2.3).
HARDNESS = (
    (7.0, N_("Too easy: whoever has this computer would guess it within hours.")),
    (10.0, N_("Too easy: whoever has this computer would guess it within months.")),
    (14.0, N_("Not yet strong: a few fast machines would guess it within years. Add a word or two.")),
)
STRONG = N_("Strong: one fast machine would guess for more than a thousand years.")


class NewPassphrase(QWidget):
    """The two fields, the offer, and the judgement below the first."""

    entered = Signal()

    def __init__(
        self,
        suggest: Callable[[], str],
        judge: Callable[[str], Verdict],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest, self._judge = suggest, judge
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.offer = Card(padding=16)
        self.offered = label("", "words")
        self.take = QuietButton(_("&Use these words"), small=True)
        self.other = LinkButton(_("&Other words"), "refresh-cw", small=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        self.offer.body.setSpacing(theme.px(8))
        self.offer.body.addWidget(label(_("Six words, drawn by chance, are easy to keep in mind:"), "second"))
        self.offer.body.addWidget(self.offered)
        self.offer.body.addLayout(buttons)
        self.first = PassphraseField(_("&Passphrase"), _("Your own is as welcome, if it is hard to guess."))
        self.second = PassphraseField(_("The same &again"), _("Typed by hand, so that you know it is right."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        layout.addWidget(self.offer)
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_take)
        self.other.clicked.connect(self.offer_words)
        self.first.edited.connect(self._on_edited)
        self.second.edited.connect(self._on_second_edited)
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        self._pause.timeout.connect(self._say_judgement)

    def offer_words(self) -> None:
        """Draw six words and show them."""
        words = self._suggest()
        self.offered.setText(words)
        self.offered.setAccessibleName(_("Six words offered as a passphrase: {words}").format(words=words))

    def clear(self) -> None:
        """Forget both."""
        self.first.clear()
        self.second.clear()

    def passphrase(self) -> str | None:
        """The passphrase, or None with what is wrong said beside its field."""
        self._pause.stop()
        text = self.first.text()
        if not self._judge(text).strong:
            self.first.set_error(self._words_for(text))
            self.first.line.setFocus()
            return None
        if self.second.text() != text:
            self.second.set_error(
                _("The two differ. Type it once more; show both with the eye if that helps.")
            )
            self.second.line.setFocus()
            return None
        return text

    def _on_take(self) -> None:
        self.first.set_text(self.offered.text())
        self.first.show_text(shown=True)
        self.second.line.setFocus()
        self._say_judgement()

    def _on_edited(self, _text: str) -> None:
        self.first.clear_error()
        self._pause.start()

    def _on_second_edited(self, _text: str) -> None:
        self.second.clear_error()

    def _say_judgement(self) -> None:
        text = self.first.text()
        judged = self._words_for(text) if text else ""
        self.first.set_hint(judged or _("Your own is as welcome, if it is hard to guess."))
        announce(self.first.line, judged)

    def _words_for(self, text: str) -> str:
        if not text:
            return _("A passphrase is needed. Take the six words, or type one of your own.")
        verdict = self._judge(text)
        if verdict.strong:
            return _(STRONG)
        for limit, words in HARDNESS:
            if verdict.guesses_log10 < limit:
                return _(words)
        return _(HARDNESS[-1][1])
