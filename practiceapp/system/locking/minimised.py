"""The window minimised, for whoever wants that to lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.signals import LockSignals


class MinimiseWatch(LockSignals):
    """Wants a lock when a window is minimised while `wanted()`. Wayland does not tell a program of it."""

    def __init__(self, wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted

    @override
    def start(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    @override
    def stop(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and not window.property("watched_for_minimising"):
            window.setProperty("watched_for_minimising", True)
            window.windowStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.WindowState) -> None:
        if state == Qt.WindowState.WindowMinimized and self._wanted():
            self.lock_wanted.emit(LockReason.MINIMISED)
