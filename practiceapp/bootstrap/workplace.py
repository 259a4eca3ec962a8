"""The main window of one unlock, wired: pages, the two forms that open over any page, search, and undo."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut

from practiceapp.bootstrap.pages import Outside, Pages
from practiceapp.bootstrap.services import Services
from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import UnlockNotice
from practiceapp.ui.clients.client_form import ClientForm
from practiceapp.ui.clients.client_form_presenter import ClientFormPresenter
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.sessions.session_form_presenter import Desk, SessionFormPresenter
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import CLIENT, SEARCH, TODAY, Place
from practiceapp.ui.unlock.notices import notice_words


class Workplace:
    """Builds the window and answers what pages ask of each other: a form, a place, a fresh look."""

    def __init__(self, services: Services, outside: Outside) -> None:
        self._services = services
        self._finder = SearchPresenter(services.search)
        self._box = SearchBox(self._finder)
        self._pages = Pages(services, outside, self)
        self.window = MainWindow(self._factories(), outside.preferences, self._box)
        self._finder.setParent(self.window)
        self._pages.belong_to(self.window)
        self._session_form: SessionForm | None = None
        self._client_form: ClientForm | None = None
        self._connect()
        self.window.show_place(Place(TODAY))

    def _factories(self) -> Mapping[str, Callable[[], Page]]:
        return {**self._pages.factories(), SEARCH: lambda: self._pages.search(self._finder, self._box)}

    def _connect(self) -> None:
        self._box.textEdited.connect(self._on_searched)
        self._box.escaped.connect(self._on_search_left)
        for keys, act in (("Ctrl+N", self.new_client), ("Ctrl+Shift+N", self.new_session)):
            QShortcut(QKeySequence(keys), self.window).activated.connect(act)

    def tell(self, notices: Sequence[UnlockNotice]) -> None:
        """Quiet lines about this opening."""
        if notices:
            self.window.say(" ".join(notice_words(notice) for notice in notices))

    # --- what pages ask for

    def new_client(self) -> None:
        """Take someone in."""
        if self._client_form is None:
            form = ClientForm(ClientFormPresenter(self._services.clients), self.window)
            form.go.connect(self.window.go_to)
            form.undoable.connect(self.window.offer_undo)
            self._client_form = form
        self._client_form.begin()

    def new_session(self, client_id: int | None = None) -> None:
        """Plan a session, of this client, of the one whose page is in view, or of whoever is chosen."""
        place = self.window.place
        if client_id is None and place is not None and place.name == CLIENT:
            client_id = place.id
        self._form().plan(None if client_id is None else ClientId(client_id))

    def move_session(self, session_id: int) -> None:
        """Move a planned session."""
        self._form().move_session(SessionId(session_id))

    def refresh(self) -> None:
        """Show what is true now on the page in view."""
        if self.window.page is not None and self.window.place is not None:
            self.window.page.enter(self.window.place)

    def _form(self) -> SessionForm:
        if self._session_form is None:
            services = self._services
            desk = Desk(
                services.clients, services.sessions, services.agreements, services.practice, services.clock
            )
            form = SessionForm(SessionFormPresenter(desk), self.window)
            form.undoable.connect(self.window.offer_undo)
            form.refused.connect(self.window.say)
            form.finished_session.connect(self.refresh)
            self._session_form = form
        return self._session_form

    # --- search

    def _on_searched(self, words: str) -> None:
        if words and self.window.place != Place(SEARCH):
            self.window.show_place(Place(SEARCH))

    def _on_search_left(self) -> None:
        if self.window.place == Place(SEARCH):
            self.window.go_back()
