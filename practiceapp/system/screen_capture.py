"""Windows of the program are kept out of screenshots, recordings and shared screens, where the system can.

Windows since 2004 of Windows 10 does (`SetWindowDisplayAffinity`; Microsoft calls it no boundary of
security). macOS has `sharingType`, which its newer ways of capturing ignore since version 15, so nothing is
promised there. Linux has nothing. Written after the documentation of both; not run on either.
"""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPlatformSurfaceEvent, QWindow
from typing_extensions import override

KeepOut = Callable[[int], None]
"""Asks the system to keep the window with this handle out of captures."""

_EXCLUDE_FROM_CAPTURE, _BLACK_IN_CAPTURES = 0x11, 0x01
_SHARING_NONE = 0


def keep_out_here(platform: str = sys.platform) -> KeepOut | None:
    """How this system does it; None where it has no such thing."""
    return {"win32": _on_windows, "darwin": _on_macos}.get(platform)


class OutOfCaptures(QObject):
    """Asks for every window that comes to be from now on: dialogs, menus, lists and tooltips too."""

    def __init__(self, application: QCoreApplication, keep_out: KeepOut | None) -> None:
        super().__init__(application)
        self._keep_out = keep_out
        if keep_out is not None:  # every event passes by here: not where there is nothing to do
            application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        made = QPlatformSurfaceEvent.SurfaceEventType.SurfaceCreated
        if (
            self._keep_out is not None
            and isinstance(event, QPlatformSurfaceEvent)
            and isinstance(watched, QWindow)
            and event.surfaceEventType() == made
            and watched.isTopLevel()
        ):
            self._keep_out(watched.winId())
        return False


def _on_windows(handle: int) -> None:
    """What stands in its place is nothing; before Windows 10 2004, a black area."""
    libraries = getattr(ctypes, "windll")  # noqa: B009 - known to type checkers on Windows only
    affect = libraries.user32.SetWindowDisplayAffinity
    affect.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    if not affect(handle, _EXCLUDE_FROM_CAPTURE):
        affect(handle, _BLACK_IN_CAPTURES)


def _on_macos(handle: int) -> None:
    """The handle is an NSView; its window is told to share itself with nobody."""
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))
    window = ask(handle, objc.sel_registerName(b"window"))
    if window:
        tell(window, objc.sel_registerName(b"setSharingType:"), _SHARING_NONE)
