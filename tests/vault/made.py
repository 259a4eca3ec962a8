"""A vault made by its keeper, with one client in it."""

from pathlib import Path

from practiceapp.services.access import unreported
from practiceapp.vault.opened import OpenedVault
from tests.vaults import PASSPHRASE, PRACTICE, SeenInMemory, client_added, make_keeper


class Made:
    """A folder with a vault of one client in it, closed, and what its therapist has in her hands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = SeenInMemory()
        self.keeper = make_keeper(folder, self.seen)
        beginning = self.keeper.begin()
        self.words = beginning.words
        vault = self.keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)
        client_added(vault, "K-7F3Q")
        vault.close()

    @property
    def file(self) -> Path:
        return self.folder / "vault.db"

    def unlocked(self, passphrase: str = PASSPHRASE) -> OpenedVault:
        return self.keeper.unlock(passphrase, unreported)
