"""What would name someone stays out of sight while she is discreet, until she asks to see it.

`Veil(content, first, _("…sentence"), _("&Show"))` stands around it; `draw()` when it shows someone else.
Leaving the page draws it again.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current


class OutOfSight(QWidget):
    """A sentence in place of what it stands for, and the button that shows it."""

    lifted = Signal()

    def __init__(self, sentence: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.show_it = label(sentence, "lead"), QuietButton(action, "eye")
        foot = QHBoxLayout()
        foot.addWidget(self.show_it)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(12))
        column.addWidget(self.words)
        column.addLayout(foot)
        column.addStretch(1)
        self.show_it.clicked.connect(self.lifted)


class Veil(QWidget):
    """Shows its content, or what stands in its place; `first` has the focus once it was lifted."""

    def __init__(
        self, content: QWidget, first: QWidget, sentence: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content, self._first = content, first
        self.instead = OutOfSight(sentence, action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        column.addWidget(self.instead)
        self.instead.lifted.connect(self._on_lifted)
        DISCRETION.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Out of sight, if she is discreet."""
        self._show(there=not DISCRETION.on)

    def _on_lifted(self) -> None:
        self._show(there=True)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, there: bool) -> None:
        self._content.setVisible(there)
        self.instead.setVisible(not there)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.draw()
