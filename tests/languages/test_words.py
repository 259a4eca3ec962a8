"""No forbidden word stands in a catalogue, in the help or on an invoice, and the tone is kept."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.house import ROOT
from tests.languages.forbidden import forbidden_in
from tests.ui.shared.catalogue import DOMAIN, TRANSLATIONS, forms, kept, template

RESOURCES = ROOT / "resources"
both = pytest.mark.parametrize("language", ["en", "de"])
ASKING_OF_A_READER = r"Bitte überweisen Sie|Please transfer"
"""On an invoice, which asks for something."""


@cache
def on_screen(language: str) -> tuple[tuple[str, str], ...]:
    """Where it stands, and every sentence."""
    return tuple(_on_screen(language))


def _on_screen(language: str) -> Iterator[tuple[str, str]]:
    if language == "en":
        for message in template():
            yield from (("screen", words) for words in forms(message.id) if words)
        return
    for message in kept(TRANSLATIONS / language / "LC_MESSAGES" / f"{DOMAIN}.po", language):
        if message.id:
            yield from (("screen", words) for words in forms(message.string))


def in_the_help(language: str) -> Iterator[tuple[str, str]]:
    for file in sorted((RESOURCES / "help" / language).glob("**/*.md")):
        yield file.name, file.read_text(encoding="utf-8")


def on_invoices(language: str) -> Iterator[tuple[str, str]]:
    text = (RESOURCES / "wordings" / f"{language}.json").read_text(encoding="utf-8")
    yield "invoice", re.sub(ASKING_OF_A_READER, "", "\n".join(_sentences(json.loads(text))))


def _sentences(kept_words: object) -> Iterator[str]:
    if isinstance(kept_words, dict):
        for inner in kept_words.values():
            yield from _sentences(inner)
    else:
        yield str(kept_words)


def found(language: str) -> list[str]:
    everything = [*on_screen(language), *in_the_help(language), *on_invoices(language)]
    return [f"{where}: {word}" for where, text in everything for word in forbidden_in(text, language)]


@both
def test_no_forbidden_word_is_read_anywhere(language: str) -> None:
    assert found(language) == []


@both
def test_all_three_sources_are_read(language: str) -> None:
    assert len(on_screen(language)) > 700
    assert list(in_the_help(language))
    assert len(next(on_invoices(language))[1]) > 1000


@both
def test_nothing_is_shouted(language: str) -> None:
    assert [words for _where, words in on_screen(language) if "!" in words or "—" in words] == []


def test_german_quotes_and_speaks_as_german_does() -> None:
    wrong = [
        words
        for _where, words in on_screen("de")
        if re.search(r"[\"'“](?=\w)|\w[\"”]|(?<!\d)-(?=\s)|\b(du|dein|deine|dich|dir|ihr seid)\b", words)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "caught"),
    [
        ("The &patient is gone.", "en", ["patient"]),
        ("Issue a credit note.", "en", ["credit note"]),
        ("Patience, and the case for it.", "en", []),
        ("Der Fall ist gelöst.", "de", ["Fall"]),
        ("Falls es regnet; der Notfall.", "de", []),
        ("Der Klient kommt, die Klientin nicht.", "de", ["Klient", "Klientin"]),
        ("Eine Klient:in, zwei Klient:innen; Klientinnen und Klienten.", "de", []),
        ("Gutschrift und Auf&trag", "de", ["Gutschrift", "Auftrag"]),
    ],
)
def test_a_forbidden_word_is_caught_and_its_neighbours_are_not(
    text: str, language: str, caught: list[str]
) -> None:
    assert forbidden_in(text, language) == caught
