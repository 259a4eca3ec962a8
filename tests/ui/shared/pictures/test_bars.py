"""Bars: a table to a screen reader, sharp at any scale, told in words."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.pictures import signs
from practiceapp.ui.shared.pictures.bars import Bar, Bars
from practiceapp.ui.shared.theme import current
from tests.ui.shared.pictures.reading import Role, cell_box, cells, colors_across, names, pixels

HOURS = [
    Bar("January 2026", 12.5, "12.5 hours", key=1),
    Bar("February 2026", 30, "30 hours", key=2),
    Bar("March 2026", 0, "no hours", key=3),
    Bar("April 2026", 7.3, "7.3 hours", key=4),
]
Key = Qt.Key


@pytest.fixture
def bars(qtbot: QtBot) -> Bars:
    current().choose("light", 100)
    made = Bars("Hours a month", ("Month", "Hours"), "No hours yet.")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_bars(HOURS)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


def walk(qtbot: QtBot, bars: Bars, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(bars.stack.page, key)
    return bars.words.text()


def test_a_screen_reader_finds_a_table_with_headers_and_a_cell_for_each_label_and_value(bars: Bars) -> None:
    assert QAccessible.queryAccessibleInterface(bars.view).text(QAccessible.Text.Name) == "Hours a month"
    assert names(bars.view, Role.ColumnHeader) == ["Month", "Hours"]
    assert names(bars.view, Role.RowHeader) == [bar.label for bar in HOURS]
    assert cells(bars.view)[0] == ["January 2026", "January 2026: 12.5 hours"]
    assert len(cells(bars.view)) == len(HOURS)


def test_cells_are_where_their_label_and_their_bar_are_painted(bars: Bars) -> None:
    label, value = cell_box(bars.view, 1, 0), cell_box(bars.view, 1, 1)
    assert label.right() < value.left()
    assert value.contains(bars.bars.bar_of(1).toAlignedRect())
    image = pixels(bars.view.viewport(), 1)
    accent = current().color("accent").name()
    assert accent in colors_across(image, value.center().y(), value.left(), value.right())
    assert accent not in colors_across(image, label.center().y(), 0, label.right())


def test_the_arrows_walk_the_values_and_each_is_told_in_words(qtbot: QtBot, bars: Bars) -> None:
    assert walk(qtbot, bars) == "January 2026: 12.5 hours"
    assert walk(qtbot, bars, Key.Key_Down) == "February 2026: 30 hours"
    assert walk(qtbot, bars, Key.Key_End) == "April 2026: 7.3 hours"
    assert walk(qtbot, bars, Key.Key_Down) == "April 2026: 7.3 hours"
    assert walk(qtbot, bars, Key.Key_Home, Key.Key_Up) == "January 2026: 12.5 hours"


def test_the_current_value_has_a_ring_while_the_focus_is_there(qtbot: QtBot, bars: Bars) -> None:
    def ring() -> bool:
        box = bars.bars.seen_mark(0)
        middle = box.center().x()
        image = pixels(bars.view.viewport(), 1)
        seen = {image.pixelColor(middle, y).name() for y in range(box.top(), box.top() + 5)}
        return current().color("focus").name() in seen

    assert ring()
    bars.switch.setFocus()
    assert not ring()


def test_enter_opens_what_is_current(qtbot: QtBot, bars: Bars) -> None:
    with qtbot.waitSignal(bars.opened) as opened:
        walk(qtbot, bars, Key.Key_Down, Key.Key_Return)
    assert opened.args == [2]
    walk(qtbot, bars, Key.Key_T)
    with qtbot.waitSignal(bars.opened) as opened:
        walk(qtbot, bars, Key.Key_Return)
    assert opened.args == [2]


def test_t_shows_the_same_as_a_table_and_back_with_focus_and_value_kept(qtbot: QtBot, bars: Bars) -> None:
    walk(qtbot, bars, Key.Key_Down, Key.Key_T)
    assert bars.shows_table
    assert bars.table.hasFocus()
    assert not bars.view.isVisible()
    assert cells(bars.table)[1] == ["February 2026", "February 2026: 30 hours"]
    assert walk(qtbot, bars, Key.Key_Down) == "March 2026: no hours"
    assert walk(qtbot, bars, Key.Key_T) == "March 2026: no hours"
    assert bars.view.hasFocus()


def test_the_button_turns_it_over_and_says_what_it_would_do(qtbot: QtBot, bars: Bars) -> None:
    assert bars.switch.text() == "As a table"
    bars.switch.click()
    assert bars.shows_table
    assert bars.switch.text() == "As a picture"


def test_without_values_there_is_a_sentence_and_nothing_else(bars: Bars) -> None:
    bars.show_bars([])
    assert bars.empty.isVisible()
    assert bars.empty.text() == "No hours yet."
    assert not any(part.isVisible() for part in (bars.view, bars.table, bars.words, bars.switch))
    bars.show_bars(HOURS)
    assert bars.view.isVisible()
    assert not bars.empty.isVisible()


def test_a_thousand_values_scroll_and_the_last_is_reached(qtbot: QtBot, bars: Bars) -> None:
    bars.show_bars([Bar(f"Day {number}", number, f"{number} minutes") for number in range(1_000)])
    assert walk(qtbot, bars, Key.Key_End) == "Day 999: 999 minutes"
    assert bars.view.viewport().rect().contains(bars.view.visualRect(bars.view.currentIndex()))
    assert pixels(bars.view.viewport(), 1).width()
    assert bars.height() < 600


def test_the_longest_bar_takes_the_room_and_nothing_has_no_bar(bars: Bars) -> None:
    longest = bars.bars.bar_of(1)
    assert bars.bars.bar_of(2).width() == 0
    assert bars.bars.bar_of(0).width() == pytest.approx(longest.width() * 12.5 / 30)
    assert bars.bars.value_of(1).right() <= bars.view.viewport().width()


@pytest.mark.parametrize("percent", [90, 100, 150])
def test_a_long_label_is_cut_on_the_screen_and_whole_in_words(qtbot: QtBot, bars: Bars, percent: int) -> None:
    current().choose("light", percent)
    label = "All the hours in which somebody else had the room before " * 3
    bars.show_bars([Bar(label, 3, "3 hours")])
    QApplication.processEvents()
    view = bars.view.viewport()
    assert bars.bars.bar_of(0).width() > view.width() / 8
    assert bars.bars.value_of(0).right() < view.width()
    assert walk(qtbot, bars, Key.Key_Home) == f"{label}: 3 hours"


def test_a_tooltip_says_the_value_under_the_pointer(bars: Bars) -> None:
    spot = bars.bars.seen_mark(3).center()
    assert bars.view.indexAt(spot).data(Qt.ItemDataRole.ToolTipRole) == "April 2026: 7.3 hours"
    assert not bars.view.indexAt(QPoint(5, 5_000)).isValid()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, bars.view.viewport().mapToGlobal(spot))
    assert QApplication.sendEvent(bars.view.viewport(), event)


def test_from_right_to_left_the_bars_grow_to_the_left(bars: Bars) -> None:
    bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    label, value = cell_box(bars.view, 1, 0), cell_box(bars.view, 1, 1)
    assert value.right() < label.left()
    image = pixels(bars.view.viewport(), 1)
    accent = current().color("accent").name()
    assert accent in colors_across(image, value.center().y(), value.left(), value.right())
    assert accent not in colors_across(image, value.center().y(), label.left(), label.right())


def test_no_bar_is_less_than_nothing() -> None:
    for value in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match=str(value)):
            Bar("March", value, "")


# --- sharp at any scale


def blurred(bars: Bars, scale: float) -> list[str]:
    """Colours between the ground and the bars: there are none where every edge lies between two pixels."""
    image = pixels(bars.view.viewport(), scale)
    found = []
    for row in (0, 1, 3):  # the current one has a ground of its own
        box = bars.bars.bar_of(row)
        met = colors_across(image, box.center().y(), box.left() - 3, box.right() + 3)
        found += met[1:-1] if len(met) > 3 else []
    return found


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2, 3])
def test_the_edges_of_bars_are_sharp_at_any_scale(bars: Bars, scale: float) -> None:
    bars.resize(607, 300)
    assert blurred(bars, scale) == []


def test_a_bar_that_is_not_moved_to_whole_pixels_is_caught(
    bars: Bars, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unmoved(_painter: QPainter, box: QRectF) -> QRectF:
        return box

    monkeypatch.setattr(signs, "snapped", unmoved)
    bars.resize(607, 300)
    assert any(blurred(bars, scale) for scale in (1, 1.25, 1.5, 2, 3))
