"""One client: who, when next, and behind quiet tabs the details, sessions, agreement, who pays, invoices."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.ui.clients.agreement_tab import AgreementTab
from practiceapp.ui.clients.client_presenter import ClientHead, ClientPresenter
from practiceapp.ui.clients.overview_tab import OverviewTab
from practiceapp.ui.shared.buttons import PrimaryButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import EmptyState, Line, Pill, label, page_title
from practiceapp.ui.shared.places import CLIENTS, SESSIONS, Place
from practiceapp.ui.shared.quiet_tabs import QuietTabs
from practiceapp.ui.shared.theme import current

OVERVIEW, TIMELINE, AGREEMENT, WHO_PAYS, INVOICES = range(5)
PARTS = ("overview", SESSIONS, "agreement", "who_pays", "invoices")
"""What they are called as the `part` of a place."""


@dataclass(frozen=True)
class Panel:
    """A part of the page that another feature hands in: its widget and how to show a client in it.

    `flush` is called when the page is left; it raises what would be lost, and the part then comes into view.
    """

    widget: QWidget
    show_client: Callable[[ClientId], None]
    flush: Callable[[], None] | None = None


class ClientPage(Page):
    """Handles `Place(CLIENT, client_id)`. `session_wanted(client_id)` asks for the form of a new session."""

    session_wanted = Signal(int)

    def __init__(
        self,
        presenter: ClientPresenter,
        agreement: AgreementTab,
        timeline: Panel,
        who_pays: Panel,
        invoices: Panel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Client")
        self._presenter = presenter
        self._panels = {
            TIMELINE: timeline,
            AGREEMENT: Panel(agreement, agreement.show_client),
            WHO_PAYS: who_pays,
            INVOICES: invoices,
        }
        self._agreement = agreement
        self._entered: Place | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.overview = OverviewTab(self._presenter)
        self.tabs = QuietTabs(_("Parts of this page"))
        self.parts = QStackedWidget()
        names = (_("&Overview"), _("Sess&ions"), _("&Agreement"), _("&Who pays"), _("In&voices"))
        widgets = (self.overview, *(panel.widget for panel in self._panels.values()))
        for name, widget in zip(names, widgets, strict=True):
            self.tabs.addTab(name)
            self.parts.addWidget(widget)
        self.gone = EmptyState("", _("Go to &clients"))
        self._here = QWidget()
        column = QVBoxLayout(self._here)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addSpacing(theme.px(12))
        column.addWidget(self.tabs)
        column.addWidget(Line())
        column.addSpacing(theme.px(16))
        column.addWidget(self.parts, 1)
        self._either = QStackedWidget()
        self._either.addWidget(self._here)
        self._either.addWidget(self.gone)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(16))
        layout.addWidget(self._either)
        self.start = self.tabs

    def _build_head(self) -> QHBoxLayout:
        theme = current()
        self.name, self.pill = page_title(""), Pill()
        self.reference, self.when = label("", "second", wrap=False), label("", "second", wrap=False)
        self.new_session = PrimaryButton(_("New &session"), "plus")
        second = QHBoxLayout()
        second.setSpacing(theme.px(10))
        for part in (self.pill, self.reference, self.when):
            second.addWidget(part)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self.name)
        words.addLayout(second)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(words, 1)
        head.addWidget(self.new_session, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.new_session.clicked.connect(self._on_new_session)
        self.gone.acted.connect(self._on_leave)
        self._agreement.said.connect(self.said)
        presenter = self._presenter
        presenter.head_shown.connect(self._show_head)
        presenter.gone.connect(self._show_gone)
        presenter.undoable.connect(self.undoable)
        presenter.saved.connect(self.saved)
        presenter.removed.connect(self._on_leave)

    @property
    @override
    def part(self) -> str:
        return PARTS[self.tabs.currentIndex()]

    @override
    def enter(self, place: Place) -> None:
        """Show the client; another one begins with the sessions, the same one stays on its tab.

        `Place(CLIENT, client_id, SESSIONS)` leads to the sessions; shown again, it stays where she is. So
        with every other of `PARTS`.
        """
        if place.id is None:
            return
        led, self._entered = place.part in PARTS and place is not self._entered, place
        if led or place.id != self._presenter.client_id:
            self.tabs.setCurrentIndex(PARTS.index(place.part) if led else TIMELINE)
        self.overview.say_nothing()
        self._presenter.open(ClientId(place.id))
        self._show_panel(self.tabs.currentIndex())

    @override
    def flush(self) -> None:
        self.overview.flush()
        for index, panel in self._panels.items():
            if panel.flush is not None:
                self._flush_panel(index, panel.flush)

    def refresh(self) -> None:
        """Sessions changed: the head and the part in view are read again."""
        self._presenter.refresh_head()
        self._show_panel(self.tabs.currentIndex())

    def _on_tab(self, index: int) -> None:
        self.parts.setCurrentIndex(index)
        self._show_panel(index)

    def _show_panel(self, index: int) -> None:
        panel, client_id = self._panels.get(index), self._presenter.client_id
        if panel is not None and client_id is not None:
            panel.show_client(client_id)

    def _flush_panel(self, index: int, flush: Callable[[], None]) -> None:
        try:
            flush()
        except (PracticeError, VaultTrouble):
            self.tabs.setCurrentIndex(index)
            raise

    def _on_new_session(self) -> None:
        if self._presenter.client_id is not None:
            self.session_wanted.emit(self._presenter.client_id)

    def _on_leave(self) -> None:
        self.go.emit(Place(CLIENTS))

    def _show_head(self, head: ClientHead) -> None:
        self._either.setCurrentIndex(0)
        self.name.setText(head.name)
        self.reference.setText(head.reference)
        self.reference.setVisible(bool(head.reference))
        self.pill.say(*head.pill)
        self.when.setText(head.when)

    def _show_gone(self, words: str) -> None:
        self.gone.say(words)
        self._either.setCurrentIndex(1)
