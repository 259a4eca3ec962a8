"""What stands around every page: navigation, back and search above, trouble in a line, saved state below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.navigation import Entry, Navigation
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.places import CLIENTS, INVOICES, PRACTICE, SESSIONS, TODAY
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.toast import Toast


def entries(known: Mapping[str, object]) -> tuple[list[Entry], list[Entry]]:
    """The lines of the navigation above and below, for the places there are."""
    above = (
        (TODAY, _("Today"), "sun"),
        (CLIENTS, _("Clients"), "users"),
        (SESSIONS, _("Sessions"), "calendar-days"),
        (INVOICES, _("Invoices"), "receipt-text"),
    )
    shown = [line for line in above if line[0] in known]
    numbered = [
        Entry(name, words, icon, _("Ctrl+{n}").format(n=number))
        for number, (name, words, icon) in enumerate(shown, start=1)
    ]
    below = [Entry(PRACTICE, _("Practice"), "settings-2")] if PRACTICE in known else []
    return numbered, below


class WindowFrame(QWidget):
    """The parts of the window, laid out; what they do is the window's."""

    def __init__(
        self, known: Mapping[str, object], search: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        above, below = entries(known)
        self.navigation = Navigation(above, below)
        self.stack = QStackedWidget()
        self.trouble = Banner("", "danger", action=_("Go on anyway"))
        self._build(search)

    def _build(self, search: QWidget | None) -> None:
        theme = current()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(search))
        held = QVBoxLayout()
        held.setContentsMargins(theme.px(32), theme.px(8), theme.px(32), 0)
        held.addWidget(self.trouble)
        column.addLayout(held)
        column.addWidget(self.stack, 1)
        column.addWidget(self._status())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(content, 1)
        self.toast = Toast(content, self._gap)

    def _head(self, search: QWidget | None) -> QHBoxLayout:
        theme = current()
        self.back = IconButton("arrow-left", _("Back (Alt+Left)"))
        self.back.setEnabled(False)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(32), 0)
        head.setSpacing(theme.px(8))
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        if search is not None:
            search.setMaximumWidth(theme.px(460))
            head.addWidget(search, 4)
        head.addStretch(1)
        return head

    def _status(self) -> QFrame:
        theme = current()
        status = QFrame()
        status.setObjectName("status")
        self.saved_line = label("", "status", wrap=False)
        kept = label(_("Encrypted on this computer"), "status", wrap=False)
        row = QHBoxLayout(status)
        row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        row.setSpacing(theme.px(16))
        self._gap = QWidget()
        self._gap.setMinimumHeight(theme.px(36))
        row.addWidget(self.saved_line)
        row.addWidget(self._gap, 1)
        row.addWidget(kept)
        return status
