"""The places a vault can lie in: open on another computer, watched by a sync program, not to be written to.

A vault's folder holds a small marker while it is open. It names nobody: a salted hash of the computer, which
only the same computer can compare, and the instant. A marker of this computer was left by a crash, since the
lock of `single_instance` keeps two of its programs apart; it means nothing.
"""

import hashlib
import json
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSysInfo

from practiceapp.system.private_file import read_json, write_private

MARKER_NAME = "open"
SALT_BYTES = 16


class OpenMarker:
    """The marker in one vault's folder."""

    def __init__(self, folder: Path, computer: bytes | None = None) -> None:
        """`computer` tells this machine from others; None is what the system says of itself."""
        self._folder = folder
        self._file = folder / MARKER_NAME
        self._computer = _this_computer() if computer is None else computer

    def elsewhere_since(self) -> datetime | None:
        """Since when another computer has the vault open, as far as is known; None if none has."""
        kept = read_json(self._file)
        if self._ours(kept):
            return None
        with suppress(ValueError, TypeError):
            since = datetime.fromisoformat(kept.get("since", ""))
            return since if since.tzinfo else None
        return None

    def put(self) -> None:
        """From now on this computer has it open; a disk that refuses is no reason to fail."""
        salt = os.urandom(SALT_BYTES).hex()
        since = datetime.now(UTC).isoformat(timespec="seconds")
        kept = {"computer": self._hashed(salt), "salt": salt, "since": since}
        with suppress(OSError):
            if self._folder.is_dir():
                write_private(self._file, json.dumps(kept, indent=1, sort_keys=True))

    def remove(self) -> None:
        """It is closed here; another computer's marker stays."""
        if self._ours(read_json(self._file)):
            with suppress(OSError):
                self._file.unlink()

    def _ours(self, kept: dict[str, object]) -> bool:
        return kept.get("computer") == self._hashed(str(kept.get("salt")))

    def _hashed(self, salt: str) -> str:
        return hashlib.sha256(salt.encode() + self._computer).hexdigest()[:32]


def _this_computer() -> bytes:
    return bytes(QSysInfo.machineUniqueId().data()) or QSysInfo.machineHostName().encode()


_BY_NAME = (
    (re.compile(r"mobile documents|com~apple~clouddocs|icloud ?drive", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"onedrive( - .+|-.+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive|googledrive-.+|my drive|drivefs", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.IGNORECASE), "ownCloud"),
)
_BY_FILE = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
)
_BY_START = ((".sync_", "Nextcloud"), ("._sync_", "Nextcloud"))
"""Nextcloud keeps its journal at the top of what it watches: .sync_1234abcd.db."""


def sync_program(folder: Path) -> str:
    """The name of the program that copies this folder elsewhere, or nothing as far as can be seen."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - links are told by name, not followed
    for part in whole.parts:
        for pattern, name in _BY_NAME:
            if pattern.fullmatch(part):
                return name
    for place in (whole, *whole.parents):
        found = _marked(place)
        if found:
            return found
    return ""


def _marked(place: Path) -> str:
    for file, name in _BY_FILE:
        if os.path.lexists(place / file):
            # The client of Dropbox keeps its own settings in ~/.dropbox: that folder marks nothing.
            if file == ".dropbox" and place == Path.home():
                continue
            return name
    with suppress(OSError):
        names = [entry.name for entry in os.scandir(place)] if _may_hold_journal(place) else []
        for start, name in _BY_START:
            if any(one.startswith(start) and one.endswith(".db") for one in names):
                return name
    return ""


def _may_hold_journal(place: Path) -> bool:
    """A sync folder lies in somebody's home or on a disk of its own, never at the root of the system."""
    return place != Path(place.anchor) and place.is_dir()


_CONFLICTS = (
    re.compile(r"\bconflicted copy\b|\bconflict copy\b|\bin konflikt\b|konfliktkopie", re.IGNORECASE),
    re.compile(r"\.sync-conflict-\d{8}-\d{6}", re.IGNORECASE),
    re.compile(r"[_-]conflict[-_]\d", re.IGNORECASE),
)
_BESIDE = re.compile(r"(vault|keys)(?P<added>[ -].+|\(\d+\))\.(db|a|b)", re.IGNORECASE)
"""Such as "vault-DESKTOP-7F3.db", "vault (2).db", "vault 2.db": a name of ours with something put in."""


def conflict_copies(folder: Path) -> tuple[str, ...]:
    """The names of files in a vault's folder that a sync program made when two computers wrote at once."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return ()
    return tuple(name for name in names if _is_conflict(name))


def _is_conflict(name: str) -> bool:
    ours = name.lower().startswith(("vault", "keys"))
    return ours and (any(kind.search(name) for kind in _CONFLICTS) or bool(_BESIDE.fullmatch(name)))


def only_readable(folder: Path) -> bool:
    """Whether a vault is there and nothing can be saved in its folder: a locked stick, a disk for reading."""
    return folder.is_dir() and not os.access(folder, os.W_OK)
