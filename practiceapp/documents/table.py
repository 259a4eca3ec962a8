"""The table of lines: where its columns stand, how high its rows are, and which rows share a page."""

from collections.abc import Sequence
from typing import Final

from practiceapp.documents.layout import (
    ACCENT,
    BODY,
    HEAD,
    LAST_ROW,
    LAST_SUM,
    LEFT,
    NEXT_TABLE,
    RIGHT,
    RULE,
    Pen,
    wrapped,
)
from practiceapp.documents.sheet import Column, Sheet
from practiceapp.documents.structure import Element

_WIDTHS: Final = {
    Column.DAY: 35.0,
    Column.LENGTH: 18.0,
    Column.COUNT: 18.0,
    Column.PRICE: 26.0,
    Column.VAT: 14.0,
    Column.AMOUNT: 27.0,
}
_HEADER_HEIGHT: Final = 7.6
_ROW_PADDING: Final = 2.7
_TIGHT_PADDING: Final = 1.6
_RULE_BELOW: Final = 2.3
_GAP: Final = 4.0


class LineTable:
    """The lines of one sheet, laid out."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._edges = _right_edges(sheet.columns)
        self._service_x = LEFT + (_WIDTHS[Column.DAY] if Column.DAY in sheet.columns else 0.0)
        width = self._edges[Column.SERVICE] - self._service_x - _GAP
        self._services = [wrapped(row[Column.SERVICE], BODY, width) for row in sheet.rows]
        self._padding = _ROW_PADDING
        self._element: Element | None = None

    def paginated(self, first_y: float, closing: float) -> list[list[int]]:
        """Return which rows stand on which page, set a little tighter where that saves a page."""
        usual = paginated(self._heights(), first_y, NEXT_TABLE, closing)
        self._padding = _TIGHT_PADDING
        tight = paginated(self._heights(), first_y, NEXT_TABLE, closing)
        if len(tight) < len(usual):
            return tight
        self._padding = _ROW_PADDING
        return usual

    def _heights(self) -> list[float]:
        return [len(lines) * BODY.leading + self._padding for lines in self._services]

    def draw(self, pen: Pen, y: float, rows: Sequence[int]) -> float:
        """Draw the headings and some rows from y on; return where the table ends on this page."""
        if self._element is None:
            self._element = pen.root.add("Table")
        heights = self._heights()
        y = self._draw_headings(pen, y, self._element)
        for index in rows:
            self._draw_row(pen, y, self._element.add("TR"), index)
            y += heights[index]
            pen.rule(LEFT, y - BODY.leading - self._padding + _RULE_BELOW, RIGHT, 0.4, RULE)
        return y

    def _draw_headings(self, pen: Pen, y: float, table: Element) -> float:
        row = table.add("TR")
        for column in self._sheet.columns:
            heading = row.add("TH", "Column")
            self._put(pen, heading, column, y, self._sheet.headings[column], heading=True)
        pen.rule(LEFT, y + 2.3, RIGHT, 0.9, ACCENT)
        return y + _HEADER_HEIGHT

    def _draw_row(self, pen: Pen, y: float, row: Element, index: int) -> None:
        for column in self._sheet.columns:
            cell = row.add("TD")
            if column is Column.SERVICE:
                pen.lines(cell, self._service_x, y, self._services[index], BODY)
            else:
                self._put(pen, cell, column, y, self._sheet.rows[index][column])

    def _put(
        self, pen: Pen, cell: Element, column: Column, y: float, text: str, *, heading: bool = False
    ) -> None:
        style = HEAD if heading else BODY
        if column is Column.DAY:
            pen.text(cell, LEFT, y, text, style)
        elif column is Column.SERVICE:
            pen.text(cell, self._service_x, y, text, style)
        else:
            pen.text(cell, self._edges[column], y, text, style, right=True)


def _right_edges(columns: Sequence[Column]) -> dict[Column, float]:
    edges: dict[Column, float] = {}
    x = RIGHT
    for column in reversed(columns):
        edges[column] = x
        x -= _WIDTHS.get(column, 0.0)
    return edges


def paginated(heights: Sequence[float], first_y: float, next_y: float, closing: float) -> list[list[int]]:
    """Return which rows stand on which page, so that the sums of height `closing` fit below the last ones.

    Sums that need a page of their own take the last row along, so that they never stand without any.
    """
    pages: list[list[int]] = [[]]
    y = first_y + _HEADER_HEIGHT
    for index, height in enumerate(heights):
        if y + height > LAST_ROW and pages[-1]:
            pages.append([])
            y = next_y + _HEADER_HEIGHT
        pages[-1].append(index)
        y += height
    if y + closing > LAST_SUM:
        carried = pages[-1][1:][-1:]
        pages[-1] = pages[-1][: len(pages[-1]) - len(carried)]
        pages.append(carried)
    return pages
