"""Each flow in its sheet: nothing counts before its end, what was typed stays, Escape is safe."""

from collections.abc import Sequence
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.domain.errors import DiskFull, WrongPassphrase, WrongWords
from practiceapp.domain.security_record import Act
from practiceapp.services.access import unreported
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.shared.words_back import WordsBack
from practiceapp.ui.vault_care.passphrase_sheet import PassphraseSheet
from practiceapp.ui.vault_care.prove_sheet import ProveSheet
from practiceapp.ui.vault_care.rekey_sheet import RekeySheet
from practiceapp.ui.vault_care.shares_sheet import SharesSheet
from practiceapp.vault import key_care
from practiceapp.vault.rekeying import rekey_into
from practiceapp.vault.swap import swap_in
from tests.drive.hands import settle, until
from tests.ui.vault_care.conftest import Room
from tests.vaults import PASSPHRASE

OTHER = "copper lantern meadow seven quiet harbour"


def escape(qtbot: QtBot, room: Room) -> None:
    qtbot.keyClick(room.sheet(), Qt.Key.Key_Escape)
    settle()


def type_back(part: WordsBack, words: Sequence[str]) -> None:
    for position, word in enumerate(words, start=1):
        part.grid.set_word(position, word)


# --- the sheet


def prove_sheet(room: Room) -> ProveSheet:
    room.page.prove.click()
    sheet = room.sheet()
    assert isinstance(sheet, ProveSheet)
    return sheet


def test_four_right_words_prove_the_sheet_for_a_year(room: Room) -> None:
    sheet = prove_sheet(room)
    assert len(sheet.lines) == 4
    for at, line in sheet.lines.items():
        line.setText(f" {room.words[at - 1].upper()} ")
    sheet.compare.click()
    assert not sheet.isVisible()
    assert room.said == ["The sheet is right. Asked again in a year."]
    assert room.record.last()[Act.WORDS_PROVED] == room.clock.now()
    assert room.page.recovery.words.text() == "Last proved on 18 Mar 2026."


def test_a_wrong_word_is_named_what_was_typed_stays_and_nothing_is_locked_out(room: Room) -> None:
    sheet = prove_sheet(room)
    for at, line in sheet.lines.items():
        line.setText(room.words[at - 1])
    wrong = list(sheet.lines)[2]
    sheet.lines[wrong].setText("zzz")
    for _try in range(6):
        sheet.compare.click()
    assert [at for at, field in sheet.fields.items() if field.error] == [wrong]
    assert sheet.lines[wrong].text() == "zzz"
    assert Act.WORDS_PROVED not in room.record.last()
    sheet.lines[wrong].setText(room.words[wrong - 1])
    sheet.compare.click()
    assert not sheet.isVisible()


def test_an_empty_field_is_asked_for_and_no_try_is_written_down(room: Room) -> None:
    sheet = prove_sheet(room)
    sheet.compare.click()
    assert all(field.error for field in sheet.fields.values())
    assert room.record.events() == []


# --- shares


def shares_sheet(room: Room) -> SharesSheet:
    room.page.shares.click()
    sheet = room.sheet()
    assert isinstance(sheet, SharesSheet)
    sheet.onward.click()
    return sheet


def test_three_shares_written_down_and_typed_back_open_the_vault_to_read(room: Room) -> None:
    sheet = shares_sheet(room)
    written = []
    for number in (1, 2, 3):
        assert sheet.title.text() == f"Share {number} of 3"
        written.append(sheet._shares[number - 1])
        sheet.onward.click()
        assert sheet.words.grid.words() == [""] * 33
        type_back(sheet.words, written[-1])
        assert Act.SHARES_MADE not in room.record.last()
        sheet.onward.click()
    assert not sheet.isVisible()
    assert {Act.SHARES_MADE, Act.SHARES_PROVED} <= set(room.record.last())
    room.vault.close()
    room.vault = room.keys.open_with_shares([written[0], written[2]], unreported)


def test_a_mistyped_share_is_not_taken(room: Room) -> None:
    sheet = shares_sheet(room)
    sheet.onward.click()
    type_back(sheet.words, [*sheet._shares[0][:32], "zzz"])
    sheet.onward.click()
    assert sheet.title.text() == "Share 1 of 3"
    assert sheet.words.grid.fields[32].property("wrong")
    assert "1 word is not as on the sheet" in sheet.words.state.text()


def test_leaving_in_the_middle_makes_none_count_and_leaves_nothing_behind(qtbot: QtBot, room: Room) -> None:
    sheet = shares_sheet(room)
    sheet.onward.click()
    type_back(sheet.words, sheet._shares[0])
    sheet.onward.click()
    assert sheet.title.text() == "Share 2 of 3"
    escape(qtbot, room)
    assert room.record.events() == []
    assert sheet._shares == ()


def test_a_share_is_shown_once(room: Room) -> None:
    first = shares_sheet(room)
    shown = first._shares[0]
    first.reject()
    settle()
    again = shares_sheet(room)
    assert again._shares[0] != shown


# --- the passphrase


def passphrase_sheet(room: Room, old: str, new: str = OTHER) -> PassphraseSheet:
    room.page.change.click()
    sheet = room.sheet()
    assert isinstance(sheet, PassphraseSheet)
    sheet.old.set_text(old)
    sheet.form.first.set_text(new)
    sheet.form.second.set_text(new)
    return sheet


def test_the_passphrase_is_changed_and_the_change_written_down(qtbot: QtBot, room: Room) -> None:
    sheet = passphrase_sheet(room, PASSPHRASE)
    with qtbot.waitSignal(sheet.accepted):
        sheet.change.click()
    room.keeper.confirm(OTHER)
    with pytest.raises(WrongPassphrase):
        room.keeper.confirm(PASSPHRASE)
    assert room.record.last()[Act.PASSPHRASE_CHANGED] == room.clock.now()
    assert room.page.passphrase.words.text() == "Changed on 18 Mar 2026."


def test_the_one_in_use_must_be_right_and_what_was_typed_stays(qtbot: QtBot, room: Room) -> None:
    sheet = passphrase_sheet(room, "something else")
    with qtbot.waitSignal(sheet._presenter.old_refused):
        sheet.change.click()
    assert sheet.old.error == sentence_for(WrongPassphrase())
    assert sheet.form.second.text() == OTHER
    assert room.record.events() == []
    room.keeper.confirm(PASSPHRASE)


def test_a_full_disk_leaves_the_old_passphrase(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(room.keeper), "replace_passphrase", full)
    sheet = passphrase_sheet(room, PASSPHRASE)
    with qtbot.waitSignal(sheet._presenter.failed):
        sheet.change.click()
    assert sheet.trouble.words.text() == sentence_for(DiskFull())
    assert room.record.events() == []


# --- another key


def at_the_new_words(qtbot: QtBot, room: Room) -> tuple[RekeySheet, tuple[str, ...]]:
    """The sheet with the 24 new words typed back, before the last button."""
    room.page.rekey.click()
    sheet = room.sheet()
    assert isinstance(sheet, RekeySheet)
    sheet.old.set_text(PASSPHRASE)
    with qtbot.waitSignal(sheet._presenter.confirmed):
        sheet.onward.click()
    sheet.form.first.set_text(OTHER)
    sheet.form.second.set_text(OTHER)
    sheet.onward.click()
    words = sheet._presenter.words
    sheet.onward.click()
    type_back(sheet.words, words)
    return sheet, words


def test_another_key_takes_everything_along_and_only_the_new_ones_open_it(qtbot: QtBot, room: Room) -> None:
    sheet, words = at_the_new_words(qtbot, room)
    with qtbot.waitSignal(sheet.accepted):
        sheet.onward.click()
    assert room.rekeyed == [True]
    with pytest.raises(WrongPassphrase):
        room.keeper.unlock(PASSPHRASE, unreported)
    with pytest.raises(WrongWords):
        room.keeper.unlock_with_words(room.words, unreported)
    room.keeper.unlock_with_words(words, unreported).close()
    record = room.reopened(OTHER)
    assert {Act.REKEYED, Act.WORDS_PROVED} <= set(record.last())


def test_a_wrong_passphrase_begins_nothing(qtbot: QtBot, room: Room) -> None:
    room.page.rekey.click()
    sheet = room.sheet()
    assert isinstance(sheet, RekeySheet)
    sheet.old.set_text("something else")
    with qtbot.waitSignal(sheet._presenter.old_refused):
        sheet.onward.click()
    assert sheet.old.error == sentence_for(WrongPassphrase())
    assert sheet._presenter.words == ()


def test_words_not_typed_back_rightly_are_not_taken(qtbot: QtBot, room: Room) -> None:
    sheet, _words = at_the_new_words(qtbot, room)
    sheet.words.grid.set_word(5, "zzz")
    sheet.onward.click()
    assert sheet.words.grid.fields[4].property("wrong")
    assert not sheet._presenter.running


def test_a_full_disk_leaves_all_as_it_was_and_the_same_words_can_be_tried_again(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull

    sheet, words = at_the_new_words(qtbot, room)
    monkeypatch.setattr(key_care, "rekey_into", full)
    with qtbot.waitSignal(sheet._presenter.failed):
        sheet.onward.click()
    assert sentence_for(DiskFull()) in sheet.trouble.words.text()
    assert "Nothing was changed" in sheet.trouble.words.text()
    assert sheet.words.grid.words() == list(words)
    assert room.record.events() == []
    room.keeper.confirm(PASSPHRASE)
    monkeypatch.setattr(key_care, "rekey_into", rekey_into)
    with qtbot.waitSignal(sheet.accepted):
        sheet.onward.click()
    room.keeper.unlock_with_words(words, unreported).close()


def test_stopped_while_copying_all_is_as_it_was(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, _words = at_the_new_words(qtbot, room)

    pressed = Event()

    def slow(*args: object) -> None:
        report = args[-1]
        assert callable(report)
        report(40)
        pressed.wait(30)
        report(41)

    monkeypatch.setattr(key_care, "rekey_into", slow)
    sheet.onward.click()
    until(lambda: "40" in sheet.line.text(), "that it copies")
    escape(qtbot, room)
    assert sheet.isVisible()
    pressed.set()
    until(lambda: not sheet.isVisible(), "the end of it")
    assert room.rekeyed == []
    assert room.record.events() == []
    room.keeper.confirm(PASSPHRASE)


def test_once_the_vault_changes_places_it_cannot_be_stopped(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, words = at_the_new_words(qtbot, room)

    def swap_while_escape_is_pressed(*args: object) -> object:
        room.page._desk.jobs.cancel()
        return swap_in(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(key_care, "swap_in", swap_while_escape_is_pressed)
    with qtbot.waitSignal(sheet.accepted):
        sheet.onward.click()
    assert room.rekeyed == [True]
    room.keeper.unlock_with_words(words, unreported).close()


def test_a_swap_that_fails_with_the_vault_closed_leaves_only_the_lock(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, _words = at_the_new_words(qtbot, room)

    def refused(*_args: object) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(key_care, "swap_in", refused)
    with qtbot.waitSignal(sheet._presenter.closed):
        sheet.onward.click()
    assert sheet.title.text() == "Re-keying was not finished"
    assert not sheet.leave.isVisible()
    escape(qtbot, room)
    assert room.rekeyed == [True]
    room.keeper.unlock(PASSPHRASE, unreported).close()


def test_used_up_keys_are_never_used_again(room: Room) -> None:
    beginning = room.keeper.begin()
    beginning.master.wipe()
    with pytest.raises(RuntimeError, match="used up"):
        room.keys.rekey(room.vault, beginning, OTHER, unreported)


def test_no_words_are_left_on_any_screen_after_leaving(qtbot: QtBot, room: Room) -> None:
    sheet, words = at_the_new_words(qtbot, room)
    sheet.words.show_words()
    escape(qtbot, room)
    settle()
    shown = [one for one in QApplication.allWidgets() if getattr(one, "text", lambda: "")() in words]
    assert [one for one in shown if one.isVisible()] == []
