"""A while without a key or a click, and a sleep that nobody announced."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.signals import LockSignals

LOOK_MS = 1_000
ASLEEP_SECONDS = 5.0
"""How far the clocks that go on in sleep may run ahead of the one that does not, before it was a sleep."""
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)
"""A moved mouse is none of them: a table that trembles would keep the vault open."""


def _since_start() -> float:
    """Seconds since the machine was started, sleep included, where the system tells."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(frozen=True)
class Clocks:
    """`awake` stands still in sleep and is never set; `wall` can be set; `always` is neither, if there."""

    awake: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    always: Callable[[], float] = _since_start

    def now(self) -> tuple[float, float, float]:
        """All three, in seconds."""
        return self.awake(), self.wall(), self.always()


class IdleWatch(LockSignals):
    """Wants a lock after `minutes()` without input in any window of the program, and after a sleep.

    Input is seen where it enters a window, and where an input method puts text into the field with the
    focus; a filter on the application would take every event of every widget through Python.
    """

    def __init__(
        self,
        minutes: Callable[[], int],
        clocks: Clocks | None = None,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clocks = clocks or Clocks()
        self._seen = self._clocks.now()
        self._touched = self._seen[0]
        self._focus: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self.look)

    @override
    def start(self) -> None:
        self._seen = self._clocks.now()
        self._touched = self._seen[0]
        application = _application()
        for window in QGuiApplication.allWindows():
            self._watch(window)
        application.focusWindowChanged.connect(self._watch)
        application.focusObjectChanged.connect(self._watch_focus)
        self._timer.start()

    @override
    def stop(self) -> None:
        self._timer.stop()
        application = _application()
        application.focusWindowChanged.disconnect(self._watch)
        application.focusObjectChanged.disconnect(self._watch_focus)
        self._watch_focus(None)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def look(self) -> bool:
        """See what time it is; True if that asked for a lock."""
        now, before = self._clocks.now(), self._seen
        self._seen = now
        awake, *others = (later - earlier for later, earlier in zip(now, before, strict=True))
        slept = max(others) > awake + ASLEEP_SECONDS
        if not slept and now[0] - self._touched < self._minutes() * 60:
            return False
        self._touched = now[0]
        self.lock_wanted.emit(LockReason.SLEEP if slept else LockReason.IDLE)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Input; after too long a time, or a sleep, it comes too late."""
        if event.type() in _INPUT and not self.look():
            self._touched = self._seen[0]
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _watch_focus(self, field: QObject | None) -> None:
        if self._focus is not None:
            with suppress(RuntimeError):  # it is gone, and our filter with it
                self._focus.removeEventFilter(self)
        self._focus = field
        if field is not None:
            field.installEventFilter(self)


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise RuntimeError("there is no application yet")  # noqa: TRY004 - not a matter of types
    return application
