"""A vault whose disk went away while it was open: said as it is, and gone on with when it is back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from practiceapp.domain.errors import VaultChangedElsewhere, VaultGone
from tests.journeys.mounts import in_own_mounts, small_disk
from tests.vaults import client_added, make_vault, references


def test_a_folder_that_was_away_goes_on_when_it_is_back(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    client_added(vault, "K-AAAA")
    (tmp_path / "vault").rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(VaultGone):
            client_added(vault, "K-BBBB")
    (tmp_path / "away").rename(tmp_path / "vault")
    client_added(vault, "K-BBBB")
    assert references(vault) == ["K-AAAA", "K-BBBB"]
    vault.close()


def test_a_copy_at_the_same_point_is_gone_on_with_after_the_first_was_away(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    client_added(vault, "K-AAAA")
    shutil.copytree(tmp_path / "vault", tmp_path / "copy")
    (tmp_path / "vault").rename(tmp_path / "away")
    with pytest.raises(VaultGone):
        client_added(vault, "K-BBBB")
    (tmp_path / "copy").rename(tmp_path / "vault")
    client_added(vault, "K-BBBB")
    vault.close()
    assert (tmp_path / "vault" / "vault.db").read_bytes() != (tmp_path / "away" / "vault.db").read_bytes()


def test_an_older_state_that_comes_back_instead_is_not_written_to(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    shutil.copytree(tmp_path / "vault", tmp_path / "older")
    client_added(vault, "K-AAAA")
    (tmp_path / "vault").rename(tmp_path / "away")
    with pytest.raises(VaultGone):
        client_added(vault, "K-BBBB")
    (tmp_path / "older").rename(tmp_path / "vault")
    before = (tmp_path / "vault" / "vault.db").read_bytes()
    for _ in range(2):
        with pytest.raises(VaultChangedElsewhere):
            client_added(vault, "K-BBBB")
    assert (tmp_path / "vault" / "vault.db").read_bytes() == before
    vault.close()


def test_another_vault_that_comes_back_instead_is_not_written_to(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    make_vault(tmp_path / "other").close()
    (tmp_path / "vault").rename(tmp_path / "away")
    with pytest.raises(VaultGone):
        client_added(vault, "K-BBBB")
    (tmp_path / "other").rename(tmp_path / "vault")
    with pytest.raises(VaultChangedElsewhere):
        client_added(vault, "K-BBBB")
    vault.close()


@pytest.mark.needs("unshare", "mount")
@in_own_mounts
def test_a_disk_detached_and_attached_again_is_gone_on_with(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    disk, place = small_disk(tmp_path / "stick", 2_000), tmp_path / "place"
    place.mkdir()
    mount("--bind", str(disk), str(place))
    vault = make_vault(place / "vault")
    client_added(vault, "K-AAAA")
    unmount(place)
    with pytest.raises(VaultGone):
        client_added(vault, "K-BBBB")
    mount("--bind", str(disk), str(place))
    client_added(vault, "K-BBBB")
    assert references(vault) == ["K-AAAA", "K-BBBB"]
    vault.close()


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def unmount(place: Path) -> None:
    """As when a stick is pulled: at once, whatever is open."""
    subprocess.run(["umount", "--lazy", str(place)], check=True)
