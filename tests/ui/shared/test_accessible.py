"""Every control that can be reached by Tab has a name, and every page can be walked in reading order."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.fakes_access import PASSPHRASE, InMemoryVaults, access_for, access_to


def reachable(window: QWidget) -> list[QWidget]:
    found, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def unnamed(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in reachable(window)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def unlock(state: str) -> UnlockWindow:
    window = UnlockWindow(UnlockPresenter(access_to(InMemoryVaults())), Path("Practice"), PASSPHRASE)
    if state == "words":
        window.show_words()
    elif state == "shares":
        window.show_shares()
    elif state == "elsewhere":
        window.show_elsewhere(datetime(2026, 3, 18, 11, 0, tzinfo=UTC))
    elif state == "new passphrase":
        window.show_new_passphrase()
    elif state == "trouble":
        window.show_trouble("The vault is damaged.", words_help=True)
    return window


def first_run(step: str) -> FirstRunWindow:
    presenter = FirstRunPresenter(access_for(InMemoryVaults(there=False)), Path("Practice"))
    window = FirstRunWindow(presenter)
    window.you.name.setText("Anna Lindqvist")
    if step != "you":
        window.go_on()
    if step in ("words", "typed back"):
        window.passphrase.form.first.set_text(PASSPHRASE)
        window.passphrase.form.second.set_text(PASSPHRASE)
        window.go_on()
    if step == "typed back":
        window.go_on()
    return window


PAGES: dict[str, Callable[[], QWidget]] = {
    "unlock": lambda: unlock("passphrase"),
    "recovery words": lambda: unlock("words"),
    "shares": lambda: unlock("shares"),
    "elsewhere": lambda: unlock("elsewhere"),
    "new passphrase": lambda: unlock("new passphrase"),
    "trouble": lambda: unlock("trouble"),
    "first run 1": lambda: first_run("you"),
    "first run 2": lambda: first_run("passphrase"),
    "first run 3": lambda: first_run("words"),
    "first run 3, typed back": lambda: first_run("typed back"),
}


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_can_be_reached_has_a_name(qtbot: QtBot, page: str) -> None:
    window = PAGES[page]()
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    assert reachable(window)
    assert unnamed(window) == []


def test_a_field_without_a_name_is_caught(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    window.show()
    assert unnamed(window) == ["QLineEdit "]


def test_tab_goes_from_top_to_bottom(qtbot: QtBot) -> None:
    for page in ("unlock", "first run 1", "first run 2"):
        window = PAGES[page]()
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda shown=window: all(field.eye for field in shown.findChildren(PassphraseField)))  # type: ignore[misc]
        tops = [widget.mapTo(window, widget.rect().center()).y() for widget in reachable(window)]
        assert tops == sorted(tops), page
