"""The desktop on Windows: messages to a hidden window about the session and about power.

Written after Microsoft's documentation and tested with made-up messages; it has not been run on Windows.
Windows gives a program about two seconds after PBT_APMSUSPEND; there is nothing to hold, so `hold` does none.
"""

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow
from typing_extensions import override

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.signals import LockSignals

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0
_REASONS = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): LockReason.SLEEP,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): LockReason.SCREEN_LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): LockReason.USER_SWITCHED,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): LockReason.USER_SWITCHED,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): LockReason.USER_SWITCHED,
}


class WindowsSignals(LockSignals):
    """Holds a window that is never shown: broadcasts reach top-level windows only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Messages(self)
        self._window: QWindow | None = None

    @override
    def start(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._window = QWindow()
        self._window.create()
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                wintypes.HWND(self._window.winId()), NOTIFY_FOR_THIS_SESSION
            )

    @override
    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)
        window, self._window = self._window, None
        if window is None:
            return
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(window.winId()))
        window.destroy()


class _Messages(QAbstractNativeEventFilter):
    """Every message to any window of the program; all are handed on as they are."""

    def __init__(self, signals: LockSignals) -> None:
        super().__init__()
        self._signals = signals

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        reason = _REASONS.get((told.message, told.wParam))
        if reason is not None:
            self._signals.lock_wanted.emit(reason)
        return False, 0
