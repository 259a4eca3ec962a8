"""Changing the passphrase: the one in use is asked, and the change is written down."""

from contextlib import suppress

from PySide6.QtCore import Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.security_record import Act
from practiceapp.ui.shared.tasks import Report
from practiceapp.ui.vault_care.key_presenter import KeyPresenter


class PassphrasePresenter(KeyPresenter):
    """`changed` once the new one opens the vault."""

    changed = Signal()

    def change(self, old: str, new: str) -> None:
        """From now on `new` opens the vault and `old` does not."""
        access, vault, own = self._desk.access, self._desk.vault, self._own_words()

        def work(_report: Report) -> None:
            access.confirm(old)
            access.replace_passphrase(vault, new, own)

        self._run(work, self._on_changed)

    def _on_changed(self) -> None:
        with suppress(PracticeError, VaultTrouble):  # it is changed, whether or not it could be written down
            self._desk.record.note(Act.PASSPHRASE_CHANGED)
        self.changed.emit()
