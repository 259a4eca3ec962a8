"""What the first page says about the lock before it, and when it asks for a fresh process."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.domain.errors import WrongPassphrase
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.ui.shared.tasks import end_all
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.unlock.unlock_presenter import MOST_TRIES, UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.fakes_access import PASSPHRASE, WORDS, InMemoryVaults, access_to

SAID = {
    LockReason.IDLE: "Locked after 20 minutes without a key or a click.",
    LockReason.SLEEP: "Locked because the computer went to sleep.",
    LockReason.SCREEN_LOCKED: "Locked together with the screen.",
    LockReason.USER_SWITCHED: "Locked because the computer was handed to another account.",
    LockReason.MINIMISED: "Locked because the window was minimised.",
    LockReason.REKEYED: "The vault has its new key. The new passphrase opens it.",
    LockReason.ASKED: "",
    LockReason.WRONG_TRIES: "",
}


class Door:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.vaults = InMemoryVaults()
        self.presenter = UnlockPresenter(access_to(self.vaults))
        self.window = UnlockWindow(self.presenter, Path("/anna/Practice"))
        self.page = self.window.passphrase
        self.fresh_wanted = 0
        self.presenter.tries_used_up.connect(self._on_used_up)
        qtbot.addWidget(self.window)
        self.window.show()

    def _on_used_up(self) -> None:
        self.fresh_wanted += 1

    def try_wrong(self) -> None:
        self.page.field.line.setText("velvet harbour")
        with self.qtbot.waitSignal(self.presenter.refused):
            self.qtbot.keyClick(self.page.field.line, Qt.Key.Key_Return)


@pytest.fixture
def door(qtbot: QtBot) -> Door:
    return Door(qtbot)


@pytest.mark.parametrize("reason", LockReason)
def test_the_reason_is_one_quiet_line_or_none(door: Door, reason: LockReason) -> None:
    door.window.tell(Locked(reason), 20)
    assert door.page.why.text() == SAID[reason]
    assert door.page.why.isVisible() is bool(SAID[reason])
    assert door.page.lost is None


def test_without_a_lock_before_it_nothing_is_said(door: Door) -> None:
    door.window.tell(None, 20)
    assert door.page.why.isHidden()
    assert door.page.lost is None
    assert door.page.field.error == ""


def test_words_that_were_lost_are_owned_up_to(door: Door) -> None:
    door.window.tell(Locked(LockReason.IDLE, words_lost=True), 20)
    assert door.page.lost is not None
    assert door.page.lost.isVisible()
    assert "could not be saved" in door.page.lost.words.text()


def test_after_the_last_wrong_try_the_page_says_what_it_said_before(door: Door) -> None:
    door.window.tell(Locked(LockReason.WRONG_TRIES), 20)
    assert door.page.field.error == sentence_for(WrongPassphrase())


def test_the_fifth_wrong_passphrase_wants_a_fresh_process_and_no_earlier_one(door: Door) -> None:
    for _ in range(MOST_TRIES - 1):
        door.try_wrong()
    assert (MOST_TRIES, door.fresh_wanted) == (5, 0)
    door.try_wrong()
    assert door.fresh_wanted == 1


def test_wrong_recovery_words_do_not_take_the_right_ones_off_the_screen(door: Door) -> None:
    for _ in range(MOST_TRIES + 1):
        with door.qtbot.waitSignal(door.presenter.words_refused):
            door.presenter.unlock_with_words(["abandon"] * 24)
    assert door.fresh_wanted == 0


class TestTouched:
    def test_a_page_nobody_has_used_is_not(self, door: Door) -> None:
        assert not door.window.touched

    def test_something_typed(self, door: Door) -> None:
        door.page.field.line.setText("v")
        assert door.window.touched

    def test_a_word_of_the_sheet(self, door: Door) -> None:
        door.window.show_words()
        assert not door.window.touched
        door.window.words.grid.set_word(3, "able")
        assert door.window.touched

    def test_a_wrong_try_also_when_it_was_taken_off_the_screen(self, door: Door) -> None:
        door.try_wrong()
        door.page.forget()
        assert door.window.touched

    def test_a_vault_that_the_words_have_opened(self, door: Door) -> None:
        with door.qtbot.waitSignal(door.presenter.needs_passphrase):
            door.presenter.unlock_with_words(WORDS)
        assert door.window.touched
        door.window.give_up()
        assert [vault.closed for vault in door.vaults.opened] == [True]


def test_a_vault_that_opens_after_all_was_called_off_is_closed(door: Door) -> None:
    heard: list[object] = []
    door.window.unlocked.connect(heard.append)
    door.presenter.unlock(PASSPHRASE)
    assert end_all(5_000)
    assert heard == []
    assert [vault.closed for vault in door.vaults.opened] in ([True], [])
