"""The disk that loses what was not synced: strict to the letter, and never a state no disk could be in."""

import random
from pathlib import Path

import pytest

from tests.torture.disk import MODELS, SECTOR, Disk, File, Folder

OLD, NEW = b"o" * 2 * SECTOR, b"n" * 2 * SECTOR


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    before = tmp_path / "before"
    (before / "vault").mkdir(parents=True)
    (before / "vault" / "keys.a").write_bytes(OLD)
    return Disk(before)


def after(disk: Disk, tmp_path: Path, model: str, seed: int = 0) -> dict[str, bytes]:
    place = tmp_path / f"{model} {seed}"
    disk.put_down(place, model, random.Random(seed))
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def test_what_was_not_synced_is_gone_in_the_strict_model(disk: Disk, tmp_path: Path) -> None:
    disk.file("vault/keys.a").pending.append((0, NEW))
    disk.make("vault/keys.b", File())
    assert after(disk, tmp_path, "strict") == {"vault/keys.a": OLD}


def test_a_synced_file_needs_its_folder_synced_too(disk: Disk, tmp_path: Path) -> None:
    disk.make("vault/keys.b", File())
    disk.file("vault/keys.b").pending.append((0, NEW))
    disk.file("vault/keys.b").sync()
    assert after(disk, tmp_path, "strict", 1) == {"vault/keys.a": OLD}
    node = disk.node("vault")
    assert isinstance(node, Folder)
    node.sync()
    assert after(disk, tmp_path, "strict", 2) == {"vault/keys.a": OLD, "vault/keys.b": NEW}


def test_a_name_given_to_an_unsynced_file_may_lead_to_nothing(disk: Disk, tmp_path: Path) -> None:
    """The classic mistake: written, renamed, and synced only as a folder."""
    disk.make("vault/keys.a.new", File())
    disk.file("vault/keys.a.new").pending.append((0, NEW))
    disk.rename("vault/keys.a.new", "vault/keys.a")
    node = disk.node("vault")
    assert isinstance(node, Folder)
    node.sync()
    assert after(disk, tmp_path, "strict") == {"vault/keys.a": b""}


def test_sectors_are_kept_one_by_one(disk: Disk, tmp_path: Path) -> None:
    disk.file("vault/keys.a").pending.append((0, NEW))
    found = {after(disk, tmp_path, "torn", seed)["vault/keys.a"] for seed in range(40)}
    half, other = OLD[:SECTOR] + NEW[:SECTOR], NEW[:SECTOR] + OLD[:SECTOR]
    assert found == {OLD, NEW, half, other}


def test_what_is_synced_is_there_in_every_model(disk: Disk, tmp_path: Path) -> None:
    disk.file("vault/keys.a").pending.append((0, NEW))
    disk.file("vault/keys.a").sync()
    for model in MODELS:
        assert after(disk, tmp_path, model) == {"vault/keys.a": NEW}


def test_a_thing_has_one_name_in_every_model(disk: Disk, tmp_path: Path) -> None:
    """Renamed twice: wherever the power goes, it bears exactly one of the three names."""
    disk.rename("vault", ".vault.coming")
    disk.rename(".vault.coming", "vault.replaced")
    found = {tuple(after(disk, tmp_path, model, seed)) for model in MODELS for seed in range(40)}
    assert found == {("vault/keys.a",), (".vault.coming/keys.a",), ("vault.replaced/keys.a",)}


def test_a_folder_does_not_take_the_place_of_a_full_one(disk: Disk, tmp_path: Path) -> None:
    disk.make(".coming", Folder())
    disk.make(".coming/keys.a", File(NEW))
    top, coming = disk.node("."), disk.node(".coming")
    assert isinstance(top, Folder)
    assert isinstance(coming, Folder)
    coming.sync()
    top.sync()
    disk.rename("vault", "replaced")
    disk.rename(".coming", "vault")
    for seed in range(40):
        kept = after(disk, tmp_path, "reordered", seed)
        assert sorted(kept.values()) == [NEW, OLD]
