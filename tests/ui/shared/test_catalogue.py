"""The catalogue knows every sentence on screen, and no f-string hides one from it."""

import ast
import gettext
from pathlib import Path

import pytest
from babel.messages import Catalog

from tests.ui.shared.catalogue import (
    DOMAIN,
    SCREEN,
    TRANSLATIONS,
    faults,
    forms,
    kept,
    languages,
    sentences,
    template,
)

AGAIN = "run python3 -m tests.ui.shared.catalogue"


def hidden(folder: Path) -> list[str]:
    """Calls of _ whose first argument is no plain text and no name of a table."""
    found = []
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in ("_", "N_", "ngettext") and isinstance(node, ast.Call):
                found += [
                    f"{file.name}:{node.lineno}"
                    for given in node.args[:1]
                    if isinstance(given, ast.JoinedStr)
                ]
    return found


def test_the_template_knows_every_sentence() -> None:
    assert sentences(kept(TRANSLATIONS / f"{DOMAIN}.pot")) == sentences(template()), AGAIN


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.parent.name)
def test_each_language_is_built_from_its_text(folder: Path) -> None:
    texts = kept(folder / f"{DOMAIN}.po", folder.parent.name)
    assert sentences(texts) == sentences(template()), AGAIN
    with (folder / f"{DOMAIN}.mo").open("rb") as opened:
        built = gettext.GNUTranslations(opened)
    for message in texts:
        if message.id and message.string and isinstance(message.id, str):
            assert built.gettext(message.id) == message.string, AGAIN


@pytest.mark.parametrize(
    "folder",
    [folder for folder in languages() if folder.parent.name != "en"],
    ids=lambda folder: folder.parent.name,
)
def test_each_language_is_whole(folder: Path) -> None:
    assert faults(kept(folder / f"{DOMAIN}.po", folder.parent.name)) == []


@pytest.mark.parametrize(
    ("asked", "said", "fault"),
    [
        ("Lock now", "", "not translated"),
        ("&Lock now", "Jetzt sperren", "a letter behind & more or less"),
        ("Fits & more", "Passung & &mehr", "a letter behind & more or less"),
        ("{n} of {all}", "{n} von {alle}", "other placeholders"),
        (" days", "Tage", "begins or ends otherwise"),
        ("Earlier:", "Früher", "begins or ends otherwise"),
        (("{n} day", "{n} days"), ("{n} Tag", ""), "not translated"),
        (("{n} day", "{n} days"), ("ein Tag", "viele Tage"), "other placeholders"),
    ],
)
def test_a_fault_is_caught(asked: str | tuple[str, str], said: str | tuple[str, str], fault: str) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Today", "Heute")
    catalogue.add(("since {n} day", "since {n} days"), ("seit einem Tag", "seit {n} Tagen"))
    catalogue.add(asked, said)
    assert faults(catalogue) == [f"{fault}: {forms(asked)[0]!r}"]


def test_a_guess_is_caught() -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Today", "Heute", flags=("fuzzy",))
    assert faults(catalogue) == ["not sure: 'Today'"]


def test_english_is_there() -> None:
    assert "en" in [folder.parent.name for folder in languages()]


def test_no_sentence_is_an_f_string() -> None:
    assert hidden(SCREEN) == []


def test_a_hidden_sentence_is_caught(tmp_path: Path) -> None:
    (tmp_path / "breach.py").write_text('def say(n):\n    return _(f"{n} notes")\n')
    assert hidden(tmp_path) == ["breach.py:2"]
