"""What runs by itself after an unlock: it never stands in the way, and it ends before the vault is closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.care import Care, Surroundings, care_of
from practiceapp.bootstrap.keeping import access_to
from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import DiskFull, PagesDamaged, VaultDamaged
from practiceapp.domain.security_record import Act
from practiceapp.services.security_record import SecurityRecord
from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared import jobs
from practiceapp.ui.shared.backup_words import attention_words, calm_line
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.drive.life import paths_under
from tests.fakes_practice import FixedClock
from tests.practices import NOON
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, client_added, references

MEGABYTES = 24


@dataclass
class Open:
    """An open vault with what runs beside it."""

    vault: OpenedVault
    paths: Paths
    preferences: Preferences
    clock: FixedClock
    care: Care
    background: Background
    holder: QObject

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.paths.backups_folder.rglob("*") if path.is_file())

    def over(self, qtbot: QtBot) -> None:
        """Wait until nothing runs or waits any more."""
        qtbot.waitUntil(lambda: not self.background.jobs.busy, timeout=20_000)


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    paths, clock, holder = paths_under(tmp_path), FixedClock(NOON), QObject()
    preferences = Preferences(paths.preferences_file)
    access = access_to(paths.vault_folder, paths, lambda: QUICK)
    vault = access.create(access.begin(), PASSPHRASE, PRACTICE)
    assert isinstance(vault, OpenedVault)
    record = SecurityRecord(VaultWorks(vault, boundary.desk(), DeskStores), clock)
    around = Surroundings(paths.vault_folder, paths, preferences, lambda: QUICK)
    care = care_of(vault, record, clock, access, around)
    background = Background(care, clock, holder)
    yield Open(vault, paths, preferences, clock, care, background, holder)
    background.stop()
    vault.close()


def grown(vault: OpenedVault) -> None:
    """As large as years of notes with what is kept beside them."""
    with vault.connection.under(boundary.migrating()):
        vault.connection.rows("CREATE TABLE ballast (page BLOB NOT NULL) STRICT")
        for _ in range(MEGABYTES):
            vault.connection.rows("INSERT INTO ballast VALUES (randomblob(1000000))")


def spoilt(vault: OpenedVault) -> None:
    """One bit of a page that is in use."""
    content = bytearray(vault.connection.path.read_bytes())
    content[4096 * 3 + 100] ^= 1
    vault.connection.path.write_bytes(content)


def test_after_an_unlock_it_is_examined_and_backed_up_once_a_day(qtbot: QtBot, opened: Open) -> None:
    with qtbot.waitSignal(opened.background.changed, timeout=20_000):
        opened.background.begin()
    opened.over(qtbot)
    assert opened.files == ["2026-03-18_110000_day.pvbackup"]
    assert set(opened.care.record.last()) == {Act.EXAMINED, Act.BACKED_UP}
    assert opened.background.safety is not None
    assert calm_line(opened.background.safety, opened.clock.here()) == "Backed up today 12:00"
    assert attention_words(opened.background.safety, opened.clock.here()) == ""
    events = opened.care.record.events()
    opened.clock.move(minutes=10)
    with qtbot.waitSignal(opened.background.changed, timeout=20_000):
        opened.background._look_after()
    opened.over(qtbot)
    assert len(opened.files) == 1
    assert opened.care.record.events() == events
    opened.clock.move(days=1)
    with qtbot.waitSignal(opened.background.changed, timeout=20_000):
        opened.background.look_after_backups()
    assert len(opened.files) == 2


def test_what_is_saved_meanwhile_is_saved_and_comes_along(qtbot: QtBot, opened: Open) -> None:
    grown(opened.vault)
    saved: list[str] = []

    def save(percent: int) -> None:
        if 5 < percent < 45:
            reference = f"K-{len(saved):04}"
            client_added(opened.vault, reference)
            saved.append(reference)

    opened.background.look_after_backups()
    task = opened.background.jobs._task
    assert task is not None
    task.progressed.connect(save)
    opened.over(qtbot)
    assert saved
    assert references(opened.vault) == saved
    assert len(opened.files) == 1


def test_a_lock_in_the_middle_of_a_big_backup_leaves_nothing_half_made(qtbot: QtBot, opened: Open) -> None:
    grown(opened.vault)
    opened.background.look_after_backups()
    task = opened.background.jobs._task
    assert task is not None
    qtbot.waitSignal(task.progressed).wait()
    assert opened.background.jobs.busy
    assert opened.background.stop()
    opened.vault.close()
    assert opened.files == []
    qtbot.wait(1)  # what the task still had to say is heard by nobody
    assert opened.background.safety is None


def test_a_stop_that_does_not_wait_is_told_from_one_that_does(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(opened.vault)
    opened.background.look_after_backups()
    task = opened.background.jobs._task
    assert task is not None
    qtbot.waitSignal(task.progressed).wait()
    monkeypatch.setattr(jobs, "PATIENCE_MS", 0)
    assert not opened.background.stop()
    qtbot.waitUntil(lambda: opened.files == [])


def test_a_second_place_that_is_not_there_is_told_kindly_and_caught_up_with(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    opened.preferences.second_backup_folder = str(stick)
    opened.background.look_after_backups()
    opened.over(qtbot)
    assert opened.background.safety is not None
    line = "Backed up today 12:00 · the second place is not connected, it is caught up with by itself"
    assert calm_line(opened.background.safety, opened.clock.here()) == line
    assert attention_words(opened.background.safety, opened.clock.here()) == ""
    stick.mkdir()
    opened.background._again.timeout.emit()
    opened.over(qtbot)
    assert [path.name for path in stick.iterdir()] == opened.files
    line = "Backed up today 12:00 · second place today 12:00"
    assert calm_line(opened.background.safety, opened.clock.here()) == line
    assert [event.act for event in opened.care.record.events()].count(Act.BACKED_UP_ELSEWHERE) == 1


def test_a_stick_left_at_home_for_weeks_asks_for_attention(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened.preferences.second_backup_folder = str(stick)
    opened.background.look_after_backups()
    opened.over(qtbot)
    for path in stick.iterdir():
        path.unlink()
    stick.rmdir()
    opened.clock.move(days=20)
    opened.background.look_after_backups()
    opened.over(qtbot)
    assert opened.background.safety is not None
    words = attention_words(opened.background.safety, opened.clock.here())
    assert words == "The second place for backups was last reached 20 days ago"


def test_damaged_pages_stop_all_writing_and_no_backup_is_made(qtbot: QtBot, opened: Open) -> None:
    client_added(opened.vault, "K-7F3Q")
    spoilt(opened.vault)
    damaged = opened.vault.connection.path.read_bytes()
    with qtbot.waitSignal(opened.background.damaged, timeout=20_000) as told:
        opened.background.begin()
    assert told.args is not None
    assert isinstance(told.args[0], PagesDamaged)
    opened.over(qtbot)
    with pytest.raises(VaultDamaged):
        client_added(opened.vault, "K-LATER")
    opened.background.look_after_backups()
    opened.over(qtbot)
    assert opened.files == []
    assert opened.vault.connection.path.read_bytes() == damaged


def test_a_full_disk_is_told_and_tried_again(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_occasion: Occasion, _report: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(opened.care.backups, "back_up", full)
        opened.background.look_after_backups()
        opened.over(qtbot)
    assert opened.background.safety is not None
    assert "disk is full" in attention_words(opened.background.safety, opened.clock.here())
    opened.background._again.timeout.emit()
    opened.over(qtbot)
    assert attention_words(opened.background.safety, opened.clock.here()) == ""
    assert len(opened.files) == 1


def test_what_she_asks_for_waits_its_turn(qtbot: QtBot, opened: Open) -> None:
    """Two backups made at once would sweep away each other's halves."""
    opened.background.look_after_backups()
    opened.background.look_after_backups()
    opened.over(qtbot)
    assert len(opened.files) == 1
