"""How far each vault had come when this machine last saw it: an older one in its place is then noticed.

Outside the vault's folder, because what puts an old vault back puts its whole folder back. Holds random vault
ids and counts, nothing else.
"""

import contextlib
import json
from pathlib import Path

from practiceapp.system.private_file import read_json, write_private


class LastSeenFile:
    """Vault ids and the generation last seen of each; a file that is missing or damaged knows nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def recall(self, vault_id: str) -> int | None:
        """The generation last seen of this vault on this machine."""
        seen = read_json(self._file).get(vault_id)
        return seen if type(seen) is int else None

    def remember(self, vault_id: str, generation: int) -> None:
        """Keep it, if the disk lets us: this is a hint for next time, never a reason to fail."""
        seen = {**read_json(self._file), vault_id: generation}
        with contextlib.suppress(OSError):
            write_private(self._file, json.dumps(seen, indent=1, sort_keys=True))
