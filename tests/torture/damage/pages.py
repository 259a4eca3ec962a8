"""Bits turned in the vault file, files cut, pages swapped, put back from earlier, and whole old files.

Promise 4: it is called damage, not a wrong passphrase, and a failed opening changes nothing. Promise 5: all
of it is noticed by the unlock or by the examination; a bit in a page that is in no use harms nothing, which
is proved.
"""

from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import (
    KeysOfAnotherVault,
    VaultDamaged,
    VaultEmpty,
    VaultMissing,
    VaultNotAFile,
    VaultPlain,
    VaultTrouble,
    VaultTruncated,
)
from practiceapp.domain.integrity import Finding
from practiceapp.services.access import UnlockNotice, unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.making import make_backup
from practiceapp.vault.connection import PAGE_BYTES, SALT_BYTES
from practiceapp.vault.founding import VAULT_NAME
from practiceapp.vault.live_check import damaged_pages
from tests.practices import NOON
from tests.torture.damage.ground import (
    Ground,
    Verdict,
    asked,
    flipped,
    ground_of,
    require_called,
    require_whole,
)
from tests.torture.house import KNOWN, at_work
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Misnamed, Undetected
from tests.vaults import SeenInMemory

A_ROUND = 300
Way = Callable[[Round, Ground], None]


def flip_bits(now: Round) -> None:
    """One round of turned bits."""
    _many(now, (_flip,))


def cut_files(now: Round) -> None:
    """One round of files cut, lengthened, missing, or something else."""
    _many(now, (_cut_inside, _cut_inside, _cut_at_page, _lengthened, _something_else))


def move_pages(now: Round) -> None:
    """One round of pages in the wrong place or from an earlier time."""
    _many(now, (_swapped, _doubled, _put_back_of_notes, _put_back_of_notes, _rolled_back))


def _many(now: Round, ways: tuple[Way, ...]) -> None:
    setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
    ground = ground_of(now)
    require_whole(ground.copy())
    for _ in range(A_ROUND):
        if not now.more():
            return
        now.chance.choice(ways)(now, ground)


def _flip(now: Round, ground: Ground) -> None:
    now.tried("flips")
    folder, content = _file(ground)
    bit = now.chance.randrange(len(content) * 8)
    verdict = _told(folder, flipped(content, bit))
    if bit < SALT_BYTES * 8:
        require_called(verdict, KeysOfAnotherVault)  # whose words name a damaged beginning too
    elif not verdict.noticed:
        _require_harmless(folder, f"bit {bit % (PAGE_BYTES * 8)} of page {bit // (PAGE_BYTES * 8) + 1}")
    else:
        _require_damage(verdict)


def _cut_inside(now: Round, ground: Ground) -> None:
    now.tried("truncations")
    folder, content = _file(ground)
    whole = len(content)
    length = now.chance.choice((0, 1, 15, 16, PAGE_BYTES - 1, whole - 1, now.chance.randrange(whole)))
    if length and length % PAGE_BYTES == 0:
        length += 1
    require_called(_told(folder, content[:length]), VaultTruncated if length else VaultEmpty)


def _cut_at_page(now: Round, ground: Ground) -> None:
    now.tried("truncations")
    folder, content = _file(ground)
    length = now.chance.randrange(1, len(content) // PAGE_BYTES) * PAGE_BYTES
    _require_damage(_told(folder, content[:length]), f"cut at page {length // PAGE_BYTES}")


def _lengthened(now: Round, ground: Ground) -> None:
    now.tried("truncations")
    folder, content = _file(ground)
    more = now.chance.choice(
        (b"x", bytes(PAGE_BYTES), now.chance.randbytes(PAGE_BYTES), content[-PAGE_BYTES:])
    )
    verdict = _told(folder, content + more)
    if len(more) < PAGE_BYTES:
        require_called(verdict, VaultTruncated)
    else:
        _require_damage(verdict, "a page too many")


def _something_else(now: Round, ground: Ground) -> None:
    now.tried("missing files")
    folder = ground.copy()
    (folder / VAULT_NAME).unlink()
    kind = now.chance.choice((VaultMissing, VaultNotAFile, VaultPlain))
    if kind is VaultNotAFile:
        (folder / VAULT_NAME).mkdir()
    elif kind is VaultPlain:
        (folder / VAULT_NAME).write_bytes(b"SQLite format 3\0" + bytes(PAGE_BYTES - 16))
    require_called(asked(folder), kind)


def _swapped(now: Round, ground: Ground) -> None:
    now.tried("page swaps")
    folder, content = _file(ground)
    one, other = sorted(now.chance.sample(range(len(content) // PAGE_BYTES), 2))
    pages = _pages(content)
    pages[one], pages[other] = pages[other], pages[one]
    if one == 0:
        require_called(_told(folder, b"".join(pages)), KeysOfAnotherVault)
    else:
        _judge(folder, b"".join(pages), f"pages {one + 1} and {other + 1} swapped")


def _doubled(now: Round, ground: Ground) -> None:
    now.tried("page swaps")
    folder, content = _file(ground)
    one, other = now.chance.sample(range(1, len(content) // PAGE_BYTES), 2)
    pages = _pages(content)
    pages[one] = now.chance.choice((pages[other], bytes(PAGE_BYTES), now.chance.randbytes(PAGE_BYTES)))
    _judge(folder, b"".join(pages), f"page {one + 1} overwritten")


def _put_back_of_notes(now: Round, ground: Ground) -> None:
    """One or several pages as they were earlier; only notes were written in between."""
    now.tried("page replays")
    folder, content = _file(ground)
    pages, before = _pages(content), _pages((ground.earlier / VAULT_NAME).read_bytes())
    changed = [at for at, page in enumerate(before) if page != pages[at]]
    some = now.chance.sample(changed, now.chance.choice((1, 1, 2, len(changed) // 2)))
    for at in some:
        pages[at] = before[at]
    _judge(folder, b"".join(pages), f"pages {[at + 1 for at in some]} as they were earlier")


def _rolled_back(now: Round, ground: Ground) -> None:
    now.tried("rollbacks")
    folder = ground.copy()
    (folder / VAULT_NAME).write_bytes((ground.earlier / VAULT_NAME).read_bytes())
    seen = SeenInMemory()
    seen.generations = dict(ground.seen.generations)
    verdict = asked(folder, seen=seen)
    if verdict.refused:
        raise Misnamed(f"an older copy was called {verdict.refused.__name__}")
    if verdict.findings != (Finding.OLDER_THAN_LAST_SEEN,):
        raise Undetected(f"an older copy of the whole file: the examination says {verdict.findings}")
    if verdict.notices != (UnlockNotice.OLDER_THAN_LAST_SEEN,):
        raise Undetected("an older copy of the whole file is not told of at the unlock")


def _file(ground: Ground) -> tuple[Path, bytes]:
    folder = ground.copy()
    return folder, (folder / VAULT_NAME).read_bytes()


def _pages(content: bytes) -> list[bytes]:
    return [content[at : at + PAGE_BYTES] for at in range(0, len(content), PAGE_BYTES)]


def _told(folder: Path, content: bytes) -> Verdict:
    (folder / VAULT_NAME).write_bytes(content)
    return asked(folder)


def _judge(folder: Path, content: bytes, what: str) -> None:
    verdict = _told(folder, content)
    if verdict.noticed:
        _require_damage(verdict)
    else:
        _require_harmless(folder, what)


def _require_damage(verdict: Verdict, what: str = "") -> None:
    """It was noticed, and called damage of the vault file."""
    if not verdict.noticed:
        raise Undetected(what)
    if verdict.refused and not issubclass(verdict.refused, VaultDamaged):
        raise Misnamed(f"{what} was called {verdict.refused.__name__}")
    if Finding.KEY_COPY_DAMAGED in verdict.findings or verdict.notices:
        raise Misnamed(f"{what} was told as {verdict.findings} and {verdict.notices}")


def _require_harmless(folder: Path, what: str) -> None:
    """Nothing said anything: then every row is there, and a backup can be made of it."""
    try:
        require_whole(folder)
        with at_work(folder) as vault:
            if damaged_pages(vault):
                raise Undetected(f"{what}: the examination of the open vault says otherwise")
            make_backup(vault, folder.parent / "backups", Occasion.DAY, NOON, KNOWN, unreported).unlink()
    except (Lost, VaultTrouble) as harm:
        raise Undetected(f"{what}: {type(harm).__name__} {harm}") from harm
