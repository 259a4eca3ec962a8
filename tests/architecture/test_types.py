"""mypy, strict, over the program and its tests."""

import re

import pytest

from tests.architecture.house import ROOT, ask, plant


def test_every_type_holds() -> None:
    answer = ask("mypy")
    assert answer.content, answer.said


BREACHES = {
    "no-untyped-def": "def issue(draft):\n    return draft",
    "return-value": 'def fee() -> int:\n    return "120"',
    "type-arg": "def rows(found: list) -> None: ...",
    "name-defined": "class Page(Window): ...",
    # what a signal carries: the reason for types-PySide6
    "call-arg": """
from PySide6.QtCore import QObject, Signal

class Page(QObject):
    said = Signal(str)

    def say(self) -> None:
        self.said.emit(1, 2)
""",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What mypy says of all breaches at once; with a cache of its own, so that none is remembered."""
    house = tmp_path_factory.mktemp("breaches")
    for error, lines in BREACHES.items():
        plant(house, f"{error.replace('-', '_')}.py", lines)
    return ask("mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir", house, ".", where=house).said


@pytest.mark.parametrize("error", BREACHES)
def test_a_planted_breach_is_caught(found: str, error: str) -> None:
    assert re.search(rf"^{error.replace('-', '_')}\.py:.*\[{error}\]$", found, re.MULTILINE), found
