"""What stands around every page: navigation, back and search above, trouble in a line, saved state below."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.focus import FocusKeeper
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.navigation import Entry, Navigation
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.page_stack import PageStack
from practiceapp.ui.shared.pieces import AS_WIDE_AS_IT_MAY, label
from practiceapp.ui.shared.places import CLIENTS, HELP, INVOICES, PRACTICE, SESSIONS, TODAY, VAULT_CARE
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.toast import Toast
from practiceapp.ui.shared.trouble_line import TroubleLine


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
        Entry(name, words, icon, f"Ctrl+{number}")
        for number, (name, words, icon) in enumerate(shown, start=1)
    ]
    below = (
        Entry(VAULT_CARE, _("Vault care"), "shield-check", "Ctrl+."),
        Entry(PRACTICE, _("Practice"), "settings-2", "Ctrl+,"),
        Entry(HELP, _("Help"), "circle-help", "F1"),
    )
    return numbered, [entry for entry in below if entry.name in known]


class WindowFrame(QWidget):
    """The parts of the window, laid out; what they do is the window's."""

    def __init__(
        self,
        known: Mapping[str, Callable[[], Page]],
        search: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        above, below = entries(known)
        self.entries = (*above, *below)
        self.navigation = Navigation(above, below)
        self.stack = PageStack(known)
        FocusKeeper(self.stack)
        self.trouble = TroubleLine()
        self._build(search)

    def _build(self, search: QWidget | None) -> None:
        theme = current()
        content, self._measured = QWidget(), QWidget()
        column = QVBoxLayout(self._measured)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(search))
        held = QVBoxLayout()
        held.setContentsMargins(theme.px(32), theme.px(8), theme.px(32), 0)
        held.addWidget(self.trouble)
        self._held = held
        column.addLayout(held)
        column.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._measured, AS_WIDE_AS_IT_MAY)
        middle.addStretch(1)
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self._status())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(content, 1)
        self.toast = Toast(content, self._gap)
        self.stack.currentChanged.connect(self._take_measure)
        current().changed.connect(self._take_measure)
        DISCRETION.changed.connect(self._show_discretion)

    def add_above(self, widget: QWidget) -> None:
        """A quiet line above every page, below what is the matter."""
        self._held.addWidget(widget)

    def _show_discretion(self) -> None:
        """Who wonders where the names are finds it said."""
        self.discreet_sign.setVisible(DISCRETION.on)

    def _take_measure(self) -> None:
        """No wider than the page in view reads well."""
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            self._measured.setMaximumWidth(current().px(page.measure))

    def _head(self, search: QWidget | None) -> QHBoxLayout:
        theme = current()
        arrows = ("arrow-left", "arrow-right")
        before, on = reversed(arrows) if self.isRightToLeft() else arrows
        self.back = IconButton(before, _("Back (Alt+Left)"))
        self.forward = IconButton(on, _("Forward (Alt+Right)"))
        for button in (self.back, self.forward):
            button.setEnabled(False)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(32), 0)
        head.setSpacing(theme.px(8))
        ways = QHBoxLayout()
        ways.setSpacing(0)
        ways.addWidget(self.back)
        ways.addWidget(self.forward)
        head.addLayout(ways)
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
        self.work_line = label("", "status", wrap=False)
        kept = label(_("Encrypted on this computer"), "status", wrap=False)
        self.discreet_sign = label(_("Discreet: references, no names"), "status", wrap=False)
        self._show_discretion()
        row = QHBoxLayout(status)
        row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        row.setSpacing(theme.px(16))
        self._gap = QWidget()
        self._gap.setMinimumHeight(theme.px(36))
        row.addWidget(self.saved_line)
        row.addWidget(self.work_line)
        row.addWidget(self._gap, 1)
        row.addWidget(self.discreet_sign)
        row.addWidget(kept)
        return status
