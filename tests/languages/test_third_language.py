"""A language is added by its files alone: the screen, the help and the invoices speak it then."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from practiceapp import resources
from practiceapp.documents import wordings
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.services.access import shipped_words
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.help.topics import help_book
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.countries import invoice_languages, screen_languages
from practiceapp.ui.shared.fields import choose, chosen
from practiceapp.ui.shared.language import LANGUAGE, _
from tests.books import OCTOBER, draft, issued
from tests.every_page import practice
from tests.fakes_access import InMemoryVaults, access_for
from tests.ui.invoices.hands import text_of

SAID = {
    "You and your practice": "Du och din praktik",
    "Today": "I dag",
    "Clients": "Klienter",
    "Good morning": "God morgon",
}


@pytest.fixture
def swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's own files, and beside them those of a third language."""
    own, here = resources.resource_path(), tmp_path / "resources"
    for folder in own.iterdir():
        if folder.name in ("translations", "wordings", "help"):
            (here / folder.name).mkdir(parents=True)
            for inside in folder.iterdir():
                (here / folder.name / inside.name).symlink_to(inside)
        else:
            (here).mkdir(parents=True, exist_ok=True)
            (here / folder.name).symlink_to(folder)
    _add_swedish(here)
    monkeypatch.setattr(resources, "_SOURCE_TREE", here)
    monkeypatch.setattr(resources, "_INSTALLED", here / "nowhere")
    yield here
    wordings._versions.cache_clear()


def _add_swedish(here: Path) -> None:
    catalogue = Catalog(locale="sv")
    for message, said in SAID.items():
        catalogue.add(message, said)
    file = here / "translations" / "sv" / "LC_MESSAGES" / "practiceapp.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    words = json.loads((here / "wordings" / "en.json").read_text(encoding="utf-8"))
    words["1"] |= {"invoice": "Faktura", "span": "{first} till {last}"}
    (here / "wordings" / "sv.json").write_text(json.dumps(words), encoding="utf-8")
    (here / "help" / "sv").mkdir()
    (here / "help" / "sv" / "today.md").write_text("# I dag\n\nDagens samtal.\n", encoding="utf-8")


def test_it_is_offered_by_its_own_name_and_spoken(swedish: Path, qtbot: QtBot) -> None:
    presenter = FirstRunPresenter(access_for(InMemoryVaults(there=False)), swedish / "Practice")
    window = FirstRunWindow(presenter)
    qtbot.addWidget(window)
    window.show()
    assert screen_languages() == [("English", "en"), ("Deutsch", "de"), ("Svenska", "sv")]
    choose(window.you.screen_language, "sv")
    assert window.title.text() == "Du och din praktik"
    assert (chosen(window.you.screen_language), chosen(window.you.language)) == ("sv", "sv")
    assert window.you.country.findText("Tyskland") >= 0
    assert window.next.text() == "Ne&xt", "what has no translation yet is said in English"


def test_the_whole_program_speaks_it_and_keeps_it(swedish: Path, tmp_path: Path) -> None:
    with practice(tmp_path / "home", language="sv") as shown:
        said = {label.text() for label in shown.window.findChildren(QLabel)}
        assert "I dag" in said
        assert LANGUAGE.code == "sv"
        assert formats.long_day(OCTOBER[0]).startswith("lördag 3 oktober")


def test_the_help_speaks_it_as_far_as_it_can(swedish: Path) -> None:
    book = help_book("sv")
    assert book.topic("today").title == "I dag"
    assert book.topic("note").text == help_book("en").topic("note").text


def test_invoices_speak_it(swedish: Path) -> None:
    assert invoice_languages() == [("English", "en"), ("Deutsch", "de"), ("Svenska", "sv")]
    text = text_of(InvoiceRenderer().invoice(issued(draft(language="sv"))))
    assert "Faktura" in text
    assert "oktober 2026 till" in text


def test_where_it_has_no_list_of_words_the_passphrase_is_english() -> None:
    assert shipped_words("sv") == shipped_words("en") != shipped_words("de")


def test_a_language_that_is_gone_again_is_english() -> None:
    LANGUAGE.use("sv", "SE")
    assert LANGUAGE.code == "en"
    assert _("Today") == "Today"


def test_one_written_from_the_right_turns_the_windows_around(qtbot: QtBot) -> None:
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from tests.languages.pseudo import PseudoTranslations

    try:
        LANGUAGE.speak(PseudoTranslations(), "ar", QLocale("ar"))
        assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    finally:
        LANGUAGE.use("en", "GB")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
