"""Re-keying: the passphrase in use is asked, new keys begun, and everything copied under them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from practiceapp.domain.passphrases import differing
from practiceapp.services.access import Beginning
from practiceapp.ui.shared.jobs import Job
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.tasks import Report, Stopped
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.vault_care.key_presenter import KeyPresenter

COPIED = 100
"""From here on the vault is closed and changes its place: it cannot be stopped any more."""


class RekeyPresenter(KeyPresenter):
    """`confirmed` when the passphrase in use was right; then `progressed(int)` while everything is copied.

    After that one of `done`, `stopped`, `failed(sentence)` with all as it was, or `closed(sentence)` when it
    failed with the vault closed already.
    """

    confirmed = Signal()
    progressed = Signal(int)
    done = Signal()
    stopped = Signal()
    closed = Signal(str)

    _beginning: Beginning | None = None
    _passphrase = ""
    _percent = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The 24 new words; none before the new passphrase is chosen."""
        return self._beginning.words if self._beginning else ()

    def confirm(self, passphrase: str) -> None:
        """Make sure that it is she who asks."""
        self._run(lambda _report: self._desk.access.confirm(passphrase), self.confirmed.emit)

    def choose(self, passphrase: str) -> None:
        """Take the new passphrase; the 24 new words exist from here on, in memory."""
        self._desk.access.require_strong(passphrase, self._own_words())
        self._passphrase = passphrase
        if self._beginning is None:
            self._beginning = self._desk.keys.begin_rekey()

    def wrong_positions(self, typed: Sequence[str]) -> tuple[int, ...]:
        """Where the words typed back differ, from 1."""
        return differing([word or "-" for word in typed], self.words)

    def rekey(self) -> None:
        """Copy everything under the new key; the vault is closed at the end."""
        beginning, keys, passphrase = self._beginning, self._desk.keys, self._passphrase
        if beginning is None or self.running:
            return
        outcome: list[Exception | None] = []

        def work(report: Report) -> None:
            def reached(percent: int) -> None:
                report(percent)
                self._percent = percent
                self.progressed.emit(percent)

            try:
                keys.rekey(beginning, passphrase, reached)
            except Stopped:
                raise
            except Exception as error:  # noqa: BLE001 - told below, whether or not it was stopped meanwhile
                outcome.append(error)
            else:
                outcome.append(None)

        def over(_result: object = None) -> None:
            self._on_over(outcome)

        self._percent = 0
        self._rest(running=True)
        self._desk.jobs.ask(Job(_("Re-keying…"), work, over, over, over))

    def stop(self) -> None:
        """Leave all as it is, if there is still time."""
        if self.running and self._percent < COPIED:
            self._desk.jobs.cancel()

    def _on_over(self, outcome: Sequence[Exception | None]) -> None:
        error = outcome[0] if outcome else None
        if error is not None and self._percent < COPIED:
            self._on_failed(error)
            return
        self._rest(running=False)
        if not outcome:
            self.stopped.emit()
        elif error is not None:
            self.closed.emit(sentence_for(error))
        else:
            self._beginning, self._passphrase = None, ""
            self.done.emit()
