"""What may lie at the top, and what no file of the tree may name: a machine, a registry."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files_of_the_house

TOP = {
    "practiceapp",
    "resources",
    "tests",
    "main.py",
    "pyproject.toml",
    "README.md",
    "SECURITY.md",
    "LICENSE",
}
TOP |= {"requirements.in", "requirements.txt", "requirements-tests.in", "requirements-tests.txt"}
TOP |= {".gitignore", ".gitattributes", ".ci"}

# Written so that these lines do not match themselves.
REGISTRY = re.compile(r"python[h]osted|py[p]i\.org|npm[j]s\.org|deb[.]d[e]bian|file:[/]/[/]")
HOME = re.compile(r"(?<![\w.])/(?:home|root|Users)/[\w.]|[A-Z]:\\Users\\|(?<![\w.])/wor[k]/")


def strangers(names: set[str]) -> set[str]:
    """Return what does not belong at the top of the tree."""
    return names - TOP


def gives_away(text: str) -> list[str]:
    """Return what in a text names a registry or a folder of somebody's machine."""
    return REGISTRY.findall(text) + HOME.findall(text)


def test_nothing_else_lies_at_the_top() -> None:
    assert not strangers({file.parts[0] for file in files_of_the_house()})


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {}
    for file in files_of_the_house():
        try:
            text = (ROOT / file).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and fonts
        if given := gives_away(text):
            found[str(file)] = given
    assert not found


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-tests.txt"])
def test_every_requirement_is_pinned_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(
        r"^[a-z0-9-]+==[^\s;]+(?: ;[^\n]*)? \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE
    )
    named = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) == len(named) > 10
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize(
    "text",
    [
        "see /ho" + "me/anna/vault",
        "at /ro" + "ot/.pyenv",
        "https://py" + "pi.org/simple",
        "C:" + r"\Users\Anna",
    ],
)
def test_a_planted_breach_is_caught(text: str) -> None:
    assert gives_away(text)


def test_a_planted_stranger_is_noticed() -> None:
    assert strangers({"practiceapp", "notes.txt"}) == {"notes.txt"}


def test_an_ordinary_text_gives_nothing_away() -> None:
    assert not gives_away((ROOT / Path("README.md")).read_text(encoding="utf-8"))
