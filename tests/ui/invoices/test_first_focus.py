"""Where the keyboard is when a page of the accounts side comes into view, in the whole window."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.pages import Outside
from practiceapp.bootstrap.services import Services
from practiceapp.bootstrap.workplace import Workplace
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.invoices_page import InvoicesPage
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.places import CLIENTS, DRAFT, INVOICES, TODAY, Place
from tests import fakes_preferences
from tests.fakes_access import InMemoryOpenVault, InMemoryVaults, access_to
from tests.ui.invoices.conftest import Answer
from tests.ui.invoices.hands import held


@pytest.fixture
def window(services: Services, qtbot: QtBot) -> MainWindow:
    preferences = fakes_preferences.preferences()
    outside = Outside(access_to(InMemoryVaults()), InMemoryOpenVault(), preferences, Answer())
    made = Workplace(services, outside).window
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("before", [TODAY, CLIENTS])
def test_the_list_then_the_first_missing_field(services: Services, window: MainWindow, before: str) -> None:
    client_id = held(services)
    window.show_place(Place(before))
    for _again in range(2):
        window.show_place(Place(INVOICES))
        page = window.page
        assert isinstance(page, InvoicesPage)
        assert QApplication.focusWidget() is page.unbilled
        window.show_place(Place(DRAFT, client_id))
        draft = window.page
        assert isinstance(draft, DraftPage)
        assert QApplication.focusWidget() is draft.seller.line("street")
