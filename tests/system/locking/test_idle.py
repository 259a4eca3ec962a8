"""The time without a key or a click, by clocks that the test moves; and a sleep nobody announced."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.idle import ASLEEP_SECONDS, LOOK_MS, Clocks, IdleWatch

MINUTES = 15
LIMIT = MINUTES * 60.0
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Time:
    """The three clocks of a machine, in seconds."""

    def __init__(self) -> None:
        self.awake = self.always = 1_000.0
        self.wall = 1_800_000_000.0
        self.clocks = Clocks(lambda: self.awake, lambda: self.wall, lambda: self.always)

    def passes(self, seconds: float) -> None:
        """The machine is awake."""
        self.awake += seconds
        self.wall += seconds
        self.always += seconds

    def asleep(self, seconds: float) -> None:
        """The machine sleeps; the one clock stands still."""
        self.wall += seconds
        self.always += seconds


class Room:
    """A window with a field in it, watched."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.minutes = MINUTES
        self.window = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.window.show()
        self.window.activateWindow()
        self.watch = IdleWatch(lambda: self.minutes, time.clocks, look_ms=5)
        self.heard: list[object] = []
        self.watch.lock_wanted.connect(self.heard.append)
        self.watch.start()

    def lives_through(self, seconds: float, step: float = 1.0) -> list[object]:
        """What is heard while time goes by, looked at as often as in the real program."""
        for _ in range(round(seconds / step)):
            self.time.passes(step)
            self.watch.look()
        return self.heard


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def room(qtbot: QtBot, time: Time) -> Iterator[Room]:
    made = Room(time)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.window.windowHandle())
    yield made
    made.watch.stop()


def type_a_key(room: Room) -> None:
    QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_A)


def click_somewhere(room: Room) -> None:
    QTest.mouseClick(room.window.windowHandle(), LEFT, NONE, QPoint(3, 3))


def turn_the_wheel(room: Room) -> None:
    here, by = QPointF(3, 3), QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(here, here, by, by, Qt.MouseButton.NoButton, NONE, phase, False)
    QApplication.sendEvent(room.window.windowHandle(), event)


def compose(room: Room) -> None:
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(room.field, event)


def move_the_mouse(room: Room) -> None:
    QTest.mouseMove(room.window.windowHandle(), QPoint(5, 5))


Act = Callable[[Room], None]


def test_it_locks_when_the_time_is_over_and_not_two_seconds_before(room: Room) -> None:
    assert room.lives_through(LIMIT - 2) == []
    assert room.lives_through(4) == [LockReason.IDLE]


@pytest.mark.parametrize("act", [type_a_key, click_somewhere, turn_the_wheel, compose])
def test_input_starts_the_time_again(room: Room, act: Act) -> None:
    room.lives_through(LIMIT - 2)
    act(room)
    assert room.lives_through(LIMIT - 2) == []
    assert room.lives_through(4) == [LockReason.IDLE]


def test_a_mouse_that_only_moves_keeps_nothing_open(room: Room) -> None:
    room.lives_through(LIMIT - 2)
    move_the_mouse(room)
    assert room.lives_through(4) == [LockReason.IDLE]


def test_input_in_a_dialog_counts(room: Room, qtbot: QtBot) -> None:
    room.lives_through(LIMIT - 2)
    dialog = QDialog(room.window)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    assert room.lives_through(4) == []


def test_a_shorter_time_holds_at_once(room: Room) -> None:
    room.lives_through(6 * 60)
    room.minutes = 5
    assert room.lives_through(1) == [LockReason.IDLE]


@pytest.mark.parametrize("minutes", [5, 60])
def test_it_is_as_long_as_she_chose(room: Room, minutes: int) -> None:
    room.minutes = minutes
    assert room.lives_through(minutes * 60 - 2) == []
    assert room.lives_through(4) == [LockReason.IDLE]


def test_where_nothing_was_open_it_comes_again_after_the_same_time(room: Room) -> None:
    room.lives_through(LIMIT + 1)
    room.heard.clear()
    assert room.lives_through(LIMIT - 2) == []
    assert room.lives_through(4) == [LockReason.IDLE]


def test_a_key_after_too_long_a_time_comes_too_late(room: Room) -> None:
    """The machine was too busy to look: the key may not make the time good."""
    room.time.passes(LIMIT + 1)
    type_a_key(room)
    assert room.heard == [LockReason.IDLE]


@pytest.mark.parametrize("asleep", [ASLEEP_SECONDS + 1, 60.0, 8 * 3600.0])
def test_after_a_sleep_it_locks_at_once(room: Room, asleep: float) -> None:
    room.lives_through(60)
    room.time.asleep(asleep)
    assert room.lives_through(1) == [LockReason.SLEEP]


def test_the_first_key_after_a_sleep_finds_it_locked(room: Room) -> None:
    room.time.asleep(3600)
    type_a_key(room)
    assert room.heard == [LockReason.SLEEP]


def test_one_sleep_is_told_once(room: Room) -> None:
    room.time.asleep(3600)
    assert room.lives_through(60) == [LockReason.SLEEP]


def test_a_clock_set_back_keeps_nothing_open(room: Room) -> None:
    room.lives_through(LIMIT - 2)
    room.time.wall -= 24 * 3600
    assert room.lives_through(4) == [LockReason.IDLE]


def test_a_clock_set_back_during_a_sleep_hides_none(room: Room) -> None:
    room.time.asleep(3600)
    room.time.wall -= 24 * 3600
    assert room.lives_through(1) == [LockReason.SLEEP]


def test_a_clock_put_right_by_a_little_is_no_sleep(room: Room) -> None:
    room.time.wall += ASLEEP_SECONDS - 1
    assert room.lives_through(60) == []


def test_it_looks_by_itself(room: Room, qtbot: QtBot) -> None:
    room.time.passes(LIMIT)
    qtbot.waitUntil(lambda: room.heard == [LockReason.IDLE])
    assert LOOK_MS <= 1_000


def test_after_stop_nothing_comes(room: Room, qtbot: QtBot) -> None:
    room.watch.stop()
    room.time.passes(LIMIT)
    type_a_key(room)
    qtbot.wait(0)
    assert room.heard == []
    room.watch.start()


class TestPlanted:
    """A watch that lacks one thing, and the test above that would tell."""

    def test_without_a_clock_that_goes_on_a_sleep_is_missed(self, qtbot: QtBot, time: Time) -> None:
        time.clocks = replace(time.clocks, wall=time.clocks.awake, always=time.clocks.awake)
        room = Room(time)
        room.time.asleep(3600)
        assert room.lives_through(1) == []
        room.watch.stop()

    def test_by_the_wall_clock_alone_one_set_back_keeps_it_open(self, qtbot: QtBot, time: Time) -> None:
        time.clocks = Clocks(time.clocks.wall, time.clocks.wall, time.clocks.wall)
        room = Room(time)
        room.lives_through(LIMIT - 2)
        room.time.wall -= 24 * 3600
        assert room.lives_through(4) == []
        room.watch.stop()

    def test_without_the_filter_a_key_is_missed(self, room: Room) -> None:
        room.window.windowHandle().removeEventFilter(room.watch)
        room.field.removeEventFilter(room.watch)
        room.lives_through(LIMIT - 2)
        type_a_key(room)
        assert room.lives_through(4) == [LockReason.IDLE]
