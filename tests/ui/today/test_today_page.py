"""The first page, driven by keys."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import VaultTrouble
from practiceapp.domain.sessions import SessionId, SessionKind, SessionState
from practiceapp.services.desk.today import NoteStanding, OwedNote, TodayService
from practiceapp.ui.sessions.row_actions import RowActions
from practiceapp.ui.sessions.session_actions import SessionAction, SessionActionsPresenter
from practiceapp.ui.shared.places import NOTE, TODAY, Place
from practiceapp.ui.today.note_slot import NoteHere
from practiceapp.ui.today.today_page import TodayPage
from practiceapp.ui.today.today_presenter import TodayPresenter
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.works import VaultWorks
from tests.practices import House, fake_house, march, real_house
from tests.ui.today.doubles import Day, NoteStandIn, row
from tests.vaults import make_vault

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def shown_page(qtbot: QtBot, house: House, service: TodayService) -> tuple[TodayPage, NoteStandIn]:
    editor = NoteStandIn()
    note = NoteHere(editor, editor.open, editor.setFocus, editor.flush)
    page = TodayPage(TodayPresenter(service, house.clients, house.clock), note)
    qtbot.addWidget(page)
    page.resize(1064, 736)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(Place(TODAY))
    return page, editor


def page_over(qtbot: QtBot, day: Day, *, someone: bool = True) -> tuple[TodayPage, NoteStandIn]:
    house = fake_house()
    if someone:
        house.client()
    return shown_page(qtbot, house, TodayService(day, house.clock))


def test_before_anyone_is_known_it_says_what_to_do_next(qtbot: QtBot) -> None:
    page, _ = page_over(qtbot, Day(), someone=False)
    assert page.first.isVisible()
    assert "Add the first person" in page.first.sentence.text()
    assert not page.new_session.isVisible()
    assert page.start is page.first.button
    with qtbot.waitSignal(page.client_wanted):
        QTest.keyClick(page.first.button, Qt.Key.Key_Space)


def test_an_empty_day_names_the_next(qtbot: QtBot) -> None:
    page, _ = page_over(qtbot, Day(next=row(1, time(9), day=march(19).day)))
    assert page.nothing.text() == "No sessions today. Next: Thursday 09:00."
    assert page.calm.isVisible()
    assert not page.rows.isVisible()
    with qtbot.waitSignal(page.session_wanted):
        QTest.mouseClick(page.new_session, Qt.MouseButton.LeftButton)


def test_enter_opens_the_note_beside_and_escape_puts_it_away(qtbot: QtBot) -> None:
    page, editor = page_over(qtbot, Day(rows=[row(3, time(9)), row(5, time(15))]))
    assert not page.slot.isVisible()
    page.rows.focus_first()
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.rows, ENTER)
    assert page.slot.isVisible()
    assert editor.opened == [5]
    assert editor.hasFocus()
    assert page._columns.direction() == QBoxLayout.Direction.TopToBottom
    QTest.keyClick(editor, ESCAPE)
    assert not page.slot.isVisible()
    assert editor.flushed == 1
    assert page.rows.hasFocus()
    assert page._columns.direction() == QBoxLayout.Direction.LeftToRight


def test_leaving_saves_and_hides_the_note(qtbot: QtBot) -> None:
    page, editor = page_over(qtbot, Day(rows=[row(3, time(9))]))
    page.open_note(3)
    page.flush()
    page.hide()
    assert editor.flushed == 1
    page.show()
    assert not page.slot.isVisible()
    page.flush()
    assert editor.flushed == 1


def test_a_moved_session_opens_no_note(qtbot: QtBot) -> None:
    page, editor = page_over(qtbot, Day(rows=[row(3, time(9), state=SessionState.MOVED)]))
    page.rows.focus_first()
    QTest.keyClick(page.rows, ENTER)
    assert editor.opened == []
    assert "moved" in page.trouble.words.text()


def test_what_waits_leads_to_its_place(qtbot: QtBot) -> None:
    owed = OwedNote(
        SessionId(4), ClientId(1), "Ida", march(12), SessionKind.SESSION, begun=False, reference="K-7F3Q"
    )
    page, _ = page_over(qtbot, Day(owing=[owed]))
    page.attention.focus_first()
    with qtbot.waitSignal(page.go) as going:
        QTest.keyClick(page.attention, ENTER)
    assert going.args == [Place(NOTE, 4)]


def test_trouble_with_the_vault_is_said_on_the_page(qtbot: QtBot) -> None:
    page, _ = page_over(qtbot, Day(trouble=VaultTrouble()))
    assert page.trouble.isVisible()
    assert page.trouble.words.text()


def test_the_minute_moves_the_line_and_midnight_brings_the_new_day(qtbot: QtBot) -> None:
    house, day = fake_house(), Day(rows=[row(1, time(12, 30)), row(2, time(9), day=march(19).day)])
    house.client()
    page, _ = shown_page(qtbot, house, TodayService(day, house.clock))
    first = page.rows.now_at()
    house.clock.move(minutes=40)
    page._presenter.tick()
    second = page.rows.now_at()
    assert first is not None
    assert second is not None
    assert second > first
    house.clock.move(hours=14)
    page._presenter.tick()
    assert page.rows.current_key() is None
    assert page.rows.rows.row_at(page.rows.rows.index(0, 0)).key == 2  # type: ignore[union-attr]


def test_many_sessions_and_long_names_stay_inside(qtbot: QtBot) -> None:
    rows = [row(n, time(7 + n), label="Wilhelmina-Alexandra Konstantina " * 4) for n in range(1, 13)]
    page, _ = page_over(qtbot, Day(rows=rows))
    page.resize(720, 560)
    QApplication.processEvents()
    assert page.rows.height() <= 560
    assert page.rows.grab().width() == page.rows.width()
    QAbstractItemModelTester(page.rows.rows, QAbstractItemModelTester.FailureReportingMode.Warning, page)


def test_rows_are_spoken_whole_and_every_stop_has_a_name(qtbot: QtBot) -> None:
    done = row(3, time(9), state=SessionState.HELD, note=NoteStanding.FINISHED)
    page, _ = page_over(qtbot, Day(rows=[done]))
    spoken = page.rows.rows.data(page.rows.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "09:00 to 09:50, Marit, Note finished."
    for widget in (page.rows, page.attention, page.new_session, page.slot.close_note):
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken, widget


@pytest.fixture
def house(tmp_path: Path) -> House:
    return real_house(make_vault(tmp_path / "vault"))


def test_over_a_real_vault_the_menu_settles_a_session_and_undo_takes_it_back(
    qtbot: QtBot, house: House
) -> None:
    session = house.planned(house.client("Marit", "Halvorsen"), 18)
    assert house.vault is not None
    desk = VaultWorks(house.vault, boundary.desk(), DeskStores)
    page, _ = shown_page(qtbot, house, TodayService(desk, house.clock))
    actions = SessionActionsPresenter(house.sessions, house.clock, parent=page)
    menu = RowActions(actions, page.rows)
    actions.changed.connect(page.refresh)
    page.rows.focus_first()
    assert menu.button.isVisible()
    menu.popup(page.mapToGlobal(QPoint(0, 0)))
    chosen = next(line for line in menu.menu.actions() if line.text() == "Cancelled &late")
    with qtbot.waitSignal(actions.undoable) as done:
        chosen.trigger()
    menu.menu.close()
    assert _pill(page) == "Cancelled late"
    done.args[0].call()
    page.enter(Place(TODAY))
    assert _pill(page) == "Not marked yet"
    actions.take(session.session_id, SessionAction.HELD)
    assert _pill(page) == "Note to write"
    assert page.attention.rows.rowCount() == 1
    everything = str([page.rows.rows.row_at(page.rows.rows.index(0, 0)), page.frame.subtitle.text()])
    assert "Halvorsen" not in everything
    house.vault.close()


def _pill(page: TodayPage) -> str:
    found = page.rows.rows.row_at(page.rows.rows.index(0, 0))
    assert found is not None
    assert found.pill is not None
    return found.pill[0]
