"""Restoring a backup before any vault is open: by passphrase, by words, on a computer with nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.keeping import access_to
from practiceapp.ui.unlock.restore_page import RestorePage
from practiceapp.vault.opened import OpenedVault
from tests.drive.hands import (
    all_of,
    answering,
    click,
    enter_field,
    fill,
    keys,
    one_of,
    press,
    sees,
    type_text,
    until,
    words_of,
)
from tests.drive.life import Life, StandingClock, paths_under
from tests.every_page import NOON, PASSPHRASE, make_vault_folder
from tests.lost import lost_laptop
from tests.vaults import QUICK, client_added

NEW = "copper lantern meadow seven quiet orchard"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """A backup of a whole practice, made on another computer, and the 24 words."""
    return lost_laptop(tmp_path)


@pytest.fixture
def fresh(tmp_path: Path, qtbot: QtBot) -> Iterator[Life]:
    """A computer on which the program was never started."""
    life = Life(tmp_path, StandingClock(NOON))
    yield life
    life.stop()


@pytest.fixture
def locked(tmp_path: Path, qtbot: QtBot) -> Iterator[Life]:
    """A computer with the same practice, to which a client has come since."""
    paths = paths_under(tmp_path)
    make_vault_folder(paths.vault_folder)
    vault = access_to(paths.vault_folder, paths, lambda: QUICK).unlock(PASSPHRASE)
    assert isinstance(vault, OpenedVault)
    client_added(vault, "K-LATER")
    vault.close()
    life = Life(tmp_path, StandingClock(NOON))
    yield life
    life.stop()


def choose_backup(path: Path) -> None:
    """In the program's own dialog for files."""

    def choose(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        enter_field(line)
        keys("Ctrl+A")
        type_text(str(path))
        accept = one_of(QDialogButtonBox, within=dialog).button(QDialogButtonBox.StandardButton.Open)
        until(accept.isEnabled, "that the file can be taken")
        click(accept)

    with answering(choose):
        press("Choose the backup…")


def put_in_place(life: Life) -> None:
    def yes(dialog: QDialog) -> None:
        press("Put in place", dialog)

    with answering(yes):
        press("Put this in place")
    until(lambda: life._left, "a fresh process")
    life.check()
    life.start_again()


def test_on_a_new_computer_the_words_are_enough(fresh: Life, kept: tuple[Path, tuple[str, ...]]) -> None:
    backup, words = kept
    press("I have a backup")
    choose_backup(backup)
    assert sees("Backup of 18 Mar 2026, 12:00. Of the day.") or sees("Backup of 18 Mar 2026")
    press("Use the recovery words")
    fresh.type_words(words)
    press("Next")
    fill("Passphrase", NEW)
    fill("The same again", NEW)
    press("Take it out and compare")
    until(lambda: sees("Compare before you decide"), "both sides")
    assert sees("In place now there is no vault that this key opens.")
    assert sees("Clients, in the backup: 6")
    put_in_place(fresh)
    assert fresh.is_locked
    fresh.unlock(NEW)
    assert fresh.place.name == "today"


def test_an_older_state_is_compared_and_put_in_place_of_a_newer_one(
    locked: Life, kept: tuple[Path, tuple[str, ...]]
) -> None:
    press("Restore from a backup")
    choose_backup(kept[0])
    fill("Passphrase of that day", "another one altogether")
    press("Take it out and compare")
    until(lambda: sees("That is not the passphrase of the day"), "that it was the wrong one")
    fill("Passphrase of that day", PASSPHRASE)
    press("Take it out and compare")
    until(lambda: sees("Clients, in the backup: 6"), "both sides")
    assert sees("Clients, in place now: 7")
    put_in_place(locked)
    locked.unlock(PASSPHRASE)
    assert len(list(locked.paths.vault_folder.parent.glob("vault.replaced-*"))) == 1


def test_leaving_changes_nothing(locked: Life, kept: tuple[Path, tuple[str, ...]]) -> None:
    before = sorted(path.name for path in locked.paths.vault_folder.parent.iterdir())
    press("Restore from a backup")
    choose_backup(kept[0])
    fill("Passphrase of that day", PASSPHRASE)
    press("Take it out and compare")
    until(lambda: sees("Compare before you decide"), "both sides")
    press("Leave everything as it is")
    assert sorted(path.name for path in locked.paths.vault_folder.parent.iterdir()) == before
    locked.unlock(PASSPHRASE)


def test_a_file_that_is_no_backup_is_said_so_and_another_can_be_chosen(
    locked: Life, kept: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    other = tmp_path / "letter.pvbackup"
    other.write_text("Dear colleague")
    press("Restore from a backup")
    choose_backup(other)
    assert sees("This file is no backup of Practiceapp")
    choose_backup(kept[0])
    assert sees("What opens it")


def test_a_damaged_backup_changes_nothing(
    locked: Life, kept: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.pvbackup"
    shutil.copy(kept[0], damaged)
    content = bytearray(damaged.read_bytes())
    content[9000] ^= 1
    damaged.write_bytes(content)
    press("Restore from a backup")
    choose_backup(damaged)
    fill("Passphrase of that day", PASSPHRASE)
    press("Take it out and compare")
    until(lambda: sees("This backup is damaged"), "that it is damaged")
    assert one_of(RestorePage).file.isVisible()
    press("Back")
    locked.unlock(PASSPHRASE)


def test_words_of_another_vault_are_told_from_wrong_ones(
    locked: Life, kept: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    other = access_to(tmp_path / "other", locked.paths, lambda: QUICK)
    words = other.begin().words
    press("Restore from a backup")
    choose_backup(kept[0])
    press("Use the recovery words")
    locked.type_words(words)
    press("Next")
    fill("Passphrase", NEW)
    fill("The same again", NEW)
    press("Take it out and compare")
    until(lambda: sees("These words belong to another vault"), "whose words they are")


def test_what_was_typed_is_off_the_screen_once_she_leaves(
    locked: Life, kept: tuple[Path, tuple[str, ...]]
) -> None:
    press("Restore from a backup")
    choose_backup(kept[0])
    fill("Passphrase of that day", PASSPHRASE)
    press("Use the recovery words")
    locked.type_words(kept[1][:5])
    page = one_of(RestorePage)
    press("Back")
    press("Back")
    press("Back")
    assert page.key.field.text() == ""
    assert not any(page.words.grid.words())
    assert [words_of(label) for label in all_of(QLabel)]
