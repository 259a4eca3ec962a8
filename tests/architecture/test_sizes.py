"""Small enough to read: lines per file, class and function."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files_of_the_house

FILE, CLASS, FUNCTION = 300, 250, 40
TEST_FILE = 500


def too_long(source: str, name: str, longest_file: int) -> Iterator[str]:
    """Yield what is longer than it may be. A definition counts from its `def` or `class` to its last line."""
    lines = len(source.splitlines())
    if lines > longest_file:
        yield f"{name}: {lines} lines"
    if longest_file == TEST_FILE:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            limit = CLASS
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = FUNCTION
        else:
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > limit:
            yield f"{name}:{node.lineno} {node.name}: {length} lines"


def test_nothing_is_longer_than_it_may_be() -> None:
    found: list[str] = []
    for file in files_of_the_house(".py"):
        limit = TEST_FILE if file.parts[0] == "tests" else FILE
        found += too_long((ROOT / file).read_text(encoding="utf-8"), str(file), limit)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("\n" * (FILE + 1), "breach.py: 301 lines"),
        ("class Page:\n" + "    x = 1\n" * CLASS, "Page: 251 lines"),
        ("def issue():\n" + "    x = 1\n" * FUNCTION, "issue: 41 lines"),
        ("class Page:\n    def issue(self):\n" + "        x = 1\n" * FUNCTION, "issue: 41 lines"),
    ],
)
def test_a_planted_breach_is_caught(source: str, what: str) -> None:
    assert [line for line in too_long(source, "breach.py", FILE) if what in line]


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    assert not list(too_long("def issue():\n" + "    x = 1\n" * (FUNCTION - 1), "fine.py", FILE))
