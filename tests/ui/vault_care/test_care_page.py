"""Each thing says when it was last seen to; what is due says so in words, and its one act sees to it."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.domain.errors import PagesDamaged
from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.services.key_care import KeyCareService
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.today.today_lines import vault_care_of
from practiceapp.ui.vault_care.care_row import CareRow
from practiceapp.ui.vault_care.words import NOT_WELL, WELL, act_words
from practiceapp.vault.live_check import OpenPages
from tests.practices import NOON
from tests.ui.vault_care.conftest import Room

YEAR = timedelta(days=366)


def due_rows(room: Room) -> list[str]:
    """The things that say that they are due, by their titles."""
    rows = room.page.findChildren(CareRow)
    return [row.title.text() for row in rows if row.due.isVisible() and row.due.text()]


@pytest.mark.parametrize("act", Act)
def test_the_record_has_words_for_each_act_well_or_not(act: Act) -> None:
    well, not_well = (act_words(SecurityEvent(act, NOON, went)) for went in (True, False))
    assert well
    assert well != not_well
    assert set(WELL) == set(Act) >= set(NOT_WELL)


def test_dates_are_there_in_one_glance(room: Room) -> None:
    for act in (Act.FOUNDED, Act.WORDS_PROVED, Act.SHARES_MADE, Act.SHARES_PROVED, Act.EXAMINED):
        room.record.note(act)
    room.enter()
    page = room.page
    rows = (page.passphrase, page.recovery, page.colleague, page.examined)
    assert [row.words.text() for row in rows] == [
        "As chosen on 18 Mar 2026, when the vault was made.",
        "Last proved on 18 Mar 2026.",
        "Shares made on 18 Mar 2026, confirmed on 18 Mar 2026.",
        "On 18 Mar 2026, and every page was as it was written.",
    ]
    assert due_rows(room) == []
    assert page.frame.subtitle.text() == "Nothing is due."


def test_after_a_year_it_says_what_is_due_in_words_and_with_a_sign(room: Room) -> None:
    for act in (Act.FOUNDED, Act.WORDS_PROVED, Act.SHARES_MADE, Act.SHARES_PROVED):
        room.record.note(act)
    room.clock.moment = NOON + YEAR
    room.record.note(Act.EXAMINED)
    for act in (Act.BACKED_UP, Act.REHEARSED):
        room.record.note(act)
    room.enter()
    assert due_rows(room) == ["Recovery words", "Trusted colleague"]
    assert room.page.frame.subtitle.text() == "Two things are due."
    assert not room.page.recovery._due_sign.pixmap().isNull()


def test_what_was_never_done_is_not_due_on_the_day_the_vault_is_made(room: Room) -> None:
    assert Act.REHEARSED in room.record.due()
    room.record.note(Act.FOUNDED)
    assert room.record.due() == []
    room.clock.moment = NOON + YEAR
    assert Act.REHEARSED in room.record.due()


def test_still_right_counts_from_today(room: Room) -> None:
    room.enter()
    assert not room.page.still_right.isVisible()
    room.record.note(Act.SHARES_MADE)
    room.clock.moment = NOON + YEAR
    room.enter()
    assert "Trusted colleague" in due_rows(room)
    room.page.still_right.click()
    assert "Trusted colleague" not in due_rows(room)
    assert room.record.last()[Act.SHARES_PROVED] == NOON + YEAR


def test_shares_from_before_a_new_key_are_called_useless(room: Room) -> None:
    room.record.note(Act.SHARES_MADE)
    room.clock.moment = NOON + timedelta(days=1)
    room.record.note(Act.REKEYED)
    room.enter()
    assert "no longer open it" in room.page.colleague.due.text()
    assert not room.page.still_right.isVisible()


def test_examining_is_written_down(qtbot: QtBot, room: Room) -> None:
    with qtbot.waitSignal(room.page._presenter.examined):
        room.page.examine.click()
        assert room.page.examine.text() == "Examining…"
        room.page.examine.click()
    assert len(room.record.events()) == 1
    assert room.record.last()[Act.EXAMINED] == NOON
    assert room.said == ["Every page of the vault is as it was written"]


def test_damage_is_said_and_not_called_examined(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenPages, "damaged", lambda _self: (7,))
    with qtbot.waitSignal(room.page._presenter.failed):
        room.page.examine.click()
    assert room.page.trouble.words.text() == sentence_for(PagesDamaged((7,)))
    assert Act.EXAMINED not in room.record.last()


def test_the_record_lists_the_newest_first_and_everything_on_demand(room: Room) -> None:
    for number in range(12):
        room.clock.moment = NOON + timedelta(days=number)
        room.record.note(Act.EXAMINED, went_well=number != 11)
    room.enter()
    rows = room.page.events.rows
    first = rows.row_at(rows.index(0, 0))
    assert first is not None
    assert first.aloud() == "29 Mar 2026, 13:00: Examined, and damage was found"
    assert first.icon == "triangle-alert"
    assert (rows.rowCount(), room.page.more.isVisible()) == (8, True)
    room.page.more.click()
    assert (rows.rowCount(), room.page.more.isVisible()) == (12, False)


def test_locking_is_hers_within_bounds_and_kept_at_once(room: Room) -> None:
    part = room.page.locking
    assert (part.minutes.value(), part.minimised.isChecked()) == (15, False)
    part.minutes.setValue(90)
    part.minimised.click()
    assert (room.preferences.lock_minutes, room.preferences.lock_when_minimised) == (60, True)


def test_today_has_at_most_one_line_for_it() -> None:
    assert vault_care_of(0) == []
    (line,) = vault_care_of(2)
    assert line.title == "Vault care: two things are due"


def test_words_alone_would_not_be_enough_to_prove_too_few(room: Room) -> None:
    keys: KeyCareService = room.page._desk.keys
    assert not keys.prove_words({1: room.words[0]})
    assert Act.WORDS_PROVED not in room.record.last()
