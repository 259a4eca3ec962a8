import math
import random
from pathlib import Path

import pytest

from practiceapp.domain.errors import (
    KeyFilesMissing,
    PassphraseTooWeak,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
    WrongWords,
)
from practiceapp.domain.passphrases import (
    LEAST_GUESSES_LOG10,
    LIST_LENGTH,
    SUGGESTED_WORDS,
    differing,
    suggestion,
)
from practiceapp.domain.practice import Practice
from practiceapp.services.access import AccessService, UnlockNotice, Vaults, shipped_words
from practiceapp.vault import key_file
from tests.fakes_access import InMemoryVaults
from tests.vaults import make_keeper, quick_derive

PRACTICE = Practice(therapist_name="Anna Bergström", practice_name="Praxis Bergström")
STRONG = "velvet harbour marble tundra otter lantern"
ANOTHER = "copper window gravel orchard violin sunday"
NO_NAMES: tuple[str, ...] = ()


@pytest.fixture
def access() -> AccessService:
    return AccessService(InMemoryVaults(there=False))


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vaults:
    """The fake and the keeper of a real folder: what holds for one holds for the other."""
    if request.param == "fake":
        return InMemoryVaults(there=False)
    monkeypatch.setattr(key_file, "derive", quick_derive)
    return make_keeper(tmp_path / "vault")


def lose_keys(vaults: Vaults, tmp_path: Path) -> None:
    if isinstance(vaults, InMemoryVaults):
        vaults.keys = False
    else:
        for name in ("keys.a", "keys.b"):
            (tmp_path / "vault" / name).unlink()


class TestWhateverKeepsTheVault:
    """The shared contract of the fake and of the real thing."""

    def test_nothing_is_there_until_it_is_made(self, either: Vaults) -> None:
        access = AccessService(either)
        assert not access.present()
        beginning = access.begin()
        assert len(beginning.words) == 24
        assert not access.present()
        for attempt in (access.unlock, access.confirm):
            with pytest.raises(VaultMissing):
                attempt(STRONG)
        with pytest.raises(VaultMissing):
            access.unlock_with_words(beginning.words)
        access.create(beginning, STRONG, PRACTICE).close()
        assert access.present()
        with pytest.raises(VaultExists):
            access.create(access.begin(), STRONG, PRACTICE)

    def test_its_passphrase_opens_it_and_no_other(self, either: Vaults) -> None:
        access, told = AccessService(either), list[int]()
        access.create(access.begin(), STRONG, PRACTICE).close()
        vault = access.unlock(STRONG, told.append)
        assert vault.notices == ()
        assert told[-1] == 100
        vault.close()
        access.confirm(STRONG)
        assert access.check(STRONG) == ()
        for attempt in (access.unlock, access.confirm, access.check):
            with pytest.raises(WrongPassphrase):
                attempt(ANOTHER)

    def test_the_words_open_it_and_a_new_passphrase_takes_over(self, either: Vaults, tmp_path: Path) -> None:
        access = AccessService(either)
        beginning = access.begin()
        words = beginning.words
        access.create(beginning, STRONG, PRACTICE).close()
        lose_keys(either, tmp_path)
        with pytest.raises(KeyFilesMissing):
            access.unlock(STRONG)
        vault = access.unlock_with_words(words)
        assert vault.notices == (UnlockNotice.KEY_FILES_MISSING,)
        access.replace_passphrase(vault, ANOTHER)
        vault.close()
        access.unlock(ANOTHER).close()
        with pytest.raises(WrongPassphrase):
            access.unlock(STRONG)

    def test_words_are_checked_before_a_vault_is_tried(self, either: Vaults) -> None:
        access = AccessService(either)
        words = list(access.begin().words)
        assert access.check_words(words).whole
        assert access.check_words(words[:10]).missing == 14
        typo = [*words[:6], words[6] + "x", *words[7:]]
        (unknown,) = access.check_words(typo).unknown
        assert (unknown.position, unknown.suggestion) == (7, words[6])
        with pytest.raises(WrongWords) as refused:
            access.unlock_with_words(typo)
        assert refused.value.position == 7


@pytest.mark.parametrize(
    ("passphrase", "strong"),
    [
        ("", False),
        ("password", False),
        ("Summer-Rain-2026", False),
        ("anna bergstrom 1972", False),
        ("Praxis Bergström 2026!", False),
        ("qwertzuiopasdfghjklyxcvbnm", False),
        (STRONG, True),
        ("kV9#rT2!mQ8&zW5", True),
        ("x" * 500, False),
    ],
)
def test_passphrases_are_judged_as_a_guesser_would(
    access: AccessService, passphrase: str, strong: bool
) -> None:
    verdict = access.judge(passphrase, ("Anna Bergström", "Praxis Bergström"))
    assert verdict.strong is strong
    assert (verdict.guesses_log10 >= LEAST_GUESSES_LOG10) is strong


def test_her_own_names_make_a_passphrase_weaker(access: AccessService) -> None:
    passphrase = "Wilhelmina Oberhauser Klangraum"
    known = access.judge(passphrase, ("Wilhelmina Oberhauser", "Klangraum")).guesses_log10
    assert known < access.judge(passphrase, NO_NAMES).guesses_log10


def test_a_passphrase_of_any_length_is_judged(access: AccessService) -> None:
    assert access.judge(STRONG * 40, NO_NAMES).strong


def test_a_weak_passphrase_is_refused_wherever_it_would_count() -> None:
    vaults = InMemoryVaults(there=False)
    access = AccessService(vaults)
    with pytest.raises(PassphraseTooWeak) as refused:
        access.create(access.begin(), "anna bergström 1972", PRACTICE)
    assert refused.value.guesses_log10 < LEAST_GUESSES_LOG10
    assert not access.present()
    vault = access.create(access.begin(), STRONG, PRACTICE)
    with pytest.raises(PassphraseTooWeak):
        access.replace_passphrase(vault, "anna bergström 1972", ("Anna Bergström",))
    access.unlock(STRONG)


@pytest.mark.parametrize("language", ["en", "de", "de_AT", "fr"])
def test_six_words_are_suggested_and_always_strong(language: str) -> None:
    access = AccessService(InMemoryVaults(there=False), below=random.Random(7).randrange)
    for _ in range(25):
        suggested = access.suggest_passphrase(language)
        assert len(suggested.split(" ")) == 6
        assert access.judge(suggested, NO_NAMES).strong
        assert set(suggested.split(" ")) <= set(shipped_words(language))


def test_the_lists_that_ship_hold_what_they_promise() -> None:
    for language in ("en", "de"):
        words = shipped_words(language)
        assert len(words) == len(set(words)) == LIST_LENGTH
        assert all(word.isascii() and word == word.lower() for word in words)
    assert shipped_words("fr") == shipped_words("en") != shipped_words("de")
    assert SUGGESTED_WORDS * math.log2(LIST_LENGTH) > 77


@pytest.mark.parametrize("words", [["a"] * 7776, [str(number) for number in range(7775)]])
def test_a_list_that_would_give_less_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="7,776"):
        suggestion(words, lambda _: 0)


def test_words_typed_back_are_compared_one_by_one() -> None:
    access = AccessService(InMemoryVaults(there=False))
    beginning = access.begin()
    typed = list(beginning.words)
    assert access.typed_back(beginning, [word.upper() + " " for word in typed]) == ()
    typed[3], typed[4] = typed[4], typed[3]
    assert access.typed_back(beginning, typed[:-1]) == (4, 5, 24)
    assert differing([], ("one", "two")) == (1, 2)


def test_choice_is_by_the_systems_own_randomness() -> None:
    access = AccessService(InMemoryVaults())
    assert len({access.suggest_passphrase("en") for _ in range(20)}) == 20
