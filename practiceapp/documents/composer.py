"""Draws a worded sheet onto its pages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from reportlab.lib.pagesizes import A4

from practiceapp.documents.fonts import REGULAR, STRONG, load_fonts
from practiceapp.documents.layout import (
    ACCENT,
    ADDRESS,
    BODY,
    FAINT,
    FIRST_TABLE,
    INFO,
    LEFT,
    NAME,
    NEXT_TABLE,
    QUIET,
    RIGHT,
    RULE,
    SMALL,
    SUM,
    TINY,
    TITLE,
    Pen,
    Style,
    labelled,
    wrapped,
)
from practiceapp.documents.metadata import About
from practiceapp.documents.pdfa import TaggedCanvas
from practiceapp.documents.sheet import Sheet
from practiceapp.documents.table import LineTable

_NOON: Final = time(12, tzinfo=UTC)
_SUMS_X: Final = 112.0
_FACT_X: Final = 154.0
_SENDER_WIDTH: Final = 92.0
_ADDRESS_WIDTH: Final = 85.0
_ADDRESS_Y: Final = 63.5
_TITLE_Y: Final = 110.0
_FOOT_Y: Final = 283.0
_FOLDS: Final = (105.0, 148.5, 210.0)


def composed(sheet: Sheet, day: date) -> bytes:
    """Return the PDF of a sheet that counts as written on that day at noon (UTC)."""
    load_fonts()
    about = About(sheet.title, sheet.author, sheet.subject, sheet.language, datetime.combine(day, _NOON))
    canvas = TaggedCanvas(about, A4, REGULAR)
    _Composer(sheet, Pen(canvas)).draw()
    return canvas.finished()


class _Composer:
    """One sheet on its way onto paper."""

    def __init__(self, sheet: Sheet, pen: Pen) -> None:
        self._sheet = sheet
        self._pen = pen
        self._table = LineTable(sheet)
        self._notes = [line for note in sheet.notes for line in wrapped(note, SMALL, _SUMS_X - LEFT - 8)]
        self._payment_line = (
            wrapped(sheet.payment_line, _pay_style(), RIGHT - LEFT) if sheet.payment_line else []
        )

    def draw(self) -> None:
        """Draw every page."""
        self._begin_page()
        self._draw_sender()
        self._draw_addressee()
        first_y = self._draw_opening()
        pages = self._table.paginated(first_y, self._closing_height())
        y = first_y
        for number, rows in enumerate(pages, start=1):
            if number > 1:
                self._pen.turn_page()
                self._begin_page()
                self._draw_running_head()
                y = NEXT_TABLE
            y = self._table.draw(self._pen, y, rows)
            self._draw_foot(number, len(pages))
        self._draw_payment(self._draw_sums(y + 2.0))

    def _begin_page(self) -> None:
        if self._sheet.watermark:
            self._pen.across(self._sheet.watermark.upper(), Style(110, 0, STRONG, FAINT))
        self._pen.box(LEFT, 13.0, LEFT + 14, 14.1, ACCENT, radius=0.4)
        if self._sheet.fold_marks:
            for y in _FOLDS:
                self._pen.rule(4.5, y, 8.0, 0.4, RULE)

    def _draw_sender(self) -> None:
        sheet, pen = self._sheet, self._pen
        paragraph = pen.root.add("P")
        y = pen.lines(paragraph, LEFT, 24.0, wrapped(sheet.sender_name, NAME, _SENDER_WIDTH), NAME)
        if sheet.sender_heading:
            heading = wrapped(sheet.sender_heading, BODY, _SENDER_WIDTH)
            pen.lines(pen.root.add("P"), LEFT, y - 0.6, heading, replace(BODY, colour=QUIET))
        lines = [part for line in sheet.sender for part in wrapped(line, SMALL, RIGHT - INFO)]
        y = pen.lines(pen.root.add("P"), INFO, 22.0, lines, SMALL)
        for pair in sheet.sender_ids:
            y = pen.lines(pen.root.add("P"), INFO, y, [f"{pair.label} {pair.text}"], SMALL)

    def _draw_addressee(self) -> None:
        pen = self._pen
        small = wrapped(self._sheet.return_line, TINY, _ADDRESS_WIDTH)
        y = _ADDRESS_Y - 6.2 - (len(small) - 1) * TINY.leading
        for line in small:
            pen.aside(LEFT, y, line, TINY)
            y += TINY.leading
        lines = [part for line in self._sheet.addressee for part in wrapped(line, ADDRESS, _ADDRESS_WIDTH)]
        pen.lines(pen.root.add("P"), LEFT, _ADDRESS_Y, lines, ADDRESS)

    def _draw_opening(self) -> float:
        sheet, pen = self._sheet, self._pen
        facts_end = labelled(pen, INFO, _ADDRESS_Y, sheet.facts, _FACT_X)
        y = max(_TITLE_Y, facts_end + 8.0)
        pen.text(pen.root.add("H1"), LEFT, y, sheet.title, TITLE)
        y += 7.2
        for lead in sheet.lead:
            y = pen.lines(
                pen.root.add("P"), LEFT, y, wrapped(lead, _lead_style(), RIGHT - LEFT), _lead_style()
            )
        return max(FIRST_TABLE, y + 6.0)

    def _draw_running_head(self) -> None:
        self._pen.aside(LEFT, 21.0, self._sheet.sender_name, SMALL)
        self._pen.aside(RIGHT, 21.0, self._sheet.title, SMALL, right=True)

    def _draw_sums(self, y: float) -> float:
        sheet, pen = self._sheet, self._pen
        start = y
        table = pen.root.add("Table")
        for pair in sheet.totals:
            row = table.add("TR")
            pen.text(row.add("TH", "Row"), _SUMS_X, y, pair.label, BODY)
            pen.text(row.add("TD"), RIGHT, y, pair.text, BODY, right=True)
            y += 5.8
        y += 2.0
        pen.rule(_SUMS_X, y - 5.0, RIGHT, 0.9, ACCENT)
        row = table.add("TR")
        pen.text(row.add("TH", "Row"), _SUMS_X, y + 1.4, sheet.grand_total.label, SUM)
        pen.text(row.add("TD"), RIGHT, y + 1.4, sheet.grand_total.text, SUM, right=True)
        pen.rule(_SUMS_X, y + 4.6, RIGHT, 0.4, ACCENT)
        y += 9.0
        note_y = start if sheet.totals else start + 2.0
        for line in self._notes:
            note_y = pen.lines(pen.root.add("P"), LEFT, note_y, [line], SMALL)
        return max(y, note_y)

    def _draw_payment(self, y: float) -> None:
        sheet, pen = self._sheet, self._pen
        if not self._payment_line:
            return
        y += 8.0
        pen.rule(LEFT, y - 6.0, RIGHT, 0.4, RULE)
        y = pen.lines(pen.root.add("P"), LEFT, y, self._payment_line, _pay_style())
        labelled(pen, LEFT, y + 1.6, sheet.payment, LEFT + 34)

    def _closing_height(self) -> float:
        sums = 2.0 + 5.8 * len(self._sheet.totals) + 11.0
        left = 3.0 + (0.0 if self._sheet.totals else 3.4) + SMALL.leading * len(self._notes)
        if not self._payment_line:
            return max(sums, left)
        lines = len(self._payment_line) + len(self._sheet.payment)
        return max(sums, left) + 8.0 + 1.6 + BODY.leading * lines

    def _draw_foot(self, page: int, pages: int) -> None:
        pen = self._pen
        pen.rule(LEFT, _FOOT_Y - 4.6, RIGHT, 0.4, RULE)
        pen.aside(LEFT, _FOOT_Y, self._sheet.footer, TINY)
        pen.aside(RIGHT, _FOOT_Y, self._sheet.page.format(page=page, pages=pages), TINY, right=True)


def _lead_style() -> Style:
    return replace(BODY, colour=QUIET)


def _pay_style() -> Style:
    return replace(BODY, font=STRONG)
