"""Hints of the first days: one quiet line above a page, which goes with "Got it" or once she has done it.

`bar = HintBar(preferences)` stands above the pages; `bar.show_for(place_name)` at each change of place, and
`bar.done(place_name)` when she did what it speaks of. Which were seen is kept for this computer; clearing
`preferences.hints_seen` shows them again.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.language import N_, _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.places import CLIENT, CLIENTS, INVOICES, NOTE, PRACTICE, TODAY
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current, set_kind

HINTS: Mapping[str, str] = MappingProxyType(
    {
        TODAY: N_("Enter on a session opens its note beside the list; the menu key says what became of it."),
        CLIENTS: N_("Type the beginning of a name or a reference. Enter opens the person."),
        CLIENT: N_("Sessions, agreement and invoices stand behind the words below the name."),
        NOTE: N_("The note saves itself while you write. Ctrl+Enter finishes it and opens the next."),
        INVOICES: N_("Enter on a line shows the very page, and what it tells, before anything is issued."),
        PRACTICE: N_("Leaving a field keeps it. Ctrl+Z takes the last change back."),
    }
)
"""Of each place the one hint it has."""


def remember(preferences: Preferences, name: str) -> None:
    """This hint is done with."""
    if name not in preferences.hints_seen:
        preferences.hints_seen = (*preferences.hints_seen, name)


class Hint(QFrame):
    """One hint. `gone` when it is done with, which is kept."""

    gone = Signal()

    def __init__(
        self, name: str, words: str, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._preferences = preferences
        self._build(words)
        self._connect()

    def _build(self, words: str) -> None:
        theme = current()
        set_kind(self, "banner")
        self.setAccessibleName(words)
        self.words, self._sign = label(words, "banner_text"), QLabel()
        self.got_it = QuietButton(_("&Got it"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(10))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.got_it, 0, Qt.AlignmentFlag.AlignVCenter)
        self._draw_sign()

    def _connect(self) -> None:
        self.got_it.clicked.connect(self.done)
        current().changed.connect(self._draw_sign)

    def done(self) -> None:
        """She has read it, or has done what it says."""
        remember(self._preferences, self.name)
        self.gone.emit()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(pixmap("info", "text2", 18, self))


class HintBar(QWidget):
    """At most one hint, that of the place in view, until it is done with; no room is taken without one."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.hint: Hint | None = None
        self.follows: QWidget | None = None
        """The stop of Tab before a hint; one made later would else come after the page below it."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_for(self, name: str) -> None:
        """She is at this place now."""
        if self.hint is not None and self.hint.name == name:
            return
        self._clear()
        words = HINTS.get(name)
        if words is None or name in self._preferences.hints_seen:
            return
        self.hint = Hint(name, _(words), self._preferences)
        self.hint.gone.connect(self._clear)
        self._column.addWidget(self.hint)
        if self.follows is not None:
            QWidget.setTabOrder(self.follows, self.hint.got_it)
        self.show()
        announce(self, _(words))

    def done(self, name: str) -> None:
        """She did what the hint of this place speaks of; without effect while it is not in view."""
        if self.hint is not None and self.hint.name == name:
            self.hint.done()

    def _clear(self) -> None:
        hint, self.hint = self.hint, None
        if hint is not None:
            self._column.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self.hide()
