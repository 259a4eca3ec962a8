"""How people are called, in one place."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.discretion import DISCRETION, called, payer_called, reference_beside
from practiceapp.ui.shared.veil import Veil


def test_a_name_is_said_and_the_reference_stands_where_there_is_none() -> None:
    assert called("Helene Brandt", "K-7F3Q") == "Helene Brandt"
    assert called("", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("Helene Brandt", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("", "K-7F3Q") == ""
    assert payer_called("Nordwerk GmbH") == "Nordwerk GmbH"


def test_while_she_is_discreet_the_reference_stands_alone() -> None:
    DISCRETION.turn(on=True)
    assert called("Helene Brandt", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("Helene Brandt", "K-7F3Q") == ""
    assert payer_called("Nordwerk GmbH") == "The payer"


def test_it_tells_once_that_it_was_switched(qtbot: QtBot) -> None:
    told: list[bool] = []
    DISCRETION.changed.connect(hear := lambda: told.append(DISCRETION.on))
    DISCRETION.turn(on=True)
    DISCRETION.turn(on=True)
    DISCRETION.turn(on=False)
    DISCRETION.changed.disconnect(hear)
    assert told == [True, False]


def veil_of(qtbot: QtBot) -> tuple[Veil, QLineEdit]:
    line = QLineEdit("Helene Brandt")
    veil = Veil(line, line, "Out of sight.", "&Show")
    qtbot.addWidget(veil)
    veil.show()
    return veil, line


def test_a_veil_is_lifted_when_asked_and_drawn_again_on_leaving(qtbot: QtBot) -> None:
    veil, line = veil_of(qtbot)
    assert line.isVisible()
    DISCRETION.turn(on=True)
    assert not line.isVisible()
    assert veil.instead.isVisible()
    veil.instead.show_it.click()
    assert line.isVisible()
    assert veil.focusWidget() is line
    veil.hide()
    veil.show()
    assert not line.isVisible()


def test_without_discretion_there_is_no_veil(qtbot: QtBot) -> None:
    veil, line = veil_of(qtbot)
    veil.hide()
    veil.show()
    assert line.isVisible()
    assert not veil.instead.isVisible()
