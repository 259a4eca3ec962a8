"""What the checks of this folder are worth: each fault they look for is planted once, and caught."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, text_field
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import Theme
from tests.drive.hands import settle
from tests.keyboard.checking import mnemonic_faults, press_faults, reach_faults, ring_faults
from tests.keyboard.seeing import unseen


class Form(QWidget):
    """Two rows of two fields, a list and two buttons, as they should be."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [text_field(name) for name in ("First name", "Family name", "Street", "City")]
        self.rows = RowList("Sessions")
        self.rows.show_rows([Row(number, f"Row {number}") for number in range(3)])
        self.back, self.act = QuietButton("Go &back"), PrimaryButton("&Add")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(16)
        for beside in (self.fields[:2], self.fields[2:], [self.rows], [self.back, self.act]):
            line = QHBoxLayout()
            for widget in beside:
                line.addWidget(widget)
            self.column.addLayout(line)
        self.resize(600, 520)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme(application, "light")
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.fields[0].setFocus()
    settle()
    return made


def test_a_form_as_it_should_be_has_no_fault(form: Form) -> None:
    found = [check(form) for check in (reach_faults, ring_faults, mnemonic_faults, press_faults)]
    assert found == [[], [], [], []]


def test_what_no_key_reaches_is_caught(form: Form) -> None:
    form.back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert any("no key reaches QuietButton" in fault for fault in reach_faults(form))


def test_a_link_in_a_text_that_no_key_reaches_is_caught(form: Form) -> None:
    form.column.addWidget(QLabel('<a href="x">Read on</a>'))
    settle()
    assert any("no key reaches QLabel" in fault for fault in reach_faults(form))


def test_something_for_the_mouse_alone_is_caught(form: Form) -> None:
    pressable = label("Press here", "second")
    pressable.setCursor(Qt.CursorShape.PointingHandCursor)
    form.column.addWidget(pressable)
    settle()
    assert any("no key reaches QLabel" in fault for fault in reach_faults(form))


def test_another_order_than_one_reads_in_is_caught(form: Form) -> None:
    QWidget.setTabOrder(form.fields[1], form.fields[0])
    QWidget.setTabOrder(form.fields[0], form.fields[2])
    assert any("against the way one reads" in fault for fault in reach_faults(form))


def test_two_columns_read_across_instead_of_down_are_caught(qtbot: QtBot, form: Form) -> None:
    page = QWidget()
    across = QHBoxLayout(page)
    columns = [[text_field(f"{side} {number}") for number in range(2)] for side in ("Left", "Right")]
    for fields in columns:
        holder = QWidget()
        column = QVBoxLayout(holder)
        for field in fields:
            column.addWidget(field)
        across.addWidget(holder)
    order = [columns[0][0], columns[1][0], columns[0][1], columns[1][1]]
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    order[0].setFocus()
    settle()
    assert reach_faults(page) == []
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)
    assert any("against the way one reads" in fault for fault in reach_faults(page))


class Trap(QLineEdit):
    """Keeps Tab for itself."""

    @override
    def event(self, event: QEvent) -> bool:
        tab = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tab:
            return True
        return super().event(event)


def test_a_trap_is_caught(form: Form) -> None:
    trap = Trap()
    trap.setAccessibleName("Trap")
    form.column.addWidget(trap)
    settle()
    assert any("Tab is caught" in fault for fault in reach_faults(form))


class Astray(QLineEdit):
    """Gives the focus away to nobody."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clearFocus()


def test_a_stop_that_loses_the_focus_is_caught(form: Form) -> None:
    form.column.addWidget(Astray())
    settle()
    assert any("nothing has the focus" in fault for fault in reach_faults(form))


@pytest.mark.parametrize(
    "sheet",
    [
        "border: 1px solid gray;",
        "border: 1px solid #1E7F78; padding: 7px;",
        "border: none; border-bottom: 2px solid #1E7F78;",
        "border: 2px solid #DDD8CF;",
    ],
    ids=["none", "too thin", "on one side", "in another colour"],
)
def test_a_field_without_a_ring_is_caught(form: Form, sheet: str) -> None:
    form.fields[0].setStyleSheet(f"QLineEdit, QLineEdit:focus {{ {sheet} }}")
    form.fields[0].setFocus()
    settle()
    assert "ring" in unseen(form.fields[0])


def test_a_ring_that_is_there_without_the_focus_is_caught(form: Form) -> None:
    form.fields[0].setStyleSheet("QLineEdit { border: 2px solid #1E7F78; }")
    form.fields[0].setFocus()
    settle()
    assert "without the focus" in unseen(form.fields[0])


def test_a_ring_that_drowns_in_what_is_around_it_is_caught(form: Form) -> None:
    form.setStyleSheet("Form { background: #1E5F5A; }")
    form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    form.fields[0].setFocus()
    settle()
    assert "around it" in unseen(form.fields[0])


def test_a_ring_behind_something_else_is_caught(form: Form) -> None:
    over = QPushButton("In the way", form)
    over.setGeometry(form.fields[0].geometry().adjusted(20, 10, -20, 20))
    over.show()
    form.fields[0].setFocus()
    settle()
    assert "not whole" in unseen(form.fields[0])


def test_a_ring_that_is_cut_off_is_caught(qtbot: QtBot, form: Form) -> None:
    tall = QWidget()
    column = QVBoxLayout(tall)
    column.setContentsMargins(20, 0, 20, 0)
    fields = [text_field(f"Field {number}") for number in range(20)]
    for field in fields:
        column.addWidget(field)
    area = scrolled(tall)
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    area.activateWindow()
    fields[0].setFocus()
    area.verticalScrollBar().setValue(20)
    settle()
    assert unseen(fields[0])


def test_a_list_that_does_not_show_its_row_is_caught(form: Form) -> None:
    form.rows.setFocus()
    settle()
    assert not unseen(form.rows)
    form.rows.hasFocus = lambda: False  # type: ignore[method-assign]
    settle()
    assert "ring" in unseen(form.rows)


def test_a_letter_that_two_want_is_caught(form: Form) -> None:
    form.column.addWidget(LabelledField("&Always", text_field("Always")))
    settle()
    assert len(mnemonic_faults(form)) == 2


class Deaf(QPushButton):
    """For the mouse."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def test_a_button_that_keys_do_not_press_is_caught(form: Form) -> None:
    form.column.addWidget(Deaf("Deaf"))
    settle()
    assert len(press_faults(form)) == 2
