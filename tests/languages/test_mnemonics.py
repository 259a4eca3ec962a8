"""The letters behind &: in no window, sheet or menu do two things want the same, in either language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.clients.client_form import ClientForm
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.sessions.session_actions import LABELS
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.shared.asking import Question, QuestionDialog
from practiceapp.ui.shared.crash_note import CrashDialog
from practiceapp.ui.shared.fields import choose
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.toast import Toast
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.every_page import NOON, practice
from tests.fakes_access import PASSPHRASE, InMemoryVaults, access_for, access_to
from tests.languages.mnemonics import collisions, in_menu, in_reach

UNDO = "&Undo"
"""The line with Undo may come up over any page."""
HELP = "&Help"
"""Stands in the corner of the windows before the vault is open."""
both = pytest.mark.parametrize("code", ["en", "de"])


def complaints(window: QWidget, name: str, *also: str) -> list[str]:
    return [f"{name}: {one}" for one in collisions([*in_reach(window), *also])]


@both
def test_on_every_page_each_letter_means_one_thing(code: str, tmp_path: Path) -> None:
    found: list[str] = []
    with practice(tmp_path, language=code) as shown:
        for name in shown.walk():
            undo = [] if shown.window.findChildren(Toast)[0].isVisible() else [_(UNDO)]
            found += complaints(shown.window, name, *undo)
    assert found == []


@both
def test_in_every_sheet_over_a_page(code: str, tmp_path: Path) -> None:
    found: list[str] = []
    with practice(tmp_path, language=code) as shown:
        workplace = shown.life.program.workplace if shown.life.program else None
        assert workplace is not None
        workplace.new_client()
        for form in shown.window.findChildren(ClientForm):
            found += complaints(form, "client form")
            form.reject()
        workplace.new_session()
        for sheet in shown.window.findChildren(SessionForm):
            found += complaints(sheet, "session form")
            assert sheet.isVisible()
            sheet.reject()
        question = QuestionDialog(Question("?", "?", _("Issue &correction")), shown.window)
        question.show()
        found += complaints(question, "question")
        crash = CrashDialog("report", shown.window)
        crash.show()
        found += complaints(crash, "crash")
    assert found == []


@both
def test_in_the_menu_of_a_session(code: str, qtbot: QtBot) -> None:
    LANGUAGE.use(code)
    menu = QMenu()
    qtbot.addWidget(menu)
    for label in LABELS.values():
        menu.addAction(_(label))
    assert collisions(in_menu(menu)) == []
    assert len(in_menu(menu)) == len(LABELS)


@both
def test_in_every_step_of_the_first_run(code: str, qtbot: QtBot, tmp_path: Path) -> None:
    window = FirstRunWindow(FirstRunPresenter(access_for(InMemoryVaults(there=False)), tmp_path / "Practice"))
    qtbot.addWidget(window)
    window.show()
    choose(window.you.screen_language, code)
    found = complaints(window, "you", _(HELP))
    window.you.name.setText("Anna Lindqvist")
    window.go_on()
    found += complaints(window, "passphrase", _(HELP))
    for field in (window.passphrase.form.first, window.passphrase.form.second):
        field.set_text(PASSPHRASE)
    window.go_on()
    found += complaints(window, "words", _(HELP))
    window.go_on()
    found += complaints(window, "words typed back", _(HELP))
    assert window.words.is_typing
    assert found == []


@both
def test_in_every_page_before_the_vault_is_open(code: str, qtbot: QtBot) -> None:
    LANGUAGE.use(code)
    window = UnlockWindow(UnlockPresenter(access_to(InMemoryVaults())), Path("/anna/Practice"))
    qtbot.addWidget(window)
    window.show()
    ways: list[Callable[[], None]] = [
        window.show_passphrase,
        window.show_words,
        window.show_shares,
        lambda: window.show_elsewhere(NOON),
        window.show_new_passphrase,
        lambda: window.show_trouble("?", words_help=True),
    ]
    found: list[str] = []
    for number, show in enumerate(ways):
        show()
        found += complaints(window, f"page {number}", _(HELP))
        assert in_reach(window)
    assert found == []


def test_two_that_want_the_same_letter_are_caught(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    name, label = QLineEdit(), QLabel("Na&me")
    label.setBuddy(name)
    hidden = QPushButton("&More")
    for widget in (
        label,
        name,
        QPushButton("Move it"),
        QPushButton("Re&move"),
        QPushButton("R && &D"),
        hidden,
    ):
        layout.addWidget(widget)
    hidden.hide()
    window.show()
    assert collisions(in_reach(window)) == ["m: Na&me, Re&move"]
    hidden.show()
    assert collisions(in_reach(window)) == ["m: Na&me, Re&move, &More"]
