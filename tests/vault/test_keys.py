import json
import unicodedata
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.errors import WrongWords
from practiceapp.domain.passphrases import normalised
from practiceapp.vault import kdf
from practiceapp.vault.kdf import KdfCost, calibrated, derive
from practiceapp.vault.keys import MasterKey, check_words

# Written down once and never changed: a vault or a recovery sheet of today must open for ever.
SECRET = bytes(range(32))
WORDS = [
    "abandon",
    "amount",
    "liar",
    "amount",
    "expire",
    "adjust",
    "cage",
    "candy",
    "arch",
    "gather",
    "drum",
    "bullet",
    "absurd",
    "math",
    "era",
    "live",
    "bid",
    "rhythm",
    "alien",
    "crouch",
    "range",
    "attend",
    "journey",
    "unaware",
]
CHILDREN = json.loads(
    """{
    "db/v1": "04d6a628d6d78fc4854eb3745ee81fcb2fe7a0a38e1e50e87fa4a396647654a1",
    "seal": "1f28daac514d841274e4541f0ac720aedc1a1801279e144ba82e6ad8c1c9592d",
    "header": "5018818e06690f7211adf9462d90bc7d35fd9361c2576c6b84d3bf710dcbdf4e"
}"""
)
BACKUP = UUID("12345678-1234-5678-1234-567812345678")
BACKUP_KEY = "243e16192a1f402e5829c1766caca9d61b62309abc0826a21cdc48c165940763"
MIB = 1024


def master() -> MasterKey:
    return MasterKey(bytearray(SECRET))


def test_the_words_of_a_key_never_change() -> None:
    assert list(master().words()) == WORDS
    assert bytes(MasterKey.from_words(WORDS).secret) == SECRET


def test_the_children_of_a_key_never_change() -> None:
    assert {purpose: master().child(purpose).hex() for purpose in CHILDREN} == CHILDREN
    assert master().backup_key(BACKUP).hex() == BACKUP_KEY


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back_from_its_words(secret: bytes) -> None:
    words = MasterKey(bytearray(secret)).words()
    assert len(words) == 24
    assert bytes(MasterKey.from_words(words).secret) == secret


def test_words_are_read_as_people_type_them() -> None:
    typed = [" ".join(WORDS[:12]).upper() + "  ", *WORDS[12:]]
    assert bytes(MasterKey.from_words(typed).secret) == SECRET


def test_a_word_in_no_list_is_named_with_the_one_meant() -> None:
    typed = [*WORDS[:4], "exspire", *WORDS[5:]]
    check = check_words(typed)
    assert not check.whole
    assert [(word.position, word.suggestion) for word in check.unknown] == [(5, "expire")]
    with pytest.raises(WrongWords) as refused:
        MasterKey.from_words(typed)
    assert refused.value.position == 5


def test_two_words_changed_round_do_not_fit_the_checksum() -> None:
    typed = [WORDS[2], WORDS[1], WORDS[0], *WORDS[3:]]
    assert check_words(typed).unknown == ()
    assert not check_words(typed).whole
    with pytest.raises(WrongWords) as refused:
        MasterKey.from_words(typed)
    assert refused.value.position is None


def test_missing_words_are_counted() -> None:
    assert check_words(WORDS[:20]).missing == 4
    assert check_words([]).missing == 24
    assert not check_words([*WORDS, WORDS[0]]).whole


def test_keys_are_different_and_wiped() -> None:
    one, two = MasterKey.random(), MasterKey.random()
    assert one.secret != two.secret
    one.wipe()
    assert bytes(one.secret) == bytes(32)


def test_a_key_of_another_length_is_no_key() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytearray(31))


def test_accents_typed_in_two_ways_are_one_passphrase() -> None:
    composed = "Möwe über Kliff café"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    cost = KdfCost(1, 64 * MIB, 4)
    key = derive(composed, bytes(16), cost)
    assert derive(decomposed, bytes(16), cost) == key
    assert key.hex() == "2373c5c42e2dffea81cf2431282d3a7a9a9abfe73ba85ab61bef42077479ad06"
    assert derive(composed + " ", bytes(16), cost) != key


def test_nothing_is_trimmed_or_folded() -> None:
    assert normalised("  Two  Spaces ") == "  Two  Spaces "


@pytest.mark.parametrize(
    ("t", "m_kib", "p"),
    [
        (1, 64 * MIB - 1, 1),
        (1, 2048 * MIB + 1, 1),
        (0, 64 * MIB, 1),
        (17, 64 * MIB, 1),
        (1, 64 * MIB, 0),
        (1, 64 * MIB, 9),
    ],
)
def test_no_cost_outside_the_limits_can_even_be_named(t: int, m_kib: int, p: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        KdfCost(t, m_kib, p)


@pytest.mark.parametrize(
    ("memory_gib", "seconds_per_gib", "expected_mib"),
    [(16, 1.3, 512), (16, 0.9, 1024), (2, 0.5, 512), (1, 0.5, 256), (16, 30.0, 64), (0.1, 0.1, 64)],
)
def test_the_cost_is_what_this_machine_can_pay(
    memory_gib: float, seconds_per_gib: float, expected_mib: int
) -> None:
    chosen = calibrated(
        lambda: int(memory_gib * 1024**3), lambda cost: cost.m_kib / (1024 * MIB) * seconds_per_gib
    )
    assert chosen == KdfCost(3, expected_mib * MIB, 4)


def test_one_quick_try_in_three_is_enough() -> None:
    answers = iter([0.2, 0.3, 1.4, 1.3, 0.9, 1.5, 1.5, 1.5])
    assert calibrated(lambda: 2**40, lambda _: next(answers)).m_kib == 512 * MIB


def test_a_hopeless_try_is_not_repeated() -> None:
    answers = iter([2.1])
    assert calibrated(lambda: 2**40, lambda _: next(answers)).m_kib == 64 * MIB


def test_the_real_measure_answers() -> None:
    assert calibrated(lambda: 600 * MIB * 1024).m_kib in {64 * MIB, 128 * MIB}
    assert kdf.installed_memory() > 2**28
