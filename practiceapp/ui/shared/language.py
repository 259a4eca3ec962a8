"""The one gettext object of the screen: `_("Lock now")`, `ngettext("{n} note", "{n} notes", n).format(n=n)`.

The shared state named in architecture.md as the exception. English stands in the code; every other language
is one folder under resources/translations (LC_MESSAGES/practiceapp.mo), found by being there.
"""

import gettext as _gettext

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
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

    def use(self, code: str, country: str = "") -> None:
        """Speak this language; days and figures as written in this country (two letters) when given."""
        code = code or SOURCE_LANGUAGE
        file = resource_path("translations", code, "LC_MESSAGES", "practiceapp.mo")
        if file.is_file():
            with file.open("rb") as opened:
                self._sentences = _gettext.GNUTranslations(opened)
        else:
            self._sentences = _gettext.NullTranslations()
        self.code = code
        self.locale = QLocale(f"{code}_{country}" if country else code)
        self._use_dialogs(code)

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


LANGUAGE = Language()


def _(message: str) -> str:
    """The sentence in the language of the screen; placeholders are filled after: `_("…{n}…").format(n=n)`."""
    return LANGUAGE.text(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence for this many, still with its placeholders."""
    return LANGUAGE.counted(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence of a table for translation; it is translated by `_` where it is shown."""
    return message
