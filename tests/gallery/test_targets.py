"""Everything that can be pressed is at least 28 px wide and high."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.buttons import QuietButton
from tests.every_page import practice
from tests.gallery.specimens import SPECIMENS
from tests.gallery.stage import NORMAL, settle, staged
from tests.gallery.table import choose
from tests.gallery.targets import too_small


def test_every_target_of_every_component_can_be_hit(qapp: QApplication) -> None:
    choose(("light", "normal"))
    found = []
    for specimen in SPECIMENS:
        with staged(specimen, NORMAL) as one:
            found += too_small(one.window, specimen.name)
    assert found == []


def test_every_target_of_every_page_can_be_hit(qapp: QApplication, tmp_path: Path) -> None:
    with practice(tmp_path) as shown:
        found = [line for name in shown.walk() for line in too_small(shown.window, name)]
    assert found == []


def test_a_target_that_is_too_small_is_caught(qtbot: QtBot) -> None:
    window, small = QWidget(), QToolButton()
    small.setAccessibleName("Close")
    qtbot.addWidget(window)
    small.setFixedSize(20, 20)
    column = QVBoxLayout(window)
    column.addWidget(small)
    column.addWidget(QuietButton("Go &back"))
    window.show()
    settle()
    assert too_small(window, "planted") == ["planted: QToolButton 'Close' 20 x 20"]
