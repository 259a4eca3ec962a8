"""The base of everything the main window can show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from practiceapp.ui.shared.places import Place

TWO_HALVES = 1600
"""The `measure` of a page of two halves side by side."""


class Page(QWidget):
    """One place in the window.

    `go(Place)` asks to be taken elsewhere; `said(str)` is one line for the status bar, spoken by screen
    readers; `undoable(Undo, str)` tells what was done and how to take it back; `saved(str)` is the state of
    saving in words ("Saved 09:58"), kept in the status line; `titled(str)` says that `heading` changed.
    """

    go = Signal(object)
    said = Signal(str)
    undoable = Signal(object, str)
    saved = Signal(str)
    titled = Signal(str)

    heading: str = ""
    measure: int = 1200
    """How wide it becomes at most, in px of the design: on a wide screen it stands in the middle of its room,
    and the ends of a row stay within one look."""
    start: QWidget | None = None
    """What has the focus when the page is entered, where that is not its first field. A focus proxy of Qt
    would make Tab pass over whatever stands before it."""

    @property
    def part(self) -> str:
        """Where on the page she is, as the `part` of a place that leads back there."""
        return ""

    def title_in_view(self) -> str:
        """The words at its top left, which tell a screen reader where she has come to."""
        titles = [label for label in self.findChildren(QLabel) if label.property("kind") == "page_title"]
        return next((title.text() for title in titles if title.isVisible()), self.heading)

    def enter(self, place: Place) -> None:
        """Show what is true now; called each time the page comes into view."""

    def flush(self) -> None:
        """Save what is typed; called on leaving the page, on locking and on quitting.

        Raises what kept it from saving (PracticeError, VaultTrouble): the window then stays, with the text.
        """
