"""Two of three shares give the key back; everything that is not that is told apart from it."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from practiceapp.domain.errors import SharesOfDifferentSplits, WrongShare
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.shares import COUNT, SHARE_WORDS, check_share, combine, split

SECRET = bytes(range(32))


@pytest.fixture
def shares() -> tuple[tuple[str, ...], ...]:
    return split(MasterKey(bytearray(SECRET)))


def test_any_two_of_three_give_the_key(shares: tuple[tuple[str, ...], ...]) -> None:
    assert len(shares) == COUNT
    assert {len(share) for share in shares} == {SHARE_WORDS}
    for two in combinations(shares, 2):
        assert bytes(combine(two).secret) == SECRET
        assert bytes(combine(two[::-1]).secret) == SECRET


def test_a_share_typed_with_capitals_and_in_one_field_counts(shares: tuple[tuple[str, ...], ...]) -> None:
    first = " ".join(shares[0]).title()
    assert check_share([first]).whole
    assert bytes(combine([[first], shares[2]]).secret) == SECRET


@pytest.mark.parametrize("typed", [0, 1])
def test_a_mistyped_share_is_named(shares: tuple[tuple[str, ...], ...], typed: int) -> None:
    two: list[Sequence[str]] = list(shares[:2])
    words = list(two[typed])
    words[5], words[6] = words[6], words[5]
    two[typed] = words if words != list(two[typed]) else words[:-1]
    with pytest.raises(WrongShare) as wrong:
        combine(two)
    assert wrong.value.number == typed + 1


def test_a_word_in_no_list_is_named_with_the_one_meant(shares: tuple[tuple[str, ...], ...]) -> None:
    check = check_share([*shares[0][:3], "acadmic", *shares[0][4:]])
    assert [(one.position, one.suggestion) for one in check.unknown] == [(4, "academic")]
    assert not check.whole
    assert check_share(shares[0][:30]).missing == 3


def test_the_same_share_twice_or_shares_of_two_splits_are_refused(
    shares: tuple[tuple[str, ...], ...],
) -> None:
    others = split(MasterKey(bytearray(SECRET)))
    for two in ((shares[0], shares[0]), (shares[0], others[1])):
        with pytest.raises(SharesOfDifferentSplits):
            combine(two)


FROZEN = (
    (
        "husband fragment academic acid adjust luck smoking crisis lunch clinic mule transfer escape "
        "visitor insect owner task antenna have patrol submit playoff math debut writing welfare "
        "isolate making radar darkness corner curious mixed"
    ),
    (
        "husband fragment academic agency armed estimate likely artwork heat decrease jerky axis "
        "emerald plastic primary gravity skunk afraid frozen shelter video physics moment curious "
        "ceiling mental earth story exhaust clothes umbrella desire crush"
    ),
)
"""Two shares of SECRET as made by the first version; whatever comes later has to read them."""


def test_shares_written_down_long_ago_still_give_the_key() -> None:
    assert bytes(combine([[share] for share in FROZEN]).secret) == SECRET
