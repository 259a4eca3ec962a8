"""Who pays, typed and not saved, in the whole window: leaving and locking say so, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.pages import Outside
from practiceapp.bootstrap.services import Services
from practiceapp.bootstrap.workplace import Workplace
from practiceapp.ui.clients.client_page import OVERVIEW, WHO_PAYS, ClientPage
from practiceapp.ui.invoices.who_pays_place import WhoPaysPanel
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.places import CLIENT, CLIENTS, Place
from tests import fakes_preferences
from tests.fakes_access import InMemoryOpenVault, InMemoryVaults, access_to
from tests.ui.invoices.conftest import Answer
from tests.ui.invoices.hands import company_pays, held

SAID = "Who pays was not saved yet. Save it or go on anyway."


@pytest.fixture
def workplace(services: Services, qtbot: QtBot) -> Workplace:
    preferences = fakes_preferences.preferences()
    outside = Outside(access_to(InMemoryVaults()), InMemoryOpenVault(), preferences, Answer())
    made = Workplace(services, outside)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def parts(window: MainWindow) -> tuple[ClientPage, WhoPaysPanel]:
    page = window.page
    assert isinstance(page, ClientPage)
    panel = page.parts.widget(WHO_PAYS)
    assert isinstance(panel, WhoPaysPanel)
    return page, panel


def test_it_is_said_and_every_word_stays(services: Services, workplace: Workplace, qtbot: QtBot) -> None:
    window, client_id = workplace.window, held(services)
    here = Place(CLIENT, client_id)
    window.show_place(here)
    page, panel = parts(window)
    page.tabs.setCurrentIndex(WHO_PAYS)
    company_pays(panel.editor, qtbot)
    panel.editor.consented.tick.click()
    page.tabs.setCurrentIndex(OVERVIEW)

    window.show_place(Place(CLIENTS))
    assert window.place == here
    assert window.frame.trouble.words.text() == SAID
    assert page.tabs.currentIndex() == WHO_PAYS
    with qtbot.assertNotEmitted(window.lock_requested):
        window.lock()

    window.show_place(Place(CLIENTS))
    qtbot.mouseClick(window.frame.trouble.action, Qt.MouseButton.LeftButton)
    assert window.place == Place(CLIENTS)
    window.show_place(here)
    assert panel.editor.save.isEnabled(), "what was typed is still there"
    qtbot.keyClick(panel.editor.save, Qt.Key.Key_Space)
    assert services.arrangements.versions(client_id)[-1].terms.consented_on is None
    window.show_place(Place(CLIENTS))
    assert window.place == Place(CLIENTS)
    with qtbot.waitSignal(window.lock_requested):
        window.lock()
