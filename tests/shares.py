"""A practice that two shares open, and the program before which they are typed."""

from pathlib import Path

from practiceapp.bootstrap.keeping import access_to
from practiceapp.services.access import unreported
from practiceapp.ui.executor.executor_window import ExecutorWindow
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.shares import split
from tests.drive import Drive
from tests.drive.hands import press, settle, until
from tests.drive.life import StandingClock, paths_under
from tests.every_page import NOON, PASSPHRASE, make_vault_folder

Share = tuple[str, ...]


def practice_with_shares(home: Path, *, filled: bool = True) -> tuple[Share, ...]:
    """A vault where the program under `home` looks for it; its three shares."""
    folder = paths_under(home).vault_folder
    make_vault_folder(folder, filled=filled)
    vault = access_to(folder, paths_under(home)).unlock(PASSPHRASE, unreported)
    assert isinstance(vault, OpenedVault)
    shares = split(vault.master)
    vault.close()
    return shares


def started(home: Path) -> Drive:
    """The program, asking for the passphrase."""
    return Drive(home, StandingClock(NOON))


def type_share(drive: Drive, share: Share) -> None:
    """Fill the grid in view and go on."""
    window = drive.window
    assert isinstance(window, UnlockWindow)
    grid = window.shares.grids[window.shares.at]
    for position, word in enumerate(share, start=1):
        grid.set_word(position, word)
    settle()
    press("Open to read" if window.shares.at else "Next")


def opened_with(drive: Drive, first: Share, second: Share) -> ExecutorWindow:
    """Both shares typed; the window of the trusted colleague."""
    press("Two shares")
    type_share(drive, first)
    type_share(drive, second)
    until(lambda: isinstance(drive.window, ExecutorWindow), "what the shares open")
    settle()
    window = drive.window
    assert isinstance(window, ExecutorWindow)
    return window
