"""Locking, unlocking, finding again; a passphrase that is wrong, one that is forgotten."""

from practiceapp.domain.clinical.notes import Heading
from practiceapp.ui.main_window import MainWindow
from practiceapp.vault.founding import VAULT_NAME
from tests.drive import Drive
from tests.journeys.conftest import TODAY

WRONG = "That is not the passphrase of this vault."


def with_a_note(drive: Drive) -> None:
    helene = drive.add_client("Helene", "Brandt")
    held = drive.plan_session(helene, TODAY, "09:00", kind="Session")
    drive.write_note(held, {Heading.ALIVE: "A lantern in the café, she said, and nobody to carry it."})


def test_a_word_of_a_note_is_found_after_locking_and_unlocking(drive: Drive, passphrase: str) -> None:
    with_a_note(drive)
    drive.lock()
    assert drive.is_locked
    drive.unlock(passphrase)
    assert drive.place.name == "today"
    for words in ("lantern", "lant", "CAFE", "helene"):
        assert any("Helene" in found for found in drive.search(words)), words
    assert drive.search("zeppelin") == []
    drive.search("lantern")
    drive.open_find("lantern")
    assert drive.note_text(Heading.ALIVE).startswith("A lantern in the café")


def test_what_was_typed_a_moment_before_locking_is_there(drive: Drive, passphrase: str) -> None:
    helene = drive.add_client("Helene", "Brandt")
    held = drive.plan_session(helene, TODAY, "09:00", kind="Session")
    drive.open_note(held)
    drive.type_into(Heading.ALIVE, "The last word before the door")
    drive.lock()
    drive.unlock(passphrase)
    drive.open_note(held)
    assert drive.note_text(Heading.ALIVE) == "The last word before the door"


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(drive: Drive, passphrase: str) -> None:
    drive.lock()
    assert drive.try_passphrase("velvet harbour marble").startswith(WRONG)
    assert drive.is_locked
    drive.unlock(passphrase)


def test_the_words_open_it_without_any_key_file_and_a_new_passphrase_holds(drive: Drive) -> None:
    passphrase, words = drive.first_run("Ruth Adler", country="Germany", zone="Europe/Berlin")
    with_a_note(drive)
    drive.lock_and_stop()
    for name in ("keys.a", "keys.b"):
        (drive.paths.vault_folder / name).unlink()
    drive.start_again()
    drive.enter_passphrase(passphrase)
    assert "recovery words" in drive.trouble()
    new = drive.unlock_with_words(words)
    assert new != passphrase
    assert drive.search("lantern")
    drive.lock()
    assert drive.try_passphrase(passphrase).startswith(WRONG)
    drive.unlock(new)
    assert {file.name for file in drive.paths.vault_folder.iterdir()} >= {VAULT_NAME, "keys.a", "keys.b"}


def test_nothing_is_written_before_the_first_run_is_over(drive: Drive) -> None:
    assert drive.is_first_run
    assert not drive.paths.vault_folder.exists()
    drive.first_run("Ruth Adler", country="Germany", zone="Europe/Berlin")
    assert isinstance(drive.window, MainWindow)
    assert drive.paths.vault_folder.exists()


def test_a_vault_that_was_moved_away_is_named_and_not_made_anew(drive: Drive, passphrase: str) -> None:
    drive.lock_and_stop()
    vault = drive.paths.vault_folder
    beside = vault.rename(vault.with_name("elsewhere"))
    drive.start_again()
    assert drive.trouble()
    assert not vault.exists()
    drive.stop()
    beside.rename(vault)
    drive.start_again()
    drive.unlock(passphrase)


def test_the_next_start_after_quitting_asks_for_the_passphrase(drive: Drive, passphrase: str) -> None:
    drive.quit()
    drive.start_again()
    assert drive.is_locked
    drive.unlock(passphrase)
