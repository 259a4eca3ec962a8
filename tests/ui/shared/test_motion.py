"""What moves, and that nothing does when she wants none."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPropertyAnimation, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.motion import fade_in
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.toast import Toast
from practiceapp.ui.shared.tokens import scale


@pytest.fixture
def moving() -> Iterator[None]:
    current().choose("light", 100, motion=True)
    yield
    current().choose("light", 100, motion=False)


def shown(qtbot: QtBot) -> tuple[QWidget, Toast]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 200)
    window.show()
    toast = Toast(window)
    toast.show_words("Session cancelled")
    return window, toast


def running(window: QWidget) -> list[QAbstractAnimation]:
    """Every animation below a widget or the veil over it that has not come to its end."""
    widgets = [window, *window.findChildren(QWidget)]
    veils = [veil for veil in (widget.graphicsEffect() for widget in widgets) if veil is not None]
    found = {one for owner in [*widgets, *veils] for one in owner.findChildren(QAbstractAnimation)}
    return [one for one in found if one.state() == QAbstractAnimation.State.Running]


def test_the_toast_fades_in_and_then_stands_without_a_veil(qtbot: QtBot, moving: None) -> None:
    window, toast = shown(qtbot)
    assert [one.totalDuration() for one in running(window)] == [scale("motion")["fade"]]
    qtbot.waitUntil(lambda: toast.graphicsEffect() is None)
    assert not running(window)


def test_a_toast_that_is_there_already_does_not_fade_again(qtbot: QtBot, moving: None) -> None:
    window, toast = shown(qtbot)
    qtbot.waitUntil(lambda: toast.graphicsEffect() is None)
    toast.show_words("Session moved")
    assert not running(window)


def test_with_motion_off_nothing_fades(qtbot: QtBot) -> None:
    window, toast = shown(qtbot)
    assert toast.isVisible()
    assert toast.graphicsEffect() is None
    assert not running(window)


def test_a_fade_with_motion_off_would_be_caught(qtbot: QtBot) -> None:
    window, toast = shown(qtbot)
    fade = QPropertyAnimation(toast, b"pos", toast)
    fade.setDuration(1000)
    fade.setEndValue(QPoint(0, 0))
    fade.start()
    assert running(window) == [fade]
    fade.stop()


def test_a_veil_from_before_is_lifted_when_motion_is_turned_off(qtbot: QtBot, moving: None) -> None:
    window, toast = shown(qtbot)
    assert toast.graphicsEffect() is not None
    current().choose("light", 100, motion=False)
    fade_in(toast)
    assert toast.graphicsEffect() is None
    assert not running(window)


def test_the_caret_blinks_as_the_system_says_or_never(qtbot: QtBot, moving: None) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert QGuiApplication.styleHints().cursorFlashTime() > 0
    current().choose("light", 100, motion=False)
    assert QGuiApplication.styleHints().cursorFlashTime() == 0


def test_nothing_of_qt_moves_by_itself() -> None:
    current()
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_FadeTooltip):
        assert not QApplication.isEffectEnabled(effect)
