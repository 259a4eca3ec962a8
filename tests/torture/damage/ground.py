"""The vault that is damaged, copied afresh for every try, and how a damaged one is judged."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.integrity import Finding
from practiceapp.services.access import UnlockNotice, unreported
from practiceapp.vault.keeper import LastSeen
from tests.torture.house import Notes, at_work, files_of, keeper_of, make_practice, require_sound
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Misnamed
from tests.vaults import PASSPHRASE, SeenInMemory

WRITTEN = 24


@dataclass
class Ground:
    """A whole vault as it was earlier and as it is now, its words, and what was last seen of it."""

    earlier: Path
    whole: Path
    words: tuple[str, ...]
    seen: SeenInMemory
    work: Path

    def copy(self) -> Path:
        """A fresh copy of the vault of now."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.whole, self.work)
        return self.work


def ground_of(now: Round) -> Ground:
    """Made anew for a round."""
    whole, earlier = now.folder / "whole", now.folder / "earlier"
    words = make_practice(whole)
    for folder, first in ((earlier, 1), (None, WRITTEN // 2 + 1)):
        with at_work(whole) as vault:
            for step in range(first, first + WRITTEN // 2):
                Notes(vault).write(step)
        if folder is not None:
            shutil.copytree(whole, folder)
    seen = SeenInMemory()
    with at_work(whole, seen=seen):
        pass
    return Ground(earlier, whole, words, seen, now.folder / "work")


@dataclass(frozen=True)
class Verdict:
    """What the program said: why it did not open, or what it noticed."""

    refused: type[Exception] | None = None
    notices: tuple[UnlockNotice, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def noticed(self) -> bool:
        """Whether it said anything."""
        return self.refused is not None or bool(self.findings or self.notices)


def asked(folder: Path, passphrase: str = PASSPHRASE, seen: LastSeen | None = None) -> Verdict:
    """Unlock and examine. Raises `Lost` if an opening that failed changed a file."""
    before = files_of(folder) if folder.exists() else {}
    findings: tuple[Finding, ...] = ()
    try:
        findings = keeper_of(folder, seen).check(passphrase)
        vault = keeper_of(folder, seen).unlock(passphrase, unreported)
    except (PracticeError, VaultTrouble) as trouble:
        if (files_of(folder) if folder.exists() else {}) != before:
            raise Lost(f"an opening that failed ({type(trouble).__name__}) changed a file") from trouble
        return Verdict(type(trouble), findings=findings)
    vault.close()
    return Verdict(None, vault.notices, findings)


def require_whole(folder: Path) -> None:
    """Raise `Lost` unless everything written is there."""
    with at_work(folder) as vault:
        if Notes(vault).newest_step() != WRITTEN:
            raise Lost("notes are gone")
    require_sound(folder)


def require_called(verdict: Verdict, *names: type[Exception]) -> None:
    """Raise `Misnamed` unless it was refused by one of these names."""
    if verdict.refused not in names:
        called = verdict.refused.__name__ if verdict.refused else "nothing"
        raise Misnamed(f"it was called {called} instead of {' or '.join(name.__name__ for name in names)}")


def flipped(content: bytes, bit: int) -> bytes:
    """With one bit turned."""
    turned = bytearray(content)
    turned[bit // 8] ^= 1 << bit % 8
    return bytes(turned)
