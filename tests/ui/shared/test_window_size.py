"""The window is as large as last time, and never larger than the screen."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.window_size import FIRST, FRAME, LEAST, fit_into, keep_size, size_of, take_size
from tests import fakes_preferences


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("kept", "size"),
    [((0, 0), FIRST), ((1500, 900), QSize(1500, 900)), ((300, 3000), QSize(1024, 3000))],
)
def test_it_comes_up_as_large_as_last_time(window: QWidget, kept: tuple[int, int], size: QSize) -> None:
    take_size(window, fakes_preferences.preferences(window_width=kept[0], window_height=kept[1]))
    assert window.size() == size
    assert window.minimumSize() == LEAST


@pytest.mark.parametrize("room", [QRect(0, 0, 1024, 640), QRect(0, 24, 1280, 776), QRect(0, 0, 3840, 2160)])
def test_it_fits_the_screen(window: QWidget, room: QRect) -> None:
    take_size(window, fakes_preferences.preferences(window_width=2400, window_height=1500))
    fit_into(window, room)
    assert window.width() <= room.width()
    assert window.height() <= room.height() - FRAME or room.height() > window.height()
    assert window.minimumWidth() <= room.width()
    assert window.minimumHeight() <= room.height() - FRAME


def test_one_that_follows_another_may_be_as_large_as_that(window: QWidget, qtbot: QtBot) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    before.resize(1280, 800)
    take_size(window, fakes_preferences.preferences(window_width=1280, window_height=800))
    fit_into(window, QRect(0, 0, 800, 800), before)
    assert window.size() == QSize(1280, 800)


def test_one_that_fills_the_screen_keeps_the_size_below_it(window: QWidget) -> None:
    preferences = fakes_preferences.preferences()
    window.resize(700, 500)
    window.show()
    window.showMaximized()
    keep_size(window, preferences)
    assert preferences.window_maximised
    assert (preferences.window_width, preferences.window_height) == (700, 500)
    window.showNormal()
    keep_size(window, preferences)
    assert not preferences.window_maximised
    assert size_of(window) == window.size()
