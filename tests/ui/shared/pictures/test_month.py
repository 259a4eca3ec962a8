"""A month: weeks that begin where the country begins them, marks in shapes and words."""

from datetime import date
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.pictures.month_grid import MonthGrid
from practiceapp.ui.shared.pictures.month_model import DayMark
from practiceapp.ui.shared.pictures.signs import Kind
from practiceapp.ui.shared.theme import current
from tests.ui.shared.pictures.reading import Role, cell_box, cells, names, pixels

HELD, PLANNED = Kind("Held", "circle", "ok"), Kind("Planned", "ring", "accent")
MARCH, FOURTH, LAST = date(2026, 3, 1), date(2026, 3, 4), date(2026, 3, 31)
Key = Qt.Key


@pytest.fixture
def month(qtbot: QtBot) -> MonthGrid:
    current().choose("light", 100)
    made = MonthGrid("Sessions in March", ("Day", "What"))
    qtbot.addWidget(made)
    made.show_month(MARCH, {FOURTH: [DayMark(HELD), DayMark(PLANNED, "18:00")], LAST: [DayMark(HELD)]}, LAST)
    made.resize(400, 500)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


def walk(qtbot: QtBot, month: MonthGrid, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(month.stack.page, key)
    return month.words.text()


def test_a_screen_reader_finds_weekdays_weeks_and_days_with_their_marks(month: MonthGrid) -> None:
    assert names(month.view, Role.ColumnHeader)[:2] == ["Monday", "Tuesday"]
    assert names(month.view, Role.RowHeader)[1] == "Week from Mon 2 Mar"
    read = cells(month.view)
    assert len(read) == 6
    assert read[0] == ["", "", "", "", "", "", "Sunday 1 March 2026"]
    assert read[1][2] == "Wednesday 4 March 2026: Held, Planned: 18:00"
    assert read[5][1] == "Tuesday 31 March 2026, today: Held"


@pytest.mark.parametrize(("code", "country", "column"), [("en", "GB", 2), ("en", "US", 3), ("ar", "EG", 4)])
def test_the_week_begins_as_the_country_begins_it(
    month: MonthGrid, code: str, country: str, column: int
) -> None:
    LANGUAGE.speak(NullTranslations(), "en", QLocale(f"{code}_{country}"))
    month.show_month(MARCH, {})
    assert month.month.days.index_of(FOURTH).column() == column
    assert names(month.view, Role.ColumnHeader)[column] == LANGUAGE.locale.standaloneDayName(3)


def test_the_arrows_go_from_day_to_day_and_stay_in_the_month(qtbot: QtBot, month: MonthGrid) -> None:
    assert walk(qtbot, month) == "Sunday 1 March 2026"
    assert walk(qtbot, month, Key.Key_Right) == "Monday 2 March 2026"
    assert walk(qtbot, month, Key.Key_Down) == "Monday 9 March 2026"
    assert walk(qtbot, month, Key.Key_Home, Key.Key_Up, Key.Key_Left) == "Sunday 1 March 2026"
    assert walk(qtbot, month, Key.Key_End, Key.Key_Down).startswith("Tuesday 31 March 2026")


def test_left_is_the_next_day_where_one_reads_from_right_to_left(qtbot: QtBot, month: MonthGrid) -> None:
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert walk(qtbot, month, Key.Key_Home, Key.Key_Left) == "Monday 2 March 2026"
    assert cell_box(month.view, 1, 0).left() > cell_box(month.view, 1, 2).left()


def test_enter_opens_the_day(qtbot: QtBot, month: MonthGrid) -> None:
    with qtbot.waitSignal(month.opened) as opened:
        walk(qtbot, month, Key.Key_Right, Key.Key_Return)
    assert opened.args == [date(2026, 3, 2)]


def test_as_a_table_it_is_the_days_with_marks(qtbot: QtBot, month: MonthGrid) -> None:
    walk(qtbot, month, Key.Key_End, Key.Key_T)
    assert [row[0] for row in cells(month.table)] == ["4 Mar 2026", "31 Mar 2026"]
    assert month.table.currentIndex().row() == 1
    assert walk(qtbot, month, Key.Key_Up) == "Wednesday 4 March 2026: Held, Planned: 18:00"
    walk(qtbot, month, Key.Key_T)
    assert month.month.days.day_at(month.view.currentIndex()).on == FOURTH  # type: ignore[union-attr]


def test_a_month_without_marks_has_no_table_to_turn_to(qtbot: QtBot, month: MonthGrid) -> None:
    month.show_month(MARCH, {})
    assert not month.switch.isVisible()
    walk(qtbot, month, Key.Key_T)
    assert not month.shows_table
    assert month.view.isVisible()


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_marks_are_painted_in_the_cell_of_their_day(month: MonthGrid, scale: float) -> None:
    image = pixels(month.view.viewport(), scale)
    ink = current().color("ok").name()

    def inked(row: int, column: int) -> bool:
        box = cell_box(month.view, row, column)
        columns = range(int(box.left() * scale), int(box.right() * scale))
        rows = range(int(box.top() * scale), int(box.bottom() * scale))
        return any(image.pixelColor(x, y).name() == ink for x in columns for y in rows)

    assert inked(1, 2)
    assert not inked(1, 3)


def test_a_february_of_four_weeks_is_lower_than_a_march_of_six(month: MonthGrid) -> None:
    tall = month.view.height()
    LANGUAGE.use("en", "GB")
    month.show_month(date(2027, 2, 1), {})
    assert len(cells(month.view)) == 4
    assert month.view.height() < tall


@pytest.mark.parametrize("percent", [90, 150])
def test_every_day_has_room_at_any_text_size(month: MonthGrid, percent: int) -> None:
    current().choose("dark", percent)
    QApplication.processEvents()
    assert month.view.rowHeight(0) >= round(46 * percent / 100) - 1
    current().choose("light", 100)
