"""Each morning's first page, and the days on which something is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.domain import errors
from practiceapp.ui.shared.buttons import PrimaryButton
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.unlock.notices import WORDS as NOTICES
from practiceapp.ui.unlock.notices import notice_words
from practiceapp.ui.unlock.passphrase_page import greeting, short_path
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.fakes_access import PASSPHRASE, SIX, WORDS, InMemoryVaults, access_to

FOLDER = Path("/anna/Practice")
Made = Callable[..., tuple[UnlockWindow, InMemoryVaults]]


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    def make(demo: str = "") -> tuple[UnlockWindow, InMemoryVaults]:
        vaults = InMemoryVaults()
        window = UnlockWindow(UnlockPresenter(access_to(vaults)), FOLDER, demo)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        return window, vaults

    return make


def type_passphrase(qtbot: QtBot, window: UnlockWindow, text: str) -> None:
    line = window.passphrase.field.line
    line.clear()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_passphrase_and_enter_is_all_it_takes(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    assert window.focusWidget() is window.passphrase.field.line
    with qtbot.waitSignal(window.unlocked) as unlocked:
        type_passphrase(qtbot, window, PASSPHRASE)
        assert window.passphrase.button.text() == "Opening…"
    assert unlocked.args == vaults.opened
    assert window.passphrase.field.text() == ""


def test_a_wrong_one_is_said_below_and_can_be_typed_over(qtbot: QtBot, made: Made) -> None:
    window, _vaults = made()
    field = window.passphrase.field
    with qtbot.waitSignal(window._presenter.refused):
        type_passphrase(qtbot, window, "wrong")
    assert field.error == sentence_for(errors.WrongPassphrase())
    assert field.line.hasSelectedText()
    assert window.focusWidget() is field.line
    assert window.passphrase.button.isEnabled()
    qtbot.keyClicks(field.line, PASSPHRASE)
    assert field.error == ""


def test_an_empty_field_asks_nothing_of_the_vault(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    qtbot.mouseClick(window.passphrase.button, Qt.MouseButton.LeftButton)
    assert "Type your passphrase" in window.passphrase.field.error
    assert vaults.opened == []


def test_after_several_wrong_ones_the_next_try_needs_no_waiting(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    for _ in range(6):
        with qtbot.waitSignal(window._presenter.refused):
            type_passphrase(qtbot, window, "wrong")
    with qtbot.waitSignal(window.unlocked) as unlocked:
        type_passphrase(qtbot, window, PASSPHRASE)
    assert unlocked.args == vaults.opened


def test_the_demo_shows_its_passphrase_and_a_real_vault_never_does(made: Made) -> None:
    from PySide6.QtWidgets import QLabel

    demo, _ = made(PASSPHRASE)
    real, _ = made()
    assert any(PASSPHRASE in words.text() for words in demo.findChildren(QLabel))
    assert not any("passphrase:" in words.text() for words in real.findChildren(QLabel))
    assert any(words.text() == "Vault in /anna/Practice" for words in real.findChildren(QLabel))


def open_words(window: UnlockWindow) -> None:
    window.show_words()
    for place, word in enumerate(WORDS, start=1):
        window.words.grid.set_word(place, word)


def test_a_misspelt_recovery_word_is_found_and_mended(qtbot: QtBot, made: Made) -> None:
    window, _vaults = made()
    open_words(window)
    page = window.words
    page.grid.set_word(7, "absorbt")
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert "Word 7" in page.state.text()
    assert page.grid.fields[6].property("wrong") is True
    assert page.take.text() == "Use “absorb”"
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert page.state.text() == "All 24 words are there."
    with qtbot.waitSignal(window._presenter.needs_passphrase):
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)


def test_words_are_counted_while_they_are_typed(qtbot: QtBot, made: Made) -> None:
    window, _vaults = made()
    open_words(window)
    page = window.words
    page.grid.set_word(24, "")
    assert page.state.text() == "1 word to go"
    page.grid.go_to(24)
    qtbot.keyClicks(page.grid.fields[23], WORDS[23])
    assert window.focusWidget() is page.grid.fields[23]
    assert page.state.text() == "All 24 words are there."
    page.grid.set_word(7, "absorbt")
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    page.grid.go_to(9)
    qtbot.keyClicks(page.grid.fields[8], "x")
    assert "Word 7" in page.state.text(), "said until it is mended"


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (Path.home() / ".local/share/practiceapp/vault", "~/.local/share/practiceapp/vault"),
        (Path("/media/stick/vault"), "/media/stick/vault"),
        (Path("/media", *("a long name " * 3,) * 3, "practiceapp", "vault"), "…/practiceapp/vault"),
    ],
)
def test_the_foot_says_where_the_vault_is(folder: Path, words: str) -> None:
    assert short_path(folder).replace("\\", "/") == words


def test_a_missing_word_is_gone_to(qtbot: QtBot, made: Made) -> None:
    window, _vaults = made()
    open_words(window)
    window.words.grid.set_word(20, "")
    qtbot.mouseClick(window.words.open, Qt.MouseButton.LeftButton)
    assert window.words.state.text() == "1 word to go"
    assert window.focusWidget() is window.words.grid.fields[19]


def test_words_of_another_vault_are_said_to_be_so(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    open_words(window)
    vaults.failing = errors.WrongWords()
    with qtbot.waitSignal(window._presenter.words_refused):
        qtbot.mouseClick(window.words.open, Qt.MouseButton.LeftButton)
    assert window.words.trouble.words.text() == sentence_for(errors.WrongWords())


def test_after_the_words_comes_a_new_passphrase(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    open_words(window)
    with qtbot.waitSignal(window._presenter.needs_passphrase):
        qtbot.mouseClick(window.words.open, Qt.MouseButton.LeftButton)
    assert window.words.grid.words() == [""] * 24
    form = window.new_passphrase.form
    assert form.offered.text() == SIX
    qtbot.mouseClick(form.take, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.second.line, SIX)
    with qtbot.waitSignal(window.unlocked):
        qtbot.keyClick(form.second.line, Qt.Key.Key_Return)
    assert vaults.passphrase == SIX


def test_closing_before_a_new_passphrase_closes_the_vault(qtbot: QtBot, made: Made) -> None:
    window, vaults = made()
    open_words(window)
    with qtbot.waitSignal(window._presenter.needs_passphrase):
        qtbot.mouseClick(window.words.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.new_passphrase.go_back, Qt.MouseButton.LeftButton)
    assert vaults.opened[0].closed
    assert window.stack.currentWidget() is window.passphrase


@pytest.mark.parametrize(
    ("error", "words_help"),
    [
        (errors.VaultMissing(), False),
        (errors.VaultDamaged(), False),
        (errors.NewerVault(9, 4), False),
        (errors.VaultInUse(), False),
        (errors.KeyFileDamaged(), True),
        (errors.KeyFilesMissing(), True),
    ],
)
def test_trouble_has_its_own_page(
    qtbot: QtBot, made: Made, error: errors.VaultTrouble, words_help: bool
) -> None:
    window, vaults = made()
    vaults.failing = error
    with qtbot.waitSignal(window._presenter.trouble):
        type_passphrase(qtbot, window, PASSPHRASE)
    page = window.trouble
    assert window.stack.currentWidget() is page
    assert page.sentence.text() == sentence_for(error)
    assert page.words.isVisible() is words_help
    first, again = (page.words, page.again_quiet) if words_help else (page.try_again, page.try_again)
    shown = [button for button in page.findChildren(PrimaryButton) if button.isVisible()]
    assert shown == [first], "one primary button, and it is what helps"
    assert window.focusWidget() is first
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.passphrase
    with qtbot.waitSignal(window.quit_wanted):
        qtbot.mouseClick(page.quit, Qt.MouseButton.LeftButton)


def test_a_missing_folder_is_said_before_anything_is_typed(made: Made) -> None:
    window, vaults = made()
    vaults.there = False
    window._presenter.look()
    assert window.trouble.sentence.text() == sentence_for(errors.VaultMissing())
    vaults.there = True
    window._on_again()
    assert window.stack.currentWidget() is window.passphrase


def test_the_greeting_knows_the_time() -> None:
    assert [greeting(hour) for hour in (8, 14, 20)] == ["Good morning", "Good afternoon", "Good evening"]


def test_every_notice_has_words() -> None:
    assert all(notice_words(notice) for notice in NOTICES)
    assert len(NOTICES) == len(type(next(iter(NOTICES))))
