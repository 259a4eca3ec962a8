"""What waits for her, one line each; Enter goes there."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import LEFT, RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, RowList
from practiceapp.ui.shared.theme import current

LINE_HEIGHT = 40
LEAST_LINES = 3
BESIDE_WORDS = 28 + 2 * 14 + 4
"""The sign before them and the margins of a row, in px."""


class AttentionDelegate(RowDelegate):
    """One line in the weight of a sentence, not of a name."""

    @override
    def _paint_words(self, painter: QPainter, row: object, area: QRect) -> None:
        self._two_lines(painter, area, str(getattr(row, "title", "")), "", row, LEFT, strong=False)


class AttentionList(RowList):
    """Rows whose keys are the places to go to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, LINE_HEIGHT, parent)
        self.setItemDelegate(AttentionDelegate(LINE_HEIGHT, ROW_ROLE, self))

    def needs(self) -> int:
        """How wide it is with its longest line in one piece."""
        theme = current()
        measure = QFontMetrics(theme.font("body"))
        lines = (self.rows.index(number, 0).data() for number in range(self.rows.rowCount()))
        longest = max((measure.horizontalAdvance(str(line)) for line in lines), default=0)
        return longest + theme.px(BESIDE_WORDS)

    @override
    def sizeHint(self) -> QSize:
        """A few lines at least; the sessions come first when there is little room."""
        few = current().px(LEAST_LINES * LINE_HEIGHT)
        return QSize(super().sizeHint().width(), min(self.height_of_all(), few))
