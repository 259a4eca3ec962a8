"""What the window tells of the work beside it: a quiet line while it runs, and damage until it is mended."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from practiceapp.bootstrap.background import Background
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.today.today_page import TodayPage


class SafetyInWindow(QObject):
    """One for each window; `restore()` leads to where a backup is put in place."""

    def __init__(self, background: Background, window: MainWindow, restore: Callable[[], None]) -> None:
        super().__init__(window)
        self._background, self._window = background, window
        self.damage = Banner("", "danger", action=_("Restore a backup…"))
        window.frame.add_above(self.damage)
        self.damage.acted.connect(restore)
        background.jobs.told.connect(self._on_told)
        background.damaged.connect(self._on_damaged)
        background.changed.connect(self._on_changed)
        if background.damage is not None:
            self._on_damaged(background.damage)

    def _on_told(self, words: str) -> None:
        self._window.frame.work_line.setText(words)

    def _on_damaged(self, error: object) -> None:
        if isinstance(error, Exception):
            self.damage.say(sentence_for(error), "danger")

    def _on_changed(self) -> None:
        """The first page tells how the backups stand."""
        if isinstance(self._window.page, TodayPage):
            self._window.page.tick()
