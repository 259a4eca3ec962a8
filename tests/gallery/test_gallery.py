"""Every component is in the gallery, and each of its states looks different from the others."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui import shared
from practiceapp.ui.shared.buttons import QuietButton
from tests.gallery.picture import image_of
from tests.gallery.specimens import SPECIMENS
from tests.gallery.stage import DISABLED, FOCUS, HOVER, NORMAL, PRESSED, Specimen, staged
from tests.gallery.table import choose

MADE_WHEN_OPENED = {"CalmCalendar"}
"""Found in what opens over another component, not within it."""


def public_widgets() -> set[type[QWidget]]:
    """The widget classes of ui/shared that others may use."""
    found: set[type[QWidget]] = set()
    for info in pkgutil.walk_packages(shared.__path__, f"{shared.__name__}."):
        module = importlib.import_module(info.name)
        for name, kind in inspect.getmembers(module, inspect.isclass):
            own = kind.__module__ == info.name and not name.startswith("_")
            if own and issubclass(kind, QWidget):
                found.add(kind)
    return found


def shown_kinds() -> set[type]:
    """Every class of which the gallery shows one, and those it is made from."""
    kinds: set[type] = set()
    for specimen in SPECIMENS:
        with staged(specimen, NORMAL) as one:
            for root in {one.window, one.widget}:
                for widget in [root, *root.findChildren(QWidget)]:
                    kinds.update(type(widget).__mro__)
    return kinds


def left_out(wanted: Iterable[type[QWidget]], shown: set[type]) -> list[str]:
    return sorted(f"{kind.__module__}.{kind.__name__}" for kind in wanted if kind not in shown)


def test_every_component_is_shown(qapp: QApplication) -> None:
    choose(("light", "normal"))
    assert left_out(public_widgets(), shown_kinds()) == []


def test_a_component_that_is_not_shown_is_caught(qapp: QApplication) -> None:
    class Gauge(QWidget):
        pass

    assert left_out({Gauge, QuietButton}, {QuietButton}) == [f"{__name__}.Gauge"]


def alike(specimen: Specimen) -> list[str]:
    """The states that look the same as the one at rest."""
    pictures = {}
    for state in specimen.states:
        with staged(specimen, state) as one:
            pictures[state] = image_of(one.window)
    resting = pictures.pop(NORMAL)
    return [f"{specimen.name}: {state}" for state, picture in pictures.items() if picture == resting]


STATEFUL = [specimen for specimen in SPECIMENS if len(specimen.states) > 1]


@pytest.mark.parametrize("theme", [("light", "normal"), ("dark", "high")], ids="_".join)
def test_each_state_shows(qapp: QApplication, theme: tuple[str, str]) -> None:
    choose(theme)
    found = [line for specimen in STATEFUL for line in alike(specimen)]
    choose(("light", "normal"))
    assert found == []


def test_a_state_that_does_not_show_is_caught(qtbot: QtBot) -> None:
    still = Specimen("picture", QWidget, (NORMAL, HOVER, FOCUS, PRESSED, DISABLED), width=40, height=40)
    assert len(alike(still)) == 4


def test_a_name_stands_for_one_component() -> None:
    names = [specimen.name for specimen in SPECIMENS]
    assert len(names) == len(set(names))
