"""The cover: there in the same instant, over everything, and not to be mistaken for a lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.palette.palette import Palette
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.shared.cover import Cover, Covers
from practiceapp.ui.shared.places import CLIENTS, INVOICES, NOTE, TODAY, Place
from tests.drive.hands import keys, settle, type_text
from tests.every_page import Shown, practice

ACTIVE, AWAY = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with practice(tmp_path) as opened:
        yield opened


def covers_of(window: MainWindow) -> Covers:
    return window.commands.cover


def cover_on(window: QWidget) -> Cover | None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = [one for one in window.findChildren(Cover, "", direct) if one.isVisible()]
    assert len(found) < 2
    return found[0] if found else None


def picture(window: QWidget) -> QImage:
    """What is seen, at a standing time."""
    cover = cover_on(window)
    if cover is not None:
        cover.time.setText("09:00")
    return window.grab().toImage()


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.whose: list[object] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.whose.append(watched)
        return False


def test_one_key_covers_the_whole_window_and_the_same_key_shows_it_again(shown: Shown) -> None:
    shown.show(Place(CLIENTS))
    before = picture(shown.window)
    keys("F9")
    cover = cover_on(shown.window)
    assert cover is not None
    assert cover.geometry() == shown.window.rect()
    keys("F9")
    settle()
    assert cover_on(shown.window) is None
    assert picture(shown.window) == before


def test_nothing_of_any_page_is_seen_through_it(shown: Shown) -> None:
    pictures = []
    for place in (TODAY, CLIENTS, INVOICES):
        shown.show(Place(place))
        keys("F9")
        pictures.append(picture(shown.window))
        keys("F9")
        settle()
    assert pictures[0] == pictures[1] == pictures[2]


def test_without_the_cover_the_pictures_differ(shown: Shown) -> None:
    """The planted breach: what is compared above can tell pages apart."""
    pictures = []
    for place in (TODAY, CLIENTS):
        shown.show(Place(place))
        pictures.append(picture(shown.window))
    assert pictures[0] != pictures[1]


def test_it_is_painted_before_the_key_has_done_its_work(shown: Shown) -> None:
    watch, application = Painted(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    covers_of(shown.window).switch()
    application.removeEventFilter(watch)
    assert cover_on(shown.window) in watch.whose


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_shows_the_window_and_the_caret_is_where_it_was(shown: Shown, key: Qt.Key) -> None:
    shown.show(next(one for one in shown.places if one.name == NOTE))
    writing = shown.window.focusWidget()
    keys("F9")
    QTest.keyClick(shown.window.focusWidget(), key)
    settle()
    assert cover_on(shown.window) is None
    assert shown.window.focusWidget() is writing


def test_where_the_caret_was_may_be_gone_meanwhile(shown: Shown) -> None:
    shown.show(Place(CLIENTS))
    keys("F9")
    shown.window.show_place(Place(INVOICES))  # such as by a backup that ends, or a restart of the page
    keys("F9")
    settle()
    focused = shown.window.focusWidget()
    assert focused is not None
    assert focused.isVisible()


def test_a_hand_on_the_keyboard_neither_shows_nor_changes_anything(shown: Shown) -> None:
    shown.show(next(one for one in shown.places if one.name == NOTE))
    place = shown.window.place
    keys("F9")
    type_text("asdf ".strip())
    for pressed in (
        "Escape",
        "Tab",
        "Shift+Tab",
        "Ctrl+K",
        "Ctrl+N",
        "Ctrl+1",
        "Alt+Left",
        "Ctrl+Z",
        "Ctrl+F",
    ):
        keys(pressed)
    QTest.mouseClick(shown.window, Qt.MouseButton.LeftButton)
    settle()
    assert cover_on(shown.window) is not None
    assert shown.window.place == place
    assert not [over for over in shown.window.findChildren(Palette) if over.isVisible()]
    keys("F9")


def test_locking_goes_through(shown: Shown) -> None:
    asked: list[bool] = []
    shown.window.lock_requested.disconnect()
    shown.window.lock_requested.connect(lambda: asked.append(True))
    keys("F9")
    keys("Ctrl+L")
    assert asked == [True]
    keys("F9")


def test_a_form_over_the_page_is_covered_too_by_the_key_pressed_in_it(shown: Shown) -> None:
    keys("Ctrl+Shift+N")
    settle()
    form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SessionForm))
    covers_of(shown.window)._on_window(form.windowHandle())  # no window is ever active offscreen
    next(one for one in form.actions() if one.shortcut().toString() == "F9").trigger()
    both = [cover_on(form), cover_on(shown.window)]
    assert None not in both
    assert both[0] is not None
    assert both[0].geometry() == form.rect()
    both[0].back.click()
    settle()
    assert [cover_on(form), cover_on(shown.window)] == [None, None]
    form.close()


def test_the_palette_is_under_it(shown: Shown) -> None:
    keys("Ctrl+K")
    settle()
    keys("F9")
    cover = cover_on(shown.window)
    assert cover is not None
    assert shown.window.childAt(shown.window.rect().center()) in (cover, *cover.findChildren(QWidget))
    keys("F9")


def test_a_larger_window_is_covered_whole(shown: Shown) -> None:
    keys("F9")
    shown.window.resize(1500, 950)
    settle()
    cover = cover_on(shown.window)
    assert cover is not None
    assert cover.geometry() == shown.window.rect()
    keys("F9")


def test_what_asks_for_the_focus_below_does_not_get_it(shown: Shown) -> None:
    shown.show(Place(CLIENTS))
    keys("F9")
    cover = cover_on(shown.window)
    assert cover is not None
    shown.window.focus_search()
    settle()
    assert shown.window.focusWidget() is cover.back
    keys("F9")


def test_it_says_that_it_is_no_lock_also_aloud(shown: Shown) -> None:
    keys("F9")
    cover = cover_on(shown.window)
    assert cover is not None
    assert "not locked" in cover.words.text()
    assert cover.accessibleName() == "Covered"
    assert "not locked" in cover.back.accessibleDescription()
    keys("F9")


def test_leaving_the_program_covers_it_only_if_she_wants_that(shown: Shown) -> None:
    covers = covers_of(shown.window)
    covers._on_state(AWAY)
    assert not covers.covered
    shown.window._preferences.cover_when_left = True
    covers._on_state(AWAY)
    assert covers.covered
    covers._on_state(ACTIVE)
    assert not covers.covered


def test_what_she_covered_herself_stays_covered_when_she_comes_back(shown: Shown) -> None:
    shown.window._preferences.cover_when_left = True
    covers = covers_of(shown.window)
    keys("F9")
    covers._on_state(AWAY)
    covers._on_state(ACTIVE)
    assert covers.covered
    keys("F9")
