"""Finding in the help: every word counts, small or capital, with or without accents; titles come first."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from practiceapp.ui.help.topics import Line, Topic

TITLE, HEADING, TEXT, APART = range(4)
"""How well a topic answers: by its title, by a heading, by one paragraph, by words that stand apart."""

_SENTENCE = re.compile(r"(?<=[.:?])\s+")


@dataclass(frozen=True)
class Find:
    """A topic that answers, the heading below which, and the line with the word."""

    topic: str
    title: str
    heading: str
    line: str
    rank: int


def find(topics: Iterable[Topic], asked: str) -> list[Find]:
    """The topics in which every word stands, the best first; none when nothing was asked."""
    words = folded(asked).split()
    if not words:
        return []
    found = [one for one in (_in_topic(topic, words) for topic in topics) if one is not None]
    return sorted(found, key=lambda one: one.rank)


def folded(text: str) -> str:
    """As it is compared: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _in_topic(topic: Topic, words: list[str]) -> Find | None:
    lines = topic.lines
    if not _all_in(words, " ".join(line.words for line in lines)):
        return None
    below = _headings_above(lines)
    for rank in (TITLE, HEADING, TEXT):
        for line, heading in zip(lines, below, strict=True):
            if _rank(line) == rank and _all_in(words, line.words):
                return Find(topic.name, topic.title, heading, _shown(topic, line, words), rank)
    for line, heading in zip(lines, below, strict=True):
        if _all_in(words[:1], line.words):
            return Find(topic.name, topic.title, heading, _shown(topic, line, words[:1]), APART)
    return Find(topic.name, topic.title, "", _first_sentence(topic), APART)


def _headings_above(lines: tuple[Line, ...]) -> list[str]:
    above, found = "", []
    for line in lines:
        above = line.words if line.level > 1 else above
        found.append(above)
    return found


def _rank(line: Line) -> int:
    return {0: TEXT, 1: TITLE}.get(line.level, HEADING)


def _all_in(words: list[str], text: str) -> bool:
    within = folded(text)
    return all(word in within for word in words)


def _shown(topic: Topic, line: Line, words: list[str]) -> str:
    """The sentence with the words; of a title, what the topic is for."""
    if line.level == 1:
        return _first_sentence(topic)
    sentences = _SENTENCE.split(line.words)
    fitting = (one for one in sentences if any(word in folded(one) for word in words))
    return next(fitting, line.words)


def _first_sentence(topic: Topic) -> str:
    return next((_SENTENCE.split(line.words)[0] for line in topic.lines if not line.level), "")
