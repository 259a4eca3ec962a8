"""The care of an open vault's keys: shares, the yearly proof of the 24 words, another master key.

Beside them the way in for whoever holds two shares: everything can be read, nothing written.
"""

import hmac
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from practiceapp.domain.errors import SharesOfAnotherVault, VaultDamaged
from practiceapp.domain.passphrases import WordCheck
from practiceapp.services.access import Beginning, OpenVault, Report
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known
from practiceapp.vault.connection import open_to_read, salt_of
from practiceapp.vault.founding import PAGE_KEY, VAULT_NAME
from practiceapp.vault.kdf import KdfCost
from practiceapp.vault.keeper import NewKeys
from practiceapp.vault.migrate import require_known
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.places import clear_making_place, empty_making_place
from practiceapp.vault.rekeying import rekey_into
from practiceapp.vault.safe_files import trouble_for_os
from practiceapp.vault.shares import check_share, combine, split
from practiceapp.vault.swap import finish, swap_in


class KeyCare:
    """Of one vault folder. What each method raises is told by `services.key_care.KeyCareService`."""

    def __init__(
        self, folder: Path, known: Known, cost: Callable[[], KdfCost], now: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._known = known
        self._cost = cost
        self._now = now

    def words_are_right(self, vault: OpenVault, typed: Mapping[int, str]) -> bool:
        """Whether these words of the recovery sheet, by position from 1, are those of the open vault."""
        words = _opened(vault).master.words()
        told = [hmac.compare_digest(words[at - 1], word.strip().lower()) for at, word in typed.items()]
        return bool(told) and all(told)

    def make_shares(self, vault: OpenVault) -> tuple[tuple[str, ...], ...]:
        """Three new shares of the open vault's key; kept nowhere."""
        return split(_opened(vault).master)

    def check_share(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with one share as typed."""
        return check_share(typed)

    def open_with_shares(self, shares: Sequence[Sequence[str]], report: Report) -> OpenedVault:
        """Open the vault so that nothing can be written to it."""
        master = combine(shares)
        path = self._folder / VAULT_NAME
        with suppress(OSError):
            finish(self._folder)
        salt = salt_of(path)
        report(30)
        key = master.child(PAGE_KEY)
        try:
            connection = open_to_read(path, key, salt)
        except VaultDamaged as damage:
            master.wipe()
            if type(damage) is not VaultDamaged:
                raise
        else:
            with connection.under(boundary.checking()):
                require_known(connection, self._known.steps)
            report(100)
            return OpenedVault(connection, master, to_read=True)
        finally:
            key[:] = bytes(len(key))
        raise SharesOfAnotherVault

    def rekey(self, vault: OpenVault, beginning: Beginning, passphrase: str, report: Report) -> Path | None:
        """Put a vault under another master key in place of the open one, which is closed and kept: where."""
        opened = _opened(vault)
        if not isinstance(beginning, NewKeys):
            raise TypeError("keys begin with `begin`")
        if not any(beginning.master.secret):
            raise RuntimeError("these keys were used up")
        try:
            making = empty_making_place(self._folder)
            rekey_into(making, opened, beginning.master, passphrase, self._cost(), self._known, report)
            opened.close()
            kept = swap_in(self._folder, self._now())
        except OSError as error:
            trouble = trouble_for_os(error)
        else:
            beginning.master.wipe()
            return kept
        finally:
            with suppress(OSError):
                clear_making_place(self._folder)
        raise trouble


def _opened(vault: OpenVault) -> OpenedVault:
    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    return vault
