"""A window with pages of one field each, one of which has commands of its own."""

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.places import ABOUT, CLIENTS, HELP, INVOICES, NOTE, PRACTICE, TODAY, Place
from tests import fakes_preferences
from tests.ui.palette.over import FieldPage, PlainPage


@pytest.fixture
def preferences() -> SimpleNamespace:
    return fakes_preferences.preferences()


@pytest.fixture
def window(qtbot: QtBot, preferences: SimpleNamespace) -> MainWindow:
    names = (TODAY, CLIENTS, INVOICES, PRACTICE, HELP, ABOUT)
    pages = {**dict.fromkeys(names, PlainPage), NOTE: FieldPage}
    made = MainWindow(pages, preferences, SearchField("Find a client or a word"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_place(Place(NOTE, 3))
    return made
