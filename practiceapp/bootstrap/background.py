"""What runs by itself while a vault is open.

It is examined after each unlock, backed up once a day, and the second place is caught up with. `stop()` it
before the vault is closed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from practiceapp.bootstrap.care import Care
from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import PagesDamaged, PracticeError, VaultDamaged, VaultTrouble, VaultUnsound
from practiceapp.domain.security_record import Act
from practiceapp.services.backups import Made, Standing
from practiceapp.services.clock import Clock
from practiceapp.ui.shared.backup_words import Safety
from practiceapp.ui.shared.jobs import Job, Jobs
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.tasks import Report

FIRST_MS = 800
"""From the unlock to the first job, so that the day is on the screen before."""
AGAIN_MS = 10 * 60 * 1000
"""How often the day and the second place are looked after."""
DAMAGE = (PagesDamaged, VaultUnsound, VaultDamaged)
EXPECTED = (PracticeError, VaultTrouble)


@dataclass(frozen=True)
class _Looked:
    made: Made | None
    standing: Standing


class Background(QObject):
    """Looks after one open vault.

    `changed` when `safety` is another; `damaged(error)` when the vault is not as it was written: nothing more
    is written to it then. `jobs` is where whatever else is slow waits its turn.
    """

    changed = Signal()
    damaged = Signal(object)

    def __init__(self, care: Care, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._care, self._clock = care, clock
        self.jobs = Jobs(self)
        self.safety: Safety | None = None
        self.damage: Exception | None = None
        self._first = self._timer(FIRST_MS, self._look_after)
        self._first.setSingleShot(True)
        self._again = self._timer(AGAIN_MS, self.look_after_backups)

    def _timer(self, ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer

    def begin(self) -> None:
        """A vault was opened."""
        self._first.start()
        self._again.start()

    def look_after_backups(self) -> None:
        """The day's backup if it is due, the second place if it is behind; how it all stands."""
        if self.damage is None:
            self.jobs.ask(Job(_("Backing up…"), self._back_up, self._on_backed_up, self._on_failed))

    def stop(self) -> bool:
        """End everything and wait for it; False if it did not end in time."""
        self._first.stop()
        self._again.stop()
        return self.jobs.stop()

    def write_down(self, made: Made) -> None:
        """Into the security record; a second place that is missing is no entry each time it is looked for."""
        if made.elsewhere is None:
            self._care.backups.write_down(made)
        else:
            self._care.record.note(Act.BACKED_UP)

    def take(self, standing: Standing, trouble: Exception | None = None) -> None:
        """How the backups stand now."""
        try:
            brought = self._care.record.last().get(Act.BACKED_UP_ELSEWHERE)
        except EXPECTED as error:
            brought, trouble = None, trouble or error
        self.safety = Safety(standing, brought, trouble)
        self.changed.emit()

    # --- the jobs

    def _look_after(self) -> None:
        self.jobs.ask(Job(_("Looking through the vault…"), self._examine, self._on_examined, self._on_failed))
        self.look_after_backups()

    def _examine(self, _report: Report) -> None:
        self._care.integrity.examine()

    def _back_up(self, report: Report) -> _Looked:
        backups = self._care.backups
        due = backups.day_is_due()
        made = backups.back_up(Occasion.DAY, report) if due else backups.catch_up(report)
        return _Looked(made, backups.standing())

    def _on_examined(self, _nothing: object) -> None:
        """Written down once a day; she may unlock fifteen times."""
        with_trouble = self._tried(self._note_examined)
        if with_trouble is not None:
            self._on_failed(with_trouble)

    def _note_examined(self) -> None:
        last = self._care.record.last().get(Act.EXAMINED)
        if last is None or last.astimezone(self._clock.here().tzinfo).date() != self._clock.today():
            self._care.integrity.write_down()

    def _on_backed_up(self, looked: object) -> None:
        if not isinstance(looked, _Looked):
            return
        made = looked.made
        trouble = self._tried(lambda: self.write_down(made)) if made is not None else None
        self.take(looked.standing, trouble)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DAMAGE):
            self._care.integrity.stop_writing()
            self.damage = error
            self.jobs.forget()
            self.damaged.emit(error)
        elif isinstance(error, EXPECTED):
            self.take(self._care.backups.standing(), error)
        else:
            raise error

    def _tried(self, act: Callable[[], None]) -> Exception | None:
        try:
            act()
        except EXPECTED as error:
            return error
        return None
