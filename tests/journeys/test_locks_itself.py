"""The real program locks without being asked: whatever is open over it, and with every word saved first.

logind is one of our own on a bus of our own; the lock is followed to the point where the process would be
replaced. What the fresh process then shows is in `test_locks_itself_window.py`.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.program import Program
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import DiskFull
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.system.locking.idle import Clocks, IdleWatch
from practiceapp.system.locking.linux import Buses, LinuxSignals
from practiceapp.system.locking.signals import LockSignals
from practiceapp.ui.shared.asking import DialogAsker, Question
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.vault.opened import OpenedVault
from tests.buses import FakeLogind, private_bus
from tests.drive import Drive, StandingClock
from tests.drive.hands import fill, keys, one_of, settle, tick, type_text, until
from tests.drive.work import Planned
from tests.journeys.conftest import TODAY
from tests.journeys.faulty import made_vault
from tests.vaults import PASSPHRASE

SAID = "She put the keys on the table."


@dataclass
class Watched:
    """The program under the driver, the logind it listens to, and what became of both, in order."""

    drive: Drive
    logind: FakeLogind
    order: list[str] = field(default_factory=list)
    left: list[Locked] = field(default_factory=list)
    sources: list[LockSignals] = field(default_factory=list)

    def listen(self) -> "Watched":
        """Have the program of now listen, and write down in which order it lets go of things."""
        program = self.program
        program.locking.sources = self._sources
        program.locking._leave = self._on_left
        return self

    def _sources(self) -> list[LockSignals]:
        self.sources = [LinuxSignals(Buses(self.logind.address, "")), LockSignals()]
        return self.sources

    @property
    def program(self) -> Program:
        assert self.drive.program is not None
        return self.drive.program

    def _on_left(self, locked: Locked) -> None:
        self.left.append(locked)
        self.order.append(f"left, {self.logind.held} held")

    def opened(self) -> "Watched":
        """The vault is open by now, and sleep held up for it."""
        until(lambda: self.logind.held == 1, "the inhibitor")
        until(lambda: self.ear._inhibitor is not None, "the inhibitor here")
        vault = self.program._vault
        assert isinstance(vault, OpenedVault)
        close = vault.close

        def closed() -> None:
            close()
            self.order.append(f"closed, {self.logind.held} held")

        vault.close = closed  # type: ignore[method-assign]
        return self

    @property
    def ear(self) -> LinuxSignals:
        (ear,) = [one for one in self.sources if isinstance(one, LinuxSignals)]
        return ear

    def want(self, reason: LockReason) -> None:
        """As any source would say it."""
        self.sources[-1].lock_wanted.emit(reason)

    def sleep_and_lock(self) -> Locked:
        """The machine goes to sleep; how it was left."""
        self.logind.sleep()
        until(lambda: bool(self.left), "the lock")
        return self.left[0]

    def in_order(self) -> bool:
        """Whether sleep could begin only once the vault was closed, and had to wait no longer than that."""
        return self.order == ["closed, 1 held", "left, 0 held"]

    def again(self) -> None:
        """The fresh process."""
        self.drive.start_again()


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def watched(bus: str, tmp_path: Path, clock: StandingClock, qtbot: QtBot) -> Iterator[Watched]:
    """Locked, and asking for the passphrase, with the ears open."""
    made_vault(tmp_path)
    drive, logind = Drive(tmp_path, clock), FakeLogind(bus)
    yield Watched(drive, logind).listen()
    drive.stop()
    logind.end()


@pytest.fixture
def open_(watched: Watched) -> Watched:
    watched.drive.unlock(PASSPHRASE)
    return watched.opened()


def held_session(drive: Drive) -> Planned:
    return drive.plan_session(drive.add_client("Helene", "Brandt"), TODAY, "09:00", kind="Session")


pytestmark = pytest.mark.needs("dbus")


class TestSleep:
    def test_the_vault_is_closed_first_and_then_sleep_may_begin(self, open_: Watched) -> None:
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        assert open_.in_order()
        assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]

    def test_planted_letting_go_too_early_is_seen(self, open_: Watched) -> None:
        program = open_.program
        close = program.close_vault

        def too_early() -> None:
            open_.ear.released()
            close()

        program.close_vault = too_early  # type: ignore[method-assign]
        open_.sleep_and_lock()
        assert not open_.in_order()

    def test_planted_not_letting_go_is_seen(self, open_: Watched) -> None:
        open_.ear.released = lambda: None  # type: ignore[method-assign]
        open_.sleep_and_lock()
        assert not open_.in_order()

    def test_what_was_typed_and_not_yet_saved_is_there_afterwards(self, open_: Watched) -> None:
        drive = open_.drive
        session = held_session(drive)
        editor = drive.open_note(session)
        drive.type_into(Heading.ALIVE, SAID)
        assert not editor.status.text().startswith("Saved")  # the pause before saving is not over
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        open_.again()
        drive.unlock(PASSPHRASE)
        drive.open_note(session)
        assert drive.note_text(Heading.ALIVE) == SAID

    def test_a_second_signal_during_the_lock_changes_nothing(self, open_: Watched) -> None:
        open_.logind.lock()
        open_.sleep_and_lock()
        settle()
        assert len(open_.left) == 1
        assert open_.in_order()


def once(seen: Callable[[], bool], act: Callable[[], object]) -> None:
    """Do it as soon as that is so, also while the program waits inside a question of its own."""
    watch = QTimer(QApplication.instance())

    def look() -> None:
        if seen():
            watch.stop()
            watch.deleteLater()
            act()

    watch.timeout.connect(look)
    watch.start(5)


class TestWhateverIsOpen:
    def test_a_question(self, open_: Watched) -> None:
        once(lambda: bool(dialogs()), open_.logind.sleep)
        assert not DialogAsker().confirm(Question("Erase Helene?", "It cannot come back.", "&Erase"))
        assert open_.left == [Locked(LockReason.SLEEP)]
        assert open_.in_order()

    def test_a_question_over_a_question(self, open_: Watched) -> None:
        first, second = QDialog(open_.drive.window), QDialog(open_.drive.window)
        once(lambda: len(dialogs()) == 1, second.exec)
        once(lambda: len(dialogs()) == 2, open_.logind.sleep)
        first.exec()
        assert open_.left == [Locked(LockReason.SLEEP)]
        assert open_.in_order()

    def test_a_form_half_filled(self, open_: Watched) -> None:
        keys("Ctrl+N")
        until(lambda: QApplication.activeModalWidget() is not None, "the form")
        type_text("Helene")
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        assert open_.in_order()

    def test_a_menu(self, open_: Watched) -> None:
        menu = QMenu(open_.drive.window)
        menu.addAction("Open")
        once(lambda: QApplication.activePopupWidget() is menu, open_.logind.sleep)
        menu.exec()
        assert open_.left == [Locked(LockReason.SLEEP)]
        assert open_.in_order()
        assert not menu.isVisible()

    def test_a_form_that_is_not_saved_by_itself(self, open_: Watched) -> None:
        """Who pays needs consent and a button; it does not hold the lock up, and its loss is told."""
        drive = open_.drive
        person = drive.add_client("Helene", "Brandt")
        begin_who_pays(drive, person)
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP, words_lost=True)
        assert open_.in_order()

    def test_a_bug_in_saving(self, open_: Watched) -> None:
        def stumble() -> None:
            raise ValueError("a word of a client's")

        open_.drive.window.flush_all = stumble  # type: ignore[attr-defined]
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP, words_lost=True)
        assert open_.in_order()


def dialogs() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def begin_who_pays(drive: Drive, person: Any) -> None:
    drive.open_client(person, "Who pays")
    tick("Invoice to: Someone else")
    fill("Payer's name", "Brontofax")


class TestTasks:
    def test_a_task_is_ended_before_the_vault_is_closed(self, open_: Watched) -> None:
        begun = threading.Event()

        def work(report: Report) -> None:
            begun.set()
            while True:
                report(1)

        task = Task(work, open_.drive.window)
        task.ended.connect(lambda: open_.order.append("task ended"))
        task.start()
        assert begun.wait(10)
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        assert open_.order == ["task ended", "closed, 1 held", "left, 0 held"]

    def test_one_that_held_the_vault_is_out_of_the_way_of_the_last_words(self, open_: Watched) -> None:
        drive = open_.drive
        session = held_session(drive)
        drive.open_note(session)
        vault, begun = open_.program._vault, threading.Event()
        assert isinstance(vault, OpenedVault)

        def work(report: Report) -> None:
            with vault.in_use:
                begun.set()
                while True:
                    report(1)

        drive.type_into(Heading.ALIVE, SAID)
        Task(work, drive.window).start()
        assert begun.wait(10)
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        open_.again()
        drive.unlock(PASSPHRASE)
        drive.open_note(session)
        assert drive.note_text(Heading.ALIVE) == SAID

    def test_one_that_does_not_end_does_not_keep_it_open(
        self, open_: Watched, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from practiceapp.bootstrap import locking

        monkeypatch.setattr(locking, "PATIENCE_MS", 1)
        go_on = threading.Event()
        Task(lambda _report: go_on.wait(30), open_.drive.window).start()
        assert open_.sleep_and_lock() == Locked(LockReason.SLEEP)
        assert open_.in_order()
        go_on.set()


class TestBeforeItIsOpen:
    def test_an_unlock_under_way_is_called_off(self, watched: Watched) -> None:
        opened: list[object] = []
        watched.drive.window.unlocked.connect(opened.append)  # type: ignore[attr-defined]
        watched.drive.enter_passphrase(PASSPHRASE)
        watched.want(LockReason.SCREEN_LOCKED)
        assert watched.left == [Locked(LockReason.SCREEN_LOCKED)]
        settle()
        assert opened == []
        assert not watched.program.is_open

    def test_sleep_waits_while_a_key_is_worked_out(self, watched: Watched) -> None:
        watched.drive.enter_passphrase(PASSPHRASE)
        assert watched.ear._wanted

    def test_after_a_wrong_passphrase_it_waits_no_more(self, watched: Watched) -> None:
        watched.drive.try_passphrase("velvet harbour marble")
        until(lambda: not watched.ear._wanted, "that sleep need not wait")
        until(lambda: watched.logind.held == 0, "sleep free to begin")

    def test_a_page_on_which_nothing_was_typed_stays(self, watched: Watched) -> None:
        watched.program.locking.start()
        watched.want(LockReason.SCREEN_LOCKED)
        assert watched.left == []

    def test_a_passphrase_half_typed_is_typed_into_a_process_that_is_gone(self, watched: Watched) -> None:
        watched.program.locking.start()
        one_of(QLineEdit, "Passphrase").setFocus()
        type_text("velvet har")
        watched.want(LockReason.IDLE)
        assert watched.left == [Locked(LockReason.IDLE)]

    def test_the_fifth_wrong_passphrase_makes_it_a_fresh_process(self, watched: Watched) -> None:
        for number in range(5):
            assert watched.left == []
            watched.drive.try_passphrase(f"velvet harbour {number}")
        assert watched.left == [Locked(LockReason.WRONG_TRIES)]


class TestIdle:
    def test_a_while_without_a_key_locks_the_open_vault(self, open_: Watched) -> None:
        seconds = [0.0]
        clock: Callable[[], float] = lambda: seconds[0]  # noqa: E731
        preferences = open_.program._preferences
        watch = IdleWatch(lambda: preferences.lock_minutes, Clocks(clock, clock, clock), look_ms=5)
        watch.lock_wanted.connect(open_.sources[-1].lock_wanted)
        watch.start()
        seconds[0] = 15 * 60 - 2
        settle()
        assert open_.left == []
        seconds[0] = 15 * 60 + 2
        until(lambda: open_.left == [Locked(LockReason.IDLE)], "the lock")
        assert open_.in_order()
        watch.stop()

    def test_a_full_disk_loses_the_last_words_and_says_so(
        self, open_: Watched, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drive, tries = open_.drive, list[int]()
        drive.open_note(held_session(drive))

        def refuse(*_: object) -> None:
            tries.append(1)
            raise DiskFull

        from practiceapp.services.clinical.notes import NoteService

        monkeypatch.setattr(NoteService, "save_draft", refuse)
        drive.type_into(Heading.ALIVE, SAID)
        open_.want(LockReason.IDLE)
        assert open_.left == [Locked(LockReason.IDLE, words_lost=True)]
        assert len(tries) >= 2
        assert open_.in_order()

    def test_a_disk_that_recovers_in_time_loses_none(
        self, open_: Watched, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drive = open_.drive
        drive.open_note(held_session(drive))
        from practiceapp.services.clinical.notes import NoteService

        save, refused = NoteService.save_draft, [True]

        def refuse_once(notes: NoteService, *given: Any) -> Any:
            if refused:
                refused.pop()
                raise DiskFull
            return save(notes, *given)

        drive.type_into(Heading.ALIVE, SAID)
        monkeypatch.setattr(NoteService, "save_draft", refuse_once)
        open_.want(LockReason.IDLE)
        assert open_.left == [Locked(LockReason.IDLE)]


def test_locking_by_hand_still_asks_before_it_loses_anything(open_: Watched) -> None:
    begin_who_pays(open_.drive, open_.drive.add_client("Helene", "Brandt"))
    keys("Ctrl+L")
    settle()
    assert open_.left == []
    assert Qt.WindowModality.NonModal == open_.drive.window.windowModality()
