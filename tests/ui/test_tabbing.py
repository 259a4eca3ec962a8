"""Tab walks round the whole window: nothing is passed over, hidden, or opened by it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import SearchField, text_field
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import CLIENTS, NOTE, PRACTICE, TODAY, Place
from practiceapp.ui.shared.scaffold import FormColumn, PageFrame, scrolled
from tests import fakes_preferences


class TallPage(Page):
    """Buttons above, and more fields than fit; she begins in the first field."""

    def __init__(self) -> None:
        super().__init__()
        self.primary, self.quiet = PrimaryButton("&New client"), QuietButton("&All")
        self.primary.setDefault(False)
        frame = PageFrame(self, "Clients", primary=self.primary, beside=(self.quiet,))
        column = FormColumn()
        self.fields = [text_field(f"Field {number}") for number in range(30)]
        for field in self.fields:
            column.add(field)
        frame.body.addWidget(scrolled(column))
        self.start = self.fields[0]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    preferences = fakes_preferences.preferences()
    places = dict.fromkeys((TODAY, CLIENTS, NOTE, PRACTICE), TallPage)
    made = MainWindow(places, preferences, SearchField("Find a client or a word"))
    qtbot.addWidget(made)
    made.show()
    return made


def walked(qtbot: QtBot, window: MainWindow, steps: int, *, back: bool = False) -> list[QWidget]:
    seen = []
    for _ in range(steps):
        at = window.focusWidget()
        if back:
            qtbot.keyClick(at, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            qtbot.keyClick(at, Qt.Key.Key_Tab)
        reached: object = window.focusWidget()
        assert isinstance(reached, QWidget)
        assert reached.visibleRegion().boundingRect().size() == reached.size(), reached.accessibleName()
        seen.append(reached)
    return seen


@pytest.mark.parametrize("name", [TODAY, NOTE, PRACTICE])
@pytest.mark.parametrize("back", [False, True])
def test_tab_walks_round_and_opens_nothing(qtbot: QtBot, window: MainWindow, name: str, back: bool) -> None:
    window.show_place(Place(TODAY))
    window.show_place(Place(name))
    page, navigation = window.page, window.frame.navigation
    assert isinstance(page, TallPage)
    assert page.start is not None
    page.start.setFocus()
    around = [page.quiet, page.primary, *page.fields]
    others = [navigation.above, navigation.below, navigation.lock]
    steps = len(around) + len(others) + 1 + window.frame.back.isEnabled()
    seen = walked(qtbot, window, steps, back=back)
    assert window.place == Place(name)
    assert seen[-1] is page.start
    assert set(around + others) <= set(seen)
    assert len(set(seen)) == len(seen)
    order = [widget for widget in seen if widget in around[:2]]
    assert order == (around[1::-1] if back else around[:2])


def test_enter_still_goes_where_tab_came_to(qtbot: QtBot, window: MainWindow) -> None:
    window.show_place(Place(TODAY))
    below = window.frame.navigation.below
    below.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.place == Place(TODAY)
    qtbot.keyClick(below, Qt.Key.Key_Return)
    assert window.place == Place(PRACTICE)
    assert isinstance(window.focusWidget(), QLineEdit)
