"""Qt's own few words follow the language of the screen: a menu of a field, the folder dialog, a calendar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.calm_calendar import CalmCalendar
from practiceapp.ui.shared.choose_path import folder_dialog, forget
from practiceapp.ui.shared.fields import day_field
from practiceapp.ui.shared.language import LANGUAGE, _


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    LANGUAGE.use("de", "DE")
    yield
    LANGUAGE.use("en", "GB")


def menu_of(line: QLineEdit) -> list[str]:
    menu = line.createStandardContextMenu()
    try:
        return [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.text()]
    finally:
        menu.deleteLater()


def test_the_words_of_each_language_come_with_qt() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for code in LANGUAGE.available()[1:]:
        assert (folder / f"qtbase_{code}.qm").is_file()


def test_the_menu_of_a_field_speaks_german(german: None, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    words = menu_of(line)
    assert {"Rückgängig", "Kopieren", "Einfügen", "Alles auswählen"} <= set(words)


def test_and_english_again_afterwards(german: None, qtbot: QtBot) -> None:
    LANGUAGE.use("en", "GB")
    line = QLineEdit()
    qtbot.addWidget(line)
    assert {"Undo", "Copy", "Paste", "Select All"} <= set(menu_of(line))


def test_the_dialog_for_folders_speaks_german(german: None, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = folder_dialog(None, _("Where to put the vault"), tmp_path)
    qtbot.addWidget(dialog)
    words = {one.text().replace("&", "") for one in dialog.findChildren(QPushButton)}
    words |= {one.text().replace("&", "") for one in dialog.findChildren(QLabel)}
    forget(dialog)
    assert {"Diesen Ordner wählen", "Abbrechen", "Suchen in:"} <= words
    assert not words & {"Cancel", "Look in:", "Directory:"}


def test_keys_are_called_as_on_a_german_keyboard(german: None) -> None:
    assert QKeySequence("Ctrl+Shift+N").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+Umschalt+N"


@pytest.mark.parametrize(
    ("code", "country", "first"),
    [("de", "DE", Qt.DayOfWeek.Monday), ("en", "GB", Qt.DayOfWeek.Monday), ("en", "US", Qt.DayOfWeek.Sunday)],
)
def test_a_calendar_begins_its_week_as_the_country_does(
    code: str, country: str, first: Qt.DayOfWeek, qtbot: QtBot
) -> None:
    LANGUAGE.use(code, country)
    field = day_field("Day")
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    calendar = field.calendarWidget()
    assert isinstance(calendar, CalmCalendar)
    assert calendar.firstDayOfWeek() is first
    assert calendar.locale().language() is LANGUAGE.locale.language()
