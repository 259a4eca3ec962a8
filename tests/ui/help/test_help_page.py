"""The help in the window: the topic of the place, the list, finding, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from practiceapp.ui.help.help_page import HelpPage
from practiceapp.ui.help.topics import help_book
from practiceapp.ui.shared.places import ABOUT, CLIENTS, HELP, TODAY, Place
from tests.drive.hands import key, settle
from tests.every_page import practice
from tests.fakes_preferences import preferences


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    made = HelpPage(help_book("en"), preferences())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.enter(Place(HELP, part="note"))
    made.show()
    return made


def ask(page: HelpPage, words: str) -> None:
    page.panel.search.setFocus()
    page.panel.search.setText(words)
    QTest.keyClick(page.panel.search, Qt.Key.Key_Return)


def test_it_shows_the_topic_of_the_place_and_marks_it_in_the_list(page: HelpPage) -> None:
    assert page.panel.view.toPlainText().startswith("The session note")
    assert page.panel.topics.current_key() == "note"
    assert page.part == "note"


def test_without_a_topic_it_begins_at_the_beginning(page: HelpPage) -> None:
    page.enter(Place(HELP))
    assert page.part == "start"


def test_arrows_in_the_list_show_a_topic_at_once_and_enter_goes_into_the_text(page: HelpPage) -> None:
    page.panel.topics.setFocus()
    QTest.keyClick(page.panel.topics, Qt.Key.Key_Down)
    assert page.panel.view.toPlainText().startswith("Search")
    QTest.keyClick(page.panel.topics, Qt.Key.Key_Return)
    assert page.panel.view.hasFocus()


def test_arrows_pass_over_the_headings_of_the_list(page: HelpPage) -> None:
    page.enter(Place(HELP, part="appearance"))
    QTest.keyClick(page.panel.topics, Qt.Key.Key_Down)
    assert page.part == "today"


def test_what_is_found_is_shown_with_its_line_and_marked_in_the_text(page: HelpPage) -> None:
    ask(page, "photographing")
    finds = page.panel.finds
    assert finds.isVisible()
    assert finds.hasFocus()
    row = finds.rows.row_at(finds.currentIndex())
    assert row is not None
    assert (row.title, "photographing the screen" in row.second) == ("What this program cannot do", True)
    assert page.panel.view.extraSelections()[0].cursor.selectedText() == "photographing"


def test_the_whole_line_is_spoken_with_its_topic(page: HelpPage) -> None:
    ask(page, "photographing")
    row = page.panel.finds.rows.row_at(page.panel.finds.currentIndex())
    assert row is not None
    assert row.spoken == (
        "What this program cannot do: Protect: It cannot keep someone from photographing the screen."
    )


def test_when_nothing_is_found_it_says_so(page: HelpPage) -> None:
    ask(page, "xylophone")
    assert page.panel.nothing.isVisible()
    assert "Try another word" in page.panel.nothing.text()


def test_escape_clears_the_search_first_and_then_leads_back(page: HelpPage, qtbot: QtBot) -> None:
    ask(page, "lock")
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.panel.finds, Qt.Key.Key_Escape)
    assert page.panel.search.text() == ""
    assert page.panel.topics.isVisible()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.panel.search, Qt.Key.Key_Escape)


def test_a_link_leads_to_its_topic(page: HelpPage) -> None:
    page.panel.view.topic_wanted.emit("corrections")
    assert page.part == "corrections"
    assert page.panel.topics.current_key() == "corrections"


def test_a_link_to_nowhere_leaves_all_as_it_is(page: HelpPage) -> None:
    page.panel.view.topic_wanted.emit("diary")
    assert page.part == "note"


def test_the_hints_are_shown_again(page: HelpPage, qtbot: QtBot) -> None:
    seen = page._preferences
    seen.hints_seen = ("today", "note")
    with qtbot.waitSignal(page.said):
        page.hints.click()
    assert not page._preferences.hints_seen


def test_its_foot_leads_to_about(page: HelpPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as asked:
        page.about.click()
    assert asked.args == [Place(ABOUT)]


def test_f1_tells_about_the_page_in_view_and_escape_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        shown.show(Place(CLIENTS))
        key(Qt.Key.Key_F1)
        assert shown.window.place == Place(HELP, part=CLIENTS)
        assert shown.window.page is not None
        assert shown.window.page.part == CLIENTS
        key(Qt.Key.Key_Escape)
        settle()
        assert shown.window.place is not None
        assert shown.window.place.name == CLIENTS


def test_the_way_back_knows_the_topic_that_was_read(qtbot: QtBot, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        shown.show(Place(HELP, part=TODAY))
        page = shown.window.page
        assert isinstance(page, HelpPage)
        page.panel.view.topic_wanted.emit("draft")
        page.about.click()
        assert shown.window.place == Place(ABOUT)
        key(Qt.Key.Key_Escape)
        assert page.part == "draft"
