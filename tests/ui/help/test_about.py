"""What the program is made of: versions that are in use, licences in full, what is new."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from practiceapp import __version__
from practiceapp.bootstrap import about
from practiceapp.resources import resource_path
from practiceapp.ui.help.about_page import NEWS, AboutPage
from practiceapp.ui.help.facts import Facts, Part
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.places import ABOUT, Place
from practiceapp.vault.connection import engine_versions
from tests.architecture.house import ROOT

FACTS = Facts(
    versions=(("Practiceapp", "0.1.0"), ("Qt", "6.11.3")),
    tables=4,
    key_files=1,
    parts=(Part("Practiceapp", "GPL 3.0", lambda: "THE LICENCE\n\n  in full\n"),),
    news=lambda: "# What's new\n\n## 0.1.0\n\nMuch.\n",
)


@pytest.fixture
def page(qtbot: QtBot) -> AboutPage:
    made = AboutPage(lambda: FACTS)
    qtbot.addWidget(made)
    made.enter(Place(ABOUT))
    made.show()
    return made


def newest(changelog: str) -> str:
    """The version of the first entry."""
    found = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    return found[1] if found else ""


def test_it_begins_with_the_versions_and_the_format_of_the_vault(page: AboutPage) -> None:
    text = page.view.toPlainText()
    assert "Practiceapp 0.1.0" in text
    assert "tables of version 4" in text
    assert "key files of version 1" in text


def test_a_licence_is_read_when_it_is_chosen_and_shown_whole(page: AboutPage) -> None:
    page.list.choose(0)
    assert page.view.toPlainText() == "THE LICENCE\n\n  in full\n"
    assert page.view.accessibleName() == "Practiceapp, GPL 3.0"


def test_what_is_new_has_a_place_of_its_own(page: AboutPage) -> None:
    page.enter(Place(ABOUT, part=NEWS))
    assert page.view.toPlainText().startswith("What's new")
    assert page.part == NEWS


def test_only_versions_are_copied(page: AboutPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said):
        page.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[:2] == ["Practiceapp 0.1.0", "Qt 6.11.3"]
    assert len(copied) == 4
    QGuiApplication.clipboard().clear()


def test_escape_leads_back(page: AboutPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.list.setFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)


def test_the_facts_are_those_of_the_running_program(qtbot: QtBot) -> None:
    facts = about.facts()
    sqlite, cipher = engine_versions()
    versions = dict(facts.versions)
    assert versions["Practiceapp"] == __version__
    assert (versions["SQLite"], versions["SQLCipher"]) == (sqlite, cipher)
    assert all(re.match(r"\d+\.\d+", version) for version in versions.values()), versions
    assert (facts.tables, facts.key_files) == (
        len(list(ROOT.joinpath("practiceapp/vault/migrations").glob("*.sql"))),
        1,
    )


def test_every_part_has_its_whole_licence() -> None:
    short = [part.name for part in about.facts().parts if len(part.read()) < 600]
    assert short == []
    assert Part("Nothing", "none", lambda: about._licence_of("no_such_package")).read() == ""


def test_no_part_that_the_program_needs_is_left_out() -> None:
    named = {package for _name, package, _licence in about.PACKAGES}
    locked = {
        re.split(r"[=<>]", line)[0].strip().lower().replace("-", "_")
        for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    assert locked - named == {"pyside6_essentials"}


def test_every_font_has_its_licence() -> None:
    files = {file.name for file in resource_path("fonts").glob("*.txt")}
    assert files == {file for _name, file in about.FONTS}


def test_the_newest_entry_is_the_version_of_the_program() -> None:
    found = {
        file.stem: newest(file.read_text(encoding="utf-8"))
        for file in resource_path("changelog").glob("*.md")
    }
    assert found == {"en": __version__, "de": __version__}
    assert newest("# What's new\n\n## 0.0.9\n\nLess.\n\n## 0.0.8\n") == "0.0.9"


def test_what_is_new_is_told_in_the_language_of_the_screen(qtbot: QtBot) -> None:
    told = {}
    for language in ("en", "de", "fr"):
        LANGUAGE.use(language)
        told[language] = about.news().splitlines()[0]
    assert told == {"en": "# What's new", "de": "# Was neu ist", "fr": "# What's new"}
