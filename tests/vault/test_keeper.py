import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from practiceapp.bootstrap.keeping import LateKeeper
from practiceapp.domain.errors import (
    DiskFull,
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    VaultDamaged,
    VaultEmpty,
    VaultMissing,
    WrongPassphrase,
    WrongWords,
)
from practiceapp.domain.integrity import Finding
from practiceapp.services.access import OpenVault, UnlockNotice, Vaults, unreported
from practiceapp.vault.keeper import NewKeys, VaultKeeper
from practiceapp.vault.key_pair import KEY_NAMES
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.swap import coming_place
from tests.vault.made import Made
from tests.vaults import (
    PASSPHRASE,
    PRACTICE,
    client_added,
    make_keeper,
    references,
)

ANOTHER = "copper window gravel orchard violin sunday"


@pytest.fixture(autouse=True)
def quick(quick_key: None) -> None:
    """The key derivation has tests of its own."""


def test_a_wrong_passphrase(made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        made.unlocked(ANOTHER)
    with pytest.raises(WrongPassphrase):
        made.keeper.confirm(ANOTHER)
    made.keeper.confirm(PASSPHRASE)


def test_a_damaged_key_copy_is_mended_and_told(made: Made) -> None:
    whole = (made.folder / "keys.b").read_bytes()
    (made.folder / "keys.b").write_bytes(whole[:100])
    assert made.keeper.check(PASSPHRASE) == (Finding.KEY_COPY_DAMAGED,)
    vault = made.unlocked()
    assert vault.notices == (UnlockNotice.KEY_COPY_MENDED,)
    vault.close()
    assert (made.folder / "keys.b").read_bytes() == whole
    assert made.keeper.check(PASSPHRASE) == ()


def folder_gone(made: Made) -> None:
    shutil.rmtree(made.folder)


def file_gone(made: Made) -> None:
    made.file.unlink()


def file_emptied(made: Made) -> None:
    os.truncate(made.file, 0)


def first_page_damaged(made: Made) -> None:
    content = bytearray(made.file.read_bytes())
    content[3000] ^= 1
    made.file.write_bytes(content)


def keys_gone(made: Made) -> None:
    for name in KEY_NAMES:
        (made.folder / name).unlink()


def keys_damaged(made: Made) -> None:
    for name in KEY_NAMES:
        (made.folder / name).write_bytes(b"junk")


def other_keys(made: Made) -> None:
    other = Made(made.folder.parent / "other")
    for name in KEY_NAMES:
        shutil.copy(other.folder / name, made.folder / name)


@pytest.mark.parametrize(
    ("harm", "trouble"),
    [
        (folder_gone, VaultMissing),
        (file_gone, VaultMissing),
        (file_emptied, VaultEmpty),
        (first_page_damaged, VaultDamaged),
        (keys_gone, KeyFilesMissing),
        (keys_damaged, KeyFileDamaged),
        (other_keys, KeysOfAnotherVault),
    ],
)
def test_each_harm_has_its_name_and_a_failed_opening_changes_nothing(
    made: Made, harm: Callable[[Made], None], trouble: type[Exception]
) -> None:
    harm(made)
    before = {path: path.read_bytes() for path in made.folder.parent.rglob("*") if path.is_file()}
    with pytest.raises(trouble) as raised:
        made.unlocked()
    assert type(raised.value) is trouble
    assert {path: path.read_bytes() for path in made.folder.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("harm", [keys_gone, keys_damaged, other_keys, lambda _: None])
def test_the_words_open_the_vault_whatever_became_of_the_keys(
    made: Made, harm: Callable[[Made], None]
) -> None:
    harm(made)
    vault = made.keeper.unlock_with_words(made.words, unreported)
    assert references(vault) == ["K-7F3Q"]
    expected = () if harm.__name__ == "<lambda>" else (UnlockNotice.KEY_FILES_MISSING,)
    assert vault.notices == expected
    made.keeper.replace_passphrase(vault, ANOTHER)
    vault.close()
    made.unlocked(ANOTHER).close()
    with pytest.raises(WrongPassphrase):
        made.unlocked(PASSPHRASE)
    assert made.keeper.check(ANOTHER) == ()


def test_words_of_another_vault(made: Made) -> None:
    others = MasterKey.random().words()
    with pytest.raises(WrongWords) as surely:
        made.keeper.unlock_with_words(others, unreported)
    assert surely.value.certain
    keys_gone(made)
    with pytest.raises(WrongWords) as perhaps:
        made.keeper.unlock_with_words(others, unreported)
    assert not perhaps.value.certain


def test_the_right_words_on_a_damaged_vault(made: Made) -> None:
    first_page_damaged(made)
    with pytest.raises(VaultDamaged):
        made.keeper.unlock_with_words(made.words, unreported)
    file_emptied(made)
    keys_gone(made)
    with pytest.raises(VaultEmpty):
        made.keeper.unlock_with_words(made.words, unreported)


def test_replacing_the_passphrase(made: Made) -> None:
    vault = made.unlocked()
    made.keeper.replace_passphrase(vault, ANOTHER)
    client_added(vault, "K-9X2M")
    vault.close()
    with pytest.raises(WrongPassphrase):
        made.unlocked()
    vault = made.unlocked(ANOTHER)
    assert references(vault) == ["K-7F3Q", "K-9X2M"]
    vault.close()
    vault = made.keeper.unlock_with_words(made.words, unreported)
    vault.close()


def test_a_full_disk_while_replacing_leaves_the_old_passphrase(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "refused")

    vault = made.unlocked()
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refuse)
        with pytest.raises(DiskFull):
            made.keeper.replace_passphrase(vault, ANOTHER)
    vault.close()
    made.unlocked().close()
    assert sorted(path.name for path in made.folder.iterdir() if path.name.startswith("keys")) == [
        "keys.a",
        "keys.b",
    ]


def test_only_what_this_keeper_knows_is_accepted(made: Made, tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        made.keeper.replace_passphrase(object(), ANOTHER)  # type: ignore[arg-type]
    free = make_keeper(tmp_path / "free")
    with pytest.raises(TypeError):
        free.create(object(), PASSPHRASE, PRACTICE, unreported)  # type: ignore[arg-type]
    assert isinstance(free.begin(), NewKeys)


def test_an_older_vault_in_its_place_is_told_once(made: Made) -> None:
    older = made.file.read_bytes()
    vault = made.unlocked()
    client_added(vault, "K-9X2M")
    vault.close()
    made.file.write_bytes(older)
    assert made.keeper.check(PASSPHRASE) == (Finding.OLDER_THAN_LAST_SEEN,)
    vault = made.unlocked()
    assert vault.notices == (UnlockNotice.OLDER_THAN_LAST_SEEN,)
    vault.close()
    vault = made.unlocked()
    assert vault.notices == ()
    vault.close()


def test_the_keeper_is_what_access_asks_for(made: Made) -> None:
    vaults: Vaults = made.keeper
    vault: OpenVault = vaults.unlock(PASSPHRASE, unreported)
    assert isinstance(made.keeper, VaultKeeper)
    assert isinstance(vault, OpenVault)
    vault.close()


def test_a_swap_that_was_interrupted_is_finished_at_the_next_start(made: Made) -> None:
    coming = coming_place(made.folder)
    made.folder.rename(coming)
    late = LateKeeper(made.folder, lambda: made.keeper)
    assert late.present()  # without the engine, which is not loaded before it is needed
    assert coming.exists()
    late.unlock(PASSPHRASE, unreported).close()
    assert not coming.exists()
    made.folder.rename(coming)
    made.keeper.unlock_with_words(made.words, unreported).close()
    assert made.keeper.present()


def test_the_words_open_it_though_no_key_file_can_vouch_for_them(made: Made) -> None:
    """A turned bit in the proof of the header: the key file is whole but for that."""
    for name in KEY_NAMES:
        content = bytearray((made.folder / name).read_bytes())
        content[150] ^= 1
        (made.folder / name).write_bytes(content)
    vault = made.keeper.unlock_with_words(made.words, unreported)
    assert vault.notices == (UnlockNotice.KEY_FILES_MISSING,)
    vault.close()
    with pytest.raises(WrongWords):
        made.keeper.unlock_with_words(MasterKey.random().words(), unreported)
