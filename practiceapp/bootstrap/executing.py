"""The way in with two shares and its window, and what is known of a vault's place before it is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from practiceapp.domain.passphrases import WordCheck
from practiceapp.services.access import OpenVault, Report, unreported
from practiceapp.services.opening_with_shares import SharesService
from practiceapp.system.paths import Paths
from practiceapp.system.pending_acts import PendingActsFile

if TYPE_CHECKING:
    from datetime import datetime

    from practiceapp.bootstrap.services import ClockOf
    from practiceapp.ui.executor.executor_window import ExecutorWindow
    from practiceapp.ui.shared.help_door import MakeHelp


def pending_in(paths: Paths) -> PendingActsFile:
    """What could not be written into a vault when it was done."""
    return PendingActsFile(paths.preferences_file.with_name("pending.json"))


class LateShares:
    """The way in with two shares, made when it is first wanted: the unlock page comes before the engine."""

    def __init__(self, folder: Path, paths: Paths) -> None:
        self._folder, self._paths = folder, paths
        self._made: SharesService | None = None

    @property
    def _service(self) -> SharesService:
        if self._made is None:
            from practiceapp.bootstrap.engine import shared_keys_of

            self._made = SharesService(shared_keys_of(self._folder), pending_in(self._paths))
        return self._made

    def check(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with one share as typed."""
        return self._service.check(typed)

    def open(self, shares: Sequence[Sequence[str]], report: Report = unreported) -> OpenVault:
        """Open the vault to read."""
        return self._service.open(shares, report)


def elsewhere_since(folder: Path) -> "datetime | None":
    """Since when the vault seems to be open on another computer, if it does."""
    from practiceapp.system.places import OpenMarker

    return OpenMarker(folder).elsewhere_since()


def words_on(folder: Path) -> str:
    """A recommendation, for a folder that a sync program copies elsewhere; for others nothing."""
    from practiceapp.system.places import sync_program
    from practiceapp.ui.shared.place_words import sync_words

    program = sync_program(folder)
    return sync_words(program) if program else ""


def executor_window(vault: OpenVault, clock: "ClockOf", make_help: "MakeHelp") -> "ExecutorWindow":
    """What the trusted colleague sees of this vault. Raises what reading a vault raises."""
    from practiceapp.services.desk.executor import ExecutorService
    from practiceapp.services.practice import PracticeService
    from practiceapp.ui.executor.executor_window import Estate, ExecutorWindow
    from practiceapp.ui.shared.language import LANGUAGE
    from practiceapp.vault import boundary
    from practiceapp.vault.desk.stores import DeskStores
    from practiceapp.vault.opened import OpenedVault
    from practiceapp.vault.works import VaultWorks

    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    works = VaultWorks(vault, boundary.desk(), DeskStores)
    practice = PracticeService(works, clock(lambda: "UTC"))
    LANGUAGE.use(LANGUAGE.code, practice.load().country)
    service = ExecutorService(works, clock(lambda: practice.zone))
    return ExecutorWindow(Estate(service.contacts(), service.keeping()), make_help=make_help)
