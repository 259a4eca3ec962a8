"""The window minimised: only for whoever wants it."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.minimised import MinimiseWatch


@pytest.mark.parametrize("wanted", [True, False])
def test_a_minimised_window_locks_if_she_chose_that(qtbot: QtBot, wanted: bool) -> None:
    heard: list[object] = []
    watch = MinimiseWatch(lambda: wanted)
    watch.lock_wanted.connect(heard.append)
    watch.start()
    window = QWidget()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
    window.showMaximized()
    assert heard == []
    window.showMinimized()
    assert heard == ([LockReason.MINIMISED] if wanted else [])
    watch.stop()
