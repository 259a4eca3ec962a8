"""Three steps to a vault: nothing is written before the end, and Back loses nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.domain import errors
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.shared.fields import choose, chosen
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.wording import sentence_for
from tests.fakes_access import PASSPHRASE, SIX, WORDS, InMemoryVaults, access_for

Made = tuple[FirstRunWindow, InMemoryVaults, FirstRunPresenter]


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Made:
    vaults = InMemoryVaults(there=False)
    presenter = FirstRunPresenter(access_for(vaults), tmp_path / "Practice")
    window = FirstRunWindow(presenter)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window, vaults, presenter


def press(qtbot: QtBot, window: FirstRunWindow) -> None:
    qtbot.mouseClick(window.next, Qt.MouseButton.LeftButton)


def to_passphrase(qtbot: QtBot, window: FirstRunWindow) -> None:
    qtbot.keyClicks(window.you.name, "Anna Lindqvist")
    press(qtbot, window)


def to_words(qtbot: QtBot, window: FirstRunWindow) -> None:
    to_passphrase(qtbot, window)
    qtbot.keyClicks(window.passphrase.form.first.line, PASSPHRASE)
    qtbot.keyClicks(window.passphrase.form.second.line, PASSPHRASE)
    press(qtbot, window)


def type_back(window: FirstRunWindow) -> None:
    for place, word in enumerate(WORDS, start=1):
        window.words.grid.set_word(place, f" {word.upper()} ")


def test_from_the_name_to_an_open_vault(qtbot: QtBot, made: Made) -> None:
    window, vaults, _presenter = made
    to_words(qtbot, window)
    press(qtbot, window)
    type_back(window)
    assert vaults.made is None
    with qtbot.waitSignal(window.finished) as finished:
        press(qtbot, window)
    assert finished.args == vaults.opened
    assert vaults.made is not None
    assert vaults.made.therapist_name == "Anna Lindqvist"
    assert vaults.passphrase == PASSPHRASE


def test_the_country_proposes_the_rest(made: Made) -> None:
    you = made[0].you
    choose(you.country, "GB")
    assert (chosen(you.currency), chosen(you.zone)) == ("GBP", "Europe/London")
    choose(you.country, "CH")
    assert (chosen(you.currency), chosen(you.zone)) == ("CHF", "Europe/Zurich")


def test_the_language_of_the_screen_is_asked_first_and_proposes_that_of_invoices(made: Made) -> None:
    you = made[0].you
    assert [you.screen_language.itemText(row) for row in range(you.screen_language.count())] == [
        "English",
        "Deutsch",
    ]
    assert (chosen(you.screen_language), chosen(you.language)) == ("en", "en")
    choose(you.screen_language, "de")
    assert (chosen(made[0].you.screen_language), chosen(made[0].you.language)) == ("de", "de")


def test_the_language_of_invoices_stays_hers(qtbot: QtBot, made: Made) -> None:
    window, _vaults, presenter = made
    choose(window.you.language, "de")
    window.you.language.activated.emit(window.you.language.currentIndex())
    choose(window.you.screen_language, "de")
    choose(window.you.screen_language, "en")
    choose(window.you.country, "GB")
    assert chosen(window.you.language) == "de"
    to_passphrase(qtbot, window)
    assert presenter.practice is not None
    assert (presenter.practice.country, presenter.practice.language) == ("GB", "de")


def test_another_language_of_the_screen_keeps_what_was_typed(qtbot: QtBot, made: Made) -> None:
    window, _vaults, presenter = made
    you = window.you
    qtbot.keyClicks(you.name, "Anna Lindqvist")
    qtbot.keyClicks(you.practice, "Praxis am Markt")
    choose(you.country, "CH")
    choose(you.zone, "Europe/Vienna")
    you.screen_language.setFocus()
    qtbot.keyClick(you.screen_language, Qt.Key.Key_Down)
    now = window.you
    assert now is not you
    assert (now.name.text(), now.practice.text()) == ("Anna Lindqvist", "Praxis am Markt")
    assert (chosen(now.country), chosen(now.currency), chosen(now.zone)) == ("CH", "CHF", "Europe/Vienna")
    assert window.title.text() == "Sie und Ihre Praxis"
    assert now.country.currentText() == "Schweiz"
    assert now.screen_language.hasFocus()
    assert LANGUAGE.code == "de"
    press(qtbot, window)
    assert presenter.practice is not None
    assert presenter.practice.therapist_name == "Anna Lindqvist"
    assert window.passphrase.isVisible()


def test_the_passphrase_and_the_words_typed_outlast_another_language(qtbot: QtBot, made: Made) -> None:
    window = made[0]
    to_words(qtbot, window)
    press(qtbot, window)
    window.words.grid.set_word(1, "abandon")
    for _ in range(3):
        qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    choose(window.you.screen_language, "de")
    press(qtbot, window)
    assert window.passphrase.form.passphrase() == PASSPHRASE
    press(qtbot, window)
    press(qtbot, window)
    assert window.words.grid.words()[0] == "abandon"
    assert window.dots.accessibleName() == "Schritt 3 von 3"


def test_a_name_is_needed_and_said_beside_the_field(qtbot: QtBot, made: Made) -> None:
    window = made[0]
    press(qtbot, window)
    assert window.you.isVisible()
    assert window.you.fields["therapist_name"].error == sentence_for(errors.NameMissing())


def test_back_keeps_everything(qtbot: QtBot, made: Made) -> None:
    window = made[0]
    to_words(qtbot, window)
    press(qtbot, window)
    window.words.grid.set_word(1, "abandon")
    for _ in range(3):
        qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.you.isVisible()
    assert window.you.name.text() == "Anna Lindqvist"
    press(qtbot, window)
    assert window.passphrase.form.passphrase() == PASSPHRASE
    press(qtbot, window)
    press(qtbot, window)
    assert window.words.grid.words()[0] == "abandon"


def test_the_words_stay_the_same_on_a_second_look(qtbot: QtBot, made: Made) -> None:
    window, _vaults, presenter = made
    to_words(qtbot, window)
    assert window.words.shown.isVisible()
    before = presenter.words
    press(qtbot, window)
    qtbot.mouseClick(window.words.look_again, Qt.MouseButton.LeftButton)
    assert window.words.shown.isVisible()
    assert presenter.words == before == WORDS


def test_words_typed_back_wrongly_make_no_vault(qtbot: QtBot, made: Made) -> None:
    window, vaults, _presenter = made
    to_words(qtbot, window)
    press(qtbot, window)
    type_back(window)
    window.words.grid.set_word(7, "absorbt")
    window.words.grid.set_word(20, "")
    press(qtbot, window)
    assert "2 words are not as on the sheet" in window.words.state.text()
    assert [place for place, field in enumerate(window.words.grid.fields, 1) if field.property("wrong")] == [
        7,
        20,
    ]
    assert window.focusWidget() is window.words.grid.fields[6]
    assert vaults.made is None


def test_a_folder_with_a_vault_is_refused_at_once(qtbot: QtBot, made: Made) -> None:
    window, vaults, _presenter = made
    to_passphrase(qtbot, window)
    vaults.there = True
    press(qtbot, window)
    assert window.passphrase.folder.error == sentence_for(errors.VaultExists())
    assert window.passphrase.isVisible()


def test_a_folder_that_holds_something_gets_one_inside(made: Made, tmp_path: Path) -> None:
    window, _vaults, presenter = made
    (tmp_path / "letters.txt").write_text("kept")
    window.passphrase.use_folder(tmp_path)
    assert presenter.folder == tmp_path / "Practice"
    assert window.passphrase.path.text() == str(tmp_path / "Practice")
    empty = tmp_path / "empty"
    empty.mkdir()
    window.passphrase.use_folder(empty)
    assert presenter.folder == empty


@pytest.mark.parametrize("error", [errors.FolderNotWritable(), errors.FolderNotEmpty()])
def test_a_folder_refused_at_the_end_leads_back_to_it(
    qtbot: QtBot, made: Made, error: errors.PracticeError
) -> None:
    window, vaults, presenter = made
    to_words(qtbot, window)
    press(qtbot, window)
    type_back(window)
    vaults.failing = error
    with qtbot.waitSignal(presenter.folder_refused):
        press(qtbot, window)
    assert window.passphrase.isVisible()
    assert window.passphrase.folder.error == sentence_for(error)


def test_a_full_disk_is_said_and_can_be_tried_again(qtbot: QtBot, made: Made) -> None:
    window, vaults, presenter = made
    to_words(qtbot, window)
    press(qtbot, window)
    type_back(window)
    vaults.failing = errors.DiskFull()
    with qtbot.waitSignal(presenter.failed):
        press(qtbot, window)
    assert window.words.trouble.words.text() == sentence_for(errors.DiskFull())
    with qtbot.waitSignal(window.finished):
        press(qtbot, window)


def test_six_words_are_offered_and_other_ones_can_be_drawn(qtbot: QtBot, made: Made) -> None:
    window = made[0]
    to_passphrase(qtbot, window)
    form = window.passphrase.form
    assert form.offered.text() == SIX
    asked: Callable[[], str] = form.offered.text
    qtbot.mouseClick(form.other, Qt.MouseButton.LeftButton)
    assert len(asked().split()) == 6
