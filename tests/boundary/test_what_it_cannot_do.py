"""What the README and SECURITY.md promise names the test that keeps the promise, and the test is there."""

import re
import subprocess
import sys

import pytest

from tests.architecture.house import ROOT

TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
ROW = re.compile(r"^\|(?P<promise>[^|]+)\|(?P<kept>[^|]+)\|$", re.MULTILINE)


def rows(text: str, heading: str) -> list[tuple[str, str]]:
    """The lines of the first table below a heading: a promise, and what keeps it."""
    below = text.partition(f"## {heading}")[2].partition("\n## ")[0]
    found = [(row["promise"].strip(), row["kept"].strip()) for row in ROW.finditer(below)]
    return [row for row in found[1:] if not set(row[0]) <= set("-: ")]


def unkept(text: str, heading: str) -> list[str]:
    """Promises that name no test, or one that is not there."""
    found = []
    for promise, kept in rows(text, heading):
        named = TEST.findall(kept)
        if not named:
            found.append(promise)
        for file, test in named:
            path = ROOT / file
            if not path.is_file() or (test and f"def {test}(" not in path.read_text(encoding="utf-8")):
                found.append(promise)
    return found


PROMISES = {"README.md": "What it never does", "SECURITY.md": "What is protected, and what shows it"}


@pytest.mark.parametrize("document", PROMISES)
def test_every_promise_names_a_test_that_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert len(rows(text, PROMISES[document])) >= 6
    assert unkept(text, PROMISES[document]) == []


def test_the_tests_named_do_run() -> None:
    """They are collected: a file that is merely there proves nothing."""
    text = "".join((ROOT / document).read_text(encoding="utf-8") for document in PROMISES)
    named = sorted({file for file, _ in TEST.findall(text)})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--no-header", *named]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [file for file in named if file not in done.stdout] == []


@pytest.mark.parametrize(
    "line",
    [
        "| send a letter | we are careful |",
        "| send a letter | `tests/boundary/test_letters.py` |",
        "| send a letter | `tests/boundary/test_network.py::test_no_letter` |",
    ],
)
def test_a_promise_without_a_test_is_caught(line: str) -> None:
    text = f"## What it never does\n\n| never | proved by |\n| --- | --- |\n{line}\n\n## Next\n"
    assert unkept(text, PROMISES["README.md"]) == ["send a letter"]
