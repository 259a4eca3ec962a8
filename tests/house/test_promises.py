"""The table of promises is true: every test it names is there, and SECURITY.md shows the same."""

import re
from dataclasses import replace

import pytest

from tests.architecture.house import ROOT
from tests.promises import PROMISES, Promise, State, table
from tests.torture.__main__ import PROMISES as TORTURED


def missing(promise: Promise) -> list[str]:
    """Which of the tests it names are not there."""
    return [test for test in promise.tests if not _is_there(test)]


def _is_there(test: str) -> bool:
    if test.startswith("python3 -m "):
        module = test.split()[2].replace(".", "/")
        return (ROOT / module / "__main__.py").is_file()
    file, _, name = test.partition("::")
    path = ROOT / file
    return path.is_file() and (not name or f"def {name}(" in path.read_text(encoding="utf-8"))


def test_there_are_eighteen_in_order() -> None:
    assert [promise.number for promise in PROMISES] == list(range(1, 19))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: str(promise.number))
def test_every_test_a_promise_names_is_there(promise: Promise) -> None:
    assert promise.tests
    assert missing(promise) == []


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: str(promise.number))
def test_every_promise_has_a_figure_or_says_what_is_missing(promise: Promise) -> None:
    assert not re.search(r"[{}]", promise.figure)
    if promise.state is State.KEPT:
        assert re.search(r"\d", promise.figure)
    else:
        assert re.search(r"\b(not|no)\b", promise.figure)


def test_what_the_torture_prints_is_a_promise_of_the_table() -> None:
    assert set(TORTURED) <= {promise.number for promise in PROMISES}


def test_security_shows_the_same_table() -> None:
    assert table() in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "test",
    ["tests/torture/test_nothing.py", "tests/house/test_promises.py::nothing", "python3 -m tests.nothing"],
)
def test_a_planted_name_of_no_test_is_caught(test: str) -> None:
    assert missing(replace(PROMISES[0], tests=(test,))) == [test]
