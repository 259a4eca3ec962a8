"""What waits, as quiet numbers in the navigation: notes to write at Today, overdue invoices at Invoices."""

from PySide6.QtCore import QObject

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.desk.today import TodayService
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.language import ngettext
from practiceapp.ui.shared.places import INVOICES, TODAY


class Waiting(QObject):
    """Counts again whenever something may have changed."""

    def __init__(self, today: TodayService, window: MainWindow) -> None:
        super().__init__(window)
        self._today, self._window = today, window
        window.stirred.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is true now; a vault that cannot be read is the page's to tell."""
        try:
            waiting = self._today.waiting()
        except (PracticeError, VaultTrouble):
            return
        notes = ngettext("{n} note to write", "{n} notes to write", waiting.notes)
        overdue = ngettext("{n} invoice overdue", "{n} invoices overdue", waiting.overdue)
        self._window.set_count(TODAY, waiting.notes, notes.format(n=waiting.notes))
        self._window.set_count(INVOICES, waiting.overdue, overdue.format(n=waiting.overdue))
