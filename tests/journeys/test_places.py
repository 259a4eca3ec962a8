"""A vault in a folder that a sync program copies: one kind sentence where it helps, and never a refusal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.place_words import sync_words
from practiceapp.ui.shared.places import TODAY, VAULT_CARE, Place
from tests.drive import Drive
from tests.drive.hands import fill, press, sees, settle, words_in_view
from tests.drive.life import paths_under
from tests.every_page import PASSPHRASE, make_vault_folder


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Path:
    return tmp_path / "Dropbox"


@pytest.fixture
def drive(home: Path) -> Iterator[Drive]:
    make_vault_folder(paths_under(home).vault_folder, filled=False)
    driven = Drive(home)
    yield driven
    driven.stop()


SENTENCE = "Dropbox copies this folder to other places."


def said() -> bool:
    return any(SENTENCE in words for words in words_in_view())


def test_at_the_first_run_it_is_said_and_nothing_is_refused(home: Path) -> None:
    drive = Drive(home)
    try:
        fill("Your name", "Ruth Adler")
        press("Next")
        assert said()
        press("Use these words")
        fill("The same again", drive.window.passphrase.form.first.text())  # type: ignore[attr-defined]
        press("Next")
        assert sees("I have written them down")
    finally:
        drive.stop()


def test_it_is_said_when_an_existing_vault_is_chosen_and_not_each_morning(drive: Drive, home: Path) -> None:
    assert not said()
    assert drive.program is not None
    drive.program._on_folder_chosen(paths_under(home).vault_folder)
    settle()
    assert said()
    drive.program._on_folder_chosen(home.parent / "elsewhere")
    settle()
    assert not said()


def test_it_stands_where_the_vault_is_looked_after_and_nowhere_else(drive: Drive) -> None:
    drive.unlock(PASSPHRASE)
    assert not said()
    drive.window.show_place(Place(VAULT_CARE))  # type: ignore[attr-defined]
    settle()
    assert sync_words("Dropbox") in words_of_banners()
    drive.window.show_place(Place(TODAY))  # type: ignore[attr-defined]
    settle()
    assert not said()


def words_of_banners() -> str:
    return " ".join(words_in_view())


def test_conflict_copies_are_named_after_the_unlock(drive: Drive, home: Path) -> None:
    name = "vault (Ruth's conflicted copy 2026-03-18).db"
    (paths_under(home).vault_folder / name).write_bytes(b"")
    drive.unlock(PASSPHRASE)
    told = [words for words in words_in_view() if name in words]
    assert told
    assert "that Dropbox made when two computers wrote at once" in told[0]
    press("Understood")
    assert not any(name in words for words in words_in_view())
    assert (paths_under(home).vault_folder / name).exists()
