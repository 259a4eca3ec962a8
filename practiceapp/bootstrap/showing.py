"""One window in place of another: as large, where it was, and on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.window_size import fit_into, on_screen, size_of


def show_in_place_of(before: QWidget | None, window: QWidget, preferences: Preferences) -> None:
    """Show the window, and let the one before it go; the first is as large as the last one was."""
    kept = QSize(preferences.window_width, preferences.window_height)
    wanted = kept if before is None else size_of(before)
    room = (before or window).screen().availableGeometry()
    window.resize(wanted.expandedTo(window.minimumSize()).expandedTo(window.size()))
    fit_into(window, room, before)
    if before is not None:
        bars = before.frameSize() - before.size()
        window.move(on_screen(before.pos(), window.size() + bars, room))
    if preferences.window_maximised if before is None else before.isMaximized():
        window.showMaximized()
    else:
        window.show()
    if before is not None:
        before.close()
        before.deleteLater()
