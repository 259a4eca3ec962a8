"""Every page of the real program on a practice made for it, one after the other, at the asker's pace.

`python -m tests.screen_reader.shown_child FOLDER filled|empty`: names the stop it is at on a line, goes on
when it reads one, and ends after the last.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLabel, QMenu, QWidget

from practiceapp.ui.shared.asking import Question, QuestionDialog
from practiceapp.ui.shared.choose_path import folder_dialog
from practiceapp.ui.shared.places import TODAY, Place
from practiceapp.ui.today.today_page import TodayPage
from tests.drive.hands import key, settle
from tests.every_page import Shown, practice


class Pace(QObject):
    """Turns a line on the standard input into a signal."""

    read = Signal(str)

    def follow(self) -> None:
        for line in sys.stdin:
            self.read.emit(line.strip())
        os._exit(0)  # the asker is gone


def stops(shown: Shown) -> Iterator[str]:
    """Every page, then what opens over one."""
    yield from shown.walk()
    work = shown.life.program.workplace if shown.life.program else None
    assert work is not None
    for name, act in (("new client", work.new_client), ("new session", work.new_session)):
        act()
        settle()
        yield name
        close_dialogs()
    for dialog in (
        folder_dialog(shown.window, "Where to put it"),
        QuestionDialog(Question("Issue?", "A number is given.", "&Issue", typed="K-7F3Q"), shown.window),
    ):
        dialog.open()
        settle()
        yield type(dialog).__name__
        dialog.reject()
        dialog.deleteLater()
    for keys in ("Ctrl+K", "?"):
        opens = next(one for one in shown.window.actions() if QKeySequence(keys) in one.shortcuts())
        opens.trigger()
        settle()
        yield opens.text().replace("&", "").lower()
        key(Qt.Key.Key_Escape)
    yield from menus(shown)


def menus(shown: Shown) -> Iterator[str]:
    """The menu of a row, where there is a row."""
    shown.show(Place(TODAY))
    page = shown.window.page
    assert isinstance(page, TodayPage)
    if page.rows.rows.rowCount():
        page.rows.focus_first()
        settle()
        yield "today, on a row"
        menu = next(one for one in page.rows.findChildren(QMenu))
        menu.addAction("One")
        menu.popup(page.rows.mapToGlobal(page.rows.rect().center()))
        settle()
        yield "menu of a row"
        menu.close()


def close_dialogs() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
    settle()


def only_by_mouse(window: QWidget) -> list[str]:
    """What asks to be clicked and is nothing to anyone who cannot: a hand over a label, say."""
    found = []
    for widget in window.findChildren(QWidget):
        hand = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor) and (
            widget.cursor().shape() == Qt.CursorShape.PointingHandCursor
        )
        answers = isinstance(widget, QLabel) and type(widget).mousePressEvent is not QLabel.mousePressEvent
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or _is_inside(widget)
        if widget.isVisible() and (hand or answers) and not reached:
            found.append(f"{type(widget).__name__} “{widget.accessibleName()}” is only for the mouse")
    return found


def _is_inside(widget: QWidget) -> bool:
    """Part of something that can be reached: the viewport of a list, a button within a field."""
    above = widget.parentWidget()
    return above is not None and (
        (isinstance(above, QAbstractScrollArea) and above.viewport() is widget)
        or above.focusPolicy() != Qt.FocusPolicy.NoFocus
    )


def main(folder: Path, *, filled: bool) -> None:
    with practice(folder, filled=filled) as shown:
        pace, loop = Pace(), QEventLoop()
        pace.read.connect(loop.quit)
        threading.Thread(target=pace.follow, daemon=True).start()
        for stop in stops(shown):
            print(json.dumps({"stop": stop, "mouse": only_by_mouse(shown.window)}), flush=True)
            loop.exec()
        print(json.dumps({"stop": "", "mouse": []}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), filled=sys.argv[2] == "filled")
    os._exit(0)
