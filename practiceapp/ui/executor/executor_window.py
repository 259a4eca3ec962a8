"""The window of the trusted colleague: contacts, the steps, what is kept. It has nothing that writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from practiceapp.services.desk.executor import Contact, Keeping
from practiceapp.ui.executor.contact_card import ContactCard
from practiceapp.ui.executor.steps import kept, steps
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.copying import copy
from practiceapp.ui.shared.focus import FocusKeeper
from practiceapp.ui.shared.help_door import HelpDoor, MakeHelp
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, heading, hint, label, page_title
from practiceapp.ui.shared.quiet_tabs import QuietTabs
from practiceapp.ui.shared.scaffold import read_by_keys, scrolled
from practiceapp.ui.shared.spoken import announce, announce_when_heard
from practiceapp.ui.shared.theme import current, set_kind

LEAST_WIDTH, LEAST_HEIGHT = 820, 620
FIRST_WIDTH, FIRST_HEIGHT = 1180, 780
MEASURE = 760


@dataclass(frozen=True)
class Estate:
    """What there is to be seen, read once: the disk may go meanwhile, the window does not."""

    contacts: Sequence[Contact]
    keeping: Keeping


class ExecutorWindow(QWidget):
    """Three parts under one sentence that says what this is; `lock_requested` when it is to be locked."""

    lock_requested = Signal()

    def __init__(
        self, estate: Estate, parent: QWidget | None = None, make_help: MakeHelp | None = None
    ) -> None:
        super().__init__(parent)
        self._estate = estate
        self._leaving = False
        self._build(make_help)
        self._connect()

    def _build(self, make_help: MakeHelp | None) -> None:
        theme = current()
        self.setWindowTitle("Practiceapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(MEASURE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.px(28), 0, 0)
        column.setSpacing(theme.px(12))
        above = QVBoxLayout()  # as far in as what is read by keys, which keeps room for its ring
        above.setContentsMargins(theme.ring, 0, theme.ring, 0)
        above.setSpacing(theme.px(12))
        above.addLayout(self._head())
        above.addWidget(self._what_this_is())
        column.addLayout(above)
        self.tabs = QuietTabs(_("Parts of this page"))
        self.parts = QStackedWidget()
        for words, made in (
            (_("&Whom to call"), self._contacts()),
            (_("What to &do"), self._steps()),
            (_("What is &kept"), self._kept()),
        ):
            self.tabs.addTab(words)
            self.parts.addWidget(made)
        column.addWidget(self.tabs)
        column.addWidget(self.parts, 1)
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(theme.px(32), 0, theme.px(32), theme.px(44))
        across.addStretch(1)
        across.addWidget(inside, 1_000)
        across.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        FocusKeeper(self.stack)
        self.help = HelpDoor(self, self.stack, make_help, lambda: "shares")
        self.setLayout(self.help.layout_around())

    def _head(self) -> QHBoxLayout:
        keeping = self._estate.keeping
        self.lock = QuietButton(_("&Lock now"), "lock")
        self.lock.setToolTip(_("Lock now (Ctrl+L)"))
        self.title = page_title(
            _("The practice of {name}").format(name=keeping.therapist_name)
            if keeping.therapist_name
            else _("The practice")
        )
        head = QHBoxLayout()
        head.setSpacing(current().px(12))
        head.addWidget(self.title, 1)
        head.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _what_this_is(self) -> Banner:
        self.what = Banner(
            _(
                "Opened with two shares, for the trusted colleague. Everything here can only be read. "
                "Notes and amounts stay closed. This opening is recorded."
            ),
            "info",
        )
        return self.what

    def _contacts(self) -> QScrollArea:
        parts: list[QWidget] = [
            label(_("Whoever is expected soonest stands first. Call them in this order."), "large")
        ]
        if not self._estate.contacts:
            parts = [label(_("There is nobody in this practice who would have to be called."), "large")]
        self.cards = [ContactCard(contact) for contact in self._estate.contacts]
        for card in self.cards:
            card.copied.connect(self._on_copied)
        return _column([*parts, *self.cards])

    def _steps(self) -> QScrollArea:
        parts: list[QWidget] = []
        for title, lines in steps(self._estate.keeping.therapist_name):
            parts.append(heading(title, "section_title"))
            parts += [label(line, "large") for line in lines]
        return _column(parts)

    def _kept(self) -> QScrollArea:
        parts: list[QWidget] = []
        for title, lines in kept(self._estate.keeping):
            parts.append(heading(title, "section_title"))
            parts += [label(line, "large") for line in lines]
        note = _("As far as this vault knows; it knows no law of another country and no later change of one.")
        return _column([*parts, hint(note)])

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
        self.lock.clicked.connect(self._lock)
        command(self, _("Lock now"), self._lock, "Ctrl+L", "lock")

    def _on_copied(self, phone: str) -> None:
        copy(phone)
        announce(self, _("The number is on the clipboard for a short while."))

    def _lock(self) -> None:
        if not self._leaving:
            self._leaving = True
            self.lock_requested.emit()

    def begin(self) -> None:
        """Say what this is to whoever listens, and put the caret where reading begins."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        announce_when_heard(self, self.what.words.text())


def _column(parts: Sequence[QWidget]) -> QScrollArea:
    theme = current()
    inside = QWidget()
    set_kind(inside, "scrolled")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, theme.px(8), theme.px(8), theme.px(40))
    column.setSpacing(theme.px(12))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    area = scrolled(inside)
    read_by_keys(area)
    return area
