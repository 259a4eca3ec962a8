"""One place for the language of the screen; another language is a folder of files."""

from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from practiceapp.ui.shared import language
from practiceapp.ui.shared.language import LANGUAGE, _, ngettext


def plant(folder: Path, code: str) -> None:
    catalogue = Catalog(locale=code)
    catalogue.add("Lock now", "Jetzt sperren")
    catalogue.add(("{n} word to go", "{n} words to go"), ("noch {n} Wort", "noch {n} Wörter"))
    file = folder / "translations" / code / "LC_MESSAGES" / "practiceapp.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)


def test_english_is_what_stands_in_the_code() -> None:
    assert _("Lock now") == "Lock now"
    assert ngettext("{n} word to go", "{n} words to go", 3).format(n=3) == "3 words to go"


def test_another_language_is_added_by_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "de")
    monkeypatch.setattr(language, "resource_path", tmp_path.joinpath)
    try:
        assert LANGUAGE.available() == ["en", "de"]
        LANGUAGE.use("de", "AT")
        assert _("Lock now") == "Jetzt sperren"
        assert ngettext("{n} word to go", "{n} words to go", 1).format(n=1) == "noch 1 Wort"
        assert _("A sentence nobody translated") == "A sentence nobody translated"
        assert LANGUAGE.locale.name() == "de_AT"
    finally:
        LANGUAGE.use("en", "GB")
    assert _("Lock now") == "Lock now"
