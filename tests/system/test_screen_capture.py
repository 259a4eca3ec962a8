"""Every window is kept out of captures as soon as the system knows it; here by a port that takes notes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.system.screen_capture import OutOfCaptures, keep_out_here


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[list[int]]:
    handles: list[int] = []
    application = QApplication.instance()
    assert application is not None
    guard = OutOfCaptures(application, handles.append)
    yield handles
    application.removeEventFilter(guard)
    guard.deleteLater()


def handle_of(window: QWidget) -> int:
    return int(window.windowHandle().winId())


def test_a_window_and_the_dialog_over_it(qtbot: QtBot, asked: list[int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.open()
    assert {handle_of(window), handle_of(dialog)} <= set(asked)
    dialog.close()


def test_a_menu_the_list_of_a_field_and_a_tooltip(qtbot: QtBot, asked: list[int]) -> None:
    window, menu, field = QWidget(), QMenu(), QComboBox()
    for widget in (window, menu, field):
        qtbot.addWidget(widget)
    field.addItems(["one", "two"])
    window.show()
    menu.addAction("One")
    menu.popup(QPoint(10, 10))
    assert handle_of(menu) in asked
    menu.close()
    field.show()
    field.showPopup()
    popup = field.view().window()
    assert handle_of(popup) in asked
    field.hidePopup()
    QToolTip.showText(QPoint(20, 20), "Finish note (Ctrl+Enter)", window)
    tip = next(one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel"))
    assert handle_of(tip) in asked
    QToolTip.hideText()


def test_a_window_made_anew_is_asked_for_again(qtbot: QtBot, asked: list[int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    before = len(asked)
    window.windowHandle().destroy()
    window.windowHandle().create()
    assert len(asked) == before + 1


def test_where_the_system_has_no_such_thing_no_event_passes_by(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert application is not None
    guard = OutOfCaptures(application, keep_out_here("linux"))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert guard._keep_out is None
    guard.deleteLater()


@pytest.mark.parametrize(("platform", "there"), [("win32", True), ("darwin", True), ("linux", False)])
def test_it_is_known_where_it_is_possible(platform: str, there: bool) -> None:
    assert (keep_out_here(platform) is not None) is there


def test_the_program_asks_from_its_start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from practiceapp.bootstrap import quietly

    handles: list[int] = []
    monkeypatch.setattr(quietly, "keep_out_here", lambda: handles.append)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    whole = quietly.Quietly(application)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert handle_of(window) in handles
    application.removeEventFilter(whole.captures)
    whole.deleteLater()
