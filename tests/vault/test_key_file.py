import functools
import hashlib
import struct

import pytest

from practiceapp.domain.errors import (
    KeyFileDamaged,
    NewerVault,
    WrongPassphrase,
)
from practiceapp.vault import kdf
from practiceapp.vault import key_file as key_file_module
from practiceapp.vault.kdf import KdfCost
from practiceapp.vault.key_file import KEY_FILE_BYTES, read_key_file
from tests.vault.key_files import DB_SALT, PASSPHRASE, SECRET, VAULT_ID, doctored, written
from tests.vaults import QUICK

# A key file of the first version, written once and kept: it must open for ever.
KEPT = bytes.fromhex(
    "50564b455953310a0100010001000000000000007661756c742d69642d3136627974657364617461626173652d73616c"
    "742d313601000000000001000400000000000000aefdb31f505da318e83635c06b9114cccb1dadb48e13eb520006af29"
    "01ba4aea42fe6f6e0f3c17f3e74b7004ea3693a5a1e1b4b6934a91f034986ccccec889cb7153d301e9dd534e96ae25bc"
    "fae57856f4a772ec5facba259388db21b92e60d275ddb5edde50db6d32380a33a88340f4a8f130f894ca5cb0aa8b7638"
    "c4f9fbdf8e4b36cc31b34a9b3385e78e"
)


@pytest.fixture
def remembered_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real derivation, each worked out once: hundreds of flips ask for the same one."""
    monkeypatch.setattr(key_file_module, "derive", _remembered)


@functools.cache
def _derived(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    return bytes(kdf.derive(passphrase, salt, cost))


def _remembered(passphrase: str, salt: bytes, cost: KdfCost) -> bytearray:
    return bytearray(_derived(passphrase, salt, cost))


def test_a_key_file_is_208_bytes_and_opens() -> None:
    content = written(generation=7).content
    assert len(content) == KEY_FILE_BYTES == 208
    again = read_key_file(content)
    assert (again.generation, again.vault_id, again.db_salt, again.cost) == (7, VAULT_ID, DB_SALT, QUICK)
    assert bytes(again.unwrap(PASSPHRASE).secret) == SECRET


def test_the_layout_is_the_one_written_down() -> None:
    content = written(generation=7).content
    fields = struct.unpack("<8sHHQ16s16sIIII", content[:68])
    assert fields == (b"PVKEYS1\n", 1, 1, 7, VAULT_ID, DB_SALT, 1, 64 * 1024, 4, 0)
    assert content[176:] == hashlib.sha256(content[:144]).digest()


def test_the_kept_key_file_of_the_first_version_opens() -> None:
    assert bytes(read_key_file(KEPT).unwrap(PASSPHRASE).secret) == SECRET


def test_two_key_files_of_one_key_have_nothing_secret_in_common() -> None:
    assert written().content[68:176] != written().content[68:176]


def test_another_passphrase_is_wrong_and_nothing_worse() -> None:
    with pytest.raises(WrongPassphrase):
        written().unwrap("velvet harbour marble tundra otter lanterns")


def test_every_flipped_bit_is_named_as_damage(remembered_derivation: None) -> None:
    content = written().content
    outcomes = dict.fromkeys(("damage", "wrong", "opened"), 0)
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            read_key_file(bytes(flipped)).unwrap(PASSPHRASE)
        except KeyFileDamaged:
            outcomes["damage"] += 1
        except WrongPassphrase:
            outcomes["wrong"] += 1
        else:
            outcomes["opened"] += 1
    assert outcomes == {"damage": 1664, "wrong": 0, "opened": 0}


def test_every_truncation_and_any_addition_is_named_as_damage() -> None:
    content = written().content
    for length in range(len(content)):
        with pytest.raises(KeyFileDamaged):
            read_key_file(content[:length])
    with pytest.raises(KeyFileDamaged):
        read_key_file(content + b"\0")


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (52, 17),
        (52, 0),
        (56, 64 * 1024 - 1),
        (56, 2048 * 1024 + 1),
        (56, 2**32 - 1),
        (60, 9),
        (60, 0),
        (64, 1),
    ],
)
def test_a_doctored_cost_is_refused_before_it_is_spent(
    offset: int, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = doctored(offset, "<I", value)
    monkeypatch.setattr(key_file_module, "derive", pytest.fail)
    with pytest.raises(KeyFileDamaged):
        read_key_file(content)


def test_a_key_file_of_a_later_program_is_named_as_that() -> None:
    with pytest.raises(NewerVault):
        read_key_file(doctored(8, "<H", 2))


def test_a_header_swapped_under_the_same_wrapping_does_not_open() -> None:
    content = doctored(12, "<Q", 99)
    with pytest.raises(WrongPassphrase):
        read_key_file(content).unwrap(PASSPHRASE)
