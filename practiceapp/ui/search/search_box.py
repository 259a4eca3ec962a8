"""Where she types what she is looking for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from practiceapp.ui.search.found_rows import FoundList
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.language import _


class SearchBox(SearchField):
    """One line. Down leads into what was found, Enter opens the first, Esc clears and leaves.

    `into()` wants the focus in the results; `first()` wants the first result opened; `escaped()` after Esc,
    with the words gone and the focus about to go back where it was.
    """

    into = Signal()
    first = Signal()
    escaped = Signal()

    def __init__(self, presenter: SearchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Find a client or a word in a note"), parent)
        self._presenter = presenter
        self._before: QWidget | None = None
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.textChanged.connect(presenter.ask)
        self.left_down.connect(self._on_down)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def escape(self) -> None:
        """Forget the words and give the focus back to whoever had it before."""
        self.clear()
        self.escaped.emit()
        before, self._before = self._before, None
        gone = before is None or not isValid(before)  # type: ignore[no-untyped-call]
        if before is not None and not gone and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self and old is not None and not isinstance(old, FoundList):
            self._before = old

    def _on_down(self) -> None:
        self._presenter.settle()
        self.into.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.settle()
            self.first.emit()
        else:
            super().keyPressEvent(event)
