"""The one gettext object of the screen: `_("Lock now")`, `ngettext("{n} note", "{n} notes", n).format(n=n)`.

The shared state named in architecture.md as the exception. English stands in the code; every other language
is one folder under resources/translations (LC_MESSAGES/practiceapp.mo), found by being there.
"""

import gettext as _gettext

from PySide6.QtCore import QCollator, QCollatorSortKey, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from practiceapp.resources import resource_path

SOURCE_LANGUAGE = "en"


class Language:
    """The language of the screen and the manner of its dates and figures."""

    def __init__(self) -> None:
        self.code = SOURCE_LANGUAGE
        self.locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        self._sentences: _gettext.NullTranslations = _gettext.NullTranslations()
        self._dialogs: QTranslator | None = None

    def available(self) -> list[str]:
        """Codes of the languages that are here, English first."""
        found = (path.parent.parent.name for path in resource_path("translations").glob("*/LC_MESSAGES/*.mo"))
        return [SOURCE_LANGUAGE, *sorted(code for code in found if code != SOURCE_LANGUAGE)]

    def proposed(self) -> str:
        """The language this computer is set to if it is here, else English."""
        here = set(self.available())
        for wanted in QLocale.system().uiLanguages():
            code = wanted.replace("-", "_")
            parts = code.split("_")
            for likely in (code, f"{parts[0]}_{parts[-1]}", parts[0]):
                if likely in here:
                    return likely
        return SOURCE_LANGUAGE

    def use(self, code: str, country: str = "") -> None:
        """Speak this language; days and figures as written in this country (two letters) when given."""
        file = resource_path("translations", code or SOURCE_LANGUAGE, "LC_MESSAGES", "practiceapp.mo")
        sentences = _gettext.NullTranslations()
        if file.is_file():
            with file.open("rb") as opened:
                sentences = _gettext.GNUTranslations(opened)
        else:
            code = SOURCE_LANGUAGE
        self.speak(sentences, code, _locale_of(code, country))

    def speak(self, sentences: _gettext.NullTranslations, code: str, locale: QLocale) -> None:
        """Speak these very sentences; days, figures and the direction of reading as in this locale.

        What is built from now on speaks them; what stands already keeps its words.
        """
        self._sentences = sentences
        self.code = code
        self.locale = locale
        self._use_dialogs(code)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setLayoutDirection(locale.textDirection())

    def text(self, message: str) -> str:
        """One sentence."""
        return self._sentences.gettext(message)

    def counted(self, one: str, many: str, number: int) -> str:
        """The sentence for this many."""
        return self._sentences.ngettext(one, many, number)

    def _use_dialogs(self, code: str) -> None:
        """Qt's own few words (a text field's menu) follow, from the files that come with Qt."""
        application = QApplication.instance()
        if application is None:
            return
        if self._dialogs is not None:
            application.removeTranslator(self._dialogs)
            self._dialogs = None
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(application)
        if code != SOURCE_LANGUAGE and translator.load(f"qtbase_{code}", folder):
            application.installTranslator(translator)
            self._dialogs = translator


def _locale_of(code: str, country: str) -> QLocale:
    """As the language is written in that country; English as in Britain where it has no manner of its own."""
    language = code.partition("_")[0]
    if not country:
        return QLocale("en_GB" if code == SOURCE_LANGUAGE else code)
    there = QLocale(f"{language}_{country}")
    return there if QLocale.territoryToCode(there.territory()) == country else _locale_of(code, "")


LANGUAGE = Language()


def own_name(code: str) -> str:
    """What a language calls itself: Deutsch."""
    name = "English" if code == SOURCE_LANGUAGE else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def in_order(name: str) -> QCollatorSortKey:
    """What to sort a name by, as the language of the screen orders its alphabet: Ä stands with A."""
    collator = QCollator(LANGUAGE.locale)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator.sortKey(name)


def _(message: str) -> str:
    """The sentence in the language of the screen; placeholders are filled after: `_("…{n}…").format(n=n)`."""
    return LANGUAGE.text(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence for this many, still with its placeholders."""
    return LANGUAGE.counted(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence of a table for translation; it is translated by `_` where it is shown."""
    return message
