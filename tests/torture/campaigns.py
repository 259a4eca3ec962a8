"""All campaigns: a name, the promise it tries, its share of the time, and the breach it must not miss."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tests.torture.acts.act import Act
from tests.torture.acts.backup import BackingUp, TakingToSecondPlace
from tests.torture.acts.closing import Closing
from tests.torture.acts.erasure import Erasing
from tests.torture.acts.making import Making
from tests.torture.acts.migration import Migrating
from tests.torture.acts.passphrase import ChangingPassphrase
from tests.torture.acts.rekeying import Rekeying
from tests.torture.acts.restore import Restoring
from tests.torture.acts.typing import Typing
from tests.torture.cuts import cut
from tests.torture.damage.backups import damage_backups
from tests.torture.damage.doubles import doubles
from tests.torture.damage.drill import drill
from tests.torture.damage.keys import damage_keys
from tests.torture.damage.pages import cut_files, flip_bits, move_pages
from tests.torture.damage.ways_in import ways_in
from tests.torture.faults import refuse
from tests.torture.kills import kill
from tests.torture.rounds import Round

ACTS: tuple[Act, ...] = (
    Typing(),
    Closing(),
    Making(),
    ChangingPassphrase(),
    Rekeying(),
    BackingUp(),
    TakingToSecondPlace(),
    Restoring(),
    Migrating(),
    Erasing(),
)
OFTEN_KILLED = {"typing": 8, "closing": 5, "passphrase": 5}
"""What is done every day, and what vault.md asks many kills of, gets the larger shares."""
POWER, DISK = 2, 3
"""The rows of the promises about a power cut and about a disk that refuses."""


@dataclass(frozen=True)
class Campaign:
    """One way of trying one promise."""

    name: str
    promise: int
    share: float
    run: Callable[[Round], None]
    needs_strace: bool = False


def campaigns() -> Iterator[Campaign]:
    """In the order they run in."""
    for act in ACTS:
        share = OFTEN_KILLED.get(act.name, 2.5)
        yield Campaign(f"kill-{act.name}", act.promise, share, partial(kill, act))
    for act in ACTS:
        promise = POWER if act.promise == 1 else act.promise
        yield Campaign(f"cut-{act.name}", promise, 6, partial(cut, act), needs_strace=True)
    for act in ACTS:
        yield Campaign(f"fault-{act.name}", DISK, 1.5, partial(refuse, act), needs_strace=True)
    yield Campaign("damage-keys", 4, 3, damage_keys)
    yield Campaign("damage-bits", 5, 5, flip_bits)
    yield Campaign("damage-cuts", 4, 1, cut_files)
    yield Campaign("damage-pages", 5, 3, move_pages)
    yield Campaign("damage-backups", 8, 1, damage_backups)
    yield Campaign("ways-in", 7, 2, ways_in)
    yield Campaign("restore-drill", 8, 3, drill)
    yield Campaign("doubles", 17, 3, doubles)
