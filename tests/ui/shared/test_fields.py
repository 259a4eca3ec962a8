"""Fields: label, hint, what is wrong, amounts, passphrases."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QSpinBox, QTimeEdit
from pytestqt.qtbot import QtBot

from practiceapp.domain.passphrases import Verdict
from practiceapp.ui.shared.buttons import IconButton, QuietButton
from practiceapp.ui.shared.fields import (
    LabelledField,
    MoneyField,
    SearchField,
    choice_field,
    day_field,
    number_field,
    text_field,
    time_field,
)
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.passphrase_field import PassphraseField


def test_label_and_field_belong_together(qtbot: QtBot) -> None:
    name = text_field("Your &name")
    field = LabelledField("Your &name", name, "As on invoices")
    qtbot.addWidget(field)
    assert field.label.buddy() is name
    assert name.accessibleName() == "Your name"
    assert name.accessibleDescription() == "As on invoices"


def test_what_is_wrong_takes_the_place_of_the_hint(qtbot: QtBot) -> None:
    field = LabelledField("Name", text_field("Name"), "May stay empty")
    qtbot.addWidget(field)
    field.set_error("Too long.")
    field.set_hint("Another hint")
    assert (field.error, field.message.text()) == ("Too long.", "Too long.")
    assert field.editor.accessibleDescription() == "Too long."
    field.clear_error()
    assert (field.error, field.message.text()) == ("", "Another hint")


def test_an_amount_is_written_out_when_left(qtbot: QtBot) -> None:
    field = MoneyField("Fee", "EUR")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "180")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.minor()) == ("180.00", 18000)
    field.setText("a lot")
    assert field.minor() is None


def test_searching_waits_for_a_pause_and_enter_does_not(qtbot: QtBot) -> None:
    field = SearchField("Find a client")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as found:
        qtbot.keyClicks(field, "mar")
    assert found.args == ["mar"]
    with qtbot.waitSignal(field.searched) as found:
        qtbot.keyClicks(field, "it")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert found.args == ["marit"]
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_caps_lock_is_said_only_when_it_is_on(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "r")
    assert field.message.text() == ""
    qtbot.keyClick(field.line, "R")
    assert field.message.text() == "Caps Lock is on"
    qtbot.keyClick(field.line, "r")
    assert field.message.text() == ""
    qtbot.keyClick(field.line, "R", Qt.KeyboardModifier.ShiftModifier)
    assert field.message.text() == ""


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    for button in (QuietButton("Go &back"), IconButton("eye", "Show")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_eye_shows_and_hides(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    qtbot.waitUntil(lambda: field.eye is not None)
    eye = field.eye
    assert eye is not None
    assert eye.accessibleName() == "Show the passphrase"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == field.line.EchoMode.Normal
    assert eye.accessibleName() == "Hide the passphrase"


def new_passphrase(qtbot: QtBot) -> NewPassphrase:
    form = NewPassphrase(lambda: "six words of no meaning here", lambda text: Verdict.of(float(len(text))))
    qtbot.addWidget(form)
    form.offer_words()
    return form


def test_a_weak_passphrase_is_judged_in_words(qtbot: QtBot) -> None:
    form = new_passphrase(qtbot)
    assert form.passphrase() is None
    assert "is needed" in form.first.error
    form.first.set_text("summer")
    assert form.passphrase() is None
    assert "within hours" in form.first.error
    form.first.set_text("summer rain")
    assert form.passphrase() is None
    assert "within years" in form.first.error


def test_it_is_taken_once_it_is_strong_and_typed_twice(qtbot: QtBot) -> None:
    form = new_passphrase(qtbot)
    qtbot.mouseClick(form.take, Qt.MouseButton.LeftButton)
    assert form.first.text() == "six words of no meaning here"
    assert "Strong" in form.first.message.text()
    form.second.set_text("six words of no meaning")
    assert form.passphrase() is None
    assert "differ" in form.second.error
    form.second.set_text("six words of no meaning here")
    assert form.passphrase() == "six words of no meaning here"


def scrolled_over(field: QComboBox | QDateEdit | QSpinBox | QTimeEdit) -> bool:
    """Whether the page below still gets the turn of the wheel."""
    middle = QPointF(field.rect().center())
    turn = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    turn.accept()
    QApplication.sendEvent(field, turn)
    return not turn.isAccepted()


Scrolled = QComboBox | QDateEdit | QSpinBox | QTimeEdit

FIELDS: dict[str, Callable[[], Scrolled]] = {
    "day": lambda: day_field("Day", date(2026, 3, 18)),
    "time": lambda: time_field("Start", time(9)),
    "number": lambda: number_field("Length", (5, 480)),
    "choice": lambda: choice_field("Kind", [("Session", 1), ("Consultation", 2)]),
}


def words_in(field: Scrolled) -> str:
    return field.currentText() if isinstance(field, QComboBox) else field.text()


@pytest.mark.parametrize("kind", FIELDS)
def test_scrolling_past_a_field_changes_nothing(qtbot: QtBot, kind: str) -> None:
    field = FIELDS[kind]()
    qtbot.addWidget(field)
    field.show()
    words = words_in(field)
    assert scrolled_over(field)
    assert words_in(field) == words


def test_a_field_of_qt_would_change(qtbot: QtBot) -> None:
    field = QSpinBox()
    qtbot.addWidget(field)
    field.setValue(50)
    field.show()
    assert not scrolled_over(field)
    assert field.value() != 50
