"""The way in for whoever holds two shares: to read, never to write; and it does not stay unknown."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.passphrases import WordCheck
from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.services.access import OpenVault, Report, unreported
from practiceapp.services.security_record import SecurityRecord


class VaultToRead(OpenVault, Protocol):
    """A vault that is open; nothing can be written to it."""

    @property
    def vault_id(self) -> bytes:
        """Random, and the same for as long as the vault lives."""
        ...


class SharedKeys(Protocol):
    """The keys of one vault's folder; each method raises the errors `SharesService` names."""

    def check_share(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with one share as typed."""
        ...

    def open_with_shares(self, shares: Sequence[Sequence[str]], report: Report) -> VaultToRead:
        """Open the vault so that nothing can be written to it."""
        ...


class PendingActs(Protocol):
    """Remembers outside the vault what could not be written into it."""

    def add(self, vault_id: str, event: SecurityEvent) -> None:
        """Keep it; a failure to keep it is no reason to raise."""
        ...

    def of(self, vault_id: str) -> list[SecurityEvent]:
        """What is remembered of this vault, the oldest first."""
        ...

    def forget(self, vault_id: str) -> None:
        """It is in the vault now."""
        ...


class SharesService:
    """Opens the vault with two of three shares. Slow: run `open` in a `Task`."""

    def __init__(self, keys: SharedKeys, pending: PendingActs) -> None:
        self._keys = keys
        self._pending = pending

    def check(self, typed: Sequence[str]) -> WordCheck:
        """Help while a share is typed."""
        return self._keys.check_share(typed)

    def open(self, shares: Sequence[Sequence[str]], report: Report = unreported) -> VaultToRead:
        """Open it to read; that it was opened is remembered at once, for the therapist to be told.

        Raises `WrongShare`, `SharesOfDifferentSplits`, `SharesOfAnotherVault`, and of `AccessService.unlock`
        what concerns the vault file.
        """
        vault = self._keys.open_with_shares(shares, report)
        at = datetime.now(UTC).replace(microsecond=0)
        self._pending.add(vault.vault_id.hex(), SecurityEvent(Act.OPENED_WITH_SHARES, at))
        return vault


def write_down_pending(pending: PendingActs, vault_id: str, record: SecurityRecord) -> list[SecurityEvent]:
    """Bring what is remembered of this vault into its record; what she is to be told of.

    A vault that cannot be written to is told of all the same, and asked again next time.
    """
    events = pending.of(vault_id)
    if events:
        try:
            record.enter(events)
        except VaultTrouble:
            return events
        pending.forget(vault_id)
    return events
