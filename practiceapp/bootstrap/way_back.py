"""The way back from a backup, offered where no vault is open; its parts are loaded when it is taken."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.restore_door import MakeRestore, Restore
from practiceapp.ui.unlock.unlock_window import UnlockWindow

if TYPE_CHECKING:
    from practiceapp.bootstrap.workplace import Workplace
    from practiceapp.vault.kdf import KdfCost


class Restorable(Protocol):
    """What restoring knows of the program."""

    window: QWidget | None
    workplace: "Workplace | None"

    def take_claim(self, folder: Path) -> bool:
        """Whether no other program holds the vault there."""
        ...

    def show_unlock(self, folder: Path) -> None:
        """Ask for the passphrase of this vault."""
        ...

    def close_vault(self) -> None:
        """Close it and wipe its keys."""
        ...

    def lock(self) -> None:
        """Become a fresh process."""
        ...


class OffersRestore(Protocol):
    """A window that can show the page."""

    def offer_restore(self, make: MakeRestore) -> None:
        """Show the way to it."""
        ...


class WayBack(QObject):
    """Once a backup is in place, a fresh process asks for its passphrase: nothing typed here stays."""

    def __init__(
        self,
        program: Restorable,
        paths: Paths,
        preferences: Preferences,
        cost: "Callable[[], KdfCost] | None",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program, self._paths, self._preferences, self._cost = program, paths, preferences, cost

    def offer(self, window: OffersRestore, folder: Path, *, choose_where: bool = False) -> None:
        """Let this window lead to restoring into `folder`, or another one with `choose_where`."""
        window.offer_restore(partial(self._page, folder, choose_where=choose_where))

    def begin(self, folder: Path) -> None:
        """From the open vault: all is saved, the vault is closed, then she is asked which backup."""
        workplace = self._program.workplace
        if workplace is not None:
            workplace.window.after_saving(partial(self._begin, workplace, folder))

    def _begin(self, workplace: "Workplace", folder: Path) -> None:
        program = self._program
        workplace.window.leaving_unsaved = True
        workplace.window.hide()
        program.close_vault()
        program.workplace = None
        program.show_unlock(folder)
        window = program.window
        if isinstance(window, UnlockWindow):
            window.restore_left.connect(program.lock)  # what was open is in the memory of this process
            window.show_restore()

    def _page(self, folder: Path, *, choose_where: bool) -> Restore:
        from practiceapp.bootstrap.care import Surroundings
        from practiceapp.bootstrap.restoring import restore_page

        around = Surroundings(folder, self._paths, self._preferences, self._cost)
        page = restore_page(around, self._program.take_claim, choose_where=choose_where)
        page.restored.connect(lambda: self._on_restored(page.folder))
        return page

    def _on_restored(self, folder: Path) -> None:
        self._preferences.vault_folder = str(folder)
        self._preferences.language = LANGUAGE.code
        self._program.lock()
