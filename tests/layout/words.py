"""Eyes for words that never went through the catalogue.

`untranslated(window, known)` reads every text of a window that speaks the made-up language: what is outside
of its brackets must be a figure, a name of the locale (a month, a country, a currency) or a word `known` from
the practice itself, such as a client's name. What is only heard or pointed at counts like what is painted.
"""

import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from mnemonic import Mnemonic
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QWidget

from practiceapp.bootstrap import about
from practiceapp.resources import resource_path
from practiceapp.ui.help.topic_list import TopicList
from practiceapp.ui.invoices.paper_view import PaperView
from practiceapp.ui.shared import countries
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.opened import OpenedVault
from tests.every_page import SOUGHT, Shown
from tests.languages.pseudo import CLOSE, OPEN
from tests.layout.eyes import indexes, named, whole_texts

_WORD = re.compile(r"[^\W\d_]{2,}")
_OWN = frozenset({"Practiceapp", "Ctrl", "Alt", "Shift", "Return", "Enter", "Esc", "Left", "Right"})
"""The name of the program, and those of keys, which Qt translates by itself."""
_READ = (QTextEdit, QPlainTextEdit, PaperView, TopicList)
"""What is shown there is a text of hers, of the help, or an invoice in the language of its reader."""
_INNERMOST = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def untranslated(window: QWidget, known: frozenset[str] = frozenset()) -> list[str]:
    """Words in the language of the code, each with where it stands."""
    found: set[str] = set()
    for widget, text in _texts(window):
        strange = [word for word in _WORD.findall(outside(text)) if not _is_known(word, known)]
        if strange:
            found.add(f"{named(widget)} says “{' '.join(strange)}” untranslated: “{text[:80]}”")
    return sorted(found)


def outside(text: str) -> str:
    """What is left of a text without the sentences of the made-up language."""
    before = None
    while text != before:
        before, text = text, _INNERMOST.sub(" ", text)
    return text


def words_of_practice(shown: Shown) -> frozenset[str]:
    """Every word that stands in any table of the open vault."""
    program = shown.life.program
    assert program is not None
    assert isinstance(program._vault, OpenedVault)
    words: set[str] = set(_WORD.findall(str(shown.life.home))) | {SOUGHT}
    connection = program._vault.connection
    with connection.under(Boundary("a test", _everything)):
        tables = [name for (name,) in connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for row in (row for table in tables for row in connection.rows(f"SELECT * FROM {table}")):
            words.update(word for value in row for word in _WORD.findall(_readable(value)))
    return frozenset(words)


def _everything(*_asked: str | int | None) -> bool:
    """No boundary: a test may read every table."""
    return True


def _readable(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "ignore")
    return value if isinstance(value, str) else ""


def words_of_names() -> frozenset[str]:
    """Words that are the same in every language: recovery words, passphrases, the parts of the program."""
    texts = [file.read_text(encoding="utf-8") for file in resource_path("words").glob("*.txt")]
    texts += Mnemonic("english").wordlist
    texts += [word for part in (*about.FONTS, *about.PACKAGES, *about._versions()) for word in part]
    texts += [text for part in about._parts() for text in (part.name, part.licence)]
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]:
        if isinstance(widget, _READ) or isinstance(widget.parentWidget(), (*_READ, QAbstractSpinBox)):
            continue
        for text in whole_texts(widget, inside=False):
            yield widget, text
        yield widget, widget.accessibleName()
        yield widget, widget.accessibleDescription()
        yield widget, widget.toolTip()
        if isinstance(widget, QAbstractItemView):
            for index in indexes(widget):
                yield widget, str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
                yield widget, str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    for action in window.findChildren(QAction):
        if action.isVisible() and isinstance(action.parent(), QWidget):
            yield window, action.text()


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or word in _OWN or word in _locale_words()


@cache
def _locale_words() -> frozenset[str]:
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    texts = [locale.monthName(number, form) for number in range(1, 13) for form in forms]
    texts += [locale.dayName(number, form) for number in range(1, 8) for form in forms]
    texts += ["am", "pm", *available_timezones()]
    choices = [*countries.countries(), *countries.currencies(), *countries.invoice_languages()]
    texts += [str(part) for choice in choices for part in choice]
    return frozenset(word for text in texts for word in _WORD.findall(text))
