"""What the page of the vault's care decides: what is shown as due, examining, and confirming the shares."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.security_record import Act
from practiceapp.ui.shared.jobs import Job
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.tasks import Report
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.vault_care.care_desk import CareDesk
from practiceapp.ui.vault_care.care_lines import CareScreen, Known, screen_of

BACKUPS = frozenset({Act.BACKED_UP, Act.BACKED_UP_ELSEWHERE, Act.REHEARSED})


class CarePresenter(QObject):
    """Reads the record anew at every `refresh`.

    `shown(CareScreen)`; `failed(sentence)` when something could not be read or done; while the vault is
    examined `examining(True)`, then `examining(False)` and `examined` or `failed`; `confirmed` once the
    shares are said to lie where they should.
    """

    shown = Signal(CareScreen)
    failed = Signal(str)
    examining = Signal(bool)
    examined = Signal()
    confirmed = Signal()

    def __init__(self, desk: CareDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._running = False

    @property
    def preferences(self) -> Preferences:
        """What this computer remembers of locking."""
        return self._desk.preferences

    def refresh(self) -> None:
        """Show what is true now."""
        record = self._desk.record
        try:
            due, last, events = set(record.due()), record.last(), record.events()
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        if not self._desk.preferences.second_backup_folder:
            due.discard(Act.BACKED_UP_ELSEWHERE)
        known = Known(last, due, self._desk.clock.here().tzinfo)
        self.shown.emit(screen_of(known, events, len(due & BACKUPS)))

    def confirm_shares(self) -> None:
        """The trusted colleague is still the same, and the shares lie where they should."""
        try:
            self._desk.keys.shares_confirmed()
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        self.confirmed.emit()
        self.refresh()

    def examine(self) -> None:
        """Prove every page of the vault, beside the window."""
        if self._running:
            return
        integrity = self._desk.integrity

        def work(_report: Report) -> None:
            integrity.examine()

        self._rest(running=True)
        over = partial(self._rest, running=False)
        self._desk.jobs.ask(Job(_("Examining…"), work, self._on_examined, self._on_failed, over))

    def _on_examined(self, _nothing: object) -> None:
        self._rest(running=False)
        try:
            self._desk.integrity.write_down()
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        self.examined.emit()
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._rest(running=False)
        self.failed.emit(sentence_for(error))
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def _rest(self, *, running: bool) -> None:
        self._running = running
        self.examining.emit(running)
