"""What a screen reader is told, and what it does to the screen in her place.

`announce(widget, words)` has it said now. `speak_as(label, "heading")` gives a widget the role it has in her
eyes; `install_faces()`, once, makes Qt ask for it. `Picks(view)` tells when assistive technology chose a row.
"""

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAccessibleWidget,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

ROLE = "spoken_as"
ROLES = {
    "heading": QAccessible.Role.Heading,
    "document": QAccessible.Role.Document,
    "group": QAccessible.Role.Grouping,
    "alert": QAccessible.Role.AlertMessage,
}
SPEAK_WELL = (QAbstractItemView, QTextEdit, QPlainTextEdit)
"""Scroll areas with interfaces of their own in Qt."""
WAIT_MS, WAITS = 250, 12
"""How long a window that just came up waits for a screen reader to be there: three seconds."""


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say this: when it has finished its sentence, or, if `urgent`, at once."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def announce_when_heard(widget: QWidget, words: str, waits: int = WAITS) -> None:
    """Announce in a window that just came up, as soon as there is a screen reader to hear it."""
    if QAccessible.isActive():
        announce(widget, words)
    elif waits:
        QTimer.singleShot(WAIT_MS, widget, lambda: announce_when_heard(widget, words, waits - 1))


def speak_as(widget: QWidget, role: str) -> None:
    """Tell a screen reader that this is a "heading", a "document", a "group" or an "alert"."""
    if QAccessible.isActive():  # what it knows of the widget until now, it forgets
        known = QAccessible.queryAccessibleInterface(widget)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
    widget.setProperty(ROLE, role)


def install_faces() -> None:
    """Let Qt ask for the roles given by `speak_as`; everything else speaks as Qt has it.

    But for scroll areas, which are all given a face: Qt's own does not look whether the part a screen reader
    asks for is still there, and the program dies when a scroll bar has gone meanwhile.
    """
    QAccessible.installFactory(_face_of)


def _face_of(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = ROLES.get(thing.property(ROLE))
    if role is None and isinstance(thing, QAbstractScrollArea) and not isinstance(thing, SPEAK_WELL):
        role = ROLES["group"]
    return None if role is None else Face(thing, role)


class Face(QAccessibleWidget):
    """A widget as a screen reader meets it, with a role of our choice."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        widget = self.widget()
        named = t == QAccessible.Text.Name and isinstance(widget, QLabel) and not widget.accessibleName()
        return widget.text() if named and isinstance(widget, QLabel) else super().text(t)


class Picks(QObject):
    """Tells which row of a list assistive technology has chosen.

    On every system its only act on a row is to select it (on the bus: "Toggle"), and Qt then moves the
    selection but not the current row. Mouse, keys and our own code always move both before the event loop
    turns again; so a selection that rests beside the current row came from nobody else. A view that calls
    `by_hand()` whenever it is asked for a `selectionCommand`, as it is for all of these, also learns that its
    current row was picked, if that was not selected.
    """

    picked = Signal(QModelIndex)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._told = self._hand = self._again = False
        self._soon, self._let_go = QTimer(self), QTimer(self)
        for timer in (self._soon, self._let_go):
            timer.setSingleShot(True)
            timer.setInterval(0)
        self._soon.timeout.connect(self._look)
        self._let_go.timeout.connect(self._on_let_go)
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def by_hand(self) -> None:
        """What is selected now is selected by mouse, key or our own code."""
        self._told = self._hand = True
        self._let_go.start()

    def _on_let_go(self) -> None:
        self._hand = False

    def _on_selection_changed(self) -> None:
        self._again = self._told and not self._hand
        self._soon.start()

    def _look(self) -> None:
        rows = self._view.selectionModel().selectedIndexes()
        if rows and (self._again or rows[0].row() != self._view.currentIndex().row()):
            self.picked.emit(rows[0])
