"""A made-up language that shows what is not translated or too tight: bracketed, accented, longer.

`with spoken_pseudo(): ...` speaks it for a while; `right_to_left=True` also turns the windows around.
`is_pseudo(text)` knows its sentences again: a text on screen without brackets was never sent through gettext.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from typing_extensions import override

from practiceapp.ui.shared.language import LANGUAGE

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_ACCENTED = str.maketrans("aceginosuyzACEGINOSUYZ", "âçêĝîñôŝûŷžÂÇÊĜÎÑÔŜÛŶŽ")
_KEPT = re.compile(r"\{[^{}]*\}|%\([^()]*\)[a-z]|%[a-z](?![a-z])|<[^<>]*>|&&|&\w|\n")
"""Placeholders, marks of rich text, mnemonics and ends of lines stay as they are."""


def pseudo(message: str) -> str:
    """The sentence, bracketed, accented, two fifths longer; placeholders, & and blanks at its ends kept."""
    bare = message.strip()
    if not bare:
        return message
    before, after = message[: len(message) - len(message.lstrip())], message[len(message.rstrip()) :]
    return f"{before}{OPEN}{_accented(bare)}{_filling(bare)}{CLOSE}{after}"


def is_pseudo(text: str) -> bool:
    """Whether the text is made of sentences of this language."""
    return OPEN in text and CLOSE in text


class PseudoTranslations(gettext.NullTranslations):
    """A catalogue that knows every sentence, because it makes each up."""

    @override
    def gettext(self, message: str) -> str:
        return pseudo(message) if message else message

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken_pseudo(*, right_to_left: bool = False) -> Iterator[None]:
    """Speak it: windows built inside show it. Right to left: days and figures stay those of English."""
    before = (LANGUAGE._sentences, LANGUAGE.code, LANGUAGE.locale)
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    LANGUAGE.speak(PseudoTranslations(), "en", locale)
    if right_to_left:
        LANGUAGE.speak(PseudoTranslations(), "en", QLocale("ar"))
        LANGUAGE.locale = locale
    try:
        yield
    finally:
        LANGUAGE.speak(*before)


def _accented(bare: str) -> str:
    parts, start = [], 0
    for kept in _KEPT.finditer(bare):
        parts += [bare[start : kept.start()].translate(_ACCENTED), kept.group()]
        start = kept.end()
    return "".join([*parts, bare[start:].translate(_ACCENTED)])


def _filling(bare: str) -> str:
    """What is missing to two fifths more, in words, so that long lines can still be broken."""
    letters = len(_KEPT.sub("", bare))
    wanted = max(0, round(letters * LONGER) - len(OPEN + CLOSE))
    return (" lorem ipsum dolor amet" * (wanted // 20 + 1))[:wanted].rstrip().ljust(wanted, "~")
