"""Two shares open a practice to be read: whom to call, what to do; nothing is written, and it is told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.executing import executor_window
from practiceapp.domain.clients import ClientDetails
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.security_record import Act
from practiceapp.ui.executor.executor_window import ExecutorWindow
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.drive import Drive
from tests.drive.hands import keys, open_tab, press, sees, settle, until, words_in_view
from tests.drive.life import StandingClock, paths_under
from tests.every_page import NOON, PASSPHRASE
from tests.journeys.faulty import hashes
from tests.practices import real_house
from tests.shares import Share, opened_with, practice_with_shares, started, type_share
from tests.vaults import make_vault

SENTENCE = "The silence was older than the vote."


@pytest.fixture
def shares(tmp_path: Path, qtbot: QtBot) -> tuple[Share, ...]:
    return practice_with_shares(tmp_path)


@pytest.fixture
def drive(shares: tuple[Share, ...], tmp_path: Path) -> Iterator[Drive]:
    driven = started(tmp_path)
    yield driven
    driven.stop()


def small(tmp_path: Path, qtbot: QtBot, *people: ClientDetails) -> ExecutorWindow:
    """The window on a vault with these people, the first of them expected."""
    vault = make_vault(tmp_path / "small")
    house = real_house(vault)
    clients = [house.clients.add(one) for one in people]
    if clients:
        house.planned(clients[0], 20)
    held = house.held(clients[-1] if clients else None)
    house.notes.save_draft(held.session_id, {Heading.ALIVE: SENTENCE})
    window = executor_window(vault, StandingClock(NOON), lambda: pytest.fail("no help was asked for"))
    vault.close()
    qtbot.addWidget(window)
    window.show()
    return window


def test_two_shares_show_whom_to_call_first_and_change_no_file(
    drive: Drive, shares: tuple[Share, ...], tmp_path: Path
) -> None:
    folder = paths_under(tmp_path).vault_folder
    before = hashes(folder)
    window = opened_with(drive, shares[2], shares[0])
    assert window.title.text() == "The practice of Ruth Adler"
    soonest = [card._contact.row.next_on for card in window.cards]
    known = [day for day in soonest if day is not None]
    assert known == sorted(known)
    assert soonest[len(known) :] == [None] * (len(soonest) - len(known))
    open_tab("What to do")
    assert sees("What not to do")
    keys("Ctrl+L")
    until(lambda: drive._left, "the lock")
    drive.check()
    assert hashes(folder) == before


def test_neither_notes_nor_amounts_stand_in_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    window = small(tmp_path, qtbot, ClientDetails(given_name="Ida"))
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "Ida" in said
    assert SENTENCE not in said
    assert "180" not in said


def copyable(window: QWidget) -> list[QWidget]:
    """What a text could be marked in."""
    marked = [
        label
        for label in window.findChildren(QLabel)
        if label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    ]
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
    return [*marked, *(one for kind in kinds for one in window.findChildren(kind))]


def test_only_the_number_can_be_copied(tmp_path: Path, qtbot: QtBot) -> None:
    person = ClientDetails(given_name="Ida", phone="+49 30 555 0199", email="ida@example.org")
    window = small(tmp_path, qtbot, person)
    assert copyable(window) == []
    press("Copy the number of Ida")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "+49 30 555 0199"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_a_line_that_could_be_copied_is_caught(tmp_path: Path, qtbot: QtBot) -> None:
    window = small(tmp_path, qtbot)
    planted = QLabel("ida@example.org", window)
    planted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    assert copyable(window) == [planted]


def test_who_cannot_be_reached_is_said_and_how_long_papers_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    small(tmp_path, qtbot, ClientDetails(given_name="Ida"))
    assert sees("No phone number and no e-mail address are written down.")
    assert sees("Expected on Friday 20 March 2026 at 10:30.")
    open_tab("What is kept")
    assert sees("No invoice was issued, as far as this vault knows.")
    assert any("17 Mar 2026" in words for words in words_in_view())


@pytest.mark.parametrize("position", [0, 1])
def test_a_share_that_was_mistyped_is_named(drive: Drive, shares: tuple[Share, ...], position: int) -> None:
    press("Two shares")
    typed = [shares[0], shares[1]]
    wrong = list(typed[position])
    wrong[4], wrong[5] = wrong[5], wrong[4]
    typed[position] = tuple(wrong)
    for one in typed[: position + 1]:
        type_share(drive, one)
    said = f"Share {position + 1} is not as it was written down. Compare it word by word."
    assert window_of(drive).shares.trouble.words.text() == said


def window_of(drive: Drive) -> UnlockWindow:
    assert isinstance(drive.window, UnlockWindow)
    return drive.window


def test_the_same_share_twice_and_shares_of_another_vault_are_told_apart(
    drive: Drive, shares: tuple[Share, ...], tmp_path: Path
) -> None:
    others = practice_with_shares(tmp_path / "other", filled=False)
    trouble = window_of(drive).shares.trouble
    press("Two shares")
    type_share(drive, shares[1])
    type_share(drive, shares[1])
    until(lambda: "they are the same one" in trouble.words.text(), "the same one twice")
    press("Back")
    for one in others[:2]:
        type_share(drive, one)
    until(lambda: "another vault" in trouble.words.text(), "another vault")
    drive.check()


def test_a_word_that_is_in_no_share_is_pointed_out_and_mended(
    drive: Drive, shares: tuple[Share, ...]
) -> None:
    press("Two shares")
    page = window_of(drive).shares
    type_share(drive, (*shares[0][:6], shares[0][6] + "x", *shares[0][7:]))
    assert page.at == 0
    assert page.helps[0].state.text() == "Word 7 is in no share. Look at its letters again."
    press(f"Use “{shares[0][6]}”")
    assert page.helps[0].state.text() == "All 33 words are there and right."


def test_the_opening_is_told_at_the_next_unlock_and_stands_in_the_record(
    drive: Drive, shares: tuple[Share, ...], tmp_path: Path
) -> None:
    pending = paths_under(tmp_path).preferences_file.with_name("pending.json")
    opened_with(drive, shares[0], shares[2])
    ((act, at),) = json.loads(pending.read_text()).popitem()[1]
    assert act == Act.OPENED_WITH_SHARES.value
    drive.lock()
    drive.unlock(PASSPHRASE)
    assert any("opened with two shares, to be read" in words for words in words_in_view())
    press("Understood")
    assert not any("two shares" in words for words in words_in_view())
    assert drive.program is not None
    assert drive.program.workplace is not None
    (event,) = drive.program.workplace.services.security.events(Act.OPENED_WITH_SHARES)
    assert event.happened_at.isoformat() == at
    assert json.loads(pending.read_text()) == {}
    drive.lock()
    drive.unlock(PASSPHRASE)
    assert not any("two shares" in words for words in words_in_view())


def test_the_invented_practice_has_no_shares(qtbot: QtBot) -> None:
    from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
    from tests.fakes_access import InMemoryVaults
    from tests.fakes_access import access_to as fake_access

    window = UnlockWindow(UnlockPresenter(fake_access(InMemoryVaults())), Path("/anna/Practice"))
    qtbot.addWidget(window)
    window.show()
    assert not window.passphrase.shares.isVisible()
    settle()
