"""The way into the help from a window that has no pages: F1 or a quiet button, and Escape back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.theme import current


class Help(QWidget):
    """What bootstrap hands in: a widget that shows a topic. `left` when she has done reading."""

    left = Signal()

    def show_topic(self, name: str) -> None:
        """Show this topic."""
        raise NotImplementedError


MakeHelp = Callable[[], Help]
"""Makes the help when it is first wanted."""


class HelpDoor:
    """Shows the help in place of what `stack` shows, then that again with its focus; what is typed stays."""

    def __init__(
        self, window: QWidget, stack: QStackedWidget, make: MakeHelp | None, topic: Callable[[], str]
    ) -> None:
        """`topic` names what is shown when the help is asked for; without `make` there is no help here."""
        self._stack, self._make, self._topic = stack, make, topic
        self._help: Help | None = None
        self._before: tuple[QWidget, QWidget | None] | None = None
        self.button = LinkButton(_("&Help"), small=True)
        self._corner = QWidget()
        self._corner.setVisible(make is not None)
        if make is not None:
            self.button.clicked.connect(self.open)
            command(window, _("Help"), self.open, "F1", "circle-help")

    def layout_around(self) -> QGridLayout:
        """A layout for the window: the stack, and in its lower corner the button."""
        theme = current()
        held = QVBoxLayout(self._corner)
        held.setContentsMargins(0, 0, theme.px(16), theme.px(10))
        held.addWidget(self.button)
        layout = QGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack, 0, 0)
        layout.addWidget(self._corner, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        return layout

    @property
    def is_open(self) -> bool:
        """Whether the help is in view."""
        return self._help is not None and self._stack.currentWidget() is self._help

    def open(self) -> None:
        """Show the topic of what is in view."""
        if self._make is None or self.is_open:
            return
        focused: object = self._stack.window().focusWidget()
        self._before = (self._stack.currentWidget(), focused if isinstance(focused, QWidget) else None)
        if self._help is None:
            self._help = self._make()
            self._help.left.connect(self.close)
            self._stack.addWidget(self._help)
        self._help.show_topic(self._topic())
        self._corner.hide()
        self._stack.setCurrentWidget(self._help)

    def close(self) -> None:
        """Back to what was there before."""
        if self._before is None or not self.is_open:
            return
        page, focused = self._before
        self._stack.setCurrentWidget(page)
        self._corner.show()
        if focused is not None and (focused is self.button or page.isAncestorOf(focused)):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak_anew(self) -> None:
        """Another language: the button at once, the help when it is next wanted."""
        self.button.setText(_("&Help"))
        help_before, self._help = self._help, None
        if help_before is not None:
            self._stack.removeWidget(help_before)
            help_before.deleteLater()
