"""Shares for the trusted colleague: three, each shown once, written down by hand and typed back.

They count once all three were typed back. Whoever leaves before that has made none: what was written down
until then is of no use without a second share of the same three, and nothing is kept of it.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.passphrases import differing
from practiceapp.services.key_care import KeyCareService
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.shared.words_back import WordsBack
from practiceapp.ui.vault_care.step_sheet import StepSheet

WIDTH = 700
SHARE_WORDS = 33


class SharesSheet(StepSheet):
    """Explains, then share after share; accepted once all three are written down and typed back."""

    def __init__(self, keys: KeyCareService, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self._keys = keys
        self._shares: tuple[tuple[str, ...], ...] = ()
        self._at = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self._explained = self.step(
            _(
                "Any two of the three shares open the vault to read it, so that your clients can be told if "
                "you cannot tell them yourself. One share alone opens nothing and tells nothing."
            ),
            _(
                "Give one to the colleague you trust, one to a solicitor or into your will, and keep one in "
                "a safe of your own. Tell the two where the others are, so that they find each other."
            ),
            _(
                "Each share is 33 words. It is shown once, you write it down by hand and type it back; "
                "then it is nowhere but on your paper."
            ),
        )
        self._lead = self.lead()
        self.words = WordsBack(self._wrong, count=SHARE_WORDS)
        self._written = self.step(self._lead, self.words)
        self.show_step(self._explained, _("Shares for a trusted colleague"), _("&Show the first share"))

    def _connect(self) -> None:
        self.words.typing.connect(self._on_turned)
        self.words.completed.connect(self.go_on)

    def go_on(self) -> None:
        """To the words, to typing them back, to the next share."""
        if self.steps.page is self._explained:
            self._begin()
        elif not self.words.is_typing:
            self.words.show_fields()
        elif self.words.accept():
            self._next()

    def _begin(self) -> None:
        try:
            self._shares = self._keys.make_shares()
        except (PracticeError, VaultTrouble) as error:
            self.show_trouble(sentence_for(error))
            return
        self._show_share()

    def _show_share(self) -> None:
        self.words.forget()
        self.words.take(self._shares[self._at])
        self.words.show_words()

    def _next(self) -> None:
        if self._at + 1 < len(self._shares):
            self._at += 1
            self._show_share()
            return
        try:
            self._keys.shares_written_down()
        except (PracticeError, VaultTrouble) as error:
            self.show_trouble(sentence_for(error))
            return
        self.accept()

    def _on_turned(self, typing: bool) -> None:
        """The words, or the fields, have come into view."""
        number, count = self._at + 1, len(self._shares)
        last = number == count
        lead = (
            _("Now type them back from your paper. Space goes to the next field.")
            if typing
            else _("Write these words down by hand, with their numbers, and “share {n} of {all}” above them.")
        )
        self._lead.setText(lead.format(n=number, all=count))
        back = _("&Done") if last else _("&Next share")
        self.show_step(
            self._written,
            _("Share {n} of {all}").format(n=number, all=count),
            back if typing else _("&I have written it down"),
            self.words.grid if typing else None,
        )

    def _wrong(self, typed: Sequence[str]) -> tuple[int, ...]:
        filled = [word or "-" for word in typed]
        return differing(filled, self._shares[self._at]) if self._shares else ()

    @override
    def done(self, result: int) -> None:
        """Nothing of it stays on the screen or in the sheet."""
        self._shares = ()
        self.words.forget()
        super().done(result)
