"""The 24 words and two shares of three, with whole key files, damaged ones and none. Promise 7.

They open; a word exchanged, a share of another split, the words of another vault do not, and are called that.
"""

from practiceapp.domain.errors import (
    PracticeError,
    SharesOfAnotherVault,
    SharesOfDifferentSplits,
    VaultTrouble,
    WrongShare,
    WrongWords,
)
from practiceapp.services.access import unreported
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.key_pair import KEY_NAMES
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.shares import split
from tests.practices import NOON
from tests.torture.damage.ground import WRITTEN, Ground, ground_of
from tests.torture.house import KNOWN, Notes, keeper_of
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Misnamed, Unopenable
from tests.vaults import QUICK

A_ROUND = 100


def ways_in(now: Round) -> None:
    """One round."""
    ground = ground_of(now)
    shares = split(MasterKey.from_words(ground.words))
    for _ in range(A_ROUND):
        if not now.more():
            return
        folder = ground.copy()
        for name in KEY_NAMES:
            fate = now.chance.choice(("whole", "damaged", "gone"))
            if fate == "damaged":
                (folder / name).write_bytes(now.chance.randbytes(208))
            elif fate == "gone":
                (folder / name).unlink()
        _words(now, ground)
        _shares(now, ground, shares)


def _words(now: Round, ground: Ground) -> None:
    now.tried("ways in")
    keeper = keeper_of(ground.work)
    wrong = list(ground.words)
    at, other = now.chance.sample(range(24), 2)
    wrong[at], wrong[other] = wrong[other], wrong[at]
    for words in (MasterKey.random().words(), wrong):
        if tuple(words) == ground.words:
            continue
        try:
            keeper.unlock_with_words(words, unreported).close()
        except WrongWords:
            continue
        except (PracticeError, VaultTrouble) as trouble:
            raise Misnamed(f"wrong words were called {type(trouble).__name__}") from trouble
        raise Misnamed("wrong words opened it")
    try:
        vault = keeper.unlock_with_words(ground.words, unreported)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"the words do not open it: {type(trouble).__name__}") from trouble
    found = Notes(vault).newest_step()
    vault.close()
    if found != WRITTEN:
        raise Lost("by the words, notes are gone")


def _shares(now: Round, ground: Ground, shares: tuple[tuple[str, ...], ...]) -> None:
    now.tried("ways in")
    care = KeyCare(ground.work, KNOWN, lambda: QUICK, lambda: NOON)
    one, other = now.chance.sample(shares, 2)
    strange = split(MasterKey.random())
    mistyped = list(one)
    mistyped[now.chance.randrange(33)] = now.chance.choice(("academic", "zero", "lantern"))
    for pair, expected in (
        ((one, one), SharesOfDifferentSplits),
        ((one, strange[0]), SharesOfDifferentSplits),
        (strange[:2], SharesOfAnotherVault),
        ((tuple(mistyped), other), WrongShare),
    ):
        if expected is WrongShare and tuple(mistyped) == one:
            continue
        try:
            care.open_with_shares(pair, unreported).close()
        except (PracticeError, VaultTrouble) as trouble:
            if type(trouble) is not expected:
                raise Misnamed(f"{expected.__name__} was called {type(trouble).__name__}") from trouble
        else:
            raise Misnamed(f"{expected.__name__}, and it opened")
    try:
        vault = care.open_with_shares((one, other), unreported)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"two shares do not open it: {type(trouble).__name__}") from trouble
    found = Notes(vault).newest_step()
    vault.close()
    if found != WRITTEN:
        raise Lost("by two shares, notes are gone")
