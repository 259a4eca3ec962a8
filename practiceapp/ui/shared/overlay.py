"""A panel over the window that asks for no answer: Escape or a click beside it, and it is gone.

`Overlay(window)`, put things into `panel`, `open_with(field)`; the focus goes back where it was. Tab stays
within the panel while it is open; what takes the focus elsewhere closes it.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid
from typing_extensions import override

from practiceapp.ui.shared.motion import fade_in
from practiceapp.ui.shared.spoken import speak_as
from practiceapp.ui.shared.theme import current, set_kind

SHADOW, FALL = 24, 8
"""How far the shadow reaches, and how much further below."""
DEPTH_LIGHT, DEPTH_DARK = 0.12, 0.45
LAYERS = 12
FROM_ABOVE = 84
BESIDE = 32


class Overlay(QWidget):
    """Lies over the whole window, shows its panel, and lets the rest be seen. `closed` when it is gone."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str, width: int) -> None:
        super().__init__(window)
        self._window, self._width = window, width
        self._before: QWidget | None = None
        self._leaving = False
        self.panel = QFrame(self)
        set_kind(self.panel, "popup")
        self.panel.setAccessibleName(name)
        speak_as(self.panel, "group")
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        current().changed.connect(self.place)

    def open_with(self, first: QWidget) -> None:
        """Come up over the window, `first` having the focus."""
        if self.isVisible():
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        focused: object = self._window.focusWidget()
        self._before = focused if isinstance(focused, QWidget) else None
        self.place()
        self.show()
        self.raise_()
        fade_in(self.panel)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away; the focus is where it was before."""
        if self.isHidden():
            return
        self._leaving = True
        before, self._before = self._before, None
        there = before is not None and isValid(before)  # type: ignore[no-untyped-call]
        if before is not None and there and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self._leaving = False
        self.closed.emit()

    def wanted_height(self) -> int:
        """How tall the panel would like to be."""
        return self.panel.sizeHint().height()

    def place(self) -> None:
        """As wide as the design says, and no larger than the window."""
        theme = current()
        room = self._window.rect()
        self.setGeometry(room)
        beside, above = theme.px(BESIDE), min(theme.px(FROM_ABOVE), room.height() // 8)
        width = min(theme.px(self._width), room.width() - 2 * beside)
        height = min(self.wanted_height(), room.height() - above - beside)
        self.panel.setGeometry((room.width() - width) // 2, above, width, height)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        elsewhere = new is not None and new is not self and not self.isAncestorOf(new)
        if elsewhere and self.isVisible() and not self._leaving:
            self._before = None
            self.leave()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        focused: object = self._window.focusWidget()
        following: object = focused
        while isinstance(following, QWidget):
            following = following.nextInFocusChain() if forward else following.previousInFocusChain()
            if following is focused or not isinstance(following, QWidget):
                return True
            takes_tab = bool(following.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and self.panel.isAncestorOf(following) and following.isVisible():
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                following.setFocus(reason)
                return True
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.place()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow of the panel; a line around it says enough where contrast is high."""
        theme = current()
        if theme.high:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlphaF((DEPTH_DARK if theme.dark else DEPTH_LIGHT) / LAYERS)
        painter.setBrush(shade)
        around: QRect = self.panel.geometry().translated(0, FALL)
        radius = theme.radius("dialog")
        for layer in range(LAYERS):
            reach = SHADOW * (1 - layer / LAYERS) - FALL
            painter.drawRoundedRect(
                QRectF(around).adjusted(-reach, -reach, reach, reach), radius + reach, radius + reach
            )
        painter.end()
