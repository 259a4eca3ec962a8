"""Which disk a folder lies on."""

from pathlib import Path


def same_disk(one: Path, other: Path) -> bool:
    """Whether both lie on one disk, as far as the system tells; what can't be asked counts as another."""
    try:
        return _nearest(one).stat().st_dev == _nearest(other).stat().st_dev
    except OSError:
        return False


def _nearest(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
