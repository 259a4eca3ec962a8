"""The one window: navigation at the side, search above, the page, a status line, and the bar with Undo.

Pages come from factories and are made when first shown. The title is always "Practiceapp", whoever is on
screen.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from practiceapp.services.undo import Undo
from practiceapp.ui.palette.over_window import OverWindow
from practiceapp.ui.shared.commands import commands_in, commands_of
from practiceapp.ui.shared.focus import bring_focus_into_view, focus_inside, holds_focus
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.memory import Memory
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.page_stack import EXPECTED
from practiceapp.ui.shared.places import HELP, Place, homes_of
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.window_commands import WindowCommands
from practiceapp.ui.shared.window_frame import WindowFrame
from practiceapp.ui.shared.window_size import keep_size, take_size
from practiceapp.ui.shared.wording import sentence_for

WIDE_FROM = 1100


class MainWindow(QMainWindow):
    """Shows one page at a time.

    `lock_requested` and `closing` come after everything typed was saved, or after she was told that it could
    not be and chose to go on anyway. `stirred` says that something may have changed: a page was entered, a
    step was done or taken back.
    """

    lock_requested = Signal()
    closing = Signal()
    stirred = Signal()

    def __init__(
        self,
        pages: Mapping[str, Callable[[], Page]],
        preferences: Preferences,
        search: QWidget | None = None,
        memory: Memory | None = None,
    ) -> None:
        """`memory` is that of the window before this one, in the same unlock."""
        super().__init__()
        self._factories = pages
        self._preferences = preferences
        self._search = search
        self.memory = memory or Memory()
        self.leaving_unsaved = False  # closing saves what is typed
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Practiceapp")
        take_size(self, self._preferences)
        self.frame = WindowFrame(self._factories, self._search)
        self.setCentralWidget(self.frame)
        self.over = OverWindow(self, self.commands_now)
        self.commands = WindowCommands(self, self, self.over, self.frame.entries)
        self.commands.find.setEnabled(self._search is not None)
        self.commands.add_rest(self._preferences, self._factories)

    def _connect(self) -> None:
        frame = self.frame
        frame.navigation.chosen.connect(self._on_chosen)
        frame.navigation.entered_place.connect(self.enter_place)
        frame.navigation.lock_pressed.connect(self.lock)
        frame.back.clicked.connect(self.go_back)
        frame.forward.clicked.connect(self.go_forward)
        pages = frame.stack
        pages.go.connect(self.go_to)
        pages.said.connect(self.say)
        pages.saved.connect(frame.saved_line.setText)
        pages.undoable.connect(self.offer_undo)

    # --- going somewhere

    @property
    def place(self) -> Place | None:
        """Where she is."""
        return self.memory.place

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self.frame.stack.made(self.place.name) if self.place else None

    def show_place(self, place: Place) -> None:
        """Save what is typed here, then show `place`; if saving fails, stay and say why."""
        self._go(partial(self.memory.visit, place))

    def go_back(self, *, for_good: bool = False) -> None:
        """To where she was before; `for_good`: Forward does not lead here again."""
        if self.memory.can_go_back:
            self._go(partial(self.memory.back, for_good=for_good))

    def go_forward(self) -> None:
        """To where she came back from."""
        if self.memory.can_go_forward:
            self._go(self.memory.forward)

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        if self._search is not None:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """One line that goes by itself."""
        self.frame.toast.show_words(words)

    def _go(self, step: Callable[[str], Place | None]) -> None:
        arrive = partial(self._arrive, step)
        if self._leave(arrive):
            arrive()

    def _arrive(self, step: Callable[[str], Place | None]) -> None:
        place = step(self.page.part if self.page is not None else "")
        if place is not None:
            self._show(self.frame.stack.page(place.name), place)

    def _leave(self, anyway: Callable[[], None]) -> bool:
        page = self.page
        try:
            if page is not None:
                page.flush()
        except EXPECTED as error:
            self.frame.trouble.say_error(error, anyway)
            self._mark_place()
            return False
        return True

    def _show(self, page: Page, place: Place) -> None:
        self.frame.trouble.clear()
        self.frame.saved_line.setText("")
        stays = [self.frame.navigation, *([self._search] if self._search else [])]
        elsewhere = any(holds_focus(widget) for widget in stays)
        entering = not holds_focus(page)
        self.frame.stack.setCurrentWidget(page)
        self._mark_place()
        self._show_possible()
        try:
            page.enter(place)
        except EXPECTED as error:
            self.frame.trouble.say_error(error, None)
        if not elsewhere:
            focus_inside(page, page.start, entering=entering)
            announce(page, page.title_in_view())
        self.stirred.emit()

    def _show_possible(self) -> None:
        """What can be gone back to, and what can be taken back."""
        self.commands.show_possible(self.memory)
        self.frame.back.setEnabled(self.memory.can_go_back)
        self.frame.forward.setEnabled(self.memory.can_go_forward)

    def _mark_place(self) -> None:
        if self.place is None:
            return
        name, navigation = self.place.name, self.frame.navigation
        homes = [home for home in homes_of(name) if home in self._factories]
        marked = navigation.marked if navigation.marked in homes else homes[0] if homes else name
        navigation.mark(marked, inside=marked != name)

    def go_to(self, place: object) -> None:
        """As `show_place`, for signals."""
        if isinstance(place, Place):
            self.show_place(place)

    def _on_chosen(self, name: str) -> None:
        self.show_place(Place(name))

    def enter_place(self, name: str) -> None:
        """Go there and into it."""
        if self.place != Place(name):
            self.show_place(Place(name))
        if self.page is not None:
            focus_inside(self.page, self.page.start)

    # --- taking back

    def offer_undo(self, step: object, sentence: str) -> None:
        """Say what was done, with the way back (an `Undo`)."""
        if isinstance(step, Undo):
            self.memory.steps.append(step)
            self.frame.toast.show_undo(sentence, self.take_back)
            self._show_possible()
            self.stirred.emit()

    def take_back(self) -> None:
        """Undo the last step of this unlock."""
        if not self.memory.steps:
            return
        try:
            self.memory.steps.pop().call()
        except EXPECTED as error:
            self.say(sentence_for(error))
            return
        finally:
            self._show_possible()
        self.say(_("Taken back"))
        if self.page is not None and self.place is not None:
            self.page.enter(self.place)
        self.stirred.emit()

    # --- over the page

    def commands_now(self) -> tuple[list[QAction], list[QAction]]:
        """What makes sense now: on the page in view, and everywhere."""
        here = commands_in(self.page) if self.page is not None else []
        return here, commands_of(self)

    def open_help(self) -> None:
        """What is told about the place in view."""
        if self.place is not None and self.place.name != HELP:
            self.show_place(Place(HELP, part=self.place.name))

    def set_count(self, name: str, count: int, spoken: str) -> None:
        """What waits at a place: a quiet number in the navigation, and in words ("2 notes to write")."""
        self.frame.navigation.set_count(name, count, spoken)

    # --- locking and closing

    def flush_all(self) -> None:
        """Save whatever is typed on any page. Raises the first trouble, after trying them all."""
        self.frame.stack.flush()

    def lock(self) -> None:
        """Save, then ask to be locked."""
        self.after_saving(self.lock_requested.emit)

    def after_saving(self, act: Callable[[], None]) -> None:
        """Save everything, then do this; when saving fails, say so and leave the choice to her."""
        try:
            self.flush_all()
        except EXPECTED as error:
            self.frame.trouble.say_error(error, act)
            return
        act()

    def _close_unsaved(self) -> None:
        self.leaving_unsaved = True
        self.close()

    def keep_size(self) -> None:
        """Next time the window is as large as now."""
        keep_size(self, self._preferences)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab into a part that is scrolled away brings it into view; Qt does so only from within."""
        moved = super().focusNextPrevChild(forward)
        bring_focus_into_view(self)
        return moved

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        try:
            if not self.leaving_unsaved:
                self.flush_all()
        except EXPECTED as error:
            self.frame.trouble.say_error(error, self._close_unsaved)
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
