"""The security record as rows that are only read, all of them in view: the page scrolls, not the list."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import LEFT, RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, Row, RowList
from practiceapp.ui.shared.theme import current

LINE = 40


class RecordDelegate(RowDelegate):
    """One line in the weight of a sentence."""

    @override
    def _paint_words(self, painter: QPainter, row: object, area: QRect) -> None:
        self._two_lines(painter, area, str(getattr(row, "title", "")), "", row, LEFT, strong=False)


class RecordList(RowList):
    """Its keys lead nowhere."""

    opens_when_picked = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, LINE, parent)
        self.setItemDelegate(RecordDelegate(LINE, ROW_ROLE, self))
        current().changed.connect(self._fit)

    def show_all(self, rows: Sequence[Row]) -> None:
        """Show these, as tall as they are; hidden without any."""
        self.show_rows(rows)
        self._fit()
        self.setVisible(bool(rows))

    def _fit(self) -> None:
        self.setFixedHeight(self.height_of_all() + 2)
