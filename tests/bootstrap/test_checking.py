"""`--check`: a vault is examined from a terminal, and said to be whole only when it is."""

from pathlib import Path

import pytest

from practiceapp.bootstrap import checking
from practiceapp.bootstrap.keeping import access_to
from practiceapp.domain.practice import Practice
from practiceapp.system.paths import Paths
from tests.vaults import QUICK

PASSPHRASE = "willow harbour seven lanterns quiet morning"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = tmp_path / "settings" / "preferences.json"
    paths = Paths(tmp_path / "vault", tmp_path / "demo", tmp_path / "backups", settings, tmp_path / "run")
    access = access_to(paths.vault_folder, paths, lambda: QUICK)
    access.create(access.begin(), PASSPHRASE, Practice("Anna Weiß")).close()
    monkeypatch.setattr(checking, "harden", lambda: None)  # it would bind the whole run of tests
    monkeypatch.setattr(checking, "paths_of_this_machine", lambda: paths)
    return paths.vault_folder


def check(folder: Path, passphrase: str = PASSPHRASE) -> tuple[int, list[str]]:
    said: list[str] = []
    return checking.check(folder, passphrase, said.append), said


def test_a_whole_vault_is_said_to_be_whole_and_is_not_touched(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert check(folder) == (0, ["Everything in this vault is as it was saved."])
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_flipped_bit_is_found_on_any_page(folder: Path) -> None:
    file = folder / "vault.db"
    whole = file.read_bytes()
    codes = []
    for page in range(0, len(whole) // 4096, 5):
        content = bytearray(whole)
        content[page * 4096 + 99] ^= 1
        file.write_bytes(content)
        code, said = check(folder)
        assert "damaged" in said[0]
        codes.append(code)
    assert set(codes) == {1, 2}, (
        "a page of the tables is reported, a page of the schema keeps it from opening"
    )


def test_what_cannot_be_opened_is_said_with_a_next_step(folder: Path, tmp_path: Path) -> None:
    code, said = check(folder, "not the one")
    assert (code, said[0][:21]) == (2, "That is not the passp")
    code, said = check(tmp_path / "nowhere")
    assert (code, said[0][:30]) == (2, "There is no vault in this fold")
