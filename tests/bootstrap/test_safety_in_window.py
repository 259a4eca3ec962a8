"""What the window tells of the backups and of damage, in the real program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.safety_in_window import SafetyInWindow
from practiceapp.domain.errors import PagesDamaged
from practiceapp.ui.shared.places import CLIENTS, TODAY, VAULT_CARE, Place
from practiceapp.ui.unlock.restore_page import RestorePage
from practiceapp.ui.vault_care.backups_part import BackupsPart
from tests.drive.hands import one_of, press, sees, settle, until
from tests.every_page import Shown, practice


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with practice(tmp_path) as opened:
        yield opened


def background_of(shown: Shown) -> Background:
    assert shown.life.program is not None
    assert shown.life.program.workplace is not None
    background = shown.life.program.workplace.background
    assert background is not None
    return background


def looked_after(shown: Shown) -> Background:
    """As a moment after the unlock."""
    background = background_of(shown)
    background._first.stop()
    background._look_after()
    until(lambda: not background.jobs.busy, "the end of what runs by itself")
    settle()
    return background


def test_today_says_calmly_that_it_is_backed_up(shown: Shown) -> None:
    assert not sees("Backed up")
    looked_after(shown)
    assert sees("Backed up today 12:00")
    assert not sees("No backup could be made")


def test_the_quiet_line_comes_and_goes(shown: Shown) -> None:
    background, line = background_of(shown), shown.window.frame.work_line
    background.jobs.told.emit("Backing up… 40 %")
    assert line.text() == "Backing up… 40 %"
    looked_after(shown)
    assert line.text() == ""


def test_damage_stays_in_view_on_every_page_and_leads_to_restoring(shown: Shown) -> None:
    background = looked_after(shown)
    background._on_failed(PagesDamaged((3, 7)))
    for place in (Place(CLIENTS), Place(TODAY), Place(VAULT_CARE)):
        shown.show(place)
        assert sees("Part of the vault file is damaged (page 3, 7)")
    banner = shown.window.findChild(SafetyInWindow)
    assert banner is not None
    banner.damage.acted.emit()
    until(lambda: bool(shown.life.is_locked), "the window before the vault")
    settle()
    assert one_of(RestorePage).file.isVisible()
    press("Back")
    until(lambda: shown.life._left, "a fresh process: what was open is gone from memory")


def test_backing_up_rehearsing_and_a_second_place(shown: Shown, tmp_path: Path) -> None:
    background = looked_after(shown)
    shown.show(Place(VAULT_CARE))
    part = one_of(BackupsPart)
    until(lambda: not background.jobs.busy, "that it has looked")
    assert sees("Last backup today 12:00, verified. No second place is named")
    press("Back up now")
    until(lambda: not background.jobs.busy, "the backup")
    assert sees("A backup was made and read back: it is whole.")
    press("Rehearse restoring")
    until(lambda: sees("rows compared, all the same."), "the rehearsal")
    until(lambda: not background.jobs.busy, "that it has looked")
    stick = tmp_path / "Stick"
    stick.mkdir()
    part._presenter.name_second_place(stick)
    until(lambda: not background.jobs.busy, "the second place")
    assert sees("Second place “Stick”: today 12:00.")
    assert sees("on the same disk as the vault")
    assert len(list(stick.iterdir())) == 1
    press("Forget the second place")
    until(lambda: not background.jobs.busy, "that it has looked")
    assert sees("No second place is named")
    assert len(list(stick.iterdir())) == 1


def test_the_vaults_own_folder_is_no_second_place(shown: Shown) -> None:
    background = looked_after(shown)
    shown.show(Place(VAULT_CARE))
    part = one_of(BackupsPart)
    for folder in (shown.life.paths.vault_folder, shown.life.paths.vault_folder / "copies"):
        part._presenter.name_second_place(folder)
        settle()
        assert sees("This folder holds the vault or its backups already.")
    assert shown.window._preferences.second_backup_folder == ""
    until(lambda: not background.jobs.busy, "that it has looked")


def test_stopping_a_backup_says_so_and_leaves_nothing(shown: Shown) -> None:
    background = looked_after(shown)
    shown.show(Place(VAULT_CARE))
    part = one_of(BackupsPart)
    until(lambda: not background.jobs.busy, "that it has looked")
    part._presenter.back_up()
    part.stop.click()
    until(lambda: not background.jobs.busy, "that it has ended")
    assert sees("Stopped. Nothing half-made was left.")
    folder = next(shown.life.paths.backups_folder.iterdir())
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    assert part.now.isEnabled()


def test_restoring_from_the_open_vault_saves_and_closes_it_first(shown: Shown) -> None:
    looked_after(shown)
    shown.show(Place(VAULT_CARE))
    press("Restore a backup…")
    until(lambda: bool(shown.life.is_locked), "the window before the vault")
    assert shown.life.program is not None
    assert shown.life.program._vault is None
    assert sees("Restore a backup")
