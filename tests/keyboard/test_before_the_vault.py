"""The windows before a vault is open: unlocking, the recovery words, the three steps of the first run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.system.places import OpenMarker
from practiceapp.ui.executor.executor_window import ExecutorWindow
from practiceapp.ui.unlock.restore_page import RestorePage
from tests.drive import Drive
from tests.drive.hands import fill, one_of, open_tab, press, sees, until
from tests.every_page import PASSPHRASE, make_vault_folder
from tests.keyboard.checking import mnemonic_faults, press_faults, reach_faults, ring_faults
from tests.keyboard.walking import described, focused
from tests.lost import lost_laptop
from tests.shares import practice_with_shares, started, type_share

CHECKS = (reach_faults, mnemonic_faults, ring_faults)


@pytest.fixture
def locked(tmp_path: Path, qtbot: QtBot) -> Iterator[Drive]:
    """A program that asks for the passphrase."""
    make_vault_folder(tmp_path / "data" / "vault", filled=False)
    driven = Drive(tmp_path)
    yield driven
    driven.stop()


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[Drive]:
    """A program that was never started before."""
    driven = Drive(tmp_path)
    yield driven
    driven.stop()


def faults(drive: Drive, at: str) -> list[str]:
    return [f"{at}: {fault}" for check in CHECKS for fault in check(drive.window)]


def test_unlocking_by_keys(locked: Drive) -> None:
    found = faults(locked, "passphrase")
    locked.try_passphrase("not the passphrase")
    found += faults(locked, "wrong passphrase")
    press("Use the recovery words")
    found += faults(locked, "recovery words")
    assert not found, "\n".join(found)


def test_two_shares_by_keys(tmp_path: Path, qtbot: QtBot) -> None:
    shares = practice_with_shares(tmp_path, filled=False)
    drive = started(tmp_path)
    try:
        press("Two shares")
        found = faults(drive, "first share")
        type_share(drive, shares[0])
        found += faults(drive, "second share")
        type_share(drive, shares[1])
        until(lambda: isinstance(drive.window, ExecutorWindow), "the window of the trusted colleague")
        for part in ("Whom to call", "What to do", "What is kept"):
            open_tab(part)
            found += faults(drive, part)
    finally:
        drive.stop()
    assert not found, "\n".join(found)


def test_a_vault_open_elsewhere_by_keys(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "data" / "vault"
    make_vault_folder(folder, filled=False)
    OpenMarker(folder, b"another computer").put()
    drive = Drive(tmp_path)
    try:
        assert sees("Open on another computer?")
        found = faults(drive, "elsewhere")
        press("Look again")
        assert sees("Open on another computer?")
        press("Open all the same")
        drive.unlock(PASSPHRASE)
        assert OpenMarker(folder).elsewhere_since() is None
        drive.lock_and_stop()
    finally:
        drive.stop()
    assert not found, "\n".join(found)
    assert not (folder / "open").exists()


def test_the_first_run_by_keys(first: Drive) -> None:
    found = faults(first, "you")
    fill("Your name", "Ruth Adler")
    press("Next")
    found += faults(first, "passphrase")
    press("Use these words")
    fill("The same again", first.window.passphrase.form.first.text())  # type: ignore[attr-defined]
    press("Next")
    found += faults(first, "words")
    press("I have written them down")
    found += faults(first, "words typed back")
    assert not found, "\n".join(found)


def test_restoring_by_keys(first: Drive, tmp_path: Path) -> None:
    backup, words = lost_laptop(tmp_path)
    press("I have a backup")
    found = faults(first, "which backup")
    page = one_of(RestorePage)
    page.take(backup)
    found += faults(first, "its key")
    press("Use the recovery words")
    found += faults(first, "its words")
    first.type_words(words)
    press("Next")
    found += faults(first, "a new passphrase")
    press("Use these words")
    fill("The same again", page.new_key.form.first.text())
    press("Take it out and compare")
    until(lambda: sees("Compare before you decide"), "both sides")
    found += faults(first, "both sides")
    press("Leave everything as it is")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("fixture", ["locked", "first"])
def test_space_and_enter_press_its_buttons(fixture: str, request: pytest.FixtureRequest) -> None:
    drive: Drive = request.getfixturevalue(fixture)
    assert not (found := press_faults(drive.window)), "\n".join(found)


@pytest.mark.parametrize(
    ("wanted", "begins"),
    [("locked", "Passphrase"), ("first", "Your name")],
)
def test_the_caret_is_where_she_begins(wanted: str, begins: str, request: pytest.FixtureRequest) -> None:
    drive: Drive = request.getfixturevalue(wanted)
    at = focused()
    assert at is not None
    assert at.accessibleName() == begins, described(at)
    assert drive.window.isActiveWindow()


def test_unlocking_leads_into_the_day(locked: Drive) -> None:
    locked.unlock(PASSPHRASE)
    assert locked.place.name == "today"
    assert focused() is not None
