"""Dots on a line of time: where they lie, how they are told apart, walked and read."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.pictures.dots_on_a_line import Dot, DotsOnALine
from practiceapp.ui.shared.pictures.signs import SHAPES, Kind, Legend, draw_sign
from practiceapp.ui.shared.pictures.time_line import TimeLine
from practiceapp.ui.shared.theme import current
from tests.ui.shared.pictures.reading import Role, cell_box, cells, names, pixels

HELD, MISSED = Kind("Held", "circle", "ok"), Kind("Did not come", "cross", "danger")
FIRST = date(2026, 1, 5)
Key = Qt.Key


@pytest.fixture
def dots(qtbot: QtBot) -> DotsOnALine:
    current().choose("light", 100)
    made = DotsOnALine("Sessions", ("Day", "What"), "Nothing yet.")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_dots([Dot(FIRST + timedelta(days=28), MISSED, "ill", key=2), Dot(FIRST, HELD, key=1)])
    made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


def walk(qtbot: QtBot, dots: DotsOnALine, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(dots.stack.page, key)
    return dots.words.text()


def test_a_screen_reader_finds_days_in_order_with_what_was_on_them(dots: DotsOnALine) -> None:
    assert names(dots.view, Role.ColumnHeader) == ["Day", "What"]
    assert cells(dots.view) == [
        ["5 Jan 2026", "5 Jan 2026: Held"],
        ["2 Feb 2026", "2 Feb 2026: Did not come: ill"],
    ]


def test_left_and_right_walk_the_line_whichever_way_it_runs(qtbot: QtBot, dots: DotsOnALine) -> None:
    assert walk(qtbot, dots, Key.Key_Right) == "2 Feb 2026: Did not come: ill"
    assert walk(qtbot, dots, Key.Key_Left) == "5 Jan 2026: Held"
    dots.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert walk(qtbot, dots, Key.Key_Left) == "2 Feb 2026: Did not come: ill"


def test_earlier_is_further_to_the_left_and_to_the_right_where_one_reads_that_way(dots: DotsOnALine) -> None:
    assert cell_box(dots.view, 0, 1).center().x() < cell_box(dots.view, 1, 1).center().x()
    dots.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert cell_box(dots.view, 0, 1).center().x() > cell_box(dots.view, 1, 1).center().x()


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_the_cell_of_a_dot_is_where_it_is_painted_at_any_scale(dots: DotsOnALine, scale: float) -> None:
    image = pixels(dots.view.viewport(), scale)
    middle = cell_box(dots.view, 0, 1).center() * scale
    assert image.pixelColor(middle) == current().color("ok")


def test_events_of_one_day_stand_above_each_other(dots: DotsOnALine) -> None:
    dots.show_dots([Dot(FIRST, HELD, str(number)) for number in range(4)])
    boxes = [dots.dots.mark_of(row) for row in range(4)]
    assert len({box.center().x() for box in boxes}) == 1
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_a_thousand_events_keep_their_height_and_each_is_reached(qtbot: QtBot, dots: DotsOnALine) -> None:
    before = dots.view.sizeHint().height()
    dots.show_dots([Dot(FIRST + timedelta(days=number // 3), HELD, str(number)) for number in range(1_000)])
    assert dots.view.sizeHint().height() == before
    assert walk(qtbot, dots, Key.Key_End).endswith("Held: 999")
    area = dots.view.viewport().rect()
    assert all(area.contains(dots.dots.seen_mark(row)) for row in range(1_000))


def test_t_shows_the_table_and_keeps_the_current_event(qtbot: QtBot, dots: DotsOnALine) -> None:
    walk(qtbot, dots, Key.Key_Right)
    assert walk(qtbot, dots, Key.Key_T) == "2 Feb 2026: Did not come: ill"
    assert dots.shows_table
    with qtbot.waitSignal(dots.opened) as opened:
        walk(qtbot, dots, Key.Key_Return)
    assert opened.args == [2]


def test_without_events_there_is_a_sentence(dots: DotsOnALine) -> None:
    dots.show_dots([])
    assert dots.empty.isVisible()
    assert not dots.legend.isVisible()


# --- told apart without colour


def in_black(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(current(), "color", lambda _token: Qt.GlobalColor.black)
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_sign(painter, kind, image.rect().adjusted(8, 8, -8, -8).toRectF())
    painter.end()
    return bytes(image.constBits())


def test_every_shape_is_another_picture_without_its_colour(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = {in_black(Kind(shape, shape), monkeypatch) for shape in SHAPES}
    assert len(drawn) == len(SHAPES)
    assert in_black(Kind("Held", "circle", "ok"), monkeypatch) == in_black(
        Kind("Missed", "circle", "danger"), monkeypatch
    )


def test_kinds_that_only_colour_tells_apart_are_refused(dots: DotsOnALine) -> None:
    late = Kind("Cancelled late", "circle", "warn")
    with pytest.raises(ValueError, match="colour"):
        dots.show_dots([Dot(FIRST, HELD), Dot(FIRST, late)])


def test_a_shape_nobody_can_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="heart"):
        Kind("Held", "heart")


def test_the_legend_names_each_kind_once_on_as_many_lines_as_it_needs(dots: DotsOnALine) -> None:
    assert dots.legend.accessibleName() == "Did not come, Held"
    long = Legend([Kind("Cancelled so late that the fee is due", shape) for shape in SHAPES])
    places = long.places(500)
    assert all(place.right() <= 500 for place in places)
    assert len({place.top() for place in places}) > 1
    assert long.heightForWidth(500) == places[-1].bottom() + 1
    long.deleteLater()


# --- the days named below the line


@pytest.mark.parametrize("days", [0, 1, 20, 80, 200, 400, 1_000, 4_000, 22_000])
@pytest.mark.parametrize("width", [240, 700, 2_400])
def test_the_names_below_the_line_never_touch(qtbot: QtBot, days: int, width: int) -> None:
    line = TimeLine(FIRST, FIRST + timedelta(days=days), 16, width)
    long = QFontMetrics(current().font("hint")).horizontalAdvance
    ticks = line.ticks(long, 10)
    assert ticks
    ends = [
        (line.x(tick.on) - long(tick.words) / 2, line.x(tick.on) + long(tick.words) / 2) for tick in ticks
    ]
    assert all(one[1] < other[0] for one, other in pairwise(ends)), ticks


def test_years_and_months_are_named_as_the_room_allows(qtbot: QtBot) -> None:
    long = QFontMetrics(current().font("hint")).horizontalAdvance
    wide = TimeLine(FIRST, date(2027, 3, 1), 0, 1_000).ticks(long, 10)
    assert [tick.words for tick in wide][:2] == ["Feb", "Mar"]
    assert "2027" in [tick.words for tick in wide]
    narrow = TimeLine(FIRST, date(2041, 3, 1), 0, 300).ticks(long, 10)
    assert [tick.words for tick in narrow] == ["2030", "2035", "2040"]
