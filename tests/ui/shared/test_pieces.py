"""What pages are put together from keeps its shape at every width and every text size."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.pieces import LEAST_MEASURE, MEASURE, EmptyState, Pill
from practiceapp.ui.shared.theme import LARGEST, SMALLEST, current

SENTENCE = "Your practice is ready. Add the first person you work with: a name can wait. " * 2


def shown_whole(empty: EmptyState) -> bool:
    sentence = empty.sentence
    inside = empty.contentsRect().contains(sentence.geometry())
    return inside and sentence.height() >= sentence.heightForWidth(sentence.width())


@pytest.mark.parametrize("width", [260, 340, 500, 1100])
def test_an_empty_page_shows_its_whole_sentence(qtbot: QtBot, width: int) -> None:
    empty = EmptyState("", "Add a &client")
    qtbot.addWidget(empty)
    empty.resize(width, 400)
    empty.show()
    empty.say(SENTENCE)
    qtbot.waitUntil(lambda: shown_whole(empty))
    assert LEAST_MEASURE <= empty.sentence.width() <= MEASURE
    assert empty.sentence.width() >= min(MEASURE, width - 40)
    empty.resize(LEAST_MEASURE + 60, 400)
    qtbot.waitUntil(lambda: shown_whole(empty))


def test_it_does_so_in_a_stack_between_other_columns(qtbot: QtBot) -> None:
    page, stack, empty = QWidget(), QStackedWidget(), EmptyState(SENTENCE)
    qtbot.addWidget(page)
    inner = QVBoxLayout()
    inner.addWidget(stack, 1)
    row = QHBoxLayout(page)
    row.addLayout(inner, 1)
    row.addWidget(QWidget(), 1)
    stack.addWidget(empty)
    page.resize(800, 300)
    page.show()
    qtbot.waitUntil(lambda: shown_whole(empty))
    assert empty.sentence.width() > 300


def test_a_pill_is_tall_enough_for_its_round_ends(qtbot: QtBot) -> None:
    theme = current()
    pill = Pill("Active", "ok")
    qtbot.addWidget(pill)
    for percent in range(SMALLEST, LARGEST + 1, 5):
        theme.choose("light", percent)
        pill.say("Active", "ok")
        assert pill.sizeHint().height() >= 2 * theme.px(11), percent
    theme.choose("light", 100)
