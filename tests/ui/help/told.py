"""What is looked for in the topics of the help: what is missing, dead, forbidden, or not as on the screen.

Each look answers with what is wrong, in words; nothing when all is well.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator

from practiceapp.ui.help.topics import HelpBook, Topic
from practiceapp.ui.shared.language import LANGUAGE
from tests.architecture.house import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
KEY = re.compile(r"`([^`]+)`")
SCREEN_WORDS = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
FILE = re.compile(r"[a-z]+\.[a-z]+")
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")

FORBIDDEN = {
    "en": r"\b(patients?|customers?|users?|goals?|progress|outcomes?|cases?|no-show|sent|shar(ed|ing))\b"
    r"|!",
    "de": r"\b(Fall(e?s)?|Fälle\w?|Patient\w*|Fortschritt\w*|Ziele?n?|Maßnahmen?|Kunde\w*|Nutzer\w*"
    r"|Benutzer\w*|Mandat|Preise?|Tarife?|Kostenträger\w*|Gutschrift\w*|bitte|Klienten|Klientinnen|Fehltermin\w*)\b|!|\"",
}
"""Words that never stand on the screen (wording.md)."""
DENIED = ("no sharing of notes",)
"""What is never done may be named where it is said."""

HAND = {
    "Strg": "Ctrl",
    "Umschalt": "Shift",
    "Links": "Left",
    "Rechts": "Right",
    "Hoch": "Up",
    "Herunter": "Down",
    "Leertaste": "Space",
    "Menü": "Menu",
}
"""What keys are called in German."""
OF_THE_WIDGETS = frozenset(
    {"Enter", "Esc", "Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Space", "Menu", "Shift+F10", "Alt"}
)
"""What fields, lists and forms answer by themselves; every other key has to be that of a command."""


def without_topic(places: Iterable[str], book: HelpBook) -> list[str]:
    """Places nobody is told about."""
    return [name for name in places if name not in book]


def unlike(one: Topic, other: Topic) -> bool:
    """Whether two languages tell a topic in different headings."""
    return [line.level for line in one.lines if line.level] != [
        line.level for line in other.lines if line.level
    ]


def dead_links(topic: Topic, names: Collection[str]) -> list[str]:
    """Links to where there is nothing to read."""
    return [to for to in LINK.findall(topic.text) if to.removesuffix(".md") not in names or "." not in to]


def forbidden_words(topic: Topic, language: str) -> list[str]:
    """Words that have no place on the screen."""
    text = " ".join(line.words for line in topic.lines)
    for allowed in DENIED:
        text = text.replace(allowed, "")
    flags = re.IGNORECASE if language == "en" else re.NOFLAG
    return [found.group() for found in re.finditer(FORBIDDEN[language], text, flags)]


def unknown_keys(topic: Topic, commands: Collection[str]) -> list[str]:
    """Keys that do nothing, as they are written there."""
    written = [key for key in KEY.findall(topic.text) if not FILE.fullmatch(key)]
    return [key for key in written if _portable(key) not in OF_THE_WIDGETS | set(commands)]


def _portable(key: str) -> str:
    return "+".join(HAND.get(part, part) for part in key.split("+"))  # the plus of Ctrl++ stays as it is


def words_not_on_screen(topic: Topic, sentences: Iterable[str]) -> list[str]:
    """What is quoted from the screen and begins none of these sentences, said in the screen's language."""
    shown = [_pattern(LANGUAGE.text(sentence)) for sentence in sentences]
    quoted = (" ".join(words.split()) for words in SCREEN_WORDS.findall(topic.text))
    return [words for words in quoted if not any(one.match(words) for one in shown)]


def _pattern(sentence: str) -> re.Pattern[str]:
    """The sentence as it may be quoted: without letters to press, filled, and up to its first full stop."""
    plain = re.escape(sentence.replace("&", "").rstrip(". …").partition(". ")[0])
    return re.compile(PLACEHOLDER.sub("[^ ]+", plain) + "$")


def sentences_of_the_screen() -> set[str]:
    """Every sentence of the program that is shown to a person, as it stands in the code."""
    found: set[str] = set()
    for file in ROOT.joinpath("practiceapp", "ui").rglob("*.py"):
        found.update(_marked(ast.parse(file.read_text(encoding="utf-8"))))
    return found


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
