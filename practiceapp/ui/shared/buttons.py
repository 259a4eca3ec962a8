"""Buttons. One primary a screen.

`PrimaryButton(_("&New client"), "plus")` · `QuietButton(_("Go &back"))` outlined · `LinkButton(_("Use the
recovery words"))` text only · `DangerButton(_("&Erase"))` · `IconButton("eye", _("Show the passphrase"))`,
its second argument is tooltip and accessible name. Icons follow the theme by themselves. All are 40 px high
(`small=True`: 32).
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget
from typing_extensions import override

from practiceapp.ui.shared.icons import icon
from practiceapp.ui.shared.theme import current, set_kind

RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)


class Button(QPushButton):
    """A button with a kind; its icon takes the kind's colour."""

    kind = "quiet"
    ink = "text"
    icon_size = 16
    icon_gap = 4

    def __init__(
        self, text: str, icon_name: str = "", parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        set_kind(self, self.kind)
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Another picture before the words."""
        self._icon_name = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            length = current().px(self.icon_size)
            gap = self.icon_gap if self.text() else 0
            self.setIcon(icon(self._icon_name, self.ink, self.icon_size, gap=gap))
            self.setIconSize(QSize(length + gap, length))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED and hasattr(self, "_icon_name"):
            self._draw_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus; Qt does so in dialogs only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one thing to do on this screen; Enter in a dialog presses it."""

    kind = "primary"
    ink = "on_accent"

    def __init__(
        self, text: str, icon_name: str = "", parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(text, icon_name, parent, small=small)
        self.setDefault(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around an accent button drowns in it: a second is drawn inside, in its text colour."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().color("on_accent"), 2))
            inside = current().ring + 2
            painter.drawRoundedRect(self.rect().adjusted(inside, inside, -inside, -inside), 5, 5)
            painter.end()


class QuietButton(Button):
    """A second choice, outlined."""


class LinkButton(Button):
    """A side way, as plain text."""

    kind = "link"
    ink = "accent"


class DangerButton(Button):
    """What cannot be taken back."""

    kind = "danger"
    ink = "danger"


class IconButton(QToolButton):
    """An icon that can be pressed; `says` is its tooltip and what a screen reader speaks."""

    def __init__(self, icon_name: str, says: str, parent: QWidget | None = None, size: int = 18) -> None:
        super().__init__(parent)
        self._icon_name, self._size = icon_name, size
        set_kind(self, "icon")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_as(icon_name, says)

    def show_as(self, icon_name: str, says: str) -> None:
        """Another picture and another meaning (eye and struck eye)."""
        self._icon_name = icon_name
        self.setToolTip(says)
        self.setAccessibleName(says)
        self._draw_icon()

    def _draw_icon(self) -> None:
        length = current().px(self._size)
        self.setIcon(icon(self._icon_name, "text2", self._size, faded="faded"))
        self.setIconSize(QSize(length, length))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED and hasattr(self, "_icon_name"):
            self._draw_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def take_letters_away(part: QWidget) -> None:
    """Leave the letters behind & to what stands around this part."""
    for label in part.findChildren(QLabel):
        if label.buddy() is not None:
            label.setText(label.text().replace("&", ""))
    for button in part.findChildren(QAbstractButton):
        button.setText(button.text().replace("&", ""))
