"""A client's sessions as a story, and the menu of a session."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.domain.clients import Client, ClientId
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind, SessionState
from practiceapp.ui.sessions.session_actions import SessionAction, SessionActionsPresenter
from practiceapp.ui.sessions.session_timeline import SessionTimeline
from practiceapp.ui.sessions.timeline_list import TimelineList
from practiceapp.ui.sessions.timeline_presenter import Mark, TimelinePresenter, timeline
from practiceapp.ui.shared.rows import Row
from tests.practices import BERLIN, House, fake_house, real_house
from tests.vaults import make_vault


@pytest.fixture
def house() -> House:
    return fake_house()


@pytest.fixture(params=["in memory", "real vault"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "in memory":
        yield fake_house()
        return
    vault = make_vault(tmp_path / "vault")
    yield real_house(vault)
    vault.close()


def held(house: House, client: Client, on: date) -> Session:
    start = LocalStart(on, time(9), BERLIN)
    session = house.sessions.plan(client.client_id, SessionKind.SESSION, start)
    house.sessions.hold(session.session_id)
    return house.sessions.get(session.session_id)


def panel(qtbot: QtBot, house: House) -> SessionTimeline:
    actions = SessionActionsPresenter(house.sessions, house.clock)
    made = SessionTimeline(TimelinePresenter(house.sessions, house.notes), actions)
    actions.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def titles(rows: TimelineList) -> list[str]:
    found = [rows.rows.row_at(rows.rows.index(number, 0)) for number in range(rows.rows.rowCount())]
    return [row.title for row in found if row]


def test_newest_first_with_years_and_pauses(house: House) -> None:
    client = house.client()
    days = [date(2025, 12, 30), date(2026, 1, 6), date(2026, 3, 10)]
    for day in days:
        held(house, client, day)
    house.planned(client, 24)
    rows = timeline(house.sessions.of_client(client.client_id), {}, frozenset())
    assert [row.title for row in rows] == [
        "2026",
        "Tue 24 Mar, 10:30",
        "Tue 10 Mar, 09:00",
        "Nine weeks without a session",
        "Tue 6 Jan, 09:00",
        "2025",
        "Tue 30 Dec, 09:00",
    ]
    assert (rows[1].second, rows[2].second) == ("", "Note to write")
    assert rows[2].aloud().endswith("09:00, Held, Note to write, Nine weeks without a session.")


def test_cancelled_sessions_neither_make_nor_break_a_pause(house: House) -> None:
    client = house.client()
    held(house, client, date(2026, 1, 6))
    cancelled = house.planned(client, 3)
    house.sessions.cancel_late(cancelled.session_id)
    held(house, client, date(2026, 3, 10))
    rows = timeline(house.sessions.of_client(client.client_id), {}, frozenset())
    assert sum(isinstance(row.key, Mark) and row.key.after is not None for row in rows) == 1


def test_an_addition_begun_is_said_until_it_is_added(either: House) -> None:
    session = either.held(either.client("Ida"), 10)
    either.notes.save_draft(session.session_id, {Heading.ALIVE: "The silence in the room."})
    either.notes.lock(session.session_id)
    either.notes.save_addition(session.session_id, "She rang")

    def line() -> str:
        notes = {note.session_id: note for note in either.notes.of_client(session.client_id)}
        (row,) = (row for row in timeline([session], notes, frozenset()) if row.key == session.session_id)
        return row.second

    assert line() == "Note finished · Addition begun"
    either.notes.amend(session.session_id, "She rang.")
    assert line() == "Note finished"


def test_enter_opens_the_note_and_space_shows_its_first_line(qtbot: QtBot, either: House) -> None:
    client = either.client("Ida")
    session = either.held(client, 10)
    either.notes.save_draft(session.session_id, {Heading.ALIVE: "The silence in the room.\nSecond line."})
    made = panel(qtbot, either)
    made.show_client(client.client_id)
    made.rows.focus_first()
    assert _current(made).second == "Note begun"
    QTest.keyClick(made.rows, Qt.Key.Key_Space)
    assert _current(made).second == "The silence in the room."
    QTest.keyClick(made.rows, Qt.Key.Key_Space)
    assert _current(made).second == "Note begun"
    with qtbot.waitSignal(made.note_wanted) as wanted:
        QTest.keyClick(made.rows, Qt.Key.Key_Return)
    assert wanted.args == [session.session_id]
    other = either.client("Ulla")
    QTest.keyClick(made.rows, Qt.Key.Key_Space)
    made.show_client(other.client_id)
    made.show_client(client.client_id)
    assert "silence" not in str([_row(made, number) for number in range(2)])


def test_arrows_pass_over_years_and_pauses(qtbot: QtBot, house: House) -> None:
    client = house.client()
    for day in (date(2025, 10, 1), date(2026, 3, 10)):
        held(house, client, day)
    made = panel(qtbot, house)
    made.show_client(client.client_id)
    made.rows.focus_first()
    first = made.rows.current_key()
    QTest.keyClick(made.rows, Qt.Key.Key_Down)
    second = made.rows.current_key()
    assert (first, second) == (2, 1)
    QAbstractItemModelTester(made.rows.rows, QAbstractItemModelTester.FailureReportingMode.Warning, made)


def test_a_moved_session_says_where_its_note_is(qtbot: QtBot, house: House) -> None:
    session = house.planned(day=24)
    house.sessions.move(session.session_id, LocalStart(date(2026, 3, 23), time(9), BERLIN))
    made = panel(qtbot, house)
    made.show_client(session.client_id)
    made.rows.choose(session.session_id)
    QTest.keyClick(made.rows, Qt.Key.Key_Return)
    assert "moved" in made.trouble.words.text()


def test_an_empty_story_offers_the_first_session(qtbot: QtBot, house: House) -> None:
    client = house.client()
    made = panel(qtbot, house)
    made.show_client(client.client_id)
    assert made.empty.isVisible()
    with qtbot.waitSignal(made.new_session_wanted) as wanted:
        QTest.keyClick(made.empty.button, Qt.Key.Key_Space)
    assert wanted.args == [client.client_id]


def long_work(house: House, sessions: int) -> ClientId:
    """A client who came every week for years."""
    client = house.client()
    first = held(house, client, date(2026, 3, 10))
    assert house.tables is not None
    for number in range(1, sessions):
        start = replace(first.start, day=first.start.day - timedelta(weeks=number))
        session_id = SessionId(first.session_id + number)
        house.tables.sessions[session_id] = replace(first, session_id=session_id, start=start)
    return client.client_id


def sessions_shown(made: SessionTimeline) -> int:
    model = made.rows.rows
    rows = [model.row_at(model.index(number, 0)) for number in range(model.rowCount())]
    return sum(isinstance(row.key, int) for row in rows if row)


def test_of_five_hundred_sessions_fifty_are_shown_and_the_rest_is_counted(qtbot: QtBot, house: House) -> None:
    made = panel(qtbot, house)
    made.show_client(long_work(house, 500))
    assert sessions_shown(made) == 50
    last = made.rows.rows.row_at(made.rows.rows.index(made.rows.rows.rowCount() - 1, 0))
    assert last is not None
    assert last.aloud() == "Show earlier sessions, 450 earlier sessions"


def test_enter_on_the_last_row_shows_fifty_more_and_goes_on_with_the_first_of_them(
    qtbot: QtBot, house: House
) -> None:
    made = panel(qtbot, house)
    made.show_client(long_work(house, 120))
    QApplication.processEvents()
    made.rows.focus_first()
    QTest.keyClick(made.rows, Qt.Key.Key_End)
    QTest.keyClick(made.rows, Qt.Key.Key_Return)
    assert sessions_shown(made) == 100
    day = date(2026, 3, 10) - timedelta(weeks=50)
    assert _current(made).title == f"{day:%a} {day.day} {day:%b}, 09:00"
    QApplication.processEvents()
    QTest.keyClick(made.rows, Qt.Key.Key_End)
    QTest.keyClick(made.rows, Qt.Key.Key_Return)
    assert sessions_shown(made) == 120
    assert not any(title == "Show earlier sessions" for title in titles(made.rows))


def test_scrolling_to_the_end_by_hand_shows_more(qtbot: QtBot, house: House) -> None:
    made = panel(qtbot, house)
    made.show_client(long_work(house, 120))
    QApplication.processEvents()
    bar = made.rows.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    qtbot.waitUntil(lambda: sessions_shown(made) == 100)
    assert 0 < bar.value() < bar.maximum()


def test_nothing_more_is_shown_until_she_asks_and_another_client_begins_with_fifty(
    qtbot: QtBot, house: House
) -> None:
    made = panel(qtbot, house)
    client_id = long_work(house, 120)
    made.show_client(client_id)
    made.resize(900, 300)
    made.resize(900, 700)
    QApplication.processEvents()
    assert sessions_shown(made) == 50
    made._presenter.show_earlier()
    made.show_client(client_id)
    assert sessions_shown(made) == 100
    made.show_client(house.client("Ida").client_id)
    made.show_client(client_id)
    assert sessions_shown(made) == 50


def test_without_fees_a_row_says_nothing_of_money(house: House) -> None:
    session = house.sessions.get(house.held(day=10).session_id)
    house.sessions.set_fee(session.session_id, 0)
    told = house.sessions.get(session.session_id)
    with_fees, without = (
        timeline([told], {}, frozenset(), with_fees=shown)[1].second for shown in (True, False)
    )
    assert with_fees != without == "Note to write"


def test_trouble_reading_is_said(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: ClientId) -> list[Session]:
        raise VaultTrouble

    monkeypatch.setattr(house.sessions, "of_client", fail)
    made = panel(qtbot, house)
    made.show_client(ClientId(1))
    assert made.trouble.isVisible()


def test_the_menu_key_opens_what_fits_the_session(qtbot: QtBot, house: House) -> None:
    session = house.planned(day=17)
    made = panel(qtbot, house)
    made.show_client(session.client_id)
    made.rows.focus_first()
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(made.rows, key)
    assert made.menu.menu.isVisible()
    with qtbot.waitSignals([made.changed, made._actions.undoable]):
        QTest.keyClick(made.menu.menu, Qt.Key.Key_L)
    assert house.sessions.get(session.session_id).state is SessionState.CANCELLED_LATE
    assert _current(made).pill == ("Cancelled late", "warn")


def test_the_button_sits_on_the_current_row(qtbot: QtBot, house: House) -> None:
    client = house.client()
    for day in (10, 17):
        house.held(client, day)
    made = panel(qtbot, house)
    made.resize(600, 500)  # well inside the screen, which would push a menu back by itself
    made.show_client(client.client_id)
    assert not made.menu.button.isVisible()
    made.rows.focus_first()
    first = made.menu.button.pos()
    QTest.keyClick(made.rows, Qt.Key.Key_Down)
    assert made.menu.button.isVisible()
    assert made.menu.button.y() > first.y()
    QTest.mouseClick(made.menu.button, Qt.MouseButton.LeftButton)
    assert made.menu.menu.isVisible()
    right = made.menu.button.mapToGlobal(made.menu.button.rect().topRight())
    assert made.menu.menu.geometry().right() == right.x()
    made.menu.menu.close()


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (SessionAction.HELD, SessionState.HELD),
        (SessionAction.CANCELLED_IN_TIME, SessionState.CANCELLED_IN_TIME),
        (SessionAction.CANCELLED_LATE, SessionState.CANCELLED_LATE),
        (SessionAction.CANCELLED_BY_ME, SessionState.CANCELLED_BY_ME),
        (SessionAction.MISSED, SessionState.MISSED),
    ],
)
def test_every_step_is_taken_and_taken_back(
    qtbot: QtBot, either: House, action: SessionAction, state: SessionState
) -> None:
    session = either.planned(day=17)
    actions = SessionActionsPresenter(either.sessions, either.clock)
    assert action in actions.available(session.session_id)
    with qtbot.waitSignal(actions.changed), qtbot.waitSignal(actions.undoable) as done:
        actions.take(session.session_id, action)
    assert either.sessions.get(session.session_id).state is state
    assert SessionAction.REOPEN in actions.available(session.session_id)
    undo, sentence = done.args
    assert sentence
    assert "Done" not in sentence
    undo.call()
    assert either.sessions.get(session.session_id).state is SessionState.PLANNED
    actions.take(session.session_id, SessionAction.REMOVE)
    assert actions.available(session.session_id) == ()


def test_what_cannot_be_is_not_offered_and_is_refused_in_words(qtbot: QtBot, house: House) -> None:
    session = house.planned(day=25)
    actions = SessionActionsPresenter(house.sessions, house.clock)
    offered = actions.available(session.session_id)
    assert SessionAction.HELD not in offered
    assert SessionAction.MISSED not in offered
    with qtbot.waitSignal(actions.refused) as refused:
        actions.take(session.session_id, SessionAction.HELD)
    assert refused.args[0]
    house.sessions.move(session.session_id, LocalStart(date(2026, 3, 26), time(9), BERLIN))
    assert actions.available(session.session_id) == (SessionAction.OPEN_CLIENT,)
    with qtbot.waitSignal(actions.client_wanted) as wanted:
        actions.take(session.session_id, SessionAction.OPEN_CLIENT)
    assert wanted.args == [session.client_id]
    for action, signal in (
        (SessionAction.MOVE, actions.move_wanted),
        (SessionAction.WRITE_NOTE, actions.note_wanted),
    ):
        with qtbot.waitSignal(signal):
            actions.take(session.session_id, action)


def _current(made: SessionTimeline) -> Row:
    row = made.rows.rows.row_at(made.rows.currentIndex())
    assert row is not None
    return row


def _row(made: SessionTimeline, number: int) -> Row | None:
    return made.rows.rows.row_at(made.rows.rows.index(number, 0))


def test_a_moved_session_has_a_menu_that_says_there_is_nothing(qtbot: QtBot, house: House) -> None:
    session = house.planned(day=24)
    house.sessions.move(session.session_id, LocalStart(date(2026, 3, 23), time(9), BERLIN))
    actions = SessionActionsPresenter(
        house.sessions, house.clock, without=frozenset({SessionAction.OPEN_CLIENT})
    )
    made = SessionTimeline(TimelinePresenter(house.sessions, house.notes), actions)
    qtbot.addWidget(made)
    made.show()
    made.show_client(session.client_id)
    made.rows.choose(session.session_id)
    made.menu.popup(QPoint(0, 0))
    assert [line.isEnabled() for line in made.menu.menu.actions()] == [False]
    made.menu.menu.close()
