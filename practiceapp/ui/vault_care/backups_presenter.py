"""What the part about backups decides: how they stand, one made now, the second place, the rehearsal."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.backups import Occasion, Rehearsal
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.backups import BackupService, Kept, Made, Standing
from practiceapp.services.clock import Clock
from practiceapp.services.restoring import RehearsalService
from practiceapp.ui.shared.formats import number
from practiceapp.ui.shared.jobs import Job, Jobs
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.tasks import Report
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.vault_care.backup_lines import rows_of, sentence_of

EXPECTED = (PracticeError, VaultTrouble)


class Suits(Enum):
    """Whether a folder is fit to be the second place."""

    WELL = auto()
    SAME_DISK = auto()
    """It would go with the disk the vault lies on."""
    REFUSED = auto()
    """It is the vault's own folder, or the first place."""


@dataclass(frozen=True)
class BackupsDesk:
    """What this part stands on. `jobs` is where everything slow waits its turn."""

    backups: BackupService
    rehearsal: RehearsalService
    jobs: Jobs
    clock: Clock
    preferences: Preferences
    suits: Callable[[Path], Suits]
    take: Callable[[Standing], None]
    """Tell the rest of the window how the backups stand."""


@dataclass(frozen=True)
class BackupsScreen:
    """The part in words."""

    sentence: str
    rows: list[Row]
    second_place: str
    """The name of the second place; empty when none is named."""


@dataclass(frozen=True)
class _Looked:
    kept: Kept
    standing: Standing


class BackupsPresenter(QObject):
    """Everything that takes a while is asked of `jobs`.

    `shown(BackupsScreen)`; `busy(words)` while something of hers runs, empty when it is over;
    `said(sentence, tone)` is what came of it.
    """

    shown = Signal(object)
    busy = Signal(str)
    said = Signal(str, str)

    def __init__(self, desk: BackupsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def refresh(self) -> None:
        """Look where the backups are; a place that sleeps does not hold up the window."""
        self._desk.jobs.ask(Job(_("Looking for backups…"), self._look, self._on_looked, self._on_not_looked))

    def back_up(self) -> None:
        """One more, now."""
        backups = self._desk.backups

        def work(report: Report) -> Made:
            return backups.back_up(Occasion.WISHED, report)

        self._ask(_("Backing up…"), work, self._on_made)

    def rehearse(self) -> None:
        """Restore one beside the vault, compare every row, remove it."""
        self._ask(_("Rehearsing…"), self._desk.rehearsal.rehearse, self._on_rehearsed)

    def stop(self) -> None:
        """Stop what runs; nothing half-made stays."""
        self._desk.jobs.cancel()

    def name_second_place(self, folder: Path) -> None:
        """From now on backups are brought here as well, at once and after each one made."""
        suits = self._desk.suits(folder)
        if suits is Suits.REFUSED:
            self.said.emit(
                _("This folder holds the vault or its backups already. Choose one on another disk."), "danger"
            )
            return
        self._desk.preferences.second_backup_folder = str(folder)
        if suits is Suits.SAME_DISK:
            self.said.emit(
                _(
                    "This folder is on the same disk as the vault, and would be lost with it. "
                    "A stick or another disk is safer; until then this is better than nothing."
                ),
                "warn",
            )
        else:
            self.said.emit("", "")
        self._ask(_("Bringing the newest backup there…"), self._desk.backups.catch_up, self._on_brought)

    def forget_second_place(self) -> None:
        """Backups that lie there stay; no more are brought."""
        self._desk.preferences.second_backup_folder = ""
        self.said.emit(_("No more backups are brought there. Those that are there stay."), "info")
        self.refresh()

    # --- what came of it

    def _ask(self, words: str, work: Callable[[Report], object], done: Callable[[object], None]) -> None:
        def over(result: object) -> None:
            self.busy.emit("")
            done(result)
            self.refresh()

        self.busy.emit(words)
        self._desk.jobs.ask(Job(words, work, over, self._on_failed, self._on_stopped))

    def _look(self, _report: Report) -> _Looked:
        return _Looked(self._desk.backups.kept(), self._desk.backups.standing())

    def _on_looked(self, looked: object) -> None:
        if isinstance(looked, _Looked):
            self._desk.take(looked.standing)
            place = Path(self._desk.preferences.second_backup_folder).name
            here = self._desk.clock.here()
            sentence = sentence_of(looked.standing, place, here)
            self.shown.emit(BackupsScreen(sentence, rows_of(looked.kept, here), place))

    def _on_not_looked(self, error: Exception) -> None:
        self._say_error(error)

    def _on_made(self, made: object) -> None:
        if isinstance(made, Made) and self._written(lambda: self._desk.backups.write_down(made)):
            if made.elsewhere is not None:
                self.said.emit(sentence_for(made.elsewhere), "warn")
            else:
                self.said.emit(_("A backup was made and read back: it is whole."), "ok")

    def _on_brought(self, made: object) -> None:
        if not isinstance(made, Made):
            return
        if made.elsewhere is not None:
            self.said.emit(sentence_for(made.elsewhere), "warn")
        else:
            self._written(lambda: self._desk.backups.write_down(made))

    def _on_rehearsed(self, result: object) -> None:
        if not isinstance(result, tuple):
            return
        made, rehearsal = result
        if self._written(lambda: self._desk.rehearsal.write_down(made, rehearsal)):
            self.said.emit(rehearsal_words(rehearsal), "ok" if rehearsal.went_well else "warn")

    def _on_failed(self, error: Exception) -> None:
        self.busy.emit("")
        self._say_error(error)

    def _on_stopped(self) -> None:
        self.busy.emit("")
        self.said.emit(_("Stopped. Nothing half-made was left."), "info")
        self.refresh()

    def _written(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except EXPECTED as error:
            self._say_error(error)
            return False
        return True

    def _say_error(self, error: Exception) -> None:
        self.said.emit(sentence_for(error), "danger")
        if not isinstance(error, EXPECTED):
            raise error


def rehearsal_words(rehearsal: Rehearsal) -> str:
    """1,204 rows compared, all the same."""
    rows = ngettext("{n} row compared", "{n} rows compared", rehearsal.rows).format(n=number(rehearsal.rows))
    if rehearsal.went_well:
        return _("{rows}, all the same.").format(rows=rows)
    return _("{rows}, and some differ: something was saved meanwhile. Rehearse once more.").format(rows=rows)
