"""The bar below that says what happened, with Undo; it goes by itself after ten seconds.

`toast = Toast(window)`; `toast.show_words(_("Session cancelled"))`, `toast.show_undo(words, call)`. The
main window owns the only one; pages emit `said` and `undoable`.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current

SHOWN_MS = 10_000


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say this, now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Toast(QFrame):
    """A line over the lower edge of its parent, which it follows when that is resized."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._call: Callable[[], None] | None = None
        self._build()
        self._connect(parent)

    def _build(self) -> None:
        theme = current()
        self.setObjectName("toast")
        self.words = label("", "toast", wrap=False)
        self.undo = LinkButton(_("&Undo"), small=True)
        self.undo.setToolTip(_("Undo (Ctrl+Z)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(6))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.words)
        layout.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self.hide()

    def _connect(self, parent: QWidget) -> None:
        self._timer.timeout.connect(self.hide)
        self.undo.clicked.connect(self._on_undo)
        parent.installEventFilter(self)

    def show_words(self, words: str) -> None:
        """Say what happened."""
        self._show(words, None)

    def show_undo(self, words: str, call: Callable[[], None]) -> None:
        """Say what was done; Undo calls `call`."""
        self._show(words, call)

    def _show(self, words: str, call: Callable[[], None] | None) -> None:
        self._call = call
        self.words.setText(words)
        self.undo.setVisible(call is not None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def _on_undo(self) -> None:
        call, self._call = self._call, None
        self.hide()
        if call is not None:
            call()

    def _place(self) -> None:
        parent = self._over
        left = (parent.width() - self.width()) // 2
        self.move(QPoint(max(0, left), parent.height() - self.height() - current().px(20)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
