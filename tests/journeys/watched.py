"""The real program, which besides tells a pipe what is on its screen: read only, and nothing else is changed.

`python -m tests.journeys.watched FD [options of the program]`. A lock re-enters this module with the same
options, so the account goes on in the fresh process. Keys and clicks come from outside, through the screen.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from practiceapp.__main__ import main
from practiceapp.bootstrap import running

T = TypeVar("T")
LOOK_MS = 40
STARTED = time.monotonic_ns()


class WatchedApplication(QApplication):
    """Says what changed on the screen, a line of JSON each time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._pipe = int(sys.argv[1])
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        said = json.dumps(screen())
        if said != self._said:
            self._said = said
            line = said.encode() + b"\n"
            while line:
                line = line[os.write(self._pipe, line) :]


def screen() -> dict[str, object]:
    """What a person at this screen could say about it."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    focus = QApplication.focusWidget()
    shown = [part for part in _parts(window) if part.isVisible()] if window else []
    return {
        "start": STARTED,
        "window": type(window).__name__ if window else "",
        "title": window.windowTitle() if window else "",
        "place": _place(window),
        "focus": _name(focus) if focus else "",
        "typed": _typed(focus) if focus else "",
        "texts": [part.text().replace("&", "") for part in shown if isinstance(part, QLabel) and part.text()],
        "words": _recovery_words(shown),
        "spots": _numbered(_spots(shown)),
        "fields": _numbered((_name(part), _typed(part)) for part in shown if isinstance(part, QLineEdit)),
        "menu": _menu(),
    }


def _parts(window: QWidget | None) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)] if window else []


def _place(window: QWidget | None) -> str:
    while window is not None and not isinstance(window, QMainWindow):
        window = window.parentWidget()
    place = getattr(window, "place", None)
    return (
        f"{place.name} {place.id}"
        if place is not None and place.id is not None
        else getattr(place, "name", "")
    )


def _name(part: QWidget) -> str:
    if part.accessibleName():
        return part.accessibleName()
    if isinstance(part, QAbstractButton):
        return part.text().replace("&", "")
    parent = part.parentWidget()
    if isinstance(parent, (QAbstractSpinBox, QComboBox)):
        return _name(parent)
    return part.objectName() or type(part).__name__


def _typed(part: QWidget) -> str:
    if isinstance(part, (QPlainTextEdit, QTextEdit)):
        return part.toPlainText()
    if isinstance(part, QLineEdit):
        return part.text()
    if isinstance(part, (QAbstractSpinBox,)):
        return part.text()
    if isinstance(part, QComboBox):
        return part.currentText()
    if isinstance(part, QAbstractItemView):
        return str(part.currentIndex().data() or "")
    return ""


def _numbered(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """By name; the second of a name is called "City 2"."""
    found: dict[str, T] = {}
    for name, value in pairs:
        number = next(n for n in count(1) if (name if n == 1 else f"{name} {n}") not in found)
        found[name if number == 1 else f"{name} {number}"] = value
    return found


def _recovery_words(shown: Sequence[QWidget]) -> list[str]:
    """The 24 as they stand on the sheet."""
    numbered = [
        part for part in shown if isinstance(part, QLabel) and part.accessibleName().startswith("Word ")
    ]
    return [part.text() for part in numbered]


def _spots(shown: Sequence[QWidget]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where to click: the middle of everything that takes keys, on the screen."""
    for part in shown:
        if not part.isEnabled():
            continue
        if isinstance(part, QTabBar):
            for index in range(part.count()):
                middle = part.mapToGlobal(part.tabRect(index).center())
                yield part.tabText(index).replace("&", ""), (middle.x(), middle.y())
        if isinstance(
            part, (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)
        ):
            middle = part.mapToGlobal(QPoint(part.width() // 2, part.height() // 2))
            yield _name(part), (middle.x(), middle.y())


def _menu() -> list[str]:
    popup = QApplication.activePopupWidget()
    return [action.text().replace("&", "") for action in popup.actions() if action.text()] if popup else []


if __name__ == "__main__":
    setattr(running, "QApplication", WatchedApplication)  # noqa: B010  the one difference
    sys.exit(main(sys.argv[2:]))
