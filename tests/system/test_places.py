"""Where a vault can lie: open on another computer, copied by a sync program, not to be written to."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.system.places import (
    MARKER_NAME,
    OpenMarker,
    conflict_copies,
    only_readable,
    sync_program,
)
from practiceapp.vault import places as vault_places
from practiceapp.vault.places import clear_folder
from tests.journeys.mounts import in_own_mounts, make_read_only, small_disk

HERE, THERE = b"this computer", b"another computer"


def test_what_another_computer_has_open_is_noticed_with_its_time(tmp_path: Path) -> None:
    OpenMarker(tmp_path, THERE).put()
    since = OpenMarker(tmp_path, HERE).elsewhere_since()
    assert since is not None
    assert abs((datetime.now(UTC) - since).total_seconds()) < 3600


def test_a_marker_left_by_a_crash_of_this_computer_means_nothing(tmp_path: Path) -> None:
    OpenMarker(tmp_path, HERE).put()
    assert OpenMarker(tmp_path, HERE).elsewhere_since() is None


def test_closing_takes_the_own_marker_away_and_leaves_another_one(tmp_path: Path) -> None:
    here, there = OpenMarker(tmp_path, HERE), OpenMarker(tmp_path, THERE)
    here.put()
    here.remove()
    assert list(tmp_path.iterdir()) == []
    here.put()
    there.put()
    here.remove()
    assert here.elsewhere_since() is not None


def test_the_marker_names_nobody_and_differs_from_vault_to_vault(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        OpenMarker(tmp_path / name).put()
    kept = [json.loads((tmp_path / name / MARKER_NAME).read_text()) for name in ("one", "two")]
    assert [set(one) for one in kept] == [{"computer", "salt", "since"}] * 2
    assert kept[0]["computer"] != kept[1]["computer"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"since": 3}', '{"since": "today"}', '{"since": "2026-03-18"}']
)
def test_a_marker_that_cannot_be_read_keeps_nobody_out(tmp_path: Path, text: str) -> None:
    (tmp_path / MARKER_NAME).write_text(text)
    assert OpenMarker(tmp_path, HERE).elsewhere_since() is None


def test_a_folder_that_is_gone_gets_no_marker(tmp_path: Path) -> None:
    OpenMarker(tmp_path / "gone", HERE).put()
    assert not (tmp_path / "gone").exists()


def test_the_marker_does_not_keep_a_vault_folder_from_being_cleared(tmp_path: Path) -> None:
    assert vault_places.MARKER_NAME == MARKER_NAME
    (tmp_path / "making").mkdir()
    OpenMarker(tmp_path / "making", HERE).put()
    clear_folder(tmp_path / "making")
    assert not (tmp_path / "making").exists()


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/Practice", "iCloud Drive"),
        ("iCloudDrive/Practice", "iCloud Drive"),
        ("OneDrive/Practice", "OneDrive"),
        ("OneDrive - Praxis Adler/Practice", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/Practice", "OneDrive"),
        ("Dropbox/Practice", "Dropbox"),
        ("Dropbox (Personal)/Practice", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-ruth@example.org/My Drive/Practice", "Google Drive"),
        ("Google Drive/Practice", "Google Drive"),
        ("Nextcloud/Practice", "Nextcloud"),
        ("Nextcloud2/Practice", "Nextcloud"),
        ("Documents/Practice", ""),
        (".local/share/practiceapp/vault", ""),
        ("Dropboxes/Practice", ""),
    ],
)
def test_a_sync_program_is_known_by_its_folder(tmp_path: Path, folder: str, program: str) -> None:
    assert sync_program(tmp_path / folder) == program


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_1f2e3d.db", "Nextcloud"),
        (".tmp.driveupload", "Google Drive"),
        ("notes.txt", ""),
    ],
)
def test_a_sync_program_is_known_by_the_file_it_leaves(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / "own" / "below").mkdir(parents=True)
    (tmp_path / "own" / mark).touch()
    assert sync_program(tmp_path / "own" / "below" / "vault") == program


COPIES = (
    "vault (conflicted copy 2026-03-18).db",
    "vault (Ruth's conflicted copy 2026-03-18).db",
    "vault (conflicted copy 2026-03-18 101112).db",
    "vault.sync-conflict-20260318-101112-7F3QABC.db",
    "vault-DESKTOP-7F3Q.db",
    "vault_conflict-20260318-101112.db",
    "vault (1).db",
    "vault 2.db",
    "keys.sync-conflict-20260318-101112-7F3QABC.a",
)


def test_conflict_copies_are_found_by_every_name(tmp_path: Path) -> None:
    for name in COPIES:
        (tmp_path / name).touch()
    assert set(conflict_copies(tmp_path)) == set(COPIES)


def test_what_belongs_into_the_folder_is_no_conflict(tmp_path: Path) -> None:
    for name in ("vault.db", "vault.db-journal", "keys.a", "keys.b", "keys.a.new", "open", "open.new"):
        (tmp_path / name).touch()
    assert conflict_copies(tmp_path) == ()
    assert conflict_copies(tmp_path / "gone") == ()


@pytest.mark.needs("unshare", "mount")
@in_own_mounts
def test_a_disk_for_reading_is_noticed_and_takes_no_marker(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    disk = small_disk(tmp_path / "disk", 200)
    assert not only_readable(disk)
    make_read_only(disk)
    assert only_readable(disk)
    OpenMarker(disk, HERE).put()
    assert list(disk.iterdir()) == []
