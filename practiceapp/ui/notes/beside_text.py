"""A text of the note, and a bar beside it while the cursor is in it.

A ring, as everywhere else, would frame every word she writes.
"""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.theme import current

INDENT, BAR = 14, 3
"""How far the text stands from the left edge, and how wide the bar is at least, in px."""
_SHOWN_ANEW = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Move)


class BesideText(QWidget):
    """What belongs to one text from top to bottom, indented; put it into `column`, the text among it."""

    def __init__(self, text: NoteText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(current().px(INDENT), 0, 0, 0)
        self.column.setSpacing(current().px(4))
        text.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_ANEW:
            self.update()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text.hasFocus():
            theme, area = current(), self._text.geometry()
            bar = QRect(0, area.top(), max(BAR, theme.ring), area.height())
            painter = QPainter(self)
            painter.fillRect(
                QStyle.visualRect(self.layoutDirection(), self.rect(), bar), theme.color("focus")
            )
            painter.end()
