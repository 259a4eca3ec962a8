"""The ears for Windows and macOS, as far as they can be tried without either."""

import ctypes
import sys
from ctypes import wintypes

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking import macos, signals_of_this_machine, windows
from practiceapp.system.locking.macos import MacSignals
from practiceapp.system.locking.signals import LockSignals
from practiceapp.system.locking.windows import WindowsSignals

OTHER_POWER_NEWS, SESSION_UNLOCK, WM_CLOSE = 0x000A, 0x8, 0x0010


@pytest.mark.parametrize(
    ("kind", "parameter", "reason"),
    [
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, LockReason.SLEEP),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, LockReason.SCREEN_LOCKED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_CONSOLE_DISCONNECT, LockReason.USER_SWITCHED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, LockReason.USER_SWITCHED),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOGOFF, LockReason.USER_SWITCHED),
        (windows.WM_POWERBROADCAST, OTHER_POWER_NEWS, None),
        (windows.WM_WTSSESSION_CHANGE, SESSION_UNLOCK, None),
        (WM_CLOSE, windows.PBT_APMSUSPEND, None),
    ],
)
def test_a_message_of_windows_is_understood_and_handed_on(
    qtbot: QtBot, kind: int, parameter: int, reason: LockReason | None
) -> None:
    heard: list[object] = []
    signals = WindowsSignals()
    signals.lock_wanted.connect(heard.append)
    message = wintypes.MSG(message=kind, wParam=parameter)
    handled = signals._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))
    assert heard == ([reason] if reason else [])
    assert handled == (False, 0)


def test_the_window_that_listens_on_windows_is_never_shown(qtbot: QtBot) -> None:
    signals = WindowsSignals()
    signals.start()
    assert signals._window is not None
    assert signals._window.winId()
    assert not signals._window.isVisible()
    signals.stop()
    assert signals._window is None


class Power:
    """IOKit as far as it is answered."""

    def __init__(self) -> None:
        self.allowed: list[int] = []

    def IOAllowPowerChange(self, _root: int, answer: int) -> None:  # noqa: N802 - Apple's name
        self.allowed.append(answer)


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> tuple[MacSignals, Power, list[object]]:
    signals, power, heard = MacSignals(), Power(), list[object]()
    monkeypatch.setattr(signals, "_power", power)
    signals.lock_wanted.connect(heard.append)
    return signals, power, heard


def test_on_a_mac_sleep_waits_until_the_vault_is_closed(
    qtbot: QtBot, mac: tuple[MacSignals, Power, list[object]]
) -> None:
    signals, power, heard = mac
    signals.hold()
    signals._told(None, 0, macos.WILL_SLEEP, 42)
    assert (heard, power.allowed) == ([LockReason.SLEEP], [])
    signals.released()
    assert power.allowed == [42]


def test_on_a_mac_nothing_keeps_a_locked_program_from_sleep(
    qtbot: QtBot, mac: tuple[MacSignals, Power, list[object]]
) -> None:
    signals, power, _heard = mac
    signals._told(None, 0, macos.CAN_SLEEP, 41)
    signals._told(None, 0, macos.WILL_SLEEP, 42)
    assert power.allowed == [41, 42]


def test_on_a_mac_the_locked_screen_is_heard(
    qtbot: QtBot, mac: tuple[MacSignals, Power, list[object]]
) -> None:
    signals, _power, heard = mac
    signals._notified(None, None, None, None, None)
    assert heard == [LockReason.SCREEN_LOCKED]


@pytest.mark.skipif(sys.platform == "darwin", reason="there the libraries are")
def test_without_the_libraries_of_a_mac_nothing_comes_and_nothing_fails(qtbot: QtBot) -> None:
    signals = MacSignals()
    signals.start()
    signals.hold()
    signals.released()
    signals.stop()


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        ("linux", "LinuxSignals"),
        ("win32", "WindowsSignals"),
        ("darwin", "MacSignals"),
        ("aix", "LockSignals"),
    ],
)
def test_each_machine_has_its_ear(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    parent = QObject()
    ear = signals_of_this_machine(parent)
    monkeypatch.undo()
    assert type(ear).__name__ == name
    assert isinstance(ear, LockSignals)
    assert ear.parent() is parent
