"""The main window of one unlock, wired: pages, the two forms that open over any page, search, and undo."""

from collections.abc import Callable, Mapping, Sequence

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.finding import Finding
from practiceapp.bootstrap.helping import Hints, help_pages
from practiceapp.bootstrap.pages import Outside, Pages
from practiceapp.bootstrap.safety_in_window import SafetyInWindow
from practiceapp.bootstrap.services import Services
from practiceapp.bootstrap.waiting import Waiting
from practiceapp.domain.clients import ClientId
from practiceapp.domain.locking import LockReason
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import UnlockNotice
from practiceapp.ui.clients.client_form import ClientForm
from practiceapp.ui.clients.client_form_presenter import ClientFormPresenter
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.sessions.session_form_presenter import Desk, SessionFormPresenter
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.memory import Memory
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import CLIENT, SEARCH, TODAY, Place
from practiceapp.ui.unlock.notices import notice_words


class Workplace:
    """Builds the window and answers what pages ask of each other: a form, a place, a fresh look."""

    def __init__(self, services: Services, outside: Outside, memory: Memory | None = None) -> None:
        """`memory` is that of the window before this one, when only the language is another."""
        self._services, self._outside = services, outside
        self._finder = SearchPresenter(services.search)
        self._box = SearchBox(self._finder)
        self._pages = Pages(services, outside, self)
        self.window = MainWindow(self._factories(), outside.preferences, self._box, memory)
        self._finder.setParent(self.window)
        self._pages.belong_to(self.window)
        self._sought, self._searching = "", False
        self.lock_reason = LockReason.ASKED
        self._session_form: SessionForm | None = None
        self._client_form: ClientForm | None = None
        self._waiting = Waiting(services.today, self.window)
        Hints(self.window, outside.preferences)
        if outside.background is not None:
            SafetyInWindow(outside.background, self.window, outside.restore)
        self._connect()
        self.window.show_place(self.window.place or Place(TODAY))

    @property
    def services(self) -> Services:
        """What the window stands on."""
        return self._services

    @property
    def background(self) -> Background | None:
        """What runs by itself beside the window."""
        return self._outside.background

    def anew(self) -> "Workplace":
        """Everything built once more, at the same place: for another language."""
        return Workplace(self._services, self._outside, self.window.memory)

    def _factories(self) -> Mapping[str, Callable[[], Page]]:
        return {
            **self._pages.factories(),
            SEARCH: lambda: self._pages.search(self._finder, self._box),
            **help_pages(self._outside.preferences, self._leave_help),
        }

    def _connect(self) -> None:
        self._box.textEdited.connect(self._on_searched)
        self._box.escaped.connect(self._on_search_left)
        self._pages.when_finished(self._waiting.refresh)
        window = self.window
        window.stirred.connect(self._keep_search_to_its_page)
        window.over.finders = Finding(self._services, window.show_place, self._search).finders()
        for words, act, keys, icon in (
            (_("New client"), self.new_client, "Ctrl+N", "user-plus"),
            (_("New session"), self.new_session, "Ctrl+Shift+N", "calendar-plus"),
        ):
            window.insertAction(window.commands.find, command(window, words, act, keys, icon))

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

    def save_all(self, then: Callable[[], None]) -> None:
        """Save everything typed on any page, then do this; what cannot be saved is said."""
        self.window.after_saving(then)

    def rekeyed(self) -> None:
        """The vault is under another key and closed: there is nothing left to save, and only the lock."""
        self.lock_reason = LockReason.REKEYED
        self.window.lock_requested.emit()

    def refresh(self) -> None:
        """Show what is true now on the page in view."""
        if self.window.page is not None and self.window.place is not None:
            self.window.page.enter(self.window.place)
        self._waiting.refresh()

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

    def _leave_help(self) -> None:
        """Back to where she was; what was read can be gone back to."""
        if self.window.memory.can_go_back:
            self.window.go_back()
        else:
            self.window.show_place(Place(TODAY))

    # --- search

    def _on_searched(self, words: str) -> None:
        if words and self.window.place != Place(SEARCH):
            self.window.show_place(Place(SEARCH))

    def _on_search_left(self) -> None:
        if self.window.place == Place(SEARCH):
            self.window.go_back(for_good=True)

    def _keep_search_to_its_page(self) -> None:
        """Elsewhere the box is empty; who goes back to what was found finds the words again."""
        left, self._searching = self._searching, self.window.place == Place(SEARCH)
        if self._searching and not self._box.text():
            self._box.setText(self._sought)
        elif left and not self._searching:
            self._sought = self._box.text()
            self._box.clear()

    def _search(self, words: str) -> None:
        self._box.setText(words)
        self.window.show_place(Place(SEARCH))
