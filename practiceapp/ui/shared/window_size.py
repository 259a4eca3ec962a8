"""How large the window is: as last time, never larger than the screen it comes up on."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.preferences import Preferences

LEAST = QSize(1024, 700)
FIRST = QSize(1280, 820)
FRAME = 32
"""What the title bar of the system takes from a screen that is barely large enough."""


def take_size(window: QWidget, preferences: Preferences) -> None:
    """Give a new window its size: as last time, or as designed."""
    kept = QSize(preferences.window_width, preferences.window_height)
    window.setMinimumSize(LEAST)
    window.resize((kept if kept.width() and kept.height() else FIRST).expandedTo(LEAST))


def fit_into(window: QWidget, room: QRect, before: QWidget | None = None) -> None:
    """On a screen that is small, or small at a large scale, the window is as large as there is room.

    One that follows another may be as large as that was: someone made it so.
    """
    most = QSize(room.width(), room.height() - FRAME)
    if before is not None:
        most = most.expandedTo(before.size())
    window.setMinimumSize(window.minimumSize().boundedTo(most))
    window.resize(window.size().boundedTo(most))


def size_of(window: QWidget) -> QSize:
    """How large it is, or would be if it did not fill the screen."""
    below = window.normalGeometry().size()
    return below if window.isMaximized() and not below.isEmpty() else window.size()


def keep_size(window: QWidget, preferences: Preferences) -> None:
    """Next time the window is as large as now, and fills the screen if it does now."""
    preferences.window_maximised = window.isMaximized()
    size = size_of(window)
    preferences.window_width, preferences.window_height = size.width(), size.height()


def on_screen(place: QPoint, size: QSize, room: QRect) -> QPoint:
    """Where a window of this size stands: at `place`, or as near as it fits into the `room` of the screen."""
    left = max(room.left(), min(place.x(), room.right() - size.width()))
    top = max(room.top(), min(place.y(), room.bottom() - size.height()))
    return QPoint(left, top)
