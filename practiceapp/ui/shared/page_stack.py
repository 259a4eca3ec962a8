"""The pages of the window: made when first shown, kept, one in view. What they say comes through here."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.ui.shared.direction import turn_margins
from practiceapp.ui.shared.page import Page

EXPECTED = (PracticeError, VaultTrouble)
"""What can keep a page from being read or saved, and is said in words."""


class PageStack(QStackedWidget):
    """One page for each name. The signals are those of `Page`."""

    go = Signal(object)
    said = Signal(str)
    undoable = Signal(object, str)
    saved = Signal(str)

    def __init__(self, factories: Mapping[str, Callable[[], Page]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.factories = factories
        self._pages: dict[str, Page] = {}

    def page(self, name: str) -> Page:
        """The page of that name, made now if it is shown for the first time."""
        if name not in self._pages:
            page = self.factories[name]()
            turn_margins(page)
            page.go.connect(self.go)
            page.said.connect(self.said)
            page.saved.connect(self.saved)
            page.undoable.connect(self.undoable)
            self._pages[name] = page
            self.addWidget(page)
        return self._pages[name]

    def made(self, name: str) -> Page | None:
        """The page of that name if it was shown before."""
        return self._pages.get(name)

    def flush(self) -> None:
        """Save whatever is typed on any page. Raises the first trouble, after trying them all."""
        troubles: list[Exception] = []
        for page in self._pages.values():
            try:
                page.flush()
            except EXPECTED as error:
                troubles.append(error)
        if troubles:
            raise troubles[0]
