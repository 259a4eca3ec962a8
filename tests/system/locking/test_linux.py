"""What the desktop says over D-Bus, and the inhibitor that keeps sleep waiting: on a bus of our own."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop
from pytestqt.qtbot import QtBot

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.linux import SCREEN_SAVERS, Buses, LinuxSignals, buses_of_this_machine
from tests.buses import ANOTHERS, SESSION, FakeLogind, FakeScreenSaver, private_bus

pytestmark = pytest.mark.needs("dbus")
NOWHERE = "unix:path=/nowhere/bus"


class Desk:
    """The program's ear, a logind, and what was heard."""

    def __init__(self, qtbot: QtBot, address: str) -> None:
        self.qtbot = qtbot
        self.address = address
        self.logind = FakeLogind(address)
        self.signals = LinuxSignals(Buses(address, address))
        self.heard: list[object] = []
        self.signals.lock_wanted.connect(self.heard.append)

    def start(self) -> "Desk":
        self.signals.start()
        self.qtbot.waitUntil(lambda: bool(self.signals._session))
        return self

    def hold(self) -> "Desk":
        self.signals.hold()
        self.qtbot.waitUntil(lambda: self.logind.held == 1)
        self.qtbot.waitUntil(lambda: self.signals._inhibitor is not None)
        return self

    def settled(self) -> list[object]:
        """What was heard once everything sent so far has come: a sleep, sent last, is heard last."""
        self.logind.sleep()
        self.qtbot.waitUntil(lambda: LockReason.SLEEP in self.heard)
        return self.heard[: self.heard.index(LockReason.SLEEP)]


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def desk(qtbot: QtBot, bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    made = Desk(qtbot, bus)
    yield made
    made.signals.stop()
    made.logind.end()


def test_the_machine_going_to_sleep_wants_a_lock(desk: Desk) -> None:
    desk.start().logind.sleep()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.SLEEP])


def test_waking_up_wants_none(desk: Desk) -> None:
    desk.start().logind.sleep(begins=False)
    assert desk.settled() == []


def test_the_session_locked_by_the_system_wants_a_lock(desk: Desk) -> None:
    desk.start().logind.lock()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.SCREEN_LOCKED])


def test_somebody_elses_session_is_none_of_ours(desk: Desk) -> None:
    desk.start().logind.lock(ANOTHERS)
    desk.logind.active = False
    desk.logind.change(ANOTHERS)
    assert desk.settled() == []


def test_another_person_coming_to_the_screen_wants_a_lock(desk: Desk) -> None:
    desk.start().logind.active = False
    desk.logind.change()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.USER_SWITCHED])


def test_the_locker_telling_the_session_wants_a_lock(desk: Desk) -> None:
    desk.start().logind.locked_hint = True
    desk.logind.change()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.SCREEN_LOCKED])


def test_a_session_that_changed_otherwise_wants_none(desk: Desk) -> None:
    desk.start().logind.change()
    assert desk.settled() == []


@pytest.mark.parametrize("name", SCREEN_SAVERS)
def test_a_covered_screen_wants_a_lock(desk: Desk, name: str) -> None:
    saver = FakeScreenSaver(desk.address, name)
    desk.start()
    saver.cover()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.SCREEN_LOCKED])


def test_a_screen_saver_started_later_is_heard_too(desk: Desk) -> None:
    desk.start()
    saver = FakeScreenSaver(desk.address, SCREEN_SAVERS[1])
    saver.cover()
    desk.qtbot.waitUntil(lambda: desk.heard == [LockReason.SCREEN_LOCKED])


def test_a_screen_shown_again_wants_none(desk: Desk) -> None:
    saver = FakeScreenSaver(desk.address, SCREEN_SAVERS[0])
    desk.start()
    saver.cover(covered=False)
    saver.cover()
    desk.qtbot.waitUntil(lambda: bool(desk.heard))
    assert desk.heard == [LockReason.SCREEN_LOCKED]


def test_a_session_that_is_not_known_by_its_name_is_found_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "long gone")
    desk.start()
    assert desk.logind.asked_for == ["long gone", "auto"]


def test_all_that_is_ever_said_on_a_bus_is_these_words_of_ours(desk: Desk) -> None:
    desk.start().hold().logind.change()
    assert desk.settled() == []
    desk.qtbot.waitUntil(lambda: len(desk.logind.calls) == 4)
    assert desk.logind.calls == [
        ("GetSession", ["auto"]),
        ("Inhibit", ["sleep", "Practiceapp", "Locking before sleep", "delay"]),
        ("Get", [SESSION, "Active"]),
        ("Get", [SESSION, "LockedHint"]),
    ]


def test_after_stop_nothing_is_heard(desk: Desk) -> None:
    desk.start().signals.stop()
    other = LinuxSignals(Buses(desk.address, ""))
    heard: list[object] = []
    other.lock_wanted.connect(heard.append)
    other.start()
    desk.logind.sleep()
    desk.qtbot.waitUntil(lambda: heard == [LockReason.SLEEP])
    assert desk.heard == []
    other.stop()


class TestInhibitor:
    def test_none_is_held_while_nothing_is_open(self, desk: Desk) -> None:
        desk.start()
        assert desk.settled() == []
        assert desk.logind.inhibits == []

    def test_it_is_a_delay_of_sleep_and_of_nothing_else(self, desk: Desk) -> None:
        desk.start().hold()
        ((what, who, _why, mode),) = desk.logind.inhibits
        assert (what, who, mode) == ("sleep", "Practiceapp", "delay")

    def test_it_goes_at_once_when_the_vault_is_closed_and_not_before(self, desk: Desk) -> None:
        desk.start().hold()
        desk.logind.sleep()
        desk.qtbot.waitUntil(lambda: bool(desk.heard))
        assert desk.logind.held == 1
        desk.signals.released()
        assert desk.logind.held == 0

    def test_it_is_taken_again_with_the_next_vault(self, desk: Desk) -> None:
        desk.start().hold()
        desk.signals.released()
        desk.hold()
        assert len(desk.logind.inhibits) == 2

    def test_holding_twice_takes_one(self, desk: Desk) -> None:
        desk.start().hold()
        desk.signals.hold()
        assert desk.settled() == []
        assert len(desk.logind.inhibits) == 1

    def test_one_that_comes_after_the_vault_was_closed_is_not_kept(self, desk: Desk) -> None:
        desk.start()
        desk.signals.hold()
        desk.signals.released()
        desk.qtbot.waitUntil(lambda: len(desk.logind.inhibits) == 1)
        desk.qtbot.waitUntil(lambda: desk.logind.held == 0)
        assert desk.signals._inhibitor is None

    def test_a_descriptor_left_to_qt_would_not_go_at_once(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Planted: without a close of our own the inhibitor outlives `released`."""
        desk.start().hold()
        monkeypatch.setattr(os, "close", lambda _descriptor: None)
        descriptor = desk.signals._inhibitor
        desk.signals.released()
        assert desk.logind.held == 1
        monkeypatch.undo()
        assert descriptor is not None
        os.close(descriptor)


class TestMissing:
    @pytest.mark.parametrize("address", ["", NOWHERE])
    def test_no_bus_is_no_error(self, qtbot: QtBot, address: str) -> None:
        signals = LinuxSignals(Buses(address, address))
        signals.start()
        signals.hold()
        signals.released()
        signals.stop()

    def test_no_service_is_no_error(self, qtbot: QtBot) -> None:
        with private_bus() as address:
            signals = LinuxSignals(Buses(address, address))
            signals.start()
            signals.hold()
            qtbot.waitUntil(lambda: not signals._asked)
            assert signals._inhibitor is None
            signals.stop()

    def test_a_logind_that_never_answers_takes_nothing_from_the_rest(self, desk: Desk) -> None:
        """That no call waits for its answer, all tests here show: the answer comes out of our own loop."""
        desk.logind.silent = True
        desk.signals.start()
        desk.signals.hold()
        assert desk.settled() == []
        assert (desk.signals._session, desk.signals._inhibitor) == ("", None)

    def test_a_bus_that_goes_away_is_no_error_and_ends_nothing(self, qtbot: QtBot) -> None:
        with private_bus() as address:
            signals = LinuxSignals(Buses(address, address))
            signals.start()
        assert signals._system is not None
        qtbot.waitUntil(lambda: signals._system is not None and not signals._system.isConnected())
        signals.hold()
        QEventLoop().processEvents()
        signals.released()
        signals.stop()

    @pytest.mark.parametrize("address", ["disabled:", "autolaunch:", "tcp:host=localhost,port=1", NOWHERE])
    def test_only_a_socket_of_this_machine_that_is_there_is_a_bus(
        self, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert buses_of_this_machine() == Buses("", "")

    def test_without_an_address_no_bus_is_launched(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        runtime = tmp_path_factory.mktemp("runtime")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        assert buses_of_this_machine().session == ""
        (runtime / "bus").touch()
        assert buses_of_this_machine().session == f"unix:path={runtime}/bus"
