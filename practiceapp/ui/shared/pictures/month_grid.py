"""A small month: weeks below each other, the days marked by shapes and told in words.

`month = MonthGrid(_("Sessions in March"), (_("Day"), _("What")))`;
`month.show_month(first_day, {day: [DayMark(HELD)]}, today)`. `opened(date)` on Enter.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.pictures.month_model import DAY_ROLE, DAYS, Day, DayMark, MonthModel
from practiceapp.ui.shared.pictures.picture import Picture
from practiceapp.ui.shared.pictures.picture_model import Index, PictureModel, Told
from practiceapp.ui.shared.pictures.signs import Kind, draw_ground, draw_sign, fill_snapped
from practiceapp.ui.shared.pieces import section_header
from practiceapp.ui.shared.theme import current

Action = QAbstractItemView.CursorAction
CELL_WIDTH, MOST_WIDTH, CELL_HEIGHT, HEAD, SIGN, GAP = 46, 60, 46, 30, 8, 4
MOST_SIGNS = 3


class _Days(QStyledItemDelegate):
    """The number of a day above its marks."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(DAY_ROLE)
        if not isinstance(day, Day):
            return
        theme, view = current(), option.widget
        is_current = isinstance(view, QTableView) and view.currentIndex() == index
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        if is_current:
            has_focus = isinstance(view, QTableView) and view.hasFocus()
            draw_ground(painter, box, theme.radius("row"), ring=has_focus)
        self._paint_number(painter, option.rect, day)
        self._paint_signs(painter, option.rect, day.marks)
        painter.restore()

    def _paint_number(self, painter: QPainter, cell: QRect, day: Day) -> None:
        theme = current()
        font = theme.font("body_strong" if day.marks or day.is_today else "body")
        metrics = QFontMetrics(font)
        words = str(day.on.day)
        top = cell.top() + cell.height() // 2 - metrics.height() + theme.px(4)
        box = QRect(cell.left(), top, cell.width(), metrics.height())
        painter.setFont(font)
        painter.setPen(theme.color("text" if day.marks or day.is_today else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if day.is_today:  # underlined: a shape, not a colour
            wide = metrics.horizontalAdvance(words) + theme.px(4)
            line = QRectF(cell.center().x() - wide / 2, box.bottom() - 1, wide, 2)
            fill_snapped(painter, line, theme.color("accent"))

    def _paint_signs(self, painter: QPainter, cell: QRect, marks: Sequence[DayMark]) -> None:
        """As many as there is room for; with more than three the last one is a plus."""
        theme = current()
        kinds: list[Kind | None] = [mark.kind for mark in marks]
        if len(kinds) > MOST_SIGNS:
            kinds = [*kinds[: MOST_SIGNS - 1], None]
        side, gap = theme.px(SIGN), theme.px(GAP)
        x = cell.center().x() + 1 - (len(kinds) * side + (len(kinds) - 1) * gap) / 2
        y = cell.top() + cell.height() / 2 + theme.px(8)
        for kind in kinds:
            place = QRectF(x, y, side, side)
            if kind is not None:
                draw_sign(painter, kind, place)
            else:
                _draw_plus(painter, place)
            x += side + gap


def _draw_plus(painter: QPainter, place: QRectF) -> None:
    ink, middle = current().color("text2"), place.center()
    fill_snapped(painter, QRectF(place.left(), middle.y() - 1, place.width(), 2), ink)
    fill_snapped(painter, QRectF(middle.x() - 1, place.top(), 2, place.height()), ink)


class MonthView(QTableView):
    """Weeks and weekdays. The arrows go from day to day, on from the end of a week to the next."""

    opened = Signal(object)
    table_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = MonthModel(self)
        self._build(name)
        current().changed.connect(self._on_theme_changed)

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setModel(self.days)
        self.setItemDelegate(_Days(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setAutoFillBackground(False)
            header.viewport().setAutoFillBackground(False)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFixedHeight(current().px(HEAD))
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Be as tall as the weeks of this month."""
        self.setFixedHeight(self.sizeHint().height())

    @override
    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right pass from one week to the next; nothing leads out of the month."""
        now, first = self.days.day_at(self.currentIndex()), self.days.first
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if now is None or action == Action.MoveHome:
            return self.days.index_of(first)
        if action == Action.MoveEnd:
            return self.days.index_of(last)
        sense = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Action.MoveLeft: -sense,
            Action.MoveRight: sense,
            Action.MoveUp: -DAYS,
            Action.MoveDown: DAYS,
            Action.MovePrevious: -1,
            Action.MoveNext: 1,
        }
        wanted = now.on + timedelta(days=steps.get(action, 0))
        return self.days.index_of(wanted if first <= wanted <= last else now.on)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        day = self.days.day_at(self.currentIndex())
        if event.key() == Qt.Key.Key_T and plain:
            self.table_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and day is not None:
            self.opened.emit(day.on)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        theme = current()
        tall = theme.px(HEAD) + max(1, self.days.rowCount()) * theme.px(CELL_HEIGHT)
        return QSize(DAYS * theme.px(CELL_WIDTH), tall)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(DAYS * current().px(30), self.sizeHint().height())


class MonthGrid(Picture):
    """The month under its name; as a table it is the days that are marked."""

    def __init__(
        self, name: str, columns: tuple[str, str], empty: str = "", parent: QWidget | None = None
    ) -> None:
        lines = PictureModel(columns)
        self.month = MonthView(name)
        super().__init__(self.month, lines, empty, parent)
        lines.setParent(self)
        self.title = section_header("")
        self._column.insertWidget(0, self.title)
        self.month.table_wanted.connect(self.turn_over)
        self.month.opened.connect(self.opened)
        current().changed.connect(self._fit)
        self._fit()

    def show_month(
        self, first: date, marks: Mapping[date, Sequence[DayMark]], today: date | None = None
    ) -> None:
        """Show the month this day lies in, with the marks of its days."""
        self.month.days.set_month(first, marks, today)
        self.month.fit()
        self.title.setText(formats.month(first))
        marked = self.month.days.marked()
        rows = [Told((formats.day(day.on), _what(day)), day.said(), day.on) for day in marked]
        self._show(rows, [mark.kind for day in marked for mark in day.marks])

    def _fit(self) -> None:
        """Wider, it would be no small month."""
        self.setMaximumWidth(DAYS * current().px(MOST_WIDTH))

    @override
    def is_filled(self) -> bool:
        return self.month.days.rowCount() > 0

    @override
    def _said(self) -> str:
        day = self.month.days.day_at(self.month.currentIndex())
        return super()._said() if self.shows_table else day.said() if day else ""

    @override
    def _told(self) -> Told | None:
        if self.shows_table:
            return super()._told()
        day = self.month.days.day_at(self.month.currentIndex())
        rows = (self.lines.told(row) for row in range(self.lines.rowCount()))
        return next((told for told in rows if told and day and told.key == day.on), None)

    @override
    def _go_to(self, row: int) -> None:
        told = self.lines.told(row)
        if self.shows_table:
            super()._go_to(row)
        elif told is not None and isinstance(told.key, date):
            self.month.setCurrentIndex(self.month.days.index_of(told.key))


def _what(day: Day) -> str:
    return ", ".join(mark.what() for mark in day.marks)
