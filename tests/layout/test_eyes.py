"""The eyes see: each planted fault is named, and the same thing done well is not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.fields import choice_field, text_field
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import current
from tests.languages.pseudo import pseudo
from tests.layout.everywhere import in_pseudo
from tests.layout.eyes import faults_in, faults_of_choices
from tests.layout.mirror import not_mirrored, places
from tests.layout.stops import rest
from tests.layout.words import outside, untranslated

WORDS = "Nothing leaves this computer by itself"
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Held = Callable[..., QWidget]


@pytest.fixture
def held(qtbot: QtBot, qapp: object) -> Held:
    """Show widgets on a page of their own, 600 px wide."""

    def show(*widgets: QWidget) -> QWidget:
        current()
        page = Page()
        page.resize(600, 400)
        column = QVBoxLayout(page)
        for widget in widgets:
            column.addWidget(widget, 0, START)
        column.addStretch(1)
        qtbot.addWidget(page)
        page.show()
        rest(page)
        return page

    return show


def test_what_fits_is_not_found_fault_with(held: Held) -> None:
    rows = RowList("Clients")
    rows.show_rows([Row(1, "Ida Falk", "K-7F3Q", pill=("Active", "ok"))])
    field = text_field("Client", "Type a name")
    assert faults_in(held(label(WORDS, "lead", wrap=False), QuietButton("&Keep"), field, rows)) == []


def test_a_label_ten_pixels_too_narrow_is_seen(held: Held) -> None:
    narrow = label(WORDS, "lead", wrap=False)
    narrow.setFixedWidth(narrow.sizeHint().width() - 10)
    faults = faults_in(held(narrow))
    assert any("10 px too narrow" in one for one in faults)
    assert any("cuts off" in one for one in faults)


def test_a_wrapped_label_a_line_too_low_is_seen(held: Held) -> None:
    low = label(f"{WORDS}. {WORDS}.", "lead")
    low.setFixedSize(200, 30)
    assert any("too low" in one for one in faults_in(held(low)))


def test_a_button_narrower_than_its_words_is_seen(held: Held) -> None:
    button = QuietButton("&Keep these details")
    button.setFixedWidth(90)
    assert any("too small" in one for one in faults_in(held(button)))


def test_a_placeholder_that_is_cut_is_seen(held: Held) -> None:
    field = text_field("Client", WORDS)
    field.setFixedWidth(120)
    assert any("shortens" in one for one in faults_in(held(field)))


def test_what_she_typed_may_be_longer_than_its_line(held: Held) -> None:
    field = text_field("Client")
    field.setText(WORDS)
    field.setFixedWidth(120)
    assert faults_in(held(field)) == []


def test_the_chosen_line_and_the_lines_to_choose_from_are_seen(held: Held) -> None:
    field = QComboBox()
    field.addItems(["Session", f"{WORDS}. {WORDS}"])
    field.setFixedWidth(120)
    page = held(field)
    assert faults_in(page) == []
    assert any("choices of" in one for one in faults_of_choices(page))
    field.setCurrentIndex(1)
    assert any("cuts off" in one for one in faults_in(page))


def test_a_narrow_field_opens_a_list_of_whole_lines(held: Held) -> None:
    field = choice_field("Kind", [("Session", 1), (f"{WORDS}. {WORDS}", 2)])
    field.setFixedWidth(120)
    assert faults_of_choices(held(field)) == []


def test_a_row_may_be_shortened_only_where_a_tooltip_says_the_whole(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = RowList("Clients")
    rows.setFixedSize(220, 100)
    rows.show_rows([Row(1, WORDS)])
    page = held(rows)
    assert faults_in(page) == []
    monkeypatch.setattr(Row, "whole", lambda _row: "")
    assert any("no tooltip says the whole" in one for one in faults_in(page))


class _Blurred(QWidget):
    """Stretches a picture to twice its size."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = QPixmap(10, 10)
        picture.fill(Qt.GlobalColor.black)
        painter = QPainter(self)
        painter.drawPixmap(QRect(0, 0, 20, 20), picture)
        painter.end()


class _Careless(QStyledItemDelegate):
    """Paints two things in one place, and past its end."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignLeft, "Ida Falk")
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignLeft, "Overdue")
        beyond = QRect(option.rect.right() - 20, option.rect.top(), 200, 20)
        painter.drawText(beyond, Qt.AlignmentFlag.AlignLeft, WORDS)


def test_a_painted_row_is_looked_at_like_any_widget(held: Held) -> None:
    rows = RowList("Clients")
    rows.setFixedSize(300, 100)
    rows.show_rows([Row(1, "Ida Falk")])
    rows.setItemDelegate(_Careless(rows))
    faults = faults_in(held(rows))
    assert any("drawn over each other" in one for one in faults)
    assert any(f"cuts off “{WORDS}” at its side" in one for one in faults)


def test_widgets_out_of_place_are_seen(held: Held) -> None:
    page = held(label("Clients", "page_title", wrap=False))
    for number, left in enumerate((200, 230, 560)):
        stray = QLabel(f"Ida Falk {number}", page)
        stray.setGeometry(left, 200, 120, 20)
        stray.show()
    faults = faults_in(page)
    assert any("overlap" in one for one in faults)
    assert any("stands beyond" in one for one in faults)


def test_words_without_any_room_are_seen(held: Held) -> None:
    squeezed = QLabel("Ida Falk")
    squeezed.setFixedWidth(0)
    assert any("has no size" in one for one in faults_in(held(squeezed)))


def test_what_would_have_to_be_scrolled_to_the_side_is_seen(held: Held) -> None:
    wide = QWidget()
    wide.setMinimumWidth(300)
    area = scrolled(wide)
    area.setFixedWidth(200)
    assert any("wider than the place it scrolls in" in one for one in faults_in(held(area)))


def test_what_is_below_the_fold_is_looked_at_too(held: Held) -> None:
    tall = QWidget()
    column = QVBoxLayout(tall)
    column.addSpacing(2_000)
    narrow = label(WORDS, "lead", wrap=False)
    narrow.setFixedWidth(60)
    column.addWidget(narrow)
    area = scrolled(tall)
    area.setFixedSize(300, 200)
    assert any("cuts off" in one for one in faults_in(held(area)))


def test_left_margins_three_pixels_apart_are_seen(held: Held) -> None:
    page = held(label("Clients", "lead", wrap=False), text_field("Client"))
    layout = page.layout()
    assert layout is not None
    assert faults_in(page) == []
    field = page.findChildren(QWidget)[1]
    field.move(field.x() + 3, field.y())
    assert any("begins 3 px before" in one for one in faults_in(page))


def test_a_picture_with_too_few_pixels_is_seen(held: Held) -> None:
    assert any("shows a picture of 10x10 where 20x20" in one for one in faults_in(held(_Blurred())))


def test_a_line_a_metre_long_and_a_row_with_far_ends_are_seen(held: Held) -> None:
    long, rows = label(" ".join([WORDS] * 4), "lead", wrap=False), RowList("Clients")
    rows.setFixedSize(1_500, 100)
    rows.show_rows([Row(1, "Ida Falk", trailing="Next Wednesday")])
    page = held(long, rows)
    page.resize(1_600, 400)
    rest(page)
    faults = faults_in(page)
    assert any("writes a line of" in one for one in faults)
    assert any("are far apart" in one for one in faults)


def test_a_word_outside_of_the_catalogue_is_seen(held: Held) -> None:
    page = held(label(pseudo("Clients"), "lead"), label("Ida Falk", "lead"))
    known = frozenset({"Ida", "Falk"})
    assert untranslated(page, known) == []
    page.setToolTip("Open the client")
    button = QuietButton(pseudo("&Keep"), parent=page)
    button.setAccessibleName("Keep")
    button.show()
    said = untranslated(page, known)
    assert any("Open the client" in one for one in said)
    assert any("“Keep”" in one for one in said)


def test_a_sentence_within_a_sentence_is_translated() -> None:
    assert outside(f"18 March, {pseudo('one {part}').format(part=pseudo('Paid'))}").split() == [
        "18",
        "March,",
    ]


def test_what_stays_at_the_left_when_read_from_the_right_is_seen(held: Held, qapp: object) -> None:
    def both(row: Callable[[], QWidget]) -> tuple[list[str], int]:
        left = places("", held(row()))
        with in_pseudo(right_to_left=True):
            return not_mirrored(left, places("", held(row())))

    def turned() -> QWidget:
        return label("Ida Falk", "lead", wrap=False)

    def left_behind() -> QWidget:
        wide = QLabel("Ida Falk")
        wide.setFixedWidth(400)
        wide.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        return wide

    assert both(turned) == ([], 1)
    assert len(both(left_behind)[0]) == 1
