"""What the help tells is there in both languages, leads somewhere, and is true of the screen."""

from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from practiceapp.resources import resource_path
from practiceapp.ui.help.topics import HelpBook, Topic, help_book
from practiceapp.ui.shared.language import LANGUAGE
from tests.every_page import Shown, practice
from tests.ui.help.told import (
    HAND,
    dead_links,
    forbidden_words,
    sentences_of_the_screen,
    unknown_keys,
    unlike,
    without_topic,
    words_not_on_screen,
)

LANGUAGES = ("en", "de")
BEFORE_THE_WINDOW = ("unlock", "first_run")


@cache
def book(language: str) -> HelpBook:
    return help_book(language)


@cache
def sentences() -> frozenset[str]:
    return frozenset(sentences_of_the_screen())


def planted(text: str) -> Topic:
    return Topic("planted", f"# Planted\n\n{text}\n")


def keys_in(shown: Shown) -> set[str]:
    """The keys of every command there is on any page, disabled ones too."""
    for _stop in shown.walk():
        pass
    return {
        keys.toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
        for action in shown.window.findChildren(QAction)
        for keys in action.shortcuts()
    }


def test_every_place_has_a_topic_and_every_key_that_is_told_does_something(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with practice(tmp_path) as shown:
        places, keys = list(shown.window._factories), keys_in(shown)
    for language in LANGUAGES:
        assert without_topic([*places, *BEFORE_THE_WINDOW], book(language)) == []
        assert {topic.name: unknown_keys(topic, keys) for topic in book(language).topics} == {
            topic.name: [] for topic in book(language).topics
        }
    assert unknown_keys(planted("Press `Ctrl+Shift+F12`, then `Enter`."), keys) == ["Ctrl+Shift+F12"]
    assert unknown_keys(planted("Drücken Sie `Strg+Umschalt+N` oder `Strg+Umschalt+Hoch`."), keys) == [
        "Strg+Umschalt+Hoch"
    ]


def test_a_place_without_a_topic_is_caught() -> None:
    assert without_topic(["today", "diary"], book("en")) == ["diary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_a_topic_and_every_topic_has_its_file(language: str) -> None:
    files = {file.stem for file in resource_path("help", language).glob("*.md")}
    assert files == {topic.name for topic in book(language).topics}


def test_both_languages_tell_the_same_under_the_same_headings() -> None:
    pairs = zip(book("en").topics, book("de").topics, strict=True)
    assert [one.name for one, other in pairs if unlike(one, other)] == []
    assert unlike(planted("## More\n\nText."), planted("Text."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_has_one_title_and_says_at_once_what_it_is_for(language: str) -> None:
    for topic in book(language).topics:
        levels = [line.level for line in topic.lines]
        assert levels[:2] == [1, 0], topic.name
        assert levels.count(1) == 1, topic.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_is_dead(language: str) -> None:
    names = {topic.name for topic in book(language).topics}
    assert [one for topic in book(language).topics for one in dead_links(topic, names)] == []
    assert dead_links(planted("See [there](diary.md) and [here](today)."), names) == ["diary.md", "today"]


@pytest.mark.parametrize(
    ("language", "fault", "word"),
    [
        ("en", "Your patients are here.", "patients"),
        ("en", "Well done!", "!"),
        ("en", "It is sent at once.", "sent"),
        ("de", "In diesem Fall nicht.", "Fall"),
        ("de", "Alle Klienten.", "Klienten"),
        ("de", "Versuchen Sie es bitte.", "bitte"),
    ],
)
def test_no_word_stands_there_that_the_screen_never_says(language: str, fault: str, word: str) -> None:
    found = {topic.name: forbidden_words(topic, language) for topic in book(language).topics}
    assert {name: words for name, words in found.items() if words} == {}
    assert forbidden_words(planted(fault), language) == [word]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_quoted_from_the_screen_stands_there(qtbot: QtBot, language: str) -> None:
    LANGUAGE.use(language)
    found = {topic.name: words_not_on_screen(topic, sentences()) for topic in book(language).topics}
    assert {name: words for name, words in found.items() if words} == {}
    assert words_not_on_screen(planted("Press *Send the record* now."), sentences()) == ["Send the record"]


def test_a_topic_that_a_language_lacks_is_there_in_english(tmp_path: Path) -> None:
    for language, names in (("en", ("start", "today")), ("fr", ("start",))):
        for name in names:
            file = tmp_path / language / f"{name}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"# {name} in {language}\n\nText.\n", encoding="utf-8")
    (tmp_path / "order.txt").write_text("start\n\ntoday\n", encoding="utf-8")
    made = help_book("fr", tmp_path)
    assert [topic.title for topic in made.topics] == ["start in fr", "today in en"]


def test_a_name_without_a_topic_gives_the_beginning() -> None:
    assert book("en").topic("diary").name == "start"


def test_keys_are_called_in_german_as_the_sheet_of_keys_calls_them(qtbot: QtBot) -> None:
    LANGUAGE.use("de")
    for german, key in HAND.items():
        whole = QKeySequence(f"{key}+F1" if key in ("Ctrl", "Shift") else key)
        assert whole.toString(QKeySequence.SequenceFormat.NativeText).removesuffix("+F1") == german


def test_lines_are_read_without_the_marks_of_markdown() -> None:
    topic = Topic("one", "# *Title*\n\nA line that\ngoes on, see [here](today.md).\n\n- `Ctrl+L`: lock\n")
    assert [(line.words, line.level) for line in topic.lines] == [
        ("Title", 1),
        ("A line that goes on, see here.", 0),
        ("Ctrl+L: lock", 0),
    ]
