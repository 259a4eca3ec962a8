"""Full and read-only disks: a sentence with a next step, and nothing lost or changed."""

from pathlib import Path

import pytest

from practiceapp.domain import errors
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import unreported
from practiceapp.ui.shared.wording import sentence_for
from tests.drive import Drive, StandingClock
from tests.drive.hands import keys, sees, type_text, until
from tests.journeys.faulty import EVENING, has_next_step, hashes, made_vault, services, with_an_invoice
from tests.journeys.mounts import fill_up, in_own_mounts, make_read_only, small_disk
from tests.practices import real_house
from tests.vaults import PASSPHRASE, make_keeper


@pytest.mark.needs("unshare", "mount")
@in_own_mounts
def test_a_full_disk_keeps_the_text_on_screen_until_there_is_room(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    disk = small_disk(tmp_path / "data", 1_500)
    folder = made_vault(tmp_path)
    drive = Drive(tmp_path, StandingClock(EVENING))
    drive.unlock(PASSPHRASE)
    editor = drive.open_note_today("Ida")
    filler = fill_up(disk)
    text = "The silence was older than the vote. " * 60
    type_text(text)
    until(lambda: editor.status.text() == "Not saved", "that it is said")
    said = editor.trouble.words.text()
    assert "the disk is full" in said
    assert "Make some room" in said
    assert drive.note_text(Heading.ALIVE) == text
    filler.unlink()
    until(lambda: editor.status.text().startswith("Saved"), "the save once there is room")
    assert editor.trouble.isHidden()
    drive.lock_and_stop()
    keeper = make_keeper(folder)
    assert keeper.check(PASSPHRASE) == ()
    vault = keeper.unlock(PASSPHRASE, unreported)
    assert real_house(vault).notes.of_session(SessionId(1)).passages[Heading.ALIVE] == text
    vault.close()


@pytest.mark.needs("unshare", "mount")
@in_own_mounts
def test_a_vault_that_can_only_be_read_is_read_and_says_so_when_written(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    disk = small_disk(tmp_path / "data", 1_500)
    folder = made_vault(tmp_path)
    before = hashes(folder)
    make_read_only(disk)
    drive = Drive(tmp_path, StandingClock(EVENING))
    drive.unlock(PASSPHRASE)
    assert sees("This disk can’t be written to: you can read, nothing is saved.")
    editor = drive.open_note_today("Ida")
    type_text("One sentence.")
    until(lambda: editor.status.text() == "Not saved", "that it is said")
    assert sentence_for(errors.VaultReadOnly()) in editor.trouble.words.text()
    assert has_next_step(sentence_for(errors.VaultReadOnly()))
    assert drive.note_text(Heading.ALIVE) == "One sentence."
    keys("Ctrl+L")
    until(lambda: sees(sentence_for(errors.VaultReadOnly())), "that locking would lose it")
    assert not drive.is_locked
    drive.stop()
    assert hashes(folder) == before


@pytest.mark.needs("unshare", "mount")
@in_own_mounts
def test_an_invoice_does_not_go_where_nothing_can_be_saved(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    disk = small_disk(tmp_path / "stick", 200)
    make_read_only(disk)
    full = small_disk(tmp_path / "full", 200)
    fill_up(full).rename(full / "holiday.mov")
    made_vault(tmp_path, with_an_invoice)
    drive = Drive(tmp_path)
    drive.unlock(PASSPHRASE)
    number = drive.invoices()[0][0]
    assert drive.export(number, disk) == sentence_for(errors.FolderReadOnly())
    assert drive.export(number, full) == sentence_for(errors.FolderFull())
    assert [path.name for path in full.iterdir()] == ["holiday.mov"]
    (tmp_path / "home").mkdir()
    drive.export(number, tmp_path / "home")
    assert [path.suffix for path in (tmp_path / "home").iterdir()] == [".pdf"]
    drive.quit()


def test_an_invoice_does_not_go_into_a_folder_that_is_gone(tmp_path: Path) -> None:
    vault = make_keeper(made_vault(tmp_path, with_an_invoice)).unlock(PASSPHRASE, unreported)
    invoicing = services(vault).invoicing
    (row, *_) = invoicing.rows()
    with pytest.raises(errors.FolderMissing) as refusal:
        invoicing.export(row.entry.invoice_id, tmp_path / "gone")
    vault.close()
    assert has_next_step(sentence_for(refusal.value))
    assert not (tmp_path / "gone").exists()
