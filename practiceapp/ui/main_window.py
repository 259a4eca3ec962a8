"""The one window: navigation at the side, search above, the page, a status line, and the bar with Undo.

Pages come from factories and are made when first shown. The title is always "Practiceapp", whoever is on
screen.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.undo import Undo
from practiceapp.ui.shared.focus import bring_focus_into_view, focus_inside, holds_focus
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import (
    CLIENT,
    CLIENTS,
    DRAFT,
    INVOICE,
    INVOICES,
    SESSION,
    SESSIONS,
    TODAY,
    Place,
)
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.window_frame import WindowFrame
from practiceapp.ui.shared.wording import sentence_for

LEAST_WIDTH, LEAST_HEIGHT = 1024, 700
FIRST_WIDTH, FIRST_HEIGHT = 1280, 820
WIDE_FROM = 1100
HISTORY = 50

HOME_OF = {CLIENT: (CLIENTS,), SESSION: (SESSIONS, TODAY), INVOICE: (INVOICES,), DRAFT: (INVOICES,)}
"""What is marked in the navigation while a place that is not in it is shown; other places leave the mark."""

EXPECTED = (PracticeError, VaultTrouble)


class MainWindow(QMainWindow):
    """Shows one page at a time.

    `lock_requested` and `closing` come after everything typed was saved, or after she was told that it could
    not be and chose to go on anyway.
    """

    lock_requested = Signal()
    closing = Signal()

    def __init__(
        self,
        pages: Mapping[str, Callable[[], Page]],
        preferences: Preferences,
        search: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._factories = pages
        self._preferences = preferences
        self._search = search
        self._pages: dict[str, Page] = {}
        self._place: Place | None = None
        self._before: list[Place] = []
        self._undos: list[Undo] = []
        self._anyway: Callable[[], None] | None = None
        self._leaving_unsaved = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Practiceapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        width, height = self._preferences.window_width, self._preferences.window_height
        self.resize(max(LEAST_WIDTH, width or FIRST_WIDTH), max(LEAST_HEIGHT, height or FIRST_HEIGHT))
        self.frame = WindowFrame(self._factories, self._search)
        self.setCentralWidget(self.frame)

    def _connect(self) -> None:
        frame = self.frame
        frame.navigation.chosen.connect(self._on_chosen)
        frame.navigation.entered_place.connect(self._on_entered)
        frame.navigation.lock_pressed.connect(self.lock)
        frame.back.clicked.connect(self.go_back)
        frame.trouble.acted.connect(self._on_anyway)
        for number in range(frame.navigation.above.count()):
            keys = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key(Qt.Key.Key_1.value + number))
            self._shortcut(
                QKeySequence(keys), partial(self._on_entered, frame.navigation.above.name_at(number))
            )
        self._shortcut(QKeySequence("Ctrl+L"), self.lock)
        self._shortcut(QKeySequence("Ctrl+F"), self.focus_search)
        self._shortcut(QKeySequence("Ctrl+K"), self.focus_search)
        self._shortcut(QKeySequence("Ctrl+Z"), self.take_back)
        self._shortcut(QKeySequence("Alt+Left"), self.go_back)
        self._shortcut(QKeySequence("Ctrl+Q"), self.close)

    def _shortcut(self, keys: QKeySequence, act: Callable[[], object]) -> None:
        QShortcut(keys, self).activated.connect(act)

    # --- going somewhere

    @property
    def place(self) -> Place | None:
        """Where she is."""
        return self._place

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._pages.get(self._place.name) if self._place else None

    def show_place(self, place: Place) -> None:
        """Save what is typed here, then show `place`; if saving fails, stay and say why."""
        if self._leave(partial(self._show, place, remember=True)):
            self._show(place, remember=True)

    def go_back(self) -> None:
        """To where she was before."""
        if self._before and self._leave(self._show_before):
            self._show_before()

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        if self._search is not None:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """One line that goes by itself."""
        self.frame.toast.show_words(words)

    def _show_before(self) -> None:
        self._show(self._before.pop(), remember=False)

    def _leave(self, anyway: Callable[[], None]) -> bool:
        page = self.page
        try:
            if page is not None:
                page.flush()
        except EXPECTED as error:
            self._say_trouble(error, anyway)
            self._mark_place()
            return False
        return True

    def _show(self, place: Place, *, remember: bool) -> None:
        page = self._made(place.name)
        if remember and self._place is not None and self._place != place:
            self._before = [*self._before[1 - HISTORY :], self._place]
        self._place = place
        self._say_nothing()
        stays = [self.frame.navigation, *([self._search] if self._search else [])]
        elsewhere = any(holds_focus(widget) for widget in stays)
        entering = not holds_focus(page)
        self.frame.stack.setCurrentWidget(page)
        self._mark_place()
        self.frame.back.setEnabled(bool(self._before))
        try:
            page.enter(place)
        except EXPECTED as error:
            self._say_trouble(error, None)
        if not elsewhere:
            focus_inside(page, page.start, entering=entering)

    def _mark_place(self) -> None:
        if self._place is None:
            return
        name = self._place.name
        homes = HOME_OF.get(name, (name,))
        self.frame.navigation.mark(next((home for home in homes if home in self._factories), name))

    def _made(self, name: str) -> Page:
        if name not in self._pages:
            page = self._factories[name]()
            page.go.connect(self.go_to)
            page.said.connect(self.say)
            page.saved.connect(self.frame.saved_line.setText)
            page.undoable.connect(self.offer_undo)
            self._pages[name] = page
            self.frame.stack.addWidget(page)
        return self._pages[name]

    def go_to(self, place: object) -> None:
        """As `show_place`, for signals."""
        if isinstance(place, Place):
            self.show_place(place)

    def _on_chosen(self, name: str) -> None:
        self.show_place(Place(name))

    def _on_entered(self, name: str) -> None:
        if self._place != Place(name):
            self.show_place(Place(name))
        if self.page is not None:
            focus_inside(self.page, self.page.start)

    # --- taking back

    def offer_undo(self, step: object, sentence: str) -> None:
        """Say what was done, with the way back (an `Undo`)."""
        if isinstance(step, Undo):
            self._undos.append(step)
            self.frame.toast.show_undo(sentence, self.take_back)

    def take_back(self) -> None:
        """Undo the last step of this unlock."""
        if not self._undos:
            return
        try:
            self._undos.pop().call()
        except EXPECTED as error:
            self.say(sentence_for(error))
            return
        self.say(_("Taken back"))
        if self.page is not None and self._place is not None:
            self.page.enter(self._place)

    # --- locking and closing

    def flush_all(self) -> None:
        """Save whatever is typed on any page. Raises the first trouble, after trying them all."""
        troubles: list[Exception] = []
        for page in self._pages.values():
            try:
                page.flush()
            except EXPECTED as error:
                troubles.append(error)
        if troubles:
            raise troubles[0]

    def lock(self) -> None:
        """Save, then ask to be locked; when saving fails, say so and leave the choice to her."""
        try:
            self.flush_all()
        except EXPECTED as error:
            self._say_trouble(error, self.lock_requested.emit)
            return
        self.lock_requested.emit()

    def _say_trouble(self, error: Exception, anyway: Callable[[], None] | None) -> None:
        self._anyway = anyway
        self.frame.trouble.action.setVisible(anyway is not None)
        self.frame.trouble.say(sentence_for(error), "danger")

    def _say_nothing(self) -> None:
        self._anyway = None
        self.frame.trouble.say("")
        self.frame.saved_line.setText("")

    def _on_anyway(self) -> None:
        act = self._anyway
        self._say_nothing()
        if act is not None:
            act()

    def _close_unsaved(self) -> None:
        self._leaving_unsaved = True
        self.close()

    def keep_size(self) -> None:
        """Next time the window is as large as now."""
        self._preferences.window_width, self._preferences.window_height = self.width(), self.height()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab into a part that is scrolled away brings it into view; Qt does so only from within."""
        moved = super().focusNextPrevChild(forward)
        bring_focus_into_view(self)
        return moved

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        try:
            if not self._leaving_unsaved:
                self.flush_all()
        except EXPECTED as error:
            self._say_trouble(error, self._close_unsaved)
            event.ignore()
            return
        self.keep_size()
        self.closing.emit()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current().px(WIDE_FROM)
        if narrow != self.frame.navigation.narrow:
            self.frame.navigation.set_narrow(narrow=narrow)
