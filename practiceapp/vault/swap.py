"""A whole vault taking the place of another, by renaming folders; the one before is kept beside it.

    .NAME.making               being made; worth nothing until it is whole
    .NAME.coming               whole and proven, about to take the place
    NAME                       the vault
    NAME.replaced-20260318...  one that was there before

An interruption leaves either the old vault in its place or, for the instant between two renames, none: then
`finish` puts the coming one there at the next start.
"""

import os
from datetime import datetime
from pathlib import Path

from practiceapp.vault.places import clear_folder, making_place
from practiceapp.vault.safe_files import sync_folder

_REPLACED = ".replaced-"


def coming_place(folder: Path) -> Path:
    """Where a whole vault waits for the instant of the swap."""
    return folder.with_name(f".{folder.name}.coming")


def swap_in(folder: Path, at: datetime) -> Path | None:
    """What stands in the making place becomes the vault; where the one before it is kept, if there was one.

    Raises OSError; the vault in place is then still the old one, or `finish` makes it the new one.
    """
    finish(folder)
    sync_folder(making_place(folder))
    clear_folder(coming_place(folder))
    making_place(folder).rename(coming_place(folder))
    # Before the old one is moved away, so that no disk, whatever it keeps first, is left with neither.
    sync_folder(folder.parent)
    kept = _free_place(folder, at) if os.path.lexists(folder) else None
    if kept is not None:
        folder.rename(kept)
    coming_place(folder).rename(folder)
    sync_folder(folder.parent)
    return kept


def finish(folder: Path) -> None:
    """Bring an interrupted swap to its end, before anyone asks whether there is a vault. Raises OSError."""
    if coming_place(folder).is_dir() and not os.path.lexists(folder):
        coming_place(folder).rename(folder)
        sync_folder(folder.parent)


def replaced(folder: Path) -> list[Path]:
    """The vaults that were in this place before, the oldest first."""
    return sorted(folder.parent.glob(f"{folder.name}{_REPLACED}*"))


def _free_place(folder: Path, at: datetime) -> Path:
    stem = f"{folder.name}{_REPLACED}{at:%Y%m%d-%H%M%S}"
    free = (folder.with_name(f"{stem}{f'-{number}' if number else ''}") for number in range(100))
    return next(place for place in free if not os.path.lexists(place))
