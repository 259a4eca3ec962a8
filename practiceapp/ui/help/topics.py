"""The topics of the help: a Markdown file each under resources/help/<language>, named as the place it is for.

`help_book("de")` reads them all, in the order and the groups of resources/help/order.txt; a topic that a
language lacks is there in English. Adding files alone adds a topic or a language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from practiceapp.resources import resource_path
from practiceapp.ui.shared.language import SOURCE_LANGUAGE

BEGINNING = "start"
"""The topic that is shown where none was asked for."""

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(?:[-*]|\d+\.)\s+(.*)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]|\\(?=\W)")


@dataclass(frozen=True)
class Line:
    """A heading (level 1 to 6), or a paragraph or item (level 0), in plain words."""

    words: str
    level: int = 0


@dataclass(frozen=True)
class Topic:
    """One text: its name is the place it is for, its title the first heading."""

    name: str
    text: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything it says, without the marks of Markdown."""
        return tuple(_lines(self.text))

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return next((line.words for line in self.lines if line.level), self.name)


class HelpBook:
    """All topics of one language, in order and in groups."""

    def __init__(self, groups: Sequence[Sequence[Topic]]) -> None:
        self.groups = tuple(tuple(group) for group in groups)
        self.topics = tuple(topic for group in groups for topic in group)
        self._by_name = {topic.name: topic for topic in self.topics}

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def topic(self, name: str) -> Topic:
        """The topic of this name; one that is not there gives the beginning."""
        return self._by_name.get(name) or self._by_name.get(BEGINNING) or self.topics[0]


def help_book(language: str, folder: Path | None = None) -> HelpBook:
    """Read the topics in this language, in English where it has none."""
    folder = folder or resource_path("help")
    groups = folder.joinpath("order.txt").read_text(encoding="utf-8").split("\n\n")
    return HelpBook([[Topic(name, _text(folder, language, name)) for name in one.split()] for one in groups])


def _text(folder: Path, language: str, name: str) -> str:
    file = folder / language / f"{name}.md"
    if not file.is_file():
        file = folder / SOURCE_LANGUAGE / f"{name}.md"
    return file.read_text(encoding="utf-8")


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    going_on = False
    for raw in text.splitlines():
        stripped = raw.strip()
        heading, item = _HEADING.fullmatch(stripped), _ITEM.fullmatch(stripped)
        if heading:
            found.append(Line(plain(heading[2]), len(heading[1])))
        elif item:
            found.append(Line(plain(item[1])))
        elif stripped and going_on:
            found[-1] = Line(f"{found[-1].words} {plain(stripped)}")
        elif stripped:
            found.append(Line(plain(stripped)))
        going_on = bool(stripped) and not heading
    return found


def plain(markdown: str) -> str:
    """Words without stars, ticks and the targets of links."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown)).strip()
