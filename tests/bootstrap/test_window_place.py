"""The window that follows another one comes up where that one was, and never beyond the screen."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from practiceapp.ui.shared.window_size import on_screen

SCREEN = QRect(0, 24, 1280, 776)


@pytest.mark.parametrize(
    ("place", "size", "stands"),
    [
        (QPoint(100, 60), QSize(1024, 700), QPoint(100, 60)),
        (QPoint(230, 108), QSize(1180, 700), QPoint(99, 99)),
        (QPoint(230, 108), QSize(1400, 900), QPoint(0, 24)),
        (QPoint(-50, 0), QSize(1024, 700), QPoint(0, 24)),
    ],
)
def test_it_stays_where_it_was_as_far_as_it_fits(place: QPoint, size: QSize, stands: QPoint) -> None:
    assert on_screen(place, size, SCREEN) == stands
