"""The driver does what hands can do and no more."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.fields import day_field
from tests.drive import hands
from tests.drive.hands import NotSeen


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    made.button, made.line = QPushButton("&Issue"), QLineEdit()  # type: ignore[attr-defined]
    made.line.setAccessibleName("Your name")  # type: ignore[attr-defined]
    layout = QVBoxLayout(made)
    for part in (made.button, made.line):  # type: ignore[attr-defined]
        layout.addWidget(part)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    hands.settle()
    return made


def test_a_button_is_found_by_its_words_and_really_clicked(window: QWidget) -> None:
    button = hands.one_of(QPushButton, "Issue")
    button.setCheckable(True)
    hands.press("Issue")
    assert button.isChecked()


def test_what_cannot_be_clicked_is_not_clicked(window: QWidget) -> None:
    button = hands.one_of(QPushButton, "Issue")
    button.setEnabled(False)
    with pytest.raises(NotSeen, match="not enabled"):
        hands.press("Issue")
    button.setEnabled(True)
    over = QFrame(window)
    over.setGeometry(button.geometry())
    over.show()
    with pytest.raises(NotSeen, match="lies over"):
        hands.press("Issue")
    over.hide()
    button.hide()
    with pytest.raises(NotSeen, match="0 × "):
        hands.press("Issue")


def test_a_name_that_two_things_share_is_no_name(window: QWidget) -> None:
    other = QPushButton("Issue", window)
    other.show()
    with pytest.raises(NotSeen, match="2 × "):
        hands.press("Issue")


def test_a_line_takes_exactly_what_is_typed(window: QWidget) -> None:
    line = hands.one_of(QLineEdit, "Your name")
    hands.fill("Your name", "Größe, 5 €")
    assert line.text() == "Größe, 5 €"
    line.setMaxLength(3)
    with pytest.raises(NotSeen, match="instead of"):
        hands.fill("Your name", "Ruth Adler")


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 2, 28), date(2026, 11, 1)])
def test_a_day_is_reached_by_the_arrow_keys(window: QWidget, day: date) -> None:
    field = day_field("Day", date(2026, 3, 31), window)
    field.setGeometry(10, 200, 200, 40)
    field.show()
    hands.fill_day("Day", day)
    assert field.date().toPython() == day


def test_waiting_ends(window: QWidget) -> None:
    with pytest.raises(NotSeen, match=r"a thing that never comes; on the screen: .*Issue"):
        hands.until(lambda: False, "a thing that never comes", patience=0.05)


def test_a_question_that_nobody_asks_is_missed(window: QWidget) -> None:
    with pytest.raises(NotSeen, match="no question"), hands.answering(lambda _dialog: None):
        hands.press("Issue")


def test_what_fails_while_answering_fails_outside(window: QWidget) -> None:
    def ask() -> None:
        QDialog(window).exec()

    def answer(dialog: QDialog) -> None:
        raise NotSeen(f"an answer in {type(dialog).__name__}")

    hands.one_of(QPushButton, "Issue").clicked.connect(ask)
    with pytest.raises(NotSeen, match="an answer in QDialog"), hands.answering(answer):
        hands.press("Issue")
