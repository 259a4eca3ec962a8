"""What was found, or why nothing is here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practiceapp.services.desk.search import Found, FoundClient, FoundNote
from practiceapp.ui.search.found_rows import FoundList, row_of
from practiceapp.ui.search.search_presenter import SearchPresenter, place_of
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.pieces import Banner, label, second_line
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.wording import sentence_for


class SearchPanel(QWidget):
    """The finds below a search box. `go(Place)` opens one; `above()` and `escaped()` give the focus back."""

    go = Signal(object)
    above = Signal()
    escaped = Signal()

    def __init__(self, presenter: SearchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()
        self._on_cleared()

    def _build(self) -> None:
        self.count, self.rows, self.trouble = second_line(""), FoundList(), Banner(action=_("&Try again"))
        self.words = label("", "lead")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        found = QWidget()
        results = QVBoxLayout(found)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(current().px(8))
        results.addWidget(self.count)
        results.addWidget(self.rows, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.words)
        self.stack.addWidget(found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(12))
        layout.addWidget(self.trouble)
        layout.addWidget(self.stack, 1)
        self._found = found

    def _connect(self) -> None:
        self._presenter.found.connect(self._on_found)
        self._presenter.cleared.connect(self._on_cleared)
        self._presenter.trouble.connect(self._on_trouble)
        self.rows.opened.connect(self._on_opened)
        self.rows.above.connect(self.above)
        self.rows.escaped.connect(self.escaped)
        self.trouble.acted.connect(self._presenter.ask_now)

    def focus_rows(self) -> None:
        """Go into the finds, on the first."""
        if self.stack.currentWidget() is self._found:
            self.rows.focus_first()

    def open_first(self) -> None:
        """Open the chosen find, or the first."""
        index = self.rows.currentIndex()
        row = self.rows.rows.row_at(index if index.isValid() else self.rows.rows.index(0, 0))
        if self.stack.currentWidget() is self._found and row is not None:
            self._on_opened(row.key)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, FoundClient | FoundNote):
            self.go.emit(place_of(key))

    def _on_found(self, found: list[Found]) -> None:
        self.trouble.say("")
        self.rows.show_rows([row_of(one) for one in found])
        if not found:
            self._say(_("Nothing found. Try fewer words, or the beginning of one."))
            return
        self.rows.scrollToTop()
        words = ngettext("{n} found", "{n} found", len(found)).format(n=len(found))
        self.count.setText(words)
        announce(self.count, words)
        self.stack.setCurrentWidget(self._found)

    def _on_cleared(self) -> None:
        self.trouble.say("")
        self.rows.show_rows([])
        self._say(_("Finds clients by name or reference, and every word in your notes."))

    def _on_trouble(self, error: Exception) -> None:
        self.rows.show_rows([])
        self.trouble.say(sentence_for(error), "danger")
        self._say(_("The search could not be done."))

    def _say(self, words: str) -> None:
        if self.words.text() != words:
            self.words.setText(words)
            announce(self.words, words)
        self.stack.setCurrentWidget(self.words)
