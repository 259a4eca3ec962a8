"""What assistive technology does to a list or a field counts as done by her."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.fields import choice_field, number_field, text_field
from practiceapp.ui.shared.lines import Line
from practiceapp.ui.shared.navigation import Entry, PlaceList
from practiceapp.ui.shared.pieces import page_title
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.spoken import Face, _face_of, announce, install_faces, speak_as

ROWS = [Row(key=1, title="Ida"), Row(key=2, title="Bo"), Row(key=3, title="Mia")]
TOGGLE = QAccessibleActionInterface.toggleAction()


def spoken(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def pick(view: QWidget, row: int) -> None:
    """The one action of a row, as a screen reader does it."""
    spoken(view).child(row).actionInterface().doAction(TOGGLE)


def write(line: QWidget, text: str) -> None:
    """A whole text at once, as dictation puts it in."""
    interface = spoken(line)
    length = len(interface.text(QAccessible.Text.Value))
    interface.editableTextInterface().replaceText(0, length, text)


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList("Clients")
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show()
    return made


def heard(signal: Callable[..., object]) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)  # type: ignore[attr-defined]
    return said


def test_a_row_picked_by_assistive_technology_is_made_current_and_opened(qtbot: QtBot, rows: RowList) -> None:
    with qtbot.waitSignal(rows.opened) as opened:
        pick(rows, 1)
    assert opened.args == [2]
    assert rows.current_key() == 2


def test_where_rows_have_a_menu_picking_only_points(qtbot: QtBot, rows: RowList) -> None:
    rows.opens_when_picked = False
    opened = heard(rows.opened)
    with qtbot.waitSignal(rows.looked_at) as looked_at:
        pick(rows, 2)
    assert looked_at.args == [3]
    assert not opened


def test_neither_click_nor_arrow_nor_our_own_choice_opens(qtbot: QtBot, rows: RowList) -> None:
    opened = heard(rows.opened)
    place = rows.visualRect(rows.rows.index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    rows.choose(1)
    rows.show_rows(ROWS)
    rows.clearSelection()
    QApplication.processEvents()
    assert opened == []


def test_what_was_picked_can_be_picked_again_after_coming_back(qtbot: QtBot, rows: RowList) -> None:
    rows.opened.connect(rows.hide)
    for _time in range(2):
        rows.show()
        QApplication.processEvents()  # coming back is one turn of the event loop, the pick another
        with qtbot.waitSignal(rows.opened) as opened:
            pick(rows, 0)
        assert opened.args == [1]


def test_a_choice_picked_in_its_list_is_taken_as_by_a_click(qtbot: QtBot) -> None:
    combo = choice_field("Language", [("English", "en"), ("German", "de")])
    qtbot.addWidget(combo)
    combo.show()
    combo.showPopup()
    with qtbot.waitSignal(combo.activated) as taken:
        pick(combo.view(), 1)
    assert taken.args == [1]
    assert combo.currentText() == "German"
    assert not combo.view().isVisible()
    assert spoken(combo.view()).text(QAccessible.Text.Name) == "Language"


def test_a_text_put_in_by_assistive_technology_counts_as_typed_and_finished(qtbot: QtBot) -> None:
    line = text_field("Name")
    qtbot.addWidget(line)
    edited = heard(line.textEdited)
    with qtbot.waitSignal(line.editingFinished):
        write(line, "Ida")
    assert line.text() == "Ida"
    assert edited == ["Ida"]


def test_with_the_caret_in_the_line_it_is_finished_on_leaving(qtbot: QtBot) -> None:
    window, line, other = QWidget(), Line(), Line()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    finished: list[str] = []
    line.editingFinished.connect(lambda: finished.append(line.text()))
    write(line, "Ida")
    assert finished == []
    other.setFocus()
    assert "Ida" in finished


def test_what_we_write_and_what_she_types_is_said_once(qtbot: QtBot) -> None:
    line = text_field("Name")
    qtbot.addWidget(line)
    line.show()
    edited = heard(line.textEdited)
    line.setText("Ida")
    line.clear()
    assert edited == []
    qtbot.keyClicks(line, "Bo")
    assert edited == ["B", "Bo"]


def test_a_number_set_by_assistive_technology_is_finished_at_once(qtbot: QtBot) -> None:
    number = number_field("Length", (5, 480))
    qtbot.addWidget(number)
    finished: list[int] = []
    number.editingFinished.connect(lambda: finished.append(number.value()))
    number.setValue(50)
    assert finished == []
    spoken(number).valueInterface().setCurrentValue(60)
    assert finished == [60]


def test_a_title_speaks_as_a_heading(qtbot: QtBot) -> None:
    title = page_title("Clients")
    qtbot.addWidget(title)
    face = _face_of("QLabel", title)
    assert isinstance(face, Face)
    assert face.role() == QAccessible.Role.Heading
    assert face.text(QAccessible.Text.Name) == "Clients"


def test_everything_else_speaks_as_qt_has_it(qtbot: QtBot) -> None:
    words, combo = QLabel("Words"), QComboBox()
    qtbot.addWidget(words)
    qtbot.addWidget(combo)
    assert _face_of("QLabel", words) is None
    assert _face_of("QComboBox", combo) is None
    speak_as(words, "nothing known")
    assert _face_of("QLabel", words) is None


def test_asking_a_scroll_area_for_a_part_that_has_gone_answers_nothing(qtbot: QtBot) -> None:
    """Qt's own interface reads beyond its list there, and the program dies."""
    area, words = QScrollArea(), QTextEdit()
    qtbot.addWidget(area)
    qtbot.addWidget(words)
    install_faces()
    assert isinstance(_face_of("QScrollArea", area), Face)
    assert spoken(area).child(99) is None
    assert _face_of("QTextEdit", words) is None


def test_the_place_around_what_is_shown_is_marked_and_can_be_picked(qtbot: QtBot) -> None:
    places = PlaceList("Places", [Entry("today", "Today", "sun"), Entry("clients", "Clients", "users")])
    qtbot.addWidget(places)
    places.show()
    places.show_current("clients", inside=True)
    QApplication.processEvents()
    assert places.currentRow() == 1
    assert not places.selectedItems()
    with qtbot.waitSignal(places.entered_place) as entered:
        pick(places, 1)
    assert entered.args == ["clients"]
    entered_again = heard(places.entered_place)
    places.show_current("today")
    QApplication.processEvents()
    assert entered_again == []


def test_faces_go_with_their_widgets(qtbot: QtBot) -> None:
    install_faces()
    for number in range(50):
        title = page_title(f"Page {number}")
        assert spoken(title).role() == QAccessible.Role.Heading
        title.deleteLater()
        QApplication.processEvents()


def test_nothing_to_say_is_not_announced(qtbot: QtBot) -> None:
    words = QLabel()
    qtbot.addWidget(words)
    announce(words, "")
    announce(words, "Saved", urgent=True)
