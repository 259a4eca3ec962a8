"""Painted lists: what is chosen, what is opened, what is spoken."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.theme import current

ROWS = [
    Row(7, "Marit", "K-7F3Q", leading="08:30", pill=("Note finished", "ok")),
    Row(8, "Daniel", trailing="€180.00", spoken="Daniel, 180 euros open"),
    Row(9, "Ines", bar="accent", icon="lock", quiet=True),
]


def made(qtbot: QtBot) -> RowList:
    rows = RowList("Sessions", 72)
    qtbot.addWidget(rows)
    rows.show_rows(ROWS)
    rows.resize(500, 400)
    rows.show()
    return rows


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    rows = made(qtbot)
    qtmodeltester.check(rows.rows)


def test_enter_opens_the_row(qtbot: QtBot) -> None:
    rows = made(qtbot)
    rows.choose(8)
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args == [8]


def test_showing_again_keeps_the_place(qtbot: QtBot) -> None:
    rows = made(qtbot)
    rows.choose(9)
    rows.show_rows(list(reversed(ROWS)))
    assert rows.current_key() == 9
    rows.show_rows(ROWS[:1])
    assert rows.current_key() is None


def test_a_row_is_spoken_as_a_sentence(qtbot: QtBot) -> None:
    rows = made(qtbot)
    interface = QAccessible.queryAccessibleInterface(rows)
    assert interface.text(QAccessible.Text.Name) == "Sessions"
    spoken = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert spoken == ["08:30, Marit, K-7F3Q, Note finished", "Daniel, 180 euros open", "Ines"]


def test_every_kind_of_row_can_be_painted(qtbot: QtBot) -> None:
    rows = made(qtbot)
    rows.focus_first()
    assert not rows.grab().isNull()
    assert rows.height_of_all() >= 3 * 72


def test_the_grounds_of_the_rows_begin_where_their_heading_does(qtbot: QtBot) -> None:
    rows = made(qtbot)
    picture = rows.grab().toImage()
    surface = current().color("surface")
    assert picture.pixelColor(0, 36) == picture.pixelColor(498, 36) == surface
    assert picture.pixelColor(250, 72) != surface
    assert rows.height_of_all() == 3 * 72
