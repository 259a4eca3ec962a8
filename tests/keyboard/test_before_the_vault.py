"""The windows before a vault is open: unlocking, the recovery words, the three steps of the first run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.drive import Drive
from tests.drive.hands import fill, press
from tests.every_page import PASSPHRASE, make_vault_folder
from tests.keyboard.checking import mnemonic_faults, press_faults, reach_faults, ring_faults
from tests.keyboard.walking import described, focused

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
