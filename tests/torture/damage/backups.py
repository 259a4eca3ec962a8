"""Backups with a bit turned, cut, lengthened; restored into the place of a vault that is there. Promise 8.

What is damaged is called that before anything is taken from it; the vault in its place stays as it is.
"""

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupDamaged, NotABackup, PracticeError, VaultTrouble, WrongPassphrase
from practiceapp.services.access import unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.backup_file import HEAD_BYTES, MAGIC
from practiceapp.vault.backups.making import make_backup
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.places import making_place
from tests.practices import NOON
from tests.torture.damage.ground import flipped, ground_of
from tests.torture.house import KNOWN, at_work, files_of
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Misnamed, Undetected
from tests.vaults import PASSPHRASE, QUICK

A_ROUND = 300


def damage_backups(now: Round) -> None:
    """One round."""
    setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
    ground = ground_of(now)
    with at_work(ground.whole) as vault:
        backup = make_backup(vault, now.folder / "backups", Occasion.DAY, NOON, KNOWN, unreported)
    whole, before = backup.read_bytes(), files_of(ground.whole)
    restorer = VaultRestorer(ground.whole, KNOWN, lambda _: 0, lambda: QUICK, lambda: NOON)
    for _ in range(A_ROUND):
        if not now.more():
            return
        kind, content, expected = _damaged(now, whole)
        now.tried(kind)
        backup.write_bytes(content)
        passphrase = PASSPHRASE if content != whole else PASSPHRASE + "."
        try:
            restorer.prepare(backup, passphrase, unreported)
        except (PracticeError, VaultTrouble) as trouble:
            if type(trouble) is not expected:
                raise Misnamed(f"{kind}: it was called {type(trouble).__name__}") from trouble
        else:
            raise Undetected(f"{kind}: it was restored all the same")
        if files_of(ground.whole) != before or making_place(ground.whole).exists():
            raise Lost(f"{kind}: a restoring that failed left something behind")


def _damaged(now: Round, whole: bytes) -> tuple[str, bytes, type[Exception]]:
    chance = now.chance
    kind = chance.choice(("backup flips", "backup flips", "backup flips", "truncations", "wrong passphrases"))
    if kind == "backup flips":
        # Half of them in the head, which is a thousandth of the file.
        bit = chance.randrange((HEAD_BYTES if chance.random() < 0.5 else len(whole)) * 8)
        return kind, flipped(whole, bit), NotABackup if bit < len(MAGIC) * 8 else BackupDamaged
    if kind == "truncations":
        length = chance.choice((chance.randrange(HEAD_BYTES), chance.randrange(len(whole))))
        content = chance.choice((whole[:length], whole + chance.randbytes(1), whole + bytes(4096)))
        return kind, content, NotABackup if len(content) < len(MAGIC) else BackupDamaged
    return kind, whole, WrongPassphrase
