import os
from pathlib import Path

import pytest

from practiceapp.domain.errors import (
    KeyFileDamaged,
    KeyFilesMissing,
    KeysOfAnotherVault,
    NewerVault,
    WrongPassphrase,
)
from practiceapp.vault import key_file as key_file_module
from practiceapp.vault.key_pair import KEY_NAMES, KeyPair
from tests.vault.key_files import DB_SALT, PASSPHRASE, SECRET, doctored, written


@pytest.fixture(autouse=True)
def quick(quick_key: None) -> None:
    """The key derivation has tests of its own."""


class TestPair:
    """Both copies in a folder."""

    @pytest.fixture
    def pair(self, tmp_path: Path) -> KeyPair:
        pair = KeyPair(tmp_path)
        pair.write(written(), PASSPHRASE)
        return pair

    def test_both_copies_are_alike_and_private(self, pair: KeyPair, tmp_path: Path) -> None:
        contents = {(tmp_path / name).read_bytes() for name in KEY_NAMES}
        assert len(contents) == 1
        assert {(tmp_path / name).stat().st_mode & 0o777 for name in KEY_NAMES} == {0o600}
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(KEY_NAMES)

    @pytest.mark.parametrize("name", KEY_NAMES)
    @pytest.mark.parametrize("harm", ["gone", "cut", "flipped", "empty", "folder"])
    def test_one_whole_copy_opens_and_mends_the_other(
        self, pair: KeyPair, tmp_path: Path, name: str, harm: str
    ) -> None:
        path = tmp_path / name
        whole = path.read_bytes()
        harmed(path, harm)
        key, proven = pair.unwrap(PASSPHRASE, DB_SALT)
        assert bytes(key.secret) == SECRET
        assert not pair.alike(proven)
        mended = pair.mend(proven)
        assert mended == (harm != "folder")
        if mended:
            assert path.read_bytes() == whole
            assert not pair.mend(proven)

    @pytest.mark.parametrize("name", KEY_NAMES)
    @pytest.mark.parametrize("harm", ["gone", "cut", "flipped"])
    def test_a_wrong_passphrase_stays_wrong_beside_a_damaged_copy(
        self, pair: KeyPair, tmp_path: Path, name: str, harm: str
    ) -> None:
        harmed(tmp_path / name, harm)
        with pytest.raises(WrongPassphrase):
            pair.unwrap("another one", DB_SALT)

    def test_both_damaged_is_damage_and_both_gone_is_missing(self, pair: KeyPair, tmp_path: Path) -> None:
        harmed(tmp_path / "keys.a", "flipped")
        harmed(tmp_path / "keys.b", "cut")
        with pytest.raises(KeyFileDamaged):
            pair.unwrap(PASSPHRASE, DB_SALT)
        harmed(tmp_path / "keys.b", "gone")
        with pytest.raises(KeyFileDamaged):
            pair.unwrap(PASSPHRASE, DB_SALT)
        harmed(tmp_path / "keys.a", "gone")
        with pytest.raises(KeyFilesMissing):
            pair.unwrap(PASSPHRASE, DB_SALT)
        assert not pair.present()

    def test_keys_of_another_vault_are_named_before_a_key_is_derived(
        self, pair: KeyPair, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(key_file_module, "derive", pytest.fail)
        with pytest.raises(KeysOfAnotherVault):
            pair.unwrap(PASSPHRASE, b"some other salt!")

    def test_a_copy_of_another_vault_counts_as_none(self, pair: KeyPair, tmp_path: Path) -> None:
        (tmp_path / "keys.a").write_bytes(written("other", 9, b"some other salt!").content)
        key, proven = pair.unwrap(PASSPHRASE, DB_SALT)
        assert bytes(key.secret) == SECRET
        assert pair.mend(proven)
        assert pair.alike(proven)

    def test_two_later_copies_are_named_as_later(self, pair: KeyPair, tmp_path: Path) -> None:
        for name in KEY_NAMES:
            (tmp_path / name).write_bytes(doctored(8, "<H", 2))
        with pytest.raises(NewerVault):
            pair.unwrap(PASSPHRASE, DB_SALT)

    def test_a_change_broken_off_between_the_copies_leaves_both_passphrases_working(
        self, pair: KeyPair, tmp_path: Path
    ) -> None:
        (tmp_path / "keys.a").write_bytes(written("the new one", 2).content)
        _, newer = pair.unwrap("the new one", DB_SALT)
        _, older = pair.unwrap(PASSPHRASE, DB_SALT)
        assert (newer.generation, older.generation) == (2, 1)
        assert pair.mend(newer)
        with pytest.raises(WrongPassphrase):
            pair.unwrap(PASSPHRASE, DB_SALT)

    def test_a_folder_that_cannot_be_written_keeps_no_one_out(
        self, pair: KeyPair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        harmed(tmp_path / "keys.b", "gone")
        _, proven = pair.unwrap(PASSPHRASE, DB_SALT)
        monkeypatch.setattr(os, "open", refuse)
        assert not pair.mend(proven)


def harmed(path: Path, harm: str) -> None:
    content = path.read_bytes()
    path.unlink()
    match harm:
        case "cut":
            path.write_bytes(content[:-1])
        case "flipped":
            path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()


def refuse(*_: object, **__: object) -> None:
    raise OSError(30, "refused")
