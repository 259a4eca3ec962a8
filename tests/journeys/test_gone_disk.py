"""The disk of the open vault is pulled out: the text stays, it is said, and saved when the disk is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from practiceapp.bootstrap.vault_place import GONE, PlaceWatch
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import DiskTrouble, VaultGone
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import unreported
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.vault.backups.folder import BackupFolder
from practiceapp.vault.backups.making import Known
from practiceapp.vault.backups.restorer import VaultRestorer
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.migrate import steps
from tests.drive import Drive, StandingClock
from tests.drive.hands import press, sees, settle, type_text, until, words_in_view
from tests.drive.life import paths_under
from tests.journeys.faulty import EVENING, made_vault
from tests.practices import real_house
from tests.vaults import PASSPHRASE, QUICK, make_keeper

TEXT = "The silence was older than the vote."


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    made_vault(tmp_path)
    driven = Drive(tmp_path, StandingClock(EVENING))
    driven.unlock(PASSPHRASE)
    yield driven
    driven.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paths_under(tmp_path).vault_folder


def watch(drive: Drive) -> PlaceWatch:
    found = drive.window.findChild(PlaceWatch)
    assert isinstance(found, PlaceWatch)
    return found


def said(drive: Drive) -> str:
    line = watch(drive).lines.line(GONE)
    return line.words.text() if line is not None and line.isVisible() else ""


def pulled_out(drive: Drive, folder: Path) -> Path:
    away = folder.with_name("elsewhere")
    folder.rename(away)
    watch(drive).look()
    settle()
    return away


def test_what_is_typed_meanwhile_is_saved_when_the_disk_is_back(drive: Drive, folder: Path) -> None:
    editor = drive.open_note_today("Ida")
    away = pulled_out(drive, folder)
    assert "stays on this screen and is saved by itself" in said(drive)
    type_text(TEXT)
    until(lambda: editor.status.text() == "Not saved", "that it is said")
    assert editor.trouble.words.text().startswith(sentence_for(VaultGone()))
    assert drive.note_text(Heading.ALIVE) == TEXT
    away.rename(folder)
    press("Try now")
    assert said(drive) == ""
    until(lambda: editor.status.text().startswith("Saved"), "the save")
    assert editor.trouble.isHidden()
    drive.lock_and_stop()
    keeper = make_keeper(folder)
    assert keeper.check(PASSPHRASE) == ()
    vault = keeper.unlock(PASSPHRASE, unreported)
    assert real_house(vault).notes.of_session(SessionId(1)).passages[Heading.ALIVE] == TEXT
    vault.close()


def test_it_is_noticed_and_gone_on_with_by_itself(drive: Drive, folder: Path) -> None:
    watch(drive)._timer.setInterval(20)
    away = folder.with_name("elsewhere")
    folder.rename(away)
    until(lambda: bool(said(drive)), "that it is noticed")
    away.rename(folder)
    until(lambda: not said(drive), "that it is back")
    assert any("The disk is back" in words for words in words_in_view())


def test_an_emergency_backup_holds_all_that_was_saved(drive: Drive, folder: Path, tmp_path: Path) -> None:
    pulled_out(drive, folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    watch(drive).save_to(stick)
    until(lambda: "An emergency backup of all that was saved" in said(drive), "the backup")
    (made,) = stick.glob("*.pvbackup")
    drive.check()
    words = (tmp_path / "words").read_text().split()
    restorer = VaultRestorer(
        tmp_path / "restored", Known(steps(), sealed_rows), lambda _id: 0, lambda: QUICK, instant
    )
    restorer.prepare_with_words(made, words, PASSPHRASE, unreported)
    restorer.swap()
    vault = make_keeper(tmp_path / "restored").unlock(PASSPHRASE, unreported)
    assert [row.given_name for row in real_house(vault).clients.rows()] == ["Ida"]
    vault.close()


def test_pages_that_cannot_be_read_any_more_are_said_to_be_on_the_screen_only(
    drive: Drive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise DiskTrouble(5)

    monkeypatch.setattr(BackupFolder, "make", refuses)
    pulled_out(drive, folder)
    watch(drive).save_to(tmp_path)
    until(lambda: "No backup could be made" in said(drive), "that there is none")
    assert "only on this screen" in said(drive)
    assert sees("Try now")
