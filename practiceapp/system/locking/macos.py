"""The desktop on macOS, by C functions of the system alone: the screen's lock and the coming sleep.

The screen's lock is a distributed notification (`com.apple.screenIsLocked`, undocumented and widely relied
on); switching to another person locks the screen and comes the same way. Sleep is told by IOKit to whoever
registers, and waits up to 30 seconds for the answer, which is given once the vault is closed. The
notifications of NSWorkspace would need Objective-C. Written after Apple's headers; it has not been run on
macOS. Where a library or a function is missing, the time without input and the sleep noticed on waking
(`idle.py`) are what is left.
"""

import ctypes

from PySide6.QtCore import QObject
from typing_extensions import override

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.signals import LockSignals

SCREEN_LOCKED = b"com.apple.screenIsLocked"
CAN_SLEEP, WILL_SLEEP = 0xE0000270, 0xE0000280
_CORE = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_POWER = "/System/Library/Frameworks/IOKit.framework/IOKit"
_UTF8 = 0x08000100
_AT_ONCE = 4
_POINTER = ctypes.c_void_p
_Notified = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_PowerTold = ctypes.CFUNCTYPE(None, _POINTER, ctypes.c_uint32, ctypes.c_uint32, _POINTER)


class MacSignals(LockSignals):
    """Qt's loop on macOS is the run loop these callbacks arrive on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core: ctypes.CDLL | None = None
        self._power: ctypes.CDLL | None = None
        self._root = 0
        self._waiting: int | None = None
        self._holds = False
        self._notified = _Notified(self._on_notified)
        self._told = _PowerTold(self._on_power)

    @override
    def start(self) -> None:
        try:
            self._core, self._power = ctypes.CDLL(_CORE), ctypes.CDLL(_POWER)
            self._listen_to_screen(self._core)
            self._listen_to_power(self._core, self._power)
        except (OSError, AttributeError):
            return

    def _listen_to_screen(self, core: ctypes.CDLL) -> None:
        core.CFNotificationCenterGetDistributedCenter.restype = _POINTER
        core.CFStringCreateWithCString.restype = _POINTER
        core.CFStringCreateWithCString.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterAddObserver.argtypes = [
            _POINTER,
            _POINTER,
            _Notified,
            _POINTER,
            _POINTER,
            ctypes.c_long,
        ]
        center = core.CFNotificationCenterGetDistributedCenter()
        name = core.CFStringCreateWithCString(None, SCREEN_LOCKED, _UTF8)
        core.CFNotificationCenterAddObserver(center, id(self), self._notified, name, None, _AT_ONCE)

    def _listen_to_power(self, core: ctypes.CDLL, power: ctypes.CDLL) -> None:
        port, notifier = _POINTER(), ctypes.c_uint32()
        power.IORegisterForSystemPower.restype = ctypes.c_uint32
        power.IORegisterForSystemPower.argtypes = [_POINTER, _POINTER, _PowerTold, _POINTER]
        power.IONotificationPortGetRunLoopSource.restype = _POINTER
        power.IONotificationPortGetRunLoopSource.argtypes = [_POINTER]
        power.IOAllowPowerChange.argtypes = [ctypes.c_uint32, ctypes.c_long]
        core.CFRunLoopGetMain.restype = _POINTER
        core.CFRunLoopAddSource.argtypes = [_POINTER, _POINTER, _POINTER]
        self._root = power.IORegisterForSystemPower(
            None, ctypes.byref(port), self._told, ctypes.byref(notifier)
        )
        if self._root:
            source = power.IONotificationPortGetRunLoopSource(port)
            modes = _POINTER.in_dll(core, "kCFRunLoopCommonModes")
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, modes)

    @override
    def stop(self) -> None:
        self.released()
        if self._core is not None and hasattr(self._core, "CFNotificationCenterRemoveEveryObserver"):
            remove = self._core.CFNotificationCenterRemoveEveryObserver
            remove.argtypes = [_POINTER, _POINTER]
            remove(self._core.CFNotificationCenterGetDistributedCenter(), id(self))

    @override
    def hold(self) -> None:
        self._holds = True

    @override
    def released(self) -> None:
        self._holds = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._power is not None:
            self._power.IOAllowPowerChange(self._root, waiting)

    def _on_notified(self, *_told: object) -> None:
        self.lock_wanted.emit(LockReason.SCREEN_LOCKED)

    def _on_power(self, _context: object, _service: int, kind: int, answer: int | None) -> None:
        """Whether it may sleep is always answered yes; that it will is answered once the vault is closed."""
        if kind == CAN_SLEEP and self._power is not None:
            self._power.IOAllowPowerChange(self._root, answer or 0)
        if kind == WILL_SLEEP:
            self._waiting = answer or 0
            self.lock_wanted.emit(LockReason.SLEEP)
            if not self._holds:
                self.released()
