"""Every button pressed by key, every command taken, every line of every menu: what comes of it.

`Everything(shown).press(look)` goes to every page and does all of it there. Whatever opens over the page (a
sheet, a panel, a question) is handed to `look(name, surface)`, then left by Escape; the focus must be back
where it was. After everything else the focus must be on something that can be seen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QTabBar, QWidget

from practiceapp.ui.shared.commands import commands_in, commands_of
from practiceapp.ui.shared.overlay import Overlay
from practiceapp.ui.shared.places import Place
from tests.drive.hands import settle
from tests.every_page import Shown
from tests.keyboard.walking import described, focused, tabbed

Look = Callable[[str, QWidget], None]
LEADS_AWAY = (QKeySequence("Ctrl+L"), QKeySequence("Ctrl+Q"))
"""Locking and quitting end the program; they are pressed elsewhere."""
CLOSES_THE_VAULT = "Restore a backup…"
"""Restoring begins with the vault closed; it is walked with the pages before the vault."""
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Everything:
    """Presses all there is, once each."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._look: Look = lambda _name, _surface: None
        self._pressed: set[object] = {shown.window.frame.navigation.lock}
        self._looked_at: set[str] = set()
        self._last = ""
        self.faults: list[str] = []
        self.opened: list[str] = []

    def press(self, look: Look) -> None:
        """All pages; faults are gathered."""
        self._look = look
        for name in self._shown.walk():
            self._press_page(name)

    def _press_page(self, name: str) -> None:
        window, place = self._shown.window, self._shown.window.place
        assert place is not None
        tabs = self._tabs()
        both: list[QWidget | QAction] = [*self._buttons(), *self._commands()]
        for one in both:
            if one in self._pressed:
                continue
            self._come_back(place, tabs)
            if not _can_be_pressed(one):
                continue
            self._pressed.add(one)
            self._press_one(f"{name}: {_said(one)}", one)
            assert self._shown.window is window, f"{name}: {_said(one)} made another window"
        self._come_back(place, tabs)

    def _tabs(self) -> tuple[int, ...]:
        page = self._shown.window.page
        return tuple(bar.currentIndex() for bar in page.findChildren(QTabBar)) if page else ()

    def _come_back(self, place: Place, tabs: tuple[int, ...]) -> None:
        """To where it was pressed, as it was before; what was done is taken back."""
        if self._shown.window.frame.toast.undo.isVisible():
            at = focused()
            QTest.keyClick(at or self._shown.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            settle()
            self._is_sensible(f"{self._last}, taken back", at)
        self._shown.show(place)
        page = self._shown.window.page
        bars = page.findChildren(QTabBar) if page else []
        for bar, index in zip(bars, tabs, strict=True):
            bar.setCurrentIndex(index)
        settle()

    def _buttons(self) -> list[QWidget]:
        stops = tabbed(self._shown.window)
        buttons = [one for one in stops if isinstance(one, QAbstractButton) and not one.isCheckable()]
        return [one for one in buttons if one.text() != CLOSES_THE_VAULT]

    def _commands(self) -> list[QAction]:
        window = self._shown.window
        page = window.page
        found = [*commands_of(window), *(commands_in(page) if page else [])]
        return [one for one in found if not any(keys in LEADS_AWAY for keys in one.shortcuts())]

    # --- one thing

    def _press_one(self, name: str, one: QWidget | QAction) -> None:
        at, self._last = self._go_to(one), name
        with self._answering(name):
            _act(one)
        settle()
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            self._take_each(name, menu, one, at)
        else:
            self._leave(name, at)
        self._is_sensible(name, at)

    def _go_to(self, one: QWidget | QAction) -> QWidget | None:
        """Put the focus on a button, or where a command of a part of the page is in force."""
        owner = one if isinstance(one, QWidget) else one.parent()
        page = self._shown.window.page
        if isinstance(owner, QWidget) and owner.focusPolicy() & Qt.FocusPolicy.TabFocus:
            owner.setFocus(Qt.FocusReason.TabFocusReason)
        elif page is not None and page.start is not None:
            page.start.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        return focused()

    def _leave(self, name: str, at: QWidget | None) -> None:
        """Look at what opened, leave it by Escape, and see where the focus is."""
        self._uncover(name, at)
        surface = opened_over(self._shown.window)
        if surface is None:
            return
        self._see(name, surface)
        QTest.keyClick(focused() or surface, ESCAPE)
        settle()
        if opened_over(self._shown.window) is not None:
            self.faults.append(f"{name}: Escape does not leave {described(surface)}")
            surface.hide()
        elif at is not None and at.isVisible() and focused() is not at:
            self.faults.append(f"{name}: Escape leads to {described(focused())}, it was {described(at)}")

    def _uncover(self, name: str, at: QWidget | None) -> None:
        """The cover alone is left by Enter: Escape is too near to what a startled hand presses."""
        if not self._shown.window.commands.cover.covered:
            return
        QTest.keyClick(focused() or self._shown.window, ENTER)
        settle()
        if self._shown.window.commands.cover.covered or focused() is not at:
            self.faults.append(f"{name}: Enter leads to {described(focused())}, it was {described(at)}")

    def _take_each(self, name: str, menu: QMenu, one: QWidget | QAction, at: QWidget | None) -> None:
        """Each line of a menu, opened anew for each."""
        lines = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
        QTest.keyClick(menu, ESCAPE)
        settle()
        if focused() is not at:
            self.faults.append(f"{name}: Escape leaves the menu for {described(focused())}")
        place, tabs = self._shown.window.place, self._tabs()
        assert place is not None
        for line in lines:
            if (menu, line) not in self._pressed:
                self._pressed.add((menu, line))
                self._come_back(place, tabs)
                self._take_line(f"{name}, {line.replace('&', '')}", one, line)

    def _take_line(self, name: str, one: QWidget | QAction, line: str) -> None:
        at, self._last = self._go_to(one), name
        _act(one)
        settle()
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            self.faults.append(f"{name}: the menu does not open again")
            return
        for action in menu.actions():
            if action.text() == line:
                menu.setActiveAction(action)
        with self._answering(name):
            QTest.keyClick(menu, ENTER)
        settle()
        self._leave(name, None)
        self._is_sensible(name, at)

    @contextmanager
    def _answering(self, name: str) -> Iterator[None]:
        """A question that holds the program up is looked at and left, from within."""
        watch = QTimer()
        watch.setInterval(5)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                watch.stop()
                dialog.activateWindow()
                settle()
                self._see(name, dialog)
                QTest.keyClick(focused() or dialog, ESCAPE)
                watch.start()

        watch.timeout.connect(look)
        watch.start()
        try:
            yield
        finally:
            watch.stop()

    def _see(self, name: str, surface: QWidget) -> None:
        what = f"{type(surface).__name__} {surface.accessibleName()}"
        self.opened.append(what)
        if what not in self._looked_at and not isinstance(surface, QFileDialog):
            self._looked_at.add(what)
            self._look(name, surface)

    def _is_sensible(self, name: str, at: QWidget | None = None) -> None:
        """Seen, usable, and on the page if it was on one: Qt would lead it into the navigation."""
        now, frame = focused(), self._shown.window.frame
        if now is None or not now.isEnabled():
            self.faults.append(f"{name}: afterwards the focus is on {described(QApplication.focusWidget())}")
        elif at is not None and frame.stack.isAncestorOf(at) and frame.navigation.isAncestorOf(now):
            self.faults.append(f"{name}: afterwards the focus is away from the page, on {described(now)}")


def _act(one: QWidget | QAction) -> None:
    if isinstance(one, QWidget):
        QTest.keyClick(one, ENTER)
    else:
        one.trigger()


def opened_over(window: QWidget) -> QWidget | None:
    """The sheet or panel that lies over the window now."""
    modal = QApplication.activeModalWidget()
    if modal is not None and modal is not window:
        return modal
    return next((one for one in window.findChildren(Overlay) if one.isVisible()), None)


def _can_be_pressed(one: QWidget | QAction) -> bool:
    return one.isEnabled() and (not isinstance(one, QWidget) or one.isVisible())


def _said(one: QWidget | QAction) -> str:
    return described(one) if isinstance(one, QWidget) else f"the command “{one.text()}”"
