"""What is painted can be read: measured from pixels, on every component and on every page, in four themes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.rows import Row, RowList
from tests.gallery.measuring import measure, weak
from tests.gallery.rings import faults
from tests.gallery.specimens import SPECIMENS
from tests.gallery.stage import FOCUS, THEMES, Specimen, settle, staged
from tests.gallery.table import choose, of_gallery, of_pages, worst

FILLED = ("PrimaryButton", "PrimaryButton, small", "two parts side by side")
"""Within these there is a second ring, or nothing: the edge between two parts is itself what shows."""


@pytest.fixture(autouse=True)
def same_theme(qapp: QApplication) -> Iterator[None]:
    choose(("light", "normal"))
    yield
    choose(("light", "normal"))


@pytest.mark.parametrize("theme", THEMES, ids="_".join)
def test_every_component_can_be_read_in_every_state(theme: tuple[str, str]) -> None:
    choose(theme)
    measured = list(of_gallery())
    assert len(measured) > 500
    assert weak(measured) == []


def test_every_page_can_be_read_in_every_theme(qapp: QApplication, tmp_path: Path) -> None:
    measured = list(of_pages(tmp_path))
    assert {name for name, _ in measured} == {"light", "dark", "high_contrast_light", "high_contrast_dark"}
    found = {name: weak(one for theme, one in measured if theme == name) for name, _ in measured}
    assert not any(found.values()), found


@pytest.mark.parametrize("theme", THEMES, ids="_".join)
def test_the_ring_shows_around_whatever_has_the_focus(theme: tuple[str, str]) -> None:
    choose(theme)
    found = []
    for specimen in SPECIMENS:
        if FOCUS in specimen.states:
            with staged(specimen, FOCUS) as one:
                found += faults(one, filled=specimen.name in FILLED)
    assert found == []


def planted(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    window.resize(400, 200)
    window.show()
    settle()
    return window


def test_a_pale_label_is_caught(qtbot: QtBot) -> None:
    pale = label("Saved 09:58", "hint")
    pale.setStyleSheet("color: #AAAAAA")
    found = weak(measure(planted(qtbot, pale, label("Saved 09:58", "hint")), "planted"))
    assert len(found) == 1
    assert "#AAAAAA" in found[0]


def test_the_quietest_words_of_a_row_are_looked_at_by_themselves(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = RowList("Clients")
    rows.show_rows([Row(1, "Anna Lindqvist", "K-7F3Q", trailing="Tuesday")])
    window = planted(qtbot, rows)
    assert weak(measure(window, "planted")) == []
    from practiceapp.ui.shared.theme import current

    monkeypatch.setitem(current()._colors, "text2", current().color("faded"))
    assert weak(measure(window, "planted"))


def test_an_edge_one_cannot_see_is_caught(qtbot: QtBot) -> None:
    faint = QLineEdit("Anna")
    faint.setStyleSheet("border: 1px solid #DDD8CF")
    found = weak(measure(planted(qtbot, faint, QuietButton("Go &back")), "planted"))
    assert len(found) == 1
    assert "edge of QLineEdit" in found[0]


def test_a_word_that_is_body_text_needs_more(qtbot: QtBot) -> None:
    lead, title = label("Saved", "lead"), label("Saved", "page_title")
    for one in (lead, title):
        one.setStyleSheet("color: #6A6E75")
    found = weak(measure(planted(qtbot, lead, title), "planted"))
    assert len(found) == 1
    assert "of 7.0" in found[0]


def test_a_missing_ring_and_a_thin_one_are_caught(qapp: QApplication) -> None:
    def without(rule: str) -> Specimen:
        def make() -> QWidget:
            button = QuietButton("Go &back")
            button.setStyleSheet(rule)
            return button

        return Specimen("planted", make, (FOCUS,))

    with staged(without("QPushButton:focus { border: 1px solid #878176; }"), FOCUS) as one:
        assert faults(one) == ["planted, focus: no ring"]
    with staged(without("QPushButton:focus { border: 1px solid #1E7F78; }"), FOCUS) as one:
        assert faults(one) == ["planted, focus: a ring of 1.0 px"]
    with staged(Specimen("planted", lambda: PrimaryButton("&Go on"), (FOCUS,)), FOCUS) as one:
        assert any("against the inside" in fault for fault in faults(one))


def test_the_table_names_the_weakest_pair_first(qtbot: QtBot) -> None:
    measured = measure(planted(qtbot, QLabel("Body"), label("Saved", "hint"), label("Sent", "hint")), "page")
    assert worst(measured)[0].endswith("page: QLabel 'Saved'  (2 times)")
