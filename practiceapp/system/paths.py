"""Where this program keeps what it keeps: vaults, preferences, and the lock of a running program.

Every folder comes from the system's own conventions (XDG on Linux, Application Support, AppData), so one
person's vault is never where another's session looks. Nothing lies in a shared temporary folder.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PROGRAM = "practiceapp"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of this machine. None of them need exist yet."""

    vault_folder: Path
    """Where a new vault is proposed: away from Documents, which sync programs like to copy."""

    demo_folder: Path
    """The invented practice's own vault."""

    backups_folder: Path
    """Backups on this computer, in a folder for each vault; they stay when the vault's own folder goes."""

    preferences_file: Path
    runtime_folder: Path
    """For lock files of a running program; emptied by the system when the session ends, where it does so."""


def paths_of_this_machine() -> Paths:
    """Return the folders of the person who started the program."""
    data = _folder(QStandardPaths.StandardLocation.GenericDataLocation)
    return Paths(
        vault_folder=data / "vault",
        demo_folder=data / "demo",
        backups_folder=data / "backups",
        preferences_file=_folder(QStandardPaths.StandardLocation.GenericConfigLocation) / "preferences.json",
        runtime_folder=_runtime_folder(data),
    )


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner may enter, and return it. Raises OSError if it cannot be made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location)) / _PROGRAM


def _runtime_folder(data: Path) -> Path:
    """Return the session's own folder, or one beside the data where a system has none (never /tmp)."""
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(session) / _PROGRAM if os.access(session, os.W_OK) else data / "run"
