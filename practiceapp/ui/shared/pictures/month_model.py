"""A month as weeks of seven days, and the marks its days have in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt
from typing_extensions import override

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.pictures.picture_model import NOWHERE, Index
from practiceapp.ui.shared.pictures.signs import Kind

DAYS = 7
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
CENTER = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class DayMark:
    """One thing on a day; `words` say more than its kind does."""

    kind: Kind
    words: str = ""

    def what(self) -> str:
        """The kind, and what else there is to say."""
        if not self.words:
            return self.kind.words
        return _("{what}: {value}").format(what=self.kind.words, value=self.words)


@dataclass(frozen=True)
class Day:
    """A day of the month with its marks."""

    on: date
    marks: tuple[DayMark, ...]
    is_today: bool = False

    def said(self) -> str:
        """Everything there is to say of the day, as one sentence."""
        first = formats.long_day(self.on)
        if self.is_today:
            first = _("{day}, today").format(day=first)
        what = ", ".join(mark.what() for mark in self.marks)
        return _("{what}: {value}").format(what=first, value=what) if what else first


class MonthModel(QAbstractTableModel):
    """Weeks as rows, weekdays as columns; what belongs to another month is empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first = date(2000, 1, 1)
        self._days: list[Day | None] = []

    def set_month(
        self, first: date, marks: Mapping[date, Sequence[DayMark]], today: date | None = None
    ) -> None:
        """Show the month that begins on this day."""
        self.beginResetModel()
        self.first = first.replace(day=1)
        before = (self.first.isoweekday() - LANGUAGE.locale.firstDayOfWeek().value) % DAYS
        after = self.first + timedelta(days=31)
        last = after.replace(day=1) - timedelta(days=1)
        days = [self.first.replace(day=number) for number in range(1, last.day + 1)]
        self._days = [None] * before
        self._days += [Day(on, tuple(marks.get(on, ())), on == today) for on in days]
        self._days += [None] * (-len(self._days) % DAYS)
        self.endResetModel()

    def day_at(self, index: Index) -> Day | None:
        """The day of a cell; None beyond the month."""
        place = index.row() * DAYS + index.column()
        return self._days[place] if index.isValid() and 0 <= place < len(self._days) else None

    def index_of(self, on: date) -> QModelIndex:
        """The cell of a day."""
        for place, day in enumerate(self._days):
            if day is not None and day.on == on:
                return self.index(place // DAYS, place % DAYS)
        return QModelIndex()

    def marked(self) -> list[Day]:
        """The days with marks, in order."""
        return [day for day in self._days if day is not None and day.marks]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.day_at(index) else Qt.ItemFlag.NoItemFlags

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._days) // DAYS

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else DAYS

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._week(section) if role == Qt.ItemDataRole.DisplayRole else None
        weekday = (LANGUAGE.locale.firstDayOfWeek().value - 1 + section) % DAYS + 1
        named = LANGUAGE.locale.standaloneDayName
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: named(weekday, QLocale.FormatType.ShortFormat),
            Qt.ItemDataRole.AccessibleTextRole: named(weekday, QLocale.FormatType.LongFormat),
            Qt.ItemDataRole.TextAlignmentRole: CENTER,
        }
        return answers.get(role)

    def _week(self, row: int) -> str:
        days = [day.on for day in self._days[row * DAYS : (row + 1) * DAYS] if day is not None]
        return _("Week from {day}").format(day=formats.short_day(days[0])) if days else ""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day_at(index)
        if day is None:
            return None
        answers: dict[int, object] = {
            DAY_ROLE: day,
            Qt.ItemDataRole.DisplayRole: str(day.on.day),
            Qt.ItemDataRole.AccessibleTextRole: day.said(),
            Qt.ItemDataRole.ToolTipRole: day.said() if day.marks else None,
            Qt.ItemDataRole.TextAlignmentRole: CENTER,
        }
        return answers.get(role)
