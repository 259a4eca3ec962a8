"""The window around every page: going, coming back, taking back, locking, closing."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from practiceapp.domain import errors
from practiceapp.services.undo import Undo
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.navigation_painting import HOME_ROLE
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import CLIENT, CLIENTS, INVOICES, NOTE, PRACTICE, TODAY, Place
from practiceapp.ui.shared.wording import sentence_for
from tests import fakes_preferences


class PlainPage(Page):
    """One field, and a list of what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.failing: Exception | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName("Text")
        QVBoxLayout(self).addWidget(self.line)

    @override
    def enter(self, place: Place) -> None:
        self.told.append(place)

    @override
    def flush(self) -> None:
        self.told.append("flushed")
        if self.failing is not None:
            raise self.failing


@pytest.fixture
def preferences() -> SimpleNamespace:
    return fakes_preferences.preferences()


@pytest.fixture
def window(qtbot: QtBot, preferences: SimpleNamespace) -> MainWindow:
    names = (TODAY, CLIENTS, CLIENT, INVOICES, NOTE, PRACTICE)
    made = MainWindow(dict.fromkeys(names, PlainPage), preferences, SearchField("Find a client or a word"))
    qtbot.addWidget(made)
    made.show()
    made.show_place(Place(TODAY))
    return made


def page_of(window: MainWindow) -> PlainPage:
    page = window.page
    assert isinstance(page, PlainPage)
    return page


def marked(window: MainWindow) -> list[str]:
    navigation = window.frame.navigation
    return [
        places.name_at(row)
        for places in (navigation.above, navigation.below)
        for row in range(places.count())
        if places.item(row).isSelected() or places.item(row).data(HOME_ROLE)
    ]


def test_pages_are_made_when_first_shown_and_kept(window: MainWindow) -> None:
    assert window.frame.stack.count() == 1
    first = page_of(window)
    window.show_place(Place(CLIENT, 7))
    assert window.frame.stack.count() == 2
    assert page_of(window).told == [Place(CLIENT, 7)]
    assert first.told == [Place(TODAY), "flushed"]
    window.show_place(Place(TODAY))
    assert page_of(window) is first


def test_the_title_never_says_more(window: MainWindow) -> None:
    for name in (TODAY, CLIENT, NOTE):
        window.show_place(Place(name, 7))
        assert window.windowTitle() == "Practiceapp"


def test_navigation_shows_where_she_is(window: MainWindow) -> None:
    assert marked(window) == [TODAY]
    window.show_place(Place(CLIENT, 7))
    assert marked(window) == [CLIENTS]
    window.show_place(Place(NOTE, 3))
    assert marked(window) == [CLIENTS]
    window.show_place(Place(PRACTICE))
    assert marked(window) == [PRACTICE]


def test_a_click_in_the_navigation_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    places = window.frame.navigation.above
    middle = places.visualItemRect(places.item(1)).center()
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
    assert window.place == Place(CLIENTS)
    assert window.focusWidget() is page_of(window).line


def test_arrows_in_the_navigation_stay_there(qtbot: QtBot, window: MainWindow) -> None:
    places = window.frame.navigation.above
    places.setFocus()
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert window.place == Place(CLIENTS)
    assert window.focusWidget() is places
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert window.focusWidget() is page_of(window).line


def test_numbers_find_places_and_keys_find_the_search(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.place == Place(INVOICES)
    page_of(window).line.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.focusWidget(), SearchField)


def test_a_place_shown_while_she_searches_leaves_her_the_caret(window: MainWindow) -> None:
    window.focus_search()
    window.show_place(Place(CLIENTS))
    assert isinstance(window.focusWidget(), SearchField)


def test_back_goes_the_way_she_came(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.frame.back.isEnabled()
    window.show_place(Place(CLIENT, 7))
    window.show_place(Place(CLIENT, 8))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place == Place(CLIENT, 7)
    qtbot.mouseClick(window.frame.back, Qt.MouseButton.LeftButton)
    assert window.place == Place(TODAY)
    assert not window.frame.back.isEnabled()


def test_forward_goes_on_until_she_goes_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    window.show_place(Place(CLIENT, 7))
    window.go_back()
    assert window.frame.forward.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.place == Place(CLIENT, 7)
    assert not window.frame.forward.isEnabled()
    window.go_back()
    qtbot.mouseClick(window.frame.forward, Qt.MouseButton.LeftButton)
    assert window.place == Place(CLIENT, 7)
    window.go_back()
    window.show_place(Place(INVOICES))
    assert not window.frame.forward.isEnabled()


def test_back_leads_to_the_part_of_the_page_she_was_at(window: MainWindow) -> None:
    class InParts(PlainPage):
        part = "agreement"

    window.frame.stack.factories = {**window.frame.stack.factories, CLIENT: InParts}
    window.show_place(Place(CLIENT, 7))
    window.show_place(Place(CLIENTS))
    window.go_back()
    assert window.place == Place(CLIENT, 7, "agreement")
    assert page_of(window).told[-1] == Place(CLIENT, 7, "agreement")


def test_a_button_that_leads_nowhere_looks_it(window: MainWindow) -> None:
    def ink(mode: QIcon.Mode) -> float:
        """How far the picture of Back stands out from what it is drawn on, 0 to 255."""
        picture = window.frame.back.icon().pixmap(QSize(18, 18), mode).toImage()
        shades = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return max(255 - shade.lightness() for shade in shades if shade.alpha() > 200)

    assert ink(QIcon.Mode.Disabled) < 0.75 * ink(QIcon.Mode.Normal)


def test_what_waits_is_a_number_and_spoken_with_its_place(window: MainWindow) -> None:
    places = window.frame.navigation.above
    before = places.grab().toImage()
    window.set_count(TODAY, 2, "2 notes to write")
    assert places.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 2 notes to write"
    assert places.item(0).toolTip() == "Today, 2 notes to write (Ctrl+1)"
    wide = places.grab().toImage()
    assert wide != before
    window.resize(1060, 720)
    narrow = places.grab().toImage()
    window.set_count(TODAY, 0, "0 notes to write")
    assert places.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Today"
    assert places.grab().toImage() != narrow, "the dot is gone"


def test_text_grows_and_shrinks_by_keys_and_is_remembered(
    qtbot: QtBot, window: MainWindow, preferences: SimpleNamespace
) -> None:
    control, sizes = Qt.KeyboardModifier.ControlModifier, []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Minus):
        qtbot.keyClick(window, key, control)
        sizes.append(preferences.text_percent)
    assert sizes == [110, 125, 110, 100, 90]
    assert not window.commands.look.smaller.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert not window.commands.look.designed.isEnabled()


def test_a_page_asks_to_go_elsewhere_and_says_what_is_saved(window: MainWindow) -> None:
    page = page_of(window)
    page.saved.emit("Saved 09:58")
    assert window.frame.saved_line.text() == "Saved 09:58"
    page.said.emit("Invoice saved to the folder")
    assert window.frame.toast.words.text() == "Invoice saved to the folder"
    page.go.emit(Place(CLIENTS))
    assert window.place == Place(CLIENTS)
    assert window.frame.saved_line.text() == ""


def test_what_is_said_covers_nothing_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame
    page_of(window).saved.emit("Saved 09:58")
    page_of(window).undoable.emit(Undo("session_held", lambda: None), "Session marked as held")
    below = frame.stack.mapTo(frame, QPoint(0, frame.stack.height())).y()
    qtbot.waitUntil(lambda: frame.toast.mapTo(frame, QPoint()).y() >= below)
    said = frame.toast.mapTo(frame, QPoint()).x()
    assert said > frame.saved_line.mapTo(frame, QPoint(frame.saved_line.width(), 0)).x()


def test_what_was_done_can_be_taken_back_in_order(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[str] = []
    page = page_of(window)
    page.undoable.emit(Undo("session_held", lambda: undone.append("held")), "Session marked as held")
    page.undoable.emit(Undo("session_moved", lambda: undone.append("moved")), "Session moved")
    qtbot.mouseClick(window.frame.toast.undo, Qt.MouseButton.LeftButton)
    page.line.clearFocus()
    window.take_back()
    window.take_back()
    assert undone == ["moved", "held"]
    assert page.told == [Place(TODAY)] * 3


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, SearchField])
def test_control_z_takes_back_what_was_typed_before_any_step(
    qtbot: QtBot, window: MainWindow, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    undone: list[str] = []
    page = page_of(window)
    field = kind("") if kind is SearchField else kind()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(field)
    page.undoable.emit(Undo("session_held", lambda: undone.append("held")), "Session marked as held")
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert (typed, undone) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [], "one press too many while writing takes no step back"
    window.frame.navigation.above.setFocus()
    qtbot.keyClick(window.frame.navigation.above, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["held"]


def test_a_step_that_cannot_be_taken_back_says_so(window: MainWindow) -> None:
    def too_late() -> None:
        raise errors.UndoTooLate

    page_of(window).undoable.emit(Undo("session_moved", too_late), "Session moved")
    window.take_back()
    assert window.frame.toast.words.text() == sentence_for(errors.UndoTooLate())


def test_text_that_cannot_be_saved_keeps_its_page(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.failing = errors.DiskFull()
    window.show_place(Place(CLIENTS))
    assert window.place == Place(TODAY)
    assert marked(window) == [TODAY]
    assert window.frame.trouble.words.text() == sentence_for(errors.DiskFull())
    qtbot.mouseClick(window.frame.trouble.action, Qt.MouseButton.LeftButton)
    assert window.place == Place(CLIENTS)


def test_locking_saves_first(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.told[-1] == "flushed"
    page.failing = errors.DiskFull()
    with qtbot.assertNotEmitted(window.lock_requested):
        qtbot.mouseClick(window.frame.navigation.lock, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.lock_requested):
        qtbot.mouseClick(window.frame.trouble.action, Qt.MouseButton.LeftButton)


def test_closing_saves_every_page_and_remembers_the_size(
    qtbot: QtBot, window: MainWindow, preferences: SimpleNamespace
) -> None:
    today = page_of(window)
    window.show_place(Place(CLIENTS))
    window.resize(1200, 760)
    with qtbot.waitSignal(window.closing):
        window.close()
    assert today.told.count("flushed") == 2
    assert (preferences.window_width, preferences.window_height) == (1200, 760)


def test_a_window_with_unsaved_text_does_not_close_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    page_of(window).failing = errors.DiskFull()
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    with qtbot.waitSignal(window.closing):
        qtbot.mouseClick(window.frame.trouble.action, Qt.MouseButton.LeftButton)


def test_a_narrow_window_shows_icons(window: MainWindow) -> None:
    window.resize(1280, 800)
    assert window.frame.navigation.width() == 216
    window.resize(1060, 720)
    assert window.frame.navigation.width() == 64
    assert window.frame.navigation.lock.accessibleName() == "Lock now"
    assert window.minimumWidth() == 1024


def test_a_page_that_cannot_be_read_says_why(window: MainWindow) -> None:
    class Gone(PlainPage):
        @override
        def enter(self, place: Place) -> None:
            raise errors.ClientMissing

    window.frame.stack.factories = {**window.frame.stack.factories, CLIENT: Gone}
    window.show_place(Place(CLIENT, 7))
    assert window.frame.trouble.words.text() == sentence_for(errors.ClientMissing())
    assert not window.frame.trouble.action.isVisible()
