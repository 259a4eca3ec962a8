"""One program per vault: a second start on the same vault is refused, so two windows never write one file."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile

from practiceapp.system.paths import make_private


class SingleInstance:
    """The claim of this process on one vault.

    The lock file holds process id, program and host name in clear, so it lies in the person's runtime folder
    and is named by a hash of the vault's folder; nothing of it is inside the vault's folder. A claim left by
    a program that was killed is free again at once; one that is merely old is not.
    """

    def __init__(self, runtime_folder: Path, vault_folder: Path) -> None:
        name = hashlib.sha256(str(vault_folder.resolve()).encode()).hexdigest()[:24]
        self._file = QLockFile(str(make_private(runtime_folder) / f"{name}.lock"))
        self._file.setStaleLockTime(0)

    def take(self) -> bool:
        """Claim the vault without waiting; False if another program holds it."""
        return self._file.tryLock(0)

    def release(self) -> None:
        """Give the vault up; needed before a restart, where the same process would refuse itself."""
        self._file.unlock()
