"""The folder a vault stands in: made beside its place, moved there whole."""

import os
from contextlib import suppress
from pathlib import Path

from practiceapp.vault.founding import VAULT_NAME
from practiceapp.vault.key_pair import KEY_NAMES
from practiceapp.vault.safe_files import sync_folder

_TAKEN_OUT = "taken-out.db"
MARKER_NAME = "open"
"""What stands in the folder while the vault is open; see `system.places`."""
_FILES = (*KEY_NAMES, VAULT_NAME, _TAKEN_OUT, MARKER_NAME)
_OURS = (*_FILES, *(name + end for name in _FILES for end in (".new", "-journal")))


def making_place(folder: Path) -> Path:
    """Where the vault for this folder is made; on the same disk, so that moving it is one step."""
    return folder.with_name(f".{folder.name}.making")


def empty_making_place(folder: Path) -> Path:
    """An empty folder to make a vault in, for its owner only; what an interrupted making left there goes.

    No vault in use ever stands under this name. Raises OSError.
    """
    making = making_place(folder)
    making.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear_making_place(folder)
    making.mkdir(mode=0o700)
    return making


def clear_making_place(folder: Path) -> None:
    """Remove what is left of a making that did not come to its end."""
    clear_folder(making_place(folder))


def clear_folder(folder: Path) -> None:
    """Remove a folder with a vault in it, or with part of one; one that holds more stays. Raises OSError."""
    if folder.is_dir() and not folder.is_symlink():
        for name in _OURS:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def move_into_place(folder: Path) -> None:
    """The one step by which a new vault comes to be; `folder` is missing or empty. Raises OSError."""
    sync_folder(making_place(folder))
    with suppress(FileNotFoundError):
        folder.rmdir()
    making_place(folder).rename(folder)
    sync_folder(folder.parent)


def is_free(folder: Path) -> bool:
    """Whether a vault may be made here: nothing there yet, or an empty folder."""
    if not os.path.lexists(folder):
        return True
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())
