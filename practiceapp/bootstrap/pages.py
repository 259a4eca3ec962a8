"""Each page of the window, put together from its parts when it is first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.backups_here import backups_part
from practiceapp.bootstrap.beside import client_side
from practiceapp.bootstrap.care import Care
from practiceapp.bootstrap.services import Services
from practiceapp.domain.security_record import Act
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.ui.clients.agreement_presenter import AgreementPresenter
from practiceapp.ui.clients.agreement_tab import AgreementTab
from practiceapp.ui.clients.client_page import ClientPage, Panel
from practiceapp.ui.clients.client_presenter import ClientPresenter
from practiceapp.ui.clients.clients_page import ClientsPage
from practiceapp.ui.clients.clients_presenter import ClientsPresenter
from practiceapp.ui.invoices.wiring import AccountsDesk
from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.finishing import Finishing
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.notes.note_presenter import NotePresenter
from practiceapp.ui.notes.note_split import Beside
from practiceapp.ui.practice.practice_page import Part, PracticePage
from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.search.search_page import SearchPage
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.sessions.row_actions import RowActions
from practiceapp.ui.sessions.session_actions import SessionAction, SessionActionsPresenter
from practiceapp.ui.sessions.session_timeline import SessionTimeline
from practiceapp.ui.sessions.timeline_presenter import TimelinePresenter
from practiceapp.ui.shared.asking import Asker
from practiceapp.ui.shared.backup_words import Safety
from practiceapp.ui.shared.jobs import Jobs
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import (
    CLIENT,
    CLIENTS,
    DRAFT,
    INVOICE,
    INVOICES,
    NOTE,
    PRACTICE,
    TODAY,
    VAULT_CARE,
    Place,
)
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.today.note_slot import NoteHere
from practiceapp.ui.today.today_page import TodayPage
from practiceapp.ui.today.today_presenter import TodayPresenter
from practiceapp.ui.vault_care.backups_part import BackupsPart
from practiceapp.ui.vault_care.care_desk import CareDesk
from practiceapp.ui.vault_care.vault_care_page import VaultCarePage


@dataclass(frozen=True)
class Outside:
    """What the window needs from around the vault."""

    access: AccessService
    vault: OpenVault
    preferences: Preferences
    asker: Asker
    speak: Callable[[str], None] = lambda _code: None
    """Has the window speak another language from now on: everything typed saved, at the same place."""
    care: Care | None = None
    """What keeps the vault safe; None for a window over stores that are no vault."""
    background: Background | None = None
    """What runs by itself beside the window, likewise."""
    restore: Callable[[], None] = lambda: None
    """Lock, and ask which backup is to be put in place."""


class Host(Protocol):
    """What pages ask of the window they stand in."""

    def new_client(self) -> None:
        """Open the form that takes someone in."""

    def new_session(self, client_id: int | None = None) -> None:
        """Open the form that plans a session."""

    def move_session(self, session_id: int) -> None:
        """Open the same form to move one."""

    def save_all(self, then: Callable[[], None]) -> None:
        """Save everything typed on any page, then do this."""

    def rekeyed(self) -> None:
        """The vault is under another key and closed: lock."""


class Pages:
    """Makes pages. Every note shares one clipboard, one autosave and one count of finished notes."""

    def __init__(self, services: Services, outside: Outside, host: Host) -> None:
        self._services = services
        self._outside = outside
        self._host = host
        self._clipboard = InnerClipboard()
        self._autosave, self._finishing = Autosave(services.notes), Finishing(services.notes)
        self._accounts = AccountsDesk(
            services.invoicing,
            services.payments,
            services.arrangements,
            services.sellers,
            services.clients,
            outside.asker,
            services.clock,
        )

    def belong_to(self, window: QObject) -> None:
        """Saving by itself ends with the window; its timers never reach a vault that was closed."""
        self._autosave.setParent(window)
        self._finishing.setParent(window)

    def when_finished(self, act: Callable[[], None]) -> None:
        """Have this done once the vault holds a finished note."""
        self._finishing.written.connect(lambda _note: act())

    def factories(self) -> Mapping[str, Callable[[], Page]]:
        """How each place gets its page."""
        care = {} if self._outside.care is None else {VAULT_CARE: partial(self._care, self._outside.care)}
        return {
            TODAY: self._today,
            CLIENTS: self._clients,
            CLIENT: self._client,
            NOTE: self._note,
            INVOICES: self._accounts.invoices_page,
            DRAFT: self._accounts.draft_page,
            INVOICE: self._accounts.invoice_page,
            PRACTICE: self._practice,
            **care,
        }

    def search(self, finder: SearchPresenter, box: SearchBox) -> SearchPage:
        """What the box above found."""
        return SearchPage(finder, box)

    def _today(self) -> TodayPage:
        services = self._services
        editor = NoteEditor(self._note_presenter(), self._clipboard)
        here = NoteHere(editor, editor.open, editor.focus_first, editor.flush)
        presenter = TodayPresenter(
            services.today, services.clients, services.clock, safety=self._safety, due=self._care_due
        )
        page = TodayPage(presenter, here)
        actions = self._actions(page)
        RowActions(actions, page.rows)
        actions.note_wanted.connect(page.open_note)
        actions.refused.connect(page.say_trouble)
        actions.changed.connect(page.refresh)
        page.session_wanted.connect(self._host.new_session)
        page.client_wanted.connect(self._host.new_client)
        _hear(editor, page)
        editor.finished.connect(lambda session_id: self._write_next(page, SessionId(session_id)))
        return page

    def _safety(self) -> Safety | None:
        return self._outside.background.safety if self._outside.background else None

    def _care_due(self) -> int:
        """The backups have a line of their own."""
        due = self._services.security.due() if self._outside.care else ()
        return sum(act in (Act.WORDS_PROVED, Act.REHEARSED) for act in due)

    def _clients(self) -> ClientsPage:
        page = ClientsPage(ClientsPresenter(self._services.clients))
        page.client_wanted.connect(self._host.new_client)
        return page

    def _client(self) -> ClientPage:
        services = self._services
        agreement = AgreementTab(AgreementPresenter(services.agreements, services.practice, services.clock))
        who_pays, invoices = self._accounts.who_pays_panel(), self._accounts.client_invoices_panel()
        here = frozenset({SessionAction.OPEN_CLIENT})
        actions = SessionActionsPresenter(services.sessions, services.clock, without=here)
        timeline = SessionTimeline(TimelinePresenter(services.sessions, services.notes), actions)
        page = ClientPage(
            ClientPresenter(services.clients, services.sessions, services.clock),
            agreement,
            Panel(timeline, timeline.show_client),
            Panel(who_pays, who_pays.show_client, who_pays.flush),
            Panel(invoices, invoices.show_client),
        )
        self._lead(actions, page)
        timeline.note_wanted.connect(lambda session_id: page.go.emit(Place(NOTE, session_id)))
        timeline.new_session_wanted.connect(self._host.new_session)
        timeline.changed.connect(page.refresh)
        who_pays.said.connect(page.said)
        invoices.go.connect(page.go)
        page.session_wanted.connect(self._host.new_session)
        return page

    def _note(self) -> NotePage:
        beside = Beside(lambda: client_side(self._services, self._clipboard), self._outside.preferences)
        return NotePage(self._note_presenter(), self._clipboard, self._next_owed, beside)

    def _practice(self) -> PracticePage:
        outside = self._outside
        presenter = PracticePresenter(
            self._services.practice,
            outside.preferences,
            outside.speak,
        )
        form = self._accounts.seller_form()
        page = PracticePage(presenter, Part(form, form.flush))
        form.said.connect(page.said)
        return page

    def _backups(self, care: Care) -> BackupsPart | None:
        outside = self._outside
        if outside.background is None:
            return None
        clock = self._services.clock
        part = backups_part(care, outside.background, outside.vault, clock, outside.preferences)
        part.restore_wanted.connect(outside.restore)
        return part

    def _care(self, care: Care) -> VaultCarePage:
        services, outside = self._services, self._outside
        desk = CareDesk(
            care.record,
            care.keys,
            care.integrity,
            outside.access,
            outside.vault,
            services.practice,
            services.clock,
            outside.preferences,
            outside.background.jobs if outside.background else Jobs(),
        )
        backups = self._backups(care)
        page = VaultCarePage(desk, backups, save_all=self._host.save_all)
        if backups is not None:
            backups.changed.connect(page.refresh)
        page.rekeyed.connect(self._host.rekeyed)
        return page

    def _note_presenter(self) -> NotePresenter:
        services = self._services
        return NotePresenter(
            services.notes, services.sessions, services.clients, self._autosave, self._finishing
        )

    def _write_next(self, page: TodayPage, finished: SessionId) -> None:
        page.refresh()
        following = self._next_owed(finished)
        if following is not None:
            page.open_note(following)

    def _next_owed(self, finished: SessionId) -> SessionId | None:
        """The note to write after this one."""
        owed = self._services.today.today().owed
        return next((note.session_id for note in owed if note.session_id != finished), None)

    def _actions(self, page: Page) -> SessionActionsPresenter:
        actions = SessionActionsPresenter(self._services.sessions, self._services.clock, page)
        self._lead(actions, page)
        return actions

    def _lead(self, actions: SessionActionsPresenter, page: Page) -> None:
        actions.undoable.connect(page.undoable)
        actions.move_wanted.connect(self._host.move_session)
        actions.client_wanted.connect(lambda client_id: page.go.emit(Place(CLIENT, client_id)))


def _hear(editor: NoteEditor, page: Page) -> None:
    """What the editor says is said by the page it stands in."""
    editor.said.connect(page.said)
    editor.undoable.connect(page.undoable)
