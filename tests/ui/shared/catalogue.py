"""The catalogue of every sentence on screen: `python3 -m tests.ui.shared.catalogue` writes it anew.

Writes resources/translations/practiceapp.pot and, for each language folder there, its .po brought up to date
and its .mo. A new language begins as an empty folder: resources/translations/de/LC_MESSAGES.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.architecture.house import ROOT

SCREEN = ROOT / "practiceapp" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
DOMAIN = "practiceapp"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def template(folder: Path = SCREEN) -> Catalog:
    """Every sentence the screen may show, from the source."""
    catalogue = Catalog(project="Practiceapp", charset="utf-8")
    for file, _line, message, _comments, _context in extract_from_dir(
        folder, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(message, locations=[(f"practiceapp/ui/{Path(file).as_posix()}", 0)])
    return catalogue


def sentences(catalogue: Catalog) -> set[str]:
    """What is to be translated, without the catalogue's head."""
    return {
        message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id
    }


def forms(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The sentence, or each of its forms where it counts something."""
    return (said,) if isinstance(said, str) else tuple(said or ("",))


def faults(catalogue: Catalog) -> list[str]:
    """What is not translated, not surely translated, or cannot stand in place of the original."""
    return [
        f"{fault}: {forms(message.id)[0]!r}"
        for message in catalogue
        if message.id
        for fault in _faults_of(message, catalogue.num_plurals)
    ]


def _faults_of(message: Message, plurals: int) -> Iterator[str]:
    asked, said = forms(message.id), forms(message.string)
    if message.fuzzy:
        yield "not sure"
    if not all(said) or len(said) != (plurals if len(asked) > 1 else 1):
        yield "not translated"
        return
    whole = asked[-1]
    for number, words in enumerate(said):
        if _placeholders(words) != _placeholders(whole) and not _is_one(words, asked, number):
            yield "other placeholders"
        if _ends(words) != _ends(whole):
            yield "begins or ends otherwise"
        if _letters(words) != _letters(whole):
            yield "a letter behind & more or less"


def _is_one(words: str, asked: tuple[str, ...], number: int) -> bool:
    """In the form for one thing the figure may be left out: "since one day"."""
    left_out = _placeholders(asked[-1]) - _placeholders(words)
    return number == 0 and len(asked) > 1 and left_out == Counter({"{n}": 1})


def _placeholders(words: str) -> Counter[str]:
    return Counter(re.findall(r"{[^{}]*}|[{}]", words))


def _letters(words: str) -> int:
    return len(re.findall(r"&\w", words.replace("&&", "")))


def _ends(words: str) -> tuple[str, str, str]:
    """The blanks around it, and a colon or dots at its end."""
    bare = words.strip()
    first, last = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return first, last, bare[-1:] if bare[-1:] in (":", "…", "?") else ""


def kept(file: Path, locale: str | None = None) -> Catalog:
    """A catalogue from its file, or a new one for this language."""
    if not file.is_file():
        return Catalog(locale=locale, project="Practiceapp", charset="utf-8")
    with file.open("rb") as opened:
        return read_po(opened, locale=locale)


def languages() -> list[Path]:
    """The LC_MESSAGES folder of each language."""
    return sorted(TRANSLATIONS.glob("*/LC_MESSAGES"))


class PlainCatalog(Catalog):
    """A head that says what a reader of the file needs, the same on every day and machine."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Language, plural rule and encoding."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def brought_up_to_date(file: Path, locale: str, pot: Catalog) -> Catalog:
    """The translations there are, for the sentences there are."""
    before = kept(file, locale)
    catalogue = PlainCatalog(
        locale=locale, header_comment="# Practiceapp: the sentences on screen.", fuzzy=False
    )
    for message in pot:
        if message.id:
            said = before.get(message.id)
            catalogue.add(message.id, said.string if said else "", locations=message.locations)
    return catalogue


def write_all() -> None:
    """Bring template, .po and .mo files up to date."""
    pot = template()
    with (TRANSLATIONS / f"{DOMAIN}.pot").open("wb") as opened:
        write_po(opened, pot, width=100, sort_output=True, omit_header=True, include_lineno=False)
    for folder in languages():
        file = folder / f"{DOMAIN}.po"
        catalogue = brought_up_to_date(file, folder.parent.name, pot)
        with file.open("wb") as opened:
            write_po(opened, catalogue, width=100, sort_output=True, include_lineno=False)
        with file.with_suffix(".mo").open("wb") as opened:
            write_mo(opened, catalogue)


if __name__ == "__main__":
    write_all()
