"""The care of the keys: shares for a trusted colleague, the yearly proof of the words, another master key."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from practiceapp.domain.passphrases import WordCheck
from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, Beginning, OpenVault, Report, unreported
from practiceapp.services.security_record import SecurityRecord

ASKED_WORDS = 4
ALL_WORDS = 24


class Keys(Protocol):
    """The keys of one vault's folder; each method raises the errors `KeyCareService` names."""

    def words_are_right(self, vault: OpenVault, typed: Mapping[int, str]) -> bool:
        """Whether these words of the sheet, by position from 1, are those of the open vault."""
        ...

    def make_shares(self, vault: OpenVault) -> tuple[tuple[str, ...], ...]:
        """Three new shares."""
        ...

    def check_share(self, typed: Sequence[str]) -> WordCheck:
        """What is wrong with one share as typed."""
        ...

    def rekey(self, vault: OpenVault, beginning: Beginning, passphrase: str, report: Report) -> Path | None:
        """Put a vault under another master key in place of the open one, which is closed."""
        ...


class KeyCareService:
    """What she does for the keys of the vault that is open."""

    def __init__(
        self,
        keys: Keys,
        access: AccessService,
        vault: OpenVault,
        record: SecurityRecord,
        below: Callable[[int], int],
    ) -> None:
        """`below(n)` is a fair random number under n."""
        self._keys = keys
        self._access = access
        self._vault = vault
        self._record = record
        self._below = below

    def asked_positions(self) -> tuple[int, ...]:
        """Four positions of the sheet, from 1, in order, for the yearly proof."""
        left = list(range(1, ALL_WORDS + 1))
        return tuple(sorted(left.pop(self._below(len(left))) for _ in range(ASKED_WORDS)))

    def prove_words(self, typed: Mapping[int, str]) -> bool:
        """Whether the words typed from the paper are right; either way it is written down."""
        return not self.wrong_words(typed) and len(typed) >= ASKED_WORDS

    def wrong_words(self, typed: Mapping[int, str]) -> tuple[int, ...]:
        """The positions at which the words typed from the paper are not those of the vault; written down."""
        words = typed.items()
        wrong = [at for at, word in words if not self._keys.words_are_right(self._vault, {at: word})]
        self._record.note(Act.WORDS_PROVED, went_well=not wrong and len(typed) >= ASKED_WORDS)
        return tuple(wrong)

    def make_shares(self) -> tuple[tuple[str, ...], ...]:
        """Three new shares, to be written down by hand; earlier ones keep working."""
        return self._keys.make_shares(self._vault)

    def check_share(self, typed: Sequence[str]) -> WordCheck:
        """Help while a share is typed."""
        return self._keys.check_share(typed)

    def shares_written_down(self) -> None:
        """All three were typed back: from now on they count."""
        self._record.note(Act.SHARES_MADE)
        self._record.note(Act.SHARES_PROVED)

    def shares_confirmed(self) -> None:
        """The trusted colleague is still the same, and the shares lie where they should."""
        self._record.note(Act.SHARES_PROVED)

    def begin_rekey(self) -> Beginning:
        """New keys and their 24 words, in memory only."""
        return self._access.begin()

    def rekey(self, beginning: Beginning, passphrase: str, report: Report = unreported) -> Path | None:
        """Everything under another master key; the vault is closed then, and opens with `passphrase`.

        Old passphrase, words, shares and key files open only what was made before. Where the vault before is
        kept. Its record says so, and that the new words were typed back. Raises `VaultUnsound`, `DiskFull`,
        `DiskTrouble`, `VaultReadOnly`, `NotEnoughMemory`; the old vault is then still in place, and the same
        new keys can be tried again.
        """
        return self._keys.rekey(self._vault, beginning, passphrase, report)
