"""The bar below that says what happened, with Undo; it goes by itself after ten seconds.

It stands in the status line, where nothing else is used; only a sentence too long for one line grows upwards.
`toast = Toast(window, gap)`, `gap` being the free part of that line; `toast.show_words(_("Session
cancelled"))`, `toast.show_undo(words, call)`. The main window owns the only one; pages emit `said` and
`undoable`.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.motion import fade_in
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current

SHOWN_MS = 10_000
LINE_HEIGHT = 34


class Toast(QFrame):
    """A line over the lower edge of its parent, at the right end of `gap`, which it follows."""

    def __init__(self, parent: QWidget, gap: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over, self._gap = parent, gap or parent
        self._call: Callable[[], None] | None = None
        self._build()
        self._connect(parent)

    def _build(self) -> None:
        theme = current()
        self.setObjectName("toast")
        self.words = label("", "toast")
        self.undo = LinkButton(_("&Undo"), small=True)
        self.undo.setToolTip(_("Undo (Ctrl+Z)"))
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(2))
        layout.setSpacing(theme.px(8))
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
        self._gap.installEventFilter(self)

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
        self._place()
        fresh = not self.isVisible()
        self.show()
        self.raise_()
        if fresh:
            fade_in(self)
        self._timer.start()
        announce(self, words)

    def _on_undo(self) -> None:
        call, self._call = self._call, None
        self.hide()
        if call is not None:
            call()

    def _place(self) -> None:
        """As wide as its words while they fit into the gap, else in several lines."""
        gap = QRect(self._gap.mapTo(self._over, QPoint()), self._gap.size())
        self.words.ensurePolished()
        margins = self._line.contentsMargins()
        margins.setRight(current().px(3 if self.undo.isVisibleTo(self) else 12))
        self._line.setContentsMargins(margins)
        beside = margins.left() + margins.right() + 2
        if self.undo.isVisibleTo(self):
            beside += self.undo.sizeHint().width() + self._line.spacing()
        wanted = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2
        self.words.setFixedWidth(max(1, min(wanted, gap.width() - beside)))
        self.words.setFixedHeight(self.words.heightForWidth(self.words.width()))
        self.setMinimumHeight(current().px(LINE_HEIGHT))
        self.adjustSize()
        self.move(gap.right() + 1 - self.width(), gap.bottom() + 1 - self.height() - 1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
