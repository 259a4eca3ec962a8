import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.services.access import unreported
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.seal import NOTHING_SEALED, Seal, Sealed, verify
from tests.vaults import PASSPHRASE, PRACTICE, client_added, make_keeper, references, whole_works

KEY = bytes(range(32))
PARTS = st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])) | st.binary()
ROWS = st.lists(st.tuples(st.sampled_from(["notes", "passages"]), st.integers(), PARTS), max_size=8)


def seal_of(rows: list[Sealed]) -> bytes:
    seal = Seal(KEY)
    for row in rows:
        seal.replaced(None, row)
    return seal.over(NOTHING_SEALED)


def test_the_seal_of_a_row_never_changes() -> None:
    """Worked out by hand: kind, length and content of each part, under HMAC-SHA-256."""
    message = (
        b"s" + (5).to_bytes(8, "big") + b"notes" + b"i" + (1).to_bytes(8, "big") + b"7" + b"n" + bytes(8)
    )
    assert seal_of([("notes", 7, None)]) == hmac.digest(KEY, message, hashlib.sha256)


@given(ROWS, st.randoms())
def test_the_order_of_rows_makes_no_difference(rows: list[Sealed], chance: object) -> None:
    shuffled = rows[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verify(KEY, shuffled, seal_of(rows))


@given(
    ROWS, st.tuples(st.just("notes"), st.integers(), PARTS), st.tuples(st.just("notes"), st.integers(), PARTS)
)
def test_replacing_comes_to_the_same_as_sealing_anew(rows: list[Sealed], old: Sealed, new: Sealed) -> None:
    change = Seal(KEY)
    change.replaced(old, new)
    assert change.over(seal_of([*rows, old])) == seal_of([*rows, new])
    back = Seal(KEY)
    back.replaced(new, None)
    assert back.over(seal_of([*rows, new])) == seal_of(rows)


@pytest.mark.parametrize(
    "other",
    [
        [("notes", 1, "ab")],
        [("notes", 1, "a", "c")],
        [("notes", 1, "a", b"b")],
        [("notes", "1", "a", "b")],
        [("notes", 1, "a", None)],
        [("notes", 1, "a", "b"), ("notes", 1, "a", "b")],
        [],
    ],
)
def test_no_other_rows_carry_the_same_seal(other: list[Sealed]) -> None:
    assert verify(KEY, [("notes", 1, "a", "b")], seal_of([("notes", 1, "a", "b")]))
    assert not verify(KEY, other, seal_of([("notes", 1, "a", "b")]))


def test_another_key_gives_another_seal() -> None:
    assert not verify(bytes(32), [("notes", 1, "a")], seal_of([("notes", 1, "a")]))


def stored(vault: OpenedVault) -> bytes:
    return bytes(vault.connection.rows("SELECT note_seal FROM vault_state")[0][0])


def seal_and_fail(vault: OpenedVault) -> None:
    with whole_works(vault).write() as work:
        work.seal.replaced(None, ("notes", 2, "b"))
        raise ZeroDivisionError


def test_the_seal_is_kept_with_the_work_and_lost_with_it(vault: OpenedVault) -> None:
    assert stored(vault) == NOTHING_SEALED
    with whole_works(vault).write() as work:
        work.seal.replaced(None, ("notes", 1, "a"))
    kept = stored(vault)
    assert verify(vault.seal_key, [("notes", 1, "a")], kept)
    with pytest.raises(ZeroDivisionError):
        seal_and_fail(vault)
    assert stored(vault) == kept


def test_an_examination_disturbs_no_one_at_work(
    quick_key: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keeper = make_keeper(tmp_path_factory.mktemp("practice") / "vault")
    vault = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    client_added(vault, "K-AAAA")
    assert keeper.check(PASSPHRASE) == ()
    client_added(vault, "K-BBBB")
    assert references(vault) == ["K-AAAA", "K-BBBB"]
    vault.close()
