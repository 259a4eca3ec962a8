"""Everyone she works with: a list to search, and who is hidden from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.clients.client_words import STATES, state_pill
from practiceapp.ui.clients.clients_presenter import ClientsPresenter, ClientsScreen
from practiceapp.ui.shared.buttons import PrimaryButton
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import Banner, EmptyState, chip
from practiceapp.ui.shared.places import CLIENT, Place
from practiceapp.ui.shared.rows import RowList
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current

ROW_HEIGHT = 64


class ClientsPage(Page):
    """Handles `Place(CLIENTS)`. Enter goes to `Place(CLIENT, id)`; `client_wanted` asks for the form."""

    client_wanted = Signal()

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _("Clients")
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        self.new_client = PrimaryButton(_("&New client"), "user-plus")
        self.new_client.setToolTip(_("New client or enquiry (Ctrl+N)"))
        self.frame = PageFrame(self, self.heading, primary=self.new_client)
        self.trouble = Banner()
        self.search = SearchField(_("Find a name or a reference"))
        self.chips = {state: chip(state_pill(state)[0]) for state in STATES}
        self.rows = RowList(_("Clients"), ROW_HEIGHT)
        self.nobody = EmptyState("", _("Show &all"))
        welcome = _("Nobody here yet. A reference is made for each person, a name can wait.")
        self.first = EmptyState(welcome, _("Add a &client"))
        self._either = QStackedLayout()
        for view in (self.rows, self.nobody, self.first):
            self._either.addWidget(view)
        self._filters = QWidget()
        line = QHBoxLayout(self._filters)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().px(8))
        line.addWidget(self.search, 1)
        line.addSpacing(current().px(8))
        for made in self.chips.values():
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        filled = QVBoxLayout()
        filled.setSpacing(current().px(12))
        filled.addWidget(self._filters)
        filled.addLayout(self._either, 1)
        self.frame.body.addWidget(self.trouble)
        self.frame.body.addLayout(filled, 1)
        self.start = self.search

    def _connect(self) -> None:
        self.new_client.clicked.connect(self.client_wanted)
        self.first.acted.connect(self.client_wanted)
        self.nobody.acted.connect(self._show_everyone)
        self.search.searched.connect(self._presenter.search)
        self.search.left_down.connect(self.rows.focus_first)
        self.search.returnPressed.connect(self._open_only_one)
        self.rows.opened.connect(self._on_opened)
        for made in self.chips.values():
            made.toggled.connect(self._on_ticked)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self._say)

    @override
    def enter(self, place: Place) -> None:
        self.trouble.say("")
        self._show_ticks()
        self._presenter.refresh()

    def _on_opened(self, key: object) -> None:
        if isinstance(key, int):
            self.go.emit(Place(CLIENT, key))

    def _open_only_one(self) -> None:
        """Enter in the search goes straight to the one who is left."""
        self._presenter.search(self.search.text())
        if self.rows.rows.rowCount() == 1:
            row = self.rows.rows.row_at(self.rows.rows.index(0, 0))
            self._on_opened(row.key if row else None)
        elif self.rows.rows.rowCount():
            self.rows.focus_first()

    def _on_ticked(self) -> None:
        self._presenter.filter(frozenset(state for state, made in self.chips.items() if made.isChecked()))

    def _show_everyone(self) -> None:
        self._presenter.filter(frozenset(STATES))
        self._show_ticks()
        self.rows.focus_first()

    def _show(self, screen: ClientsScreen) -> None:
        searched = bool(self.search.text()) and screen.subtitle != self.frame.subtitle.text()
        self.frame.set_subtitle(screen.subtitle)
        if searched:
            announce(self.frame.subtitle, screen.subtitle)
        self.rows.show_rows(screen.rows)
        self.nobody.say(screen.nobody)
        self.nobody.button.setVisible(screen.can_widen)
        self._filters.setVisible(not screen.first_ever)
        self.new_client.setVisible(not screen.first_ever)
        self._either.setCurrentIndex(0 if screen.rows else 2 if screen.first_ever else 1)
        self.start = self.first.button if screen.first_ever else self.search

    def _show_ticks(self) -> None:
        for state, made in self.chips.items():
            blocked = made.blockSignals(True)
            made.setChecked(state in self._presenter.states)
            made.blockSignals(blocked)

    def _say(self, words: str) -> None:
        self.trouble.say(words, "danger")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Coming back to the list begins with everyone, not with what was searched last."""
        super().showEvent(event)
        if self.search.text() and not event.spontaneous():
            self.search.clear()
            self._presenter.search("")
