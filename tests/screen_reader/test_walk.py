"""Every page on a real accessibility bus: each thing she can come to has a name and a fitting role."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.xscreen import ROOT
from tests.screen_reader.desk import NEEDED, Desk, Node, desk
from tests.screen_reader.rules import faults
from tests.screen_reader.shown_child import only_by_mouse

pytestmark = pytest.mark.needs(*NEEDED)


@pytest.fixture(scope="module")
def place() -> Iterator[Desk]:
    with desk() as made:
        yield made


def walked(place: Desk, filled: str) -> Iterator[tuple[str, list[Node], list[str]]]:
    """Each stop, what is told there, and what is only for the mouse."""
    arguments = ["-m", "tests.screen_reader.shown_child", str(place.folder / filled), filled]
    with place.program(arguments) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        while True:
            line = program.stdout.readline()
            assert line, place.errors()
            stop = json.loads(line)
            if not stop["stop"]:
                return
            yield stop["stop"], place.reader.tree(), stop["mouse"]
            program.stdin.write("\n")
            program.stdin.flush()


@pytest.mark.parametrize("filled", ["filled", "empty"])
def test_on_every_page_everything_has_a_name_and_a_fitting_role(place: Desk, filled: str) -> None:
    found: dict[str, list[str]] = {}
    seen = set()
    place.reader.forget()
    for stop, tree, mouse in walked(place, filled):
        seen.add(stop.partition(" ")[0])
        wrong = faults(tree) + mouse
        if wrong:
            found[stop] = wrong
        if stop == "clients":
            here = [node["name"] for node in tree if "selected" in node["states"]]
            assert here == ["Clients"]
    assert found == {}
    assert {"today", "clients", "practice", "search", "invoices"} <= seen
    announced = place.reader.announced()
    assert {"Clients", "Practice", "Invoices"} <= set(announced)
    assert not [words for words in announced if any(passage in words for passage in passages())]


def passages() -> list[str]:
    """Everything written in a note of the invented practice."""
    told = (ROOT / "resources" / "demo" / "notes.json").read_text(encoding="utf-8")
    return [words for words in re.findall(r'"([^"]+)"', told) if words.count(" ") > 3]


def test_what_is_planted_is_caught(place: Desk) -> None:
    with place.program(["-m", "tests.screen_reader.planted_child"]):
        place.reader.see("list")
        assert sorted(faults(place.reader.tree())) == [
            "a list without a name",
            "a push button without a name",
            "combo box “Germany” without a label",
            "filler “The page” takes part and has no fitting role",
            "label “Open” takes part and has no fitting role",
            "there is no heading",
            "“Passphrase” is no field for a password",
        ]


def test_a_label_that_is_clicked_is_caught(qtbot: QtBot) -> None:
    window, label = QWidget(), QLabel("Open")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(label)
    label.setCursor(Qt.CursorShape.PointingHandCursor)
    label.setAccessibleName("Open")
    window.show()
    assert only_by_mouse(window) == ["QLabel “Open” is only for the mouse"]


def test_a_field_for_a_password_that_shows_it_is_caught() -> None:
    told: Node = {"role": "password text", "name": "Passphrase", "labels": [], "actions": []}
    told |= {"interfaces": ["Text"], "states": ["focusable"], "text": "marble"}
    heading: Node = {"role": "heading", "name": "Unlock", "states": [], "actions": []}
    assert faults([heading, told]) == ["password text “Passphrase” gives its text away"]
    assert not faults([heading, told | {"text": "●●●●●●"}])
