"""The place the open vault lies in, watched: what is told after unlocking, and a disk that goes away."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from practiceapp.bootstrap.care import Surroundings
from practiceapp.bootstrap.executing import pending_in
from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.access import OpenVault
from practiceapp.services.opening_with_shares import write_down_pending
from practiceapp.services.security_record import SecurityRecord
from practiceapp.system.places import OpenMarker, conflict_copies, only_readable, sync_program
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.place_words import (
    conflict_words,
    emergency_words,
    gone_words,
    only_readable_words,
    opened_words,
    said,
    sync_words,
)
from practiceapp.ui.shared.places import VAULT_CARE
from practiceapp.ui.shared.standing import StandingLines
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.vault.backups.folder import BackupFolder
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault

LOOK_MS = 3_000
GONE, READ_ONLY, CONFLICTS, SHARES, SYNC = "gone", "read-only", "conflicts", "shares", "sync"


class VaultPlace:
    """From unlock to lock: keeps the marker in the folder, and knows what is to be told."""

    def __init__(self, vault: OpenVault, around: Surroundings, record: SecurityRecord) -> None:
        if not isinstance(vault, OpenedVault):
            raise TypeError("not a vault of this program")
        self.vault = vault
        self._marker = OpenMarker(around.folder)
        self._marker.put()
        self.read_only = only_readable(around.folder)
        opened = write_down_pending(pending_in(around.paths), vault.vault_id.hex(), record)
        self._conflicts = conflict_copies(around.folder)
        self._sync = sync_program(around.folder)
        self._opened = [event.happened_at for event in opened]
        self._read: set[str] = set()

    def closed(self) -> None:
        """The marker goes with the vault."""
        self._marker.remove()

    def watch(self, window: MainWindow) -> "PlaceWatch":
        """Tell in this window what there is to tell, and look after the disk as long as it lives."""
        lines = StandingLines()
        window.frame.add_above(lines)
        if self.read_only:
            lines.show_line(READ_ONLY, only_readable_words(), "warn")
        if self._opened:
            self._until_read(lines, SHARES, opened_words(self._opened), "warn")
        if self._conflicts:
            self._until_read(lines, CONFLICTS, conflict_words(self._conflicts, self._sync), "warn")
        if self._sync:
            window.stirred.connect(partial(self._recommend, lines, window))
        return PlaceWatch(self.vault, lines, window)

    def _recommend(self, lines: StandingLines, window: MainWindow) -> None:
        """Where she looks after the vault, not each day."""
        if window.place is not None and window.place.name == VAULT_CARE:
            lines.show_line(SYNC, sync_words(self._sync), "info")
        else:
            lines.take_away(SYNC)

    def _until_read(self, lines: StandingLines, name: str, words: str, tone: str) -> None:
        if name not in self._read:
            lines.show_line(name, words, tone, [(said("understood"), partial(self._on_read, lines, name))])

    def _on_read(self, lines: StandingLines, name: str) -> None:
        self._read.add(name)
        lines.take_away(name)


class PlaceWatch(QObject):
    """Notices that the vault's disk went away and came back; what is typed stays on the screen meanwhile."""

    def __init__(self, vault: OpenedVault, lines: StandingLines, window: MainWindow) -> None:
        super().__init__(window)
        self._vault, self.lines, self._window = vault, lines, window
        self._gone = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See whether the vault is in its place."""
        present = self._vault.present
        if not present and not self._gone:
            self._gone = True
            ways: list[tuple[str, Callable[[], object]]] = [
                (said("try"), self.look),
                (said("emergency"), self._on_emergency),
            ]
            self.lines.show_line(GONE, gone_words(), "danger", ways)
        elif present and self._gone:
            self._come_back()

    def _come_back(self) -> None:
        self._vault.doubt()
        try:
            self._window.flush_all()
        except (PracticeError, VaultTrouble) as error:
            self.lines.show_line(GONE, sentence_for(error), "danger")
            return
        self._gone = False
        self.lines.take_away(GONE)
        self._window.say(said("back"))

    def _on_emergency(self) -> None:
        folder = choose_folder(self._window, said("where"), Path.home())
        if folder is not None:
            self.save_to(folder)

    def save_to(self, folder: Path) -> None:
        """Everything that was saved, as far as its pages can still be read, into another folder."""
        backups = BackupFolder(folder, self._vault, Known(steps(), sealed_rows))

        def work(report: Report) -> object:
            return backups.make(Occasion.WISHED, datetime.now(UTC), report)

        task = Task(work, self)
        task.succeeded.connect(lambda _made: self._say(emergency_words(str(folder))))
        task.failed.connect(self._on_failed)
        self._say(said("saving"))
        task.start()

    def _say(self, words: str) -> None:
        if self._gone:
            self.lines.show_line(GONE, words, "danger")
        else:
            self._window.say(words)

    def _on_failed(self, error: object) -> None:
        self._say(said("none"))
        if isinstance(error, Exception) and not isinstance(error, (PracticeError, VaultTrouble)):
            raise error
