"""One box that finds while she types, by keys alone, and keeps no word of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain.clients import ClientId, ClientState
from practiceapp.domain.clinical.notes import Heading, NoteId
from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.services.desk.search import Found, FoundClient, FoundNote
from practiceapp.ui.search.found_rows import NoteRow, paint_snippet, row_of
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.search.search_page import SearchPage
from practiceapp.ui.search.search_presenter import SearchPresenter, place_of
from practiceapp.ui.shared.places import CLIENT, NOTE, SESSIONS, Place
from practiceapp.ui.shared.theme import current

SNIPPET = "Nobody looked at her when the chair\nread the numbers of the vote. " * 4
MARIT = FoundClient(ClientId(7), "Marit", "K-7F3Q", "Marit Volkmann", ClientState.ACTIVE)
NAMELESS = FoundClient(ClientId(8), "K-9XM2", "K-9XM2", "", ClientState.ENQUIRY)
PASSAGE = FoundNote(
    NoteId(3),
    SessionId(4),
    ClientId(7),
    "Marit",
    date(2026, 11, 19),
    Heading.ALIVE,
    SNIPPET,
    ((60, 4), (900, 4)),
    "K-7F3Q",
)


@dataclass
class Shelf:
    """Finds what a test laid in, and remembers what it was asked."""

    answer: list[Found] = field(default_factory=lambda: [MARIT, NAMELESS, PASSAGE])
    trouble: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def find(self, words: str, limit: int = 40) -> list[Found]:
        self.asked.append(words)
        if self.trouble is not None:
            raise self.trouble
        return self.answer[:limit]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def page(shelf: Shelf, qtbot: QtBot) -> SearchPage:
    made = SearchPage(SearchPresenter(shelf, pause_ms=5))
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter(Place("search"))
    return made


def wait_for_rows(page: SearchPage, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: page.panel.rows.rows.rowCount() == count, timeout=2_000)


def test_a_burst_of_keys_asks_once(qtbot: QtBot, qapp: object) -> None:
    shelf = Shelf()
    presenter = SearchPresenter(shelf, pause_ms=50)
    with qtbot.waitSignal(presenter.found, timeout=2_000):
        for end in range(1, 5):
            presenter.ask("vote"[:end])
    assert shelf.asked == ["vote"]


def test_no_words_ask_nothing(qtbot: QtBot, qapp: object) -> None:
    shelf = Shelf()
    presenter = SearchPresenter(shelf, pause_ms=5)
    presenter.ask("vote")
    with qtbot.waitSignal(presenter.cleared):
        presenter.ask("  ")
    presenter.settle()
    assert shelf.asked == []


def test_the_last_space_reaches_the_service(qtbot: QtBot, qapp: object) -> None:
    """It says that the last word is whole."""
    shelf = Shelf()
    presenter = SearchPresenter(shelf, pause_ms=5)
    with qtbot.waitSignal(presenter.found, timeout=2_000):
        presenter.ask("vote ")
    assert shelf.asked == ["vote "]


@pytest.mark.parametrize(("found", "place"), [(MARIT, Place(CLIENT, 7)), (PASSAGE, Place(NOTE, 4))])
def test_where_a_find_leads(found: Found, place: Place) -> None:
    assert place_of(found) == place


def test_typing_shows_rows_and_the_keys_lead_to_the_note(page: SearchPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    assert page.panel.count.text() == "3 found"
    QTest.keyClick(page.box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.panel.rows
    QTest.keyClick(page.panel.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.panel.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go) as there:
        QTest.keyClick(page.panel.rows, Qt.Key.Key_Return)
    assert there.args == [Place(NOTE, 4)]


def test_enter_in_the_box_opens_the_first(page: SearchPage, shelf: Shelf, qtbot: QtBot) -> None:
    """Even when Enter comes before the pause is over: what opens belongs to what was typed."""
    QTest.keyClicks(page.box, "mar")
    with qtbot.waitSignal(page.go) as there:
        QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert there.args == [Place(CLIENT, 7)]
    assert shelf.asked == ["mar"]


def test_one_click_opens(page: SearchPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    rows = page.panel.rows
    with qtbot.waitSignal(page.go) as there:
        place = rows.visualRect(rows.rows.index(2, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert there.args == [Place(NOTE, 4)]


def test_up_from_the_first_row_leads_back(page: SearchPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    QTest.keyClick(page.box, Qt.Key.Key_Down)
    QTest.keyClick(page.panel.rows, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.box
    assert page.box.text() == "vo"


def test_escape_in_the_rows_clears(page: SearchPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    QTest.keyClick(page.box, Qt.Key.Key_Down)
    QTest.keyClick(page.panel.rows, Qt.Key.Key_Escape)
    assert page.box.text() == ""
    assert page.panel.rows.rows.rowCount() == 0
    assert not page.panel.count.isVisible()


def test_escape_in_the_box_gives_the_focus_back(shelf: Shelf, qtbot: QtBot) -> None:
    window, elsewhere = QWidget(), QLineEdit()
    page = SearchPage(SearchPresenter(shelf, pause_ms=5))
    layout = QVBoxLayout(window)
    layout.addWidget(elsewhere)
    layout.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    page.box.setFocus()
    QTest.keyClicks(page.box, "vo")
    with qtbot.waitSignal(page.box.escaped):
        QTest.keyClick(page.box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is elsewhere
    assert page.box.text() == ""


def test_nothing_found_is_said(page: SearchPage, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.answer = []
    QTest.keyClicks(page.box, "zz")
    qtbot.waitUntil(lambda: page.panel.words.text().startswith("Nothing found."), timeout=2_000)
    assert page.panel.words.isVisible()


def test_trouble_is_said_and_can_be_tried_again(page: SearchPage, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.trouble = VaultTrouble()
    QTest.keyClicks(page.box, "vo")
    qtbot.waitUntil(page.panel.trouble.isVisible, timeout=2_000)
    shelf.trouble = None
    QTest.mouseClick(page.panel.trouble.action, Qt.MouseButton.LeftButton)
    assert not page.panel.trouble.isVisible()
    assert page.panel.rows.rows.rowCount() == 3


def test_rows_speak_whole_sentences(page: SearchPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    model = page.panel.rows.rows
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said[0] == "Client Marit Volkmann, K-7F3Q, Active"
    assert said[2].startswith("Note, Marit, Thursday 19 November 2026, What was alive now: Nobody looked")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_everything_that_takes_the_focus_has_a_name(page: SearchPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), type(widget).__name__


def test_input_methods_are_told_it_is_sensitive(page: SearchPage) -> None:
    assert page.box.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert page.box.completer() is None


@pytest.fixture
def painted(qapp: object) -> Callable[[NoteRow, int], QImage]:
    def paint(row: NoteRow, width: int) -> QImage:
        image = QImage(width, 60, QImage.Format.Format_RGB32)
        image.fill(current().color("surface"))
        painter = QPainter(image)
        paint_snippet(painter, row, image.rect())
        painter.end()
        return image

    return paint


def test_marked_words_stand_on_a_ground_of_their_own(painted: Callable[[NoteRow, int], QImage]) -> None:
    marked = row_of(PASSAGE)
    plain = row_of(replace(PASSAGE, marks=()))
    assert isinstance(marked, NoteRow)
    assert isinstance(plain, NoteRow)
    ground = current().color("accent_soft").rgb()

    def has_ground(image: QImage) -> bool:
        return any(image.pixel(x, y) == ground for x in range(image.width()) for y in range(image.height()))

    assert has_ground(painted(marked, 600))
    assert not has_ground(painted(plain, 600))


@pytest.mark.parametrize("width", [20, 90, 4_000])
def test_any_width_can_be_painted(painted: Callable[[NoteRow, int], QImage], width: int) -> None:
    row = row_of(PASSAGE)
    assert isinstance(row, NoteRow)
    painted(row, width)


def test_leaving_and_coming_back_asks_anew(page: SearchPage, shelf: Shelf, qtbot: QtBot) -> None:
    QTest.keyClicks(page.box, "vo")
    wait_for_rows(page, qtbot, 3)
    shelf.answer = [MARIT]
    page.go.emit(Place(SESSIONS))
    page.enter(Place("search"))
    assert page.panel.rows.rows.rowCount() == 1
    assert page.box.text() == "vo"


def test_a_box_that_stands_elsewhere_keeps_what_is_being_typed(shelf: Shelf, qtbot: QtBot) -> None:
    """The first letter brings the page into view; the second must land behind it."""
    window = QWidget()
    presenter = SearchPresenter(shelf, pause_ms=5)
    box = SearchBox(presenter)
    page = SearchPage(presenter, box)
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.setFocus()
    QTest.keyClicks(box, "v")
    page.enter(Place("search"))
    focused = QApplication.focusWidget()
    assert focused is box
    QTest.keyClicks(box, "o")
    assert box.text() == "vo"
    wait_for_rows(page, qtbot, 3)
    with qtbot.waitSignal(page.go) as there:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert there.args == [Place(CLIENT, 7)]
