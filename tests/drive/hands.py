"""Eyes and hands on the real window: what is visible and enabled is found by its words, clicked, typed into.

Nothing here calls a method that a person could not reach by mouse or keyboard. Waiting is a loop of events
until something is seen, bounded by a deadline.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QTimeEdit,
    QWidget,
)

from practiceapp.ui.shared.rows import Row, RowList

W = TypeVar("W", bound=QWidget)
PATIENCE = 30.0
"""Seconds until what was waited for is missed; only ever spent by a failure."""
LEFT = Qt.MouseButton.LeftButton


class NotSeen(AssertionError):
    """What should have been on the screen was not."""


def until(seen: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Let the program run until `seen`; fail naming `what` after `patience` seconds."""
    pulse, loop = QTimer(), QEventLoop()
    pulse.setInterval(5)
    pulse.start()
    deadline = time.monotonic() + patience
    while not seen():
        if time.monotonic() > deadline:
            raise NotSeen(f"{what}; on the screen: {'; '.join(words_in_view())}")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    pulse.stop()
    _give_back_the_window()


def settle() -> None:
    """Let everything that is due now happen: layouts, repaints, queued signals."""
    for _turn in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
    _give_back_the_window()


def _give_back_the_window() -> None:
    """What a window manager does when a menu, a list or a window closes; offscreen there is none."""
    active = QApplication.activeWindow()
    if (active is not None and active.isVisible()) or QApplication.activePopupWidget() is not None:
        return
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.parent() is None]
    for window in (dialogs or windows)[:1]:
        window.activateWindow()
        QApplication.processEvents()


def front() -> QWidget:
    """The window that takes keys and clicks now: an open dialog, else the program's window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.parent()]
    if len(windows) != 1:
        raise NotSeen(f"one window, but there are {[type(one).__name__ for one in windows]}")
    return windows[0]


def words_of(widget: QWidget) -> str:
    """What a person or a screen reader calls this widget."""
    name = widget.accessibleName()
    text = getattr(widget, "text", None)
    if not name and callable(text) and not isinstance(widget, QLineEdit):
        name = str(text())
    return name.replace("&", "")


def words_in_view() -> list[str]:
    """The words of everything visible, for the message of a failure."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    found = []
    for window in windows:
        for widget in window.findChildren(QWidget):
            words = words_of(widget)
            if words and widget.isVisible():
                found.append(f"{type(widget).__name__}“{words}”")
    return found


def all_of(kind: type[W], words: str | None = None, within: QWidget | None = None) -> list[W]:
    """Everything of this kind in view, with these words if any are given."""
    place = within or front()
    found: Sequence[W] = place.findChildren(kind)
    if isinstance(place, kind):
        found = [place, *found]
    return [one for one in found if one.isVisible() and (words is None or words_of(one) == words)]


def one_of(kind: type[W], words: str | None = None, within: QWidget | None = None) -> W:
    """The one widget of this kind in view with these words; fails if there is none, or several."""
    found = all_of(kind, words, within)
    if len(found) != 1:
        raise NotSeen(
            f"{len(found)} × {kind.__name__} “{words}”; on the screen: {'; '.join(words_in_view())}"
        )
    return found[0]


def sees(words: str) -> bool:
    """Whether these words stand somewhere on the screen, also as part of a sentence."""
    return any(words in one for one in words_in_view())


def bring_into_view(widget: QWidget, spot: QPoint | None = None) -> None:
    """Scroll to it, as one scrolls with the wheel; a page that is still growing is scrolled again."""
    wanted = spot or widget.rect().center()
    for _turn in range(5):
        above = widget.parentWidget()
        while above is not None:
            page = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and page is not None:
                inside = widget.mapTo(page, wanted)
                above.ensureVisible(inside.x(), inside.y(), 0, 40)
            above = above.parentWidget()
        settle()
        if widget.visibleRegion().contains(wanted):
            return


def click(widget: QWidget, at: QPoint | None = None, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """A real click in the middle, or at a point of it; fails when something else lies over that point."""
    bring_into_view(widget, at)
    if not widget.isEnabled():
        raise NotSeen(f"{type(widget).__name__} “{words_of(widget)}” is not enabled")
    spot = at or widget.rect().center()
    window = widget.window()
    over = window.childAt(widget.mapTo(window, spot)) or window
    if over is not widget and not widget.isAncestorOf(over):
        raise NotSeen(
            f"{type(over).__name__} “{words_of(over)}” lies over {type(widget).__name__} “{words_of(widget)}”"
        )
    QTest.mouseMove(over, over.mapFrom(window, widget.mapTo(window, spot)))
    QTest.mouseClick(
        over,
        LEFT,
        modifiers or Qt.KeyboardModifier.NoModifier,
        over.mapFrom(window, widget.mapTo(window, spot)),
    )
    settle()


def press(words: str, within: QWidget | None = None) -> None:
    """Click the button with these words."""
    click(one_of(QAbstractButton, words, within))


def tick(words: str, within: QWidget | None = None, *, on: bool = True) -> None:
    """Set a tick or a choice as wanted."""
    button = one_of(QAbstractButton, words, within)
    if button.isChecked() != on:
        click(button, QPoint(12, button.height() // 2))
    if button.isChecked() != on:
        raise NotSeen(f"“{words}” did not take the tick")


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, wherever the focus is."""
    _give_back_the_window()
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu or QApplication.focusWidget() or front(), code, modifiers)
    settle()


def keys(sequence: str) -> None:
    """Press a combination, written as in a menu: "Ctrl+Return"."""
    combination = QKeySequence(sequence)[0]
    key(combination.key(), combination.keyboardModifiers())


def type_text(text: str) -> None:
    """Type, letter by letter, into what has the focus."""
    for letter in text:
        where = QApplication.focusWidget()
        if where is None:
            raise NotSeen("nothing has the focus to be typed into")
        if letter == "\n":
            QTest.keyClick(where, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(where, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(where, event)


def enter_field(widget: QWidget) -> None:
    """Click into a field; fails if it does not take the focus."""
    click(widget, QPoint(min(widget.width() // 2, 30), widget.height() // 2))
    focused = QApplication.focusWidget()
    if focused is None or not (focused is widget or widget.isAncestorOf(focused)):
        raise NotSeen(f"“{words_of(widget)}” did not take the focus")


def fill(words: str, text: str, within: QWidget | None = None) -> None:
    """Replace what stands in a line or a number field, and leave it."""
    field = _field(words, within)
    enter_field(field)
    keys("Ctrl+A")
    if text:
        type_text(text)
    else:
        key(Qt.Key.Key_Delete)
    shown = field.text() if isinstance(field, QLineEdit) else ""
    if isinstance(field, QLineEdit) and field.echoMode() == QLineEdit.EchoMode.Normal and shown != text:
        raise NotSeen(f"“{words}” holds “{shown}” instead of “{text}”")
    key(Qt.Key.Key_Tab)


def _field(words: str, within: QWidget | None) -> QWidget:
    kinds = (QLineEdit, QAbstractSpinBox)
    found = [one for one in all_of(QWidget, words, within) if isinstance(one, kinds)]
    if len(found) != 1:
        raise NotSeen(f"{len(found)} fields “{words}”; on the screen: {'; '.join(words_in_view())}")
    return found[0]


def fill_day(words: str, day: date, within: QWidget | None = None) -> None:
    """Set a day with the arrow keys, part by part: from the first of its month, so that no step is cut."""
    field = one_of(QDateEdit, words, within)
    enter_field(field)
    part = QDateEdit.Section
    _step(field, part.DaySection, 1 - field.date().day())
    _step(field, part.YearSection, day.year - field.date().year())
    _step(field, part.MonthSection, day.month - field.date().month())
    _step(field, part.DaySection, day.day - field.date().day())
    if field.date().toPython() != day:
        raise NotSeen(f"“{words}” holds {field.text()} instead of {day}")
    key(Qt.Key.Key_Tab)


def _step(field: QDateEdit, part: QDateEdit.Section, by: int) -> None:
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _part in range(3):
        if field.currentSection() == part:
            break
        QTest.keyClick(field, Qt.Key.Key_Space)
    for _one in range(abs(by)):
        QTest.keyClick(field, Qt.Key.Key_Up if by > 0 else Qt.Key.Key_Down)


def fill_time(words: str, at: str, within: QWidget | None = None) -> None:
    """Tab into a field for a time of day and type it: "09:30"."""
    field = one_of(QTimeEdit, words, within)
    enter_field(field)
    key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    key(Qt.Key.Key_Tab)
    type_text(at)
    if field.text() != at:
        raise NotSeen(f"“{words}” holds {field.text()} instead of {at}")
    key(Qt.Key.Key_Tab)


def choose(words: str, choice: str, within: QWidget | None = None) -> None:
    """Open a list of choices and take one with the keyboard."""
    combo = one_of(QComboBox, words, within)
    row = combo.findText(choice)
    if row < 0:
        raise NotSeen(f"“{words}” offers no “{choice}”")
    click(combo)
    popup = combo.view()
    until(popup.isVisible, f"the choices of “{words}”")
    QTest.keyClick(popup, Qt.Key.Key_Home)
    for _step in range(row):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    if combo.currentText() != choice:
        raise NotSeen(f"“{words}” took “{combo.currentText()}” instead of “{choice}”")


def open_tab(words: str) -> None:
    """Click the tab with these words."""
    for bar in all_of(QTabBar):
        for index in range(bar.count()):
            if bar.tabText(index).replace("&", "") == words:
                click(bar, bar.tabRect(index).center())
                return
    raise NotSeen(f"a tab “{words}”")


def rows_of(words: str) -> list[Row]:
    """What stands in the list with this name."""
    model = one_of(RowList, words).rows
    shown = [model.row_at(model.index(number, 0)) for number in range(model.rowCount())]
    return [row for row in shown if row is not None]


def point_at_row(words: str, fits: Callable[[Row], bool]) -> RowList:
    """Click the one row that fits in the list with this name."""
    rows = one_of(RowList, words)
    numbers = [number for number, row in enumerate(rows_of(words)) if fits(row)]
    if len(numbers) != 1:
        raise NotSeen(f"{len(numbers)} rows in “{words}”: {[row.aloud() for row in rows_of(words)]}")
    index = rows.model().index(numbers[0], 0)
    rows.scrollTo(index)
    bring_into_view(rows)
    area: QRect = rows.visualRect(index)
    click(rows.viewport(), QPoint(area.left() + area.width() // 3, area.center().y()))
    return rows


def open_row(words: str, fits: Callable[[Row], bool]) -> None:
    """Click the one row that fits, then Enter."""
    rows = point_at_row(words, fits)
    if rows.isVisible():
        rows.setFocus()
        key(Qt.Key.Key_Return)


def take_from_menu(words: str) -> None:
    """Click a line of the menu that is open."""
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    if len(menus) != 1:
        raise NotSeen(f"an open menu for “{words}”")
    for action in menus[0].actions():
        if action.text().replace("&", "") == words and action.isEnabled():
            QTest.mouseClick(
                menus[0], LEFT, Qt.KeyboardModifier.NoModifier, menus[0].actionGeometry(action).center()
            )
            settle()
            return
    raise NotSeen(f"“{words}” in the menu {[action.text() for action in menus[0].actions()]}")


@contextmanager
def answering(answer: Callable[[QDialog], None]) -> Iterator[None]:
    """Answer the dialog that opens inside, and holds the program up until it is answered."""
    failures: list[BaseException] = []
    answered: list[bool] = []
    watch = QTimer()
    watch.setInterval(10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        watch.stop()
        try:
            answer(dialog)
            answered.append(True)
        except BaseException as failure:  # noqa: BLE001 - handed on below, outside the dialog's loop
            failures.append(failure)
            dialog.reject()

    watch.timeout.connect(look)
    watch.start()
    try:
        yield
    finally:
        watch.stop()
    if failures:
        raise failures[0]
    if not answered:
        raise NotSeen("no question was asked")
