"""Key files damaged, cut, missing, or of another vault. Promises 4 and 7.

A damaged copy is mended by the other; two damaged ones are called damaged, two missing ones missing, and
never a wrong passphrase; a wrong passphrase is called that; a failed opening changes nothing; the words open.
"""

from collections.abc import Callable
from pathlib import Path

from practiceapp.domain.errors import (
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    WrongPassphrase,
)
from practiceapp.services.access import UnlockNotice, unreported
from practiceapp.vault.key_file import KEY_FILE_BYTES
from practiceapp.vault.key_pair import KEY_NAMES
from tests.torture.damage.ground import Ground, asked, flipped, ground_of, require_called
from tests.torture.house import keeper_of, make_practice
from tests.torture.rounds import Round
from tests.torture.tally import Misnamed, Unopenable

BITS = KEY_FILE_BYTES * 8
A_ROUND = 400
OTHER = "copper lantern meadow seven quiet harbour"


def damage_keys(now: Round) -> None:
    """One round."""
    ground = ground_of(now)
    make_practice(now.folder / "other")
    ways = (_one_flipped, _one_flipped, _both_flipped, _both_flipped, _one_cut, _both_cut, _missing, _foreign)
    for _ in range(A_ROUND):
        if not now.more():
            return
        way: Callable[[Round, Ground], None] = now.chance.choice(ways)
        way(now, ground)


def _one_flipped(now: Round, ground: Ground) -> None:
    now.tried("key file flips")
    folder = ground.copy()
    name = now.chance.choice(KEY_NAMES)
    _write(folder, name, flipped((folder / name).read_bytes(), now.chance.randrange(BITS)))
    _one_is_enough(folder)


def _one_cut(now: Round, ground: Ground) -> None:
    now.tried("truncations")
    folder = ground.copy()
    name = now.chance.choice(KEY_NAMES)
    _write(folder, name, (folder / name).read_bytes()[: now.chance.randrange(KEY_FILE_BYTES)])
    _one_is_enough(folder)


def _one_is_enough(folder: Path) -> None:
    require_called(asked(folder, OTHER), WrongPassphrase)
    verdict = asked(folder)
    if verdict.refused:
        raise Unopenable(f"one damaged key file of two keeps her out: {verdict.refused.__name__}")
    if verdict.notices != (UnlockNotice.KEY_COPY_MENDED,):
        raise Misnamed(f"a damaged copy was told as {verdict.notices}")
    if len({(folder / name).read_bytes() for name in KEY_NAMES}) != 1:
        raise Unopenable("the damaged copy was not mended")


def _both_flipped(now: Round, ground: Ground) -> None:
    now.tried("key file flips", 2)
    folder = ground.copy()
    bit = now.chance.randrange(BITS)
    for name in KEY_NAMES:
        _write(folder, name, flipped((folder / name).read_bytes(), bit))
        bit = now.chance.choice((bit, now.chance.randrange(BITS)))
    require_called(asked(folder), KeyFileDamaged)
    _words_open(folder, ground)


def _both_cut(now: Round, ground: Ground) -> None:
    now.tried("truncations", 2)
    folder = ground.copy()
    for name in KEY_NAMES:
        _write(folder, name, (folder / name).read_bytes()[: now.chance.randrange(KEY_FILE_BYTES)])
    require_called(asked(folder), KeyFileDamaged)
    _words_open(folder, ground)


def _missing(now: Round, ground: Ground) -> None:
    now.tried("missing files")
    folder = ground.copy()
    for name in KEY_NAMES:
        (folder / name).unlink()
    require_called(asked(folder), KeyFilesMissing)
    _words_open(folder, ground)


def _foreign(now: Round, ground: Ground) -> None:
    now.tried("foreign files")
    folder = ground.copy()
    for name in KEY_NAMES:
        _write(folder, name, (now.folder / "other" / name).read_bytes())
    require_called(asked(folder), KeysOfAnotherVault)
    _words_open(folder, ground)


def _words_open(folder: Path, ground: Ground) -> None:
    try:
        vault = keeper_of(folder).unlock_with_words(ground.words, unreported)
    except Exception as trouble:
        raise Unopenable(f"the words do not open it: {type(trouble).__name__}") from trouble
    keeper_of(folder).replace_passphrase(vault, OTHER)
    vault.close()
    if asked(folder, OTHER).refused:
        raise Unopenable("the new passphrase does not open it")


def _write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
