"""The way back from an update: an older vault is backed up, verified, before its tables change."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import UpdateNotBackedUp, VaultTrouble, VaultUnsound
from practiceapp.services.access import Report
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.opened import OpenedVault

FIRST, LAST = 80, 95
"""The part of unlocking that it takes, in percent."""


class BeforeUpdate:
    """`folder_of(vault_id)` is where the backups of a vault lie; without it none is made."""

    def __init__(self, folder_of: Callable[[bytes], Path] | None, now: Callable[[], datetime]) -> None:
        self._folder_of = folder_of
        self._now = now
        self.required = True
        """Whether the tables stay as they are when no backup can be made."""

    def back_up(self, older: OpenedVault, known: Known, report: Report) -> None:
        """Back up `older`; `known` is what it was made with.

        Raises `UpdateNotBackedUp` where that is required, `VaultUnsound` in any case, and whatever `report`
        raises.
        """
        if self._folder_of is None:
            return
        folder = self._folder_of(older.vault_id)
        try:
            make_backup(
                older,
                folder,
                Occasion.BEFORE_UPDATE,
                self._now(),
                known,
                lambda percent: report(FIRST + (LAST - FIRST) * percent // 100),
            )
        except VaultUnsound:
            raise
        except VaultTrouble as trouble:
            if self.required:
                raise UpdateNotBackedUp(trouble) from None
