"""What was done to a vault that could not be written to at the time: told to its owner at the next unlock.

Outside the vault's folder, because it was opened to read only. Holds random vault ids, acts of a closed list
and instants, nothing else.
"""

import contextlib
import json
from datetime import datetime
from pathlib import Path

from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.system.private_file import read_json, write_private

ACTS = {Act.OPENED_WITH_SHARES.value: Act.OPENED_WITH_SHARES}
MOST_KEPT = 100


class PendingActsFile:
    """Acts by vault id; a file that is missing or damaged knows nothing, and what is not in the list goes."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, vault_id: str, event: SecurityEvent) -> None:
        """Keep it, if the disk lets us: whoever holds the shares is not kept out by a full disk."""
        if event.act.value not in ACTS:
            raise ValueError(event.act)
        self._keep(vault_id, [*self.of(vault_id), event][-MOST_KEPT:])

    def of(self, vault_id: str) -> list[SecurityEvent]:
        """What is remembered of this vault, the oldest first."""
        kept = read_json(self._file).get(vault_id)
        found = [_event(one) for one in kept] if isinstance(kept, list) else []
        return [event for event in found if event is not None]

    def forget(self, vault_id: str) -> None:
        """It is in the vault now."""
        if vault_id in read_json(self._file):
            self._keep(vault_id, [])

    def _keep(self, vault_id: str, events: list[SecurityEvent]) -> None:
        kept = read_json(self._file)
        kept.pop(vault_id, None)
        if events:
            kept[vault_id] = [[event.act.value, event.happened_at.isoformat()] for event in events]
        with contextlib.suppress(OSError):
            write_private(self._file, json.dumps(kept, indent=1, sort_keys=True))


def _event(kept: object) -> SecurityEvent | None:
    match kept:
        case [str(name), str(written)] if name in ACTS:
            with contextlib.suppress(ValueError):
                at = datetime.fromisoformat(written)
                return SecurityEvent(ACTS[name], at) if at.tzinfo else None
    return None
