from pathlib import Path

import pytest

from practiceapp.domain.errors import (
    DiskFull,
    FolderNotEmpty,
    FolderNotWritable,
    VaultExists,
)
from practiceapp.services.access import unreported
from tests.vault.made import Made
from tests.vaults import (
    PASSPHRASE,
    PRACTICE,
    make_keeper,
    references,
    whole_works,
)


@pytest.fixture(autouse=True)
def quick(quick_key: None) -> None:
    """The key derivation has tests of its own."""


def test_a_new_vault_holds_the_practice_and_stands_alone(made: Made) -> None:
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "keys.a",
        "keys.b",
        "vault.db",
        "vault.db-journal",
    ]
    assert made.folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in made.folder.parent.iterdir()] == ["vault"]
    vault = made.unlocked()
    with whole_works(vault).read() as work:
        assert work.execute("SELECT therapist_name FROM practices") == [("Ruth Adler",)]
    assert references(vault) == ["K-7F3Q"]
    assert vault.notices == ()
    assert vault.folder == made.folder
    vault.close()


def test_beginning_writes_nothing(tmp_path: Path) -> None:
    keeper = make_keeper(tmp_path / "vault")
    beginning = keeper.begin()
    assert len(beginning.words) == 24
    assert not keeper.present()
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(tmp_path: Path) -> None:
    keeper, told = make_keeper(tmp_path / "vault"), list[int]()
    keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, told.append).close()
    assert told == sorted(told)
    assert told[-1] == 100
    told.clear()
    keeper.unlock(PASSPHRASE, told.append).close()
    assert told == sorted(told)
    assert told[-1] == 100


def test_a_vault_is_never_made_over_another(made: Made) -> None:
    before = made.file.read_bytes()
    with pytest.raises(VaultExists):
        made.keeper.create(made.keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    made.file.unlink()
    with pytest.raises(VaultExists):
        made.keeper.create(made.keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    made.file.write_bytes(before)
    made.unlocked().close()


def test_a_folder_with_other_things_is_left_alone_and_an_empty_one_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear Ruth")
    keeper = make_keeper(folder)
    with pytest.raises(FolderNotEmpty):
        keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    (folder / "letter.txt").unlink()
    keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported).close()


def test_a_file_or_link_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Dear Ruth")
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    for name in ("file", "link"):
        keeper = make_keeper(tmp_path / name)
        with pytest.raises(FolderNotEmpty):
            keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)


@pytest.mark.parametrize(
    ("code", "trouble"), [(13, FolderNotWritable), (30, FolderNotWritable), (28, DiskFull)]
)
def test_what_the_disk_refuses_is_named_and_nothing_half_made_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, trouble: type[Exception]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "refused")

    keeper = make_keeper(tmp_path / "vault")
    beginning = keeper.begin()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(trouble):
            keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)
    assert list(tmp_path.iterdir()) == []
    keeper.create(beginning, PASSPHRASE, PRACTICE, unreported).close()
    keeper.unlock(PASSPHRASE, unreported).close()


def test_what_an_interrupted_making_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".vault.making"
    left.mkdir()
    (left / "vault.db").write_bytes(b"half")
    (left / "keys.a.new").write_bytes(b"half")
    keeper = make_keeper(tmp_path / "vault")
    keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported).close()
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_the_keys_are_not_kept_after_making(tmp_path: Path) -> None:
    keeper = make_keeper(tmp_path / "vault")
    beginning = keeper.begin()
    keeper.create(beginning, PASSPHRASE, PRACTICE, unreported).close()
    assert bytes(beginning.master.secret) == bytes(32)
