"""Calm paper with the time over everything, when someone comes in: by one key, there in the same instant.

It is no lock and says so. `Covers(window, preferences)` belongs to the main window: F9 lays it over every
window of the program and takes it away again; Enter takes it away too. If she wants it (`cover_when_left`) it
is also there while another program is in front.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.spoken import announce, speak_as
from practiceapp.ui.shared.theme import current

KEYS = "F9"
LOOK_MS = 5_000
THROUGH = (Qt.Key.Key_F9, Qt.Key.Key_L)
"""The keys of the two commands that act all the same: this one, and to lock."""
PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Cover(QWidget):
    """The paper over one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.over = window
        self._before: object = window.focusWidget()
        self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Covered"))
        speak_as(self, "group")
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show_time)
        self._show_time()
        self._timer.start()
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def _build(self) -> None:
        theme = current()
        self.time, self.day = label("", "cover_time", wrap=False), label("", "lead", wrap=False)
        words = _("Covered, not locked: Enter or F9 shows the window again, Ctrl+L locks.")
        self.words, self.back = label(words, "second"), QuietButton(_("Show the window"))
        self.back.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(3)
        for line in (self.time, self.day):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addStretch(4)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addSpacing(theme.px(12))

    def lay(self) -> None:
        """Be there, painted before anything else happens."""
        self.show()
        self.raise_()
        self.back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.repaint()

    def lift(self) -> None:
        """Go; the focus is where it was, or where Tab would lead if that is gone."""
        before, self._leaving = self._before, True
        self.hide()
        if isinstance(before, QWidget) and isValid(before) and before.isVisible():  # type: ignore[no-untyped-call]
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def _show_time(self) -> None:
        now = datetime.now().astimezone()
        self.time.setText(formats.clock(now))
        self.day.setText(formats.long_day(now.date()))

    @override
    def event(self, event: QEvent) -> bool:
        """No command of the window below acts, but for locking."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() not in THROUGH:
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is one thing to press."""
        return not self._leaving or super().focusNextPrevChild(forward)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.over:
            self.setGeometry(self.over.rect())
        elif event.type() == QEvent.Type.ChildAdded and watched is self.over:
            self.raise_()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().color("window"))
        painter.end()


class Covers(QObject):
    """Covers and uncovers all windows of the program together."""

    def __init__(self, window: QMainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._covers: list[Cover] = []
        self._by_itself = False
        self.turn = command(window, _("Cover the window"), self.switch, KEYS, "monitor")
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)
            application.applicationStateChanged.connect(self._on_state)
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def covered(self) -> bool:
        """Whether nothing of the practice can be seen."""
        return bool(self._covers)

    def switch(self) -> None:
        """Cover, or show again."""
        if self.covered:
            self.lift()
        else:
            self.lay()

    def lay(self, *, by_itself: bool = False) -> None:
        """Cover every window there is; what is open for a moment, such as a menu, closes."""
        self._by_itself = by_itself
        popup: object = QApplication.activePopupWidget()
        while isinstance(popup, QWidget) and popup.close():
            popup = QApplication.activePopupWidget()
        QToolTip.hideText()
        for window in QApplication.topLevelWidgets():
            self._cover(window)
        announce(self._window, _("Covered"), urgent=True)

    def lift(self) -> None:
        """Show the windows again."""
        covers, self._covers = self._standing(), []
        for cover in covers:
            cover.lift()

    def _cover(self, window: QWidget) -> None:
        covered = any(one.over is window for one in self._standing())
        if covered or not window.isVisible() or window.windowType() in PASSING:
            return
        cover = Cover(window)
        cover.back.clicked.connect(self.lift)
        self._covers.append(cover)
        cover.lay()

    def _on_window(self, window: QWindow | None) -> None:
        """Any window she comes to knows the key; one that comes up meanwhile is covered."""
        for shown in QApplication.topLevelWidgets():
            if window is None or shown.windowHandle() is not window or shown.windowType() in PASSING:
                continue
            if not isinstance(shown, QMainWindow) and self._knows_no_key(shown):
                command(shown, self.turn.text(), self.switch, KEYS)
            if self.covered:
                self._cover(shown)

    def _knows_no_key(self, window: QWidget) -> bool:
        return all(action.shortcut() != self.turn.shortcut() for action in window.actions())

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Nothing below takes the focus."""
        for cover in self._standing():
            if new is not None and cover.over is new.window() and not cover.isAncestorOf(new):
                cover.back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _standing(self) -> list[Cover]:
        """Those whose window is still there."""
        return [one for one in self._covers if isValid(one)]  # type: ignore[no-untyped-call]

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            if self._by_itself:
                self._by_itself = False
                self.lift()
        elif self._preferences.cover_when_left and not self.covered and self._window.isVisible():
            self.lay(by_itself=True)
