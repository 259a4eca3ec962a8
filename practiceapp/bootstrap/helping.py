"""Help wired: its page, the page About, the hints of the first days, and the help before unlocking."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from practiceapp.bootstrap.about import facts
from practiceapp.ui.clients.client_page import ClientPage
from practiceapp.ui.help.about_page import AboutPage
from practiceapp.ui.help.help_page import HelpPage
from practiceapp.ui.help.topics import help_book
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.notes.note_page import NotePage
from practiceapp.ui.shared.hint import HintBar
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import (
    ABOUT,
    CLIENT,
    CLIENTS,
    DRAFT,
    HELP,
    INVOICES,
    NOTE,
    PRACTICE,
    TODAY,
)
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.today.today_page import TodayPage

FOLLOWED = frozenset({(CLIENTS, CLIENT), (INVOICES, DRAFT)})
"""Going from the one place to the other is what the hint of the first speaks of."""


def help_pages(preferences: Preferences, leave: Callable[[], None]) -> Mapping[str, Callable[[], Page]]:
    """How the two places get their pages; `leave` leads back to where she was."""

    def help_page() -> HelpPage:
        page = HelpPage(help_book(LANGUAGE.code), preferences)
        page.left.connect(leave)
        return page

    def about_page() -> AboutPage:
        page = AboutPage(facts)
        page.left.connect(leave)
        return page

    return {HELP: help_page, ABOUT: about_page}


class Hints(QObject):
    """Shows the hint of each place above its page, and hears when she did what it speaks of."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._heard: set[Page] = set()
        self._place = ""
        self.bar = HintBar(preferences)
        window.frame.add_above(self.bar)
        self.bar.follows = window.frame.trouble.action
        window.frame.stack.undoable.connect(lambda _step, _words: self._done_here(PRACTICE))
        window.stirred.connect(self._on_stirred)

    def _on_stirred(self) -> None:
        place, page = self._window.place, self._window.page
        if place is None or page is None:
            return
        if page not in self._heard:
            self._heard.add(page)
            self._hear(page)
        before, self._place = self._place, place.name
        if (before, place.name) in FOLLOWED:
            self.bar.done(before)
        if before != place.name:
            self.bar.show_for(place.name)

    def _hear(self, page: Page) -> None:
        done = self.bar.done
        if isinstance(page, TodayPage):
            page.rows.opened.connect(lambda _key: done(TODAY))
        elif isinstance(page, ClientPage):
            page.tabs.currentChanged.connect(lambda _index: done(CLIENT))
        elif isinstance(page, NotePage):
            page.editor.finished.connect(lambda _session_id: done(NOTE))

    def _done_here(self, name: str) -> None:
        if self._place == name:
            self.bar.done(name)
