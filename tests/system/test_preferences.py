import json
import os
import stat
from pathlib import Path

import pytest

from practiceapp.system.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.json"


def test_what_was_set_is_there_at_the_next_start(file: Path) -> None:
    preferences = Preferences(file)
    preferences.appearance = "dark"
    preferences.text_percent = 120
    preferences.language = "de"
    preferences.window_width = 1200
    preferences.vault_folder = "/somewhere/vault"
    again = Preferences(file)
    assert (again.appearance, again.text_percent, again.language) == ("dark", 120, "de")
    assert (again.window_width, again.window_height, again.vault_folder) == (1200, 0, "/somewhere/vault")


def test_only_its_owner_may_read_it(file: Path) -> None:
    os.umask(0o022)
    Preferences(file).language = "en"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [kept.name for kept in file.parent.iterdir()] == ["preferences.json"]


def test_there_is_no_place_for_a_name(file: Path) -> None:
    preferences = Preferences(file)
    with pytest.raises(AttributeError):
        preferences.last_client = "Anna Lindqvist"
    with pytest.raises(ValueError, match="language"):
        preferences.language = "Anna Lindqvist"
    assert not file.exists()


def test_what_a_stranger_wrote_into_it_is_not_kept(file: Path) -> None:
    Preferences(file).appearance = "light"
    file.write_text(json.dumps({"appearance": "light", "client": "Anna Lindqvist", "text_percent": True}))
    preferences = Preferences(file)
    assert (preferences.appearance, preferences.text_percent) == ("light", 100)
    preferences.window_height = 700
    assert "Lindqvist" not in file.read_text()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"appearance": []}', b'{"appearance": 7}', b"[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults(file: Path, damage: bytes) -> None:
    Preferences(file).appearance = "dark"
    file.write_bytes(damage)
    assert Preferences(file).appearance == "system"


def test_a_disk_that_refuses_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file where the folder should be")
    preferences = Preferences(tmp_path / "config" / "preferences.json")
    preferences.appearance = "dark"
    assert preferences.appearance == "dark"


@pytest.mark.parametrize("minutes", [4, 61, 15.0, True, "15"])
def test_it_cannot_be_told_never_to_lock(file: Path, minutes: object) -> None:
    preferences = Preferences(file)
    assert (preferences.lock_minutes, preferences.lock_when_minimised) == (15, False)
    with pytest.raises(ValueError, match="lock_minutes"):
        setattr(preferences, "lock_minutes", minutes)  # noqa: B010 - as a bug would
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"lock_minutes": minutes}))
    assert Preferences(file).lock_minutes == 15


@pytest.mark.parametrize("minutes", [5, 15, 60])
def test_how_long_it_waits_is_hers_within_bounds(file: Path, minutes: int) -> None:
    Preferences(file).lock_minutes = minutes
    assert Preferences(file).lock_minutes == minutes
