"""Planning and moving a session, driven by keys."""

from datetime import date, time
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientId, ClientState
from practiceapp.domain.errors import DiskFull
from practiceapp.domain.sessions import SessionId, SessionKind, SessionState
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.sessions.session_form_presenter import Desk, SessionFormPresenter
from tests.practices import BERLIN, House, fake_house, march

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


@pytest.fixture
def house() -> House:
    return fake_house()


@pytest.fixture
def form(qtbot: QtBot, house: House) -> SessionForm:
    desk = Desk(house.clients, house.sessions, house.agreements, house.practices, house.clock)
    made = SessionForm(SessionFormPresenter(desk))
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, form: SessionForm) -> None:
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)


def texts(form: SessionForm) -> list[str]:
    model = form.client.found.model()
    assert model is not None
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def test_typing_a_family_name_finds_the_client_and_enter_plans(
    qtbot: QtBot, form: SessionForm, house: House
) -> None:
    ida = house.client("Ida", "Müller")
    house.client("Ines")
    house.clients.set_state(ida.client_id, ClientState.ACTIVE)
    form.plan()
    opened(qtbot, form)
    assert form.client.hasFocus()
    QTest.keyClicks(form.client, "mull")
    assert texts(form) == [f"Ida · {ida.reference}"]
    QTest.keyClick(form.client.found, ENTER)
    assert form.client.client_id() == ida.client_id
    assert form.client.text() == f"Ida · {ida.reference}"
    with qtbot.waitSignals([form.finished_session, form.undoable]):
        QTest.keyClick(form.minutes, ENTER)
    (session,) = house.sessions.of_client(ida.client_id)
    assert (session.start.day, session.start.time, session.minutes) == (date(2026, 3, 18), time(12, 30), 50)
    assert (session.kind, session.state) == (SessionKind.SESSION, SessionState.PLANNED)
    assert not form.isVisible()


def test_leaving_the_field_takes_the_only_one_who_fits(qtbot: QtBot, form: SessionForm, house: House) -> None:
    ida = house.client("Ida")
    form.plan()
    opened(qtbot, form)
    QTest.keyClicks(form.client, "id")
    form.client.found.hide()
    form.kind.setFocus()
    assert form.client.client_id() == ida.client_id
    assert form.entry().kind is SessionKind.CONSULTATION


def test_down_offers_everyone(qtbot: QtBot, form: SessionForm, house: House) -> None:
    for name in ("Ida", "Ines", "Ulla"):
        house.client(name)
    form.plan()
    opened(qtbot, form)
    QTest.keyClick(form.client, DOWN)
    assert len(texts(form)) == 3


def test_without_a_client_it_says_so_at_the_field(qtbot: QtBot, form: SessionForm, house: House) -> None:
    house.client("Ida")
    form.plan()
    opened(qtbot, form)
    QTest.keyClicks(form.client, "zz")
    QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
    assert form.client_box.error.startswith("Choose a client")
    assert form.isVisible()


def test_length_and_kind_follow_the_client_and_own_minutes_stay(form: SessionForm, house: House) -> None:
    ida = house.client("Ida")
    house.clients.set_state(ida.client_id, ClientState.ACTIVE)
    house.agreements.agree(ida.client_id, AgreementTerms(9_000, 90), date(2026, 4, 1))
    form.plan(ida.client_id)
    assert form.minutes.value() == 50
    form.day.setDate(QDate(2026, 4, 2))
    assert form.minutes.value() == 90
    form.minutes.setValue(75)
    form.day.setDate(QDate(2026, 3, 20))
    assert form.minutes.value() == 75


def test_an_overlap_is_a_warning_and_no_refusal(form: SessionForm, house: House) -> None:
    ida, ulla = house.client("Ida", "Secret"), house.client("Ulla")
    house.planned(ida, 20)
    form.plan(ulla.client_id, date(2026, 3, 20))
    assert not form.warning.isVisible()
    form.time.setTime(QTime(10, 45))
    assert form.warning.words.text() == "At that time: Ida, 10:30 to 11:20. You can still plan it."
    form.act.click()
    assert len(house.sessions.of_client(ulla.client_id)) == 1


def test_a_time_that_does_not_exist_is_said_at_the_time(form: SessionForm, house: House) -> None:
    ida = house.client("Ida")
    form.plan(ida.client_id, date(2026, 3, 29))
    form.time.setTime(QTime(2, 30))
    form.act.click()
    assert form.time_box.error
    assert form.isVisible()
    form.time.setTime(QTime(3, 30))
    assert not form.time_box.error


@pytest.mark.parametrize(("minutes", "year", "field"), [(0, 2026, "minutes_box"), (50, 2126, "day_box")])
def test_a_slip_is_said_at_its_field(
    form: SessionForm, house: House, minutes: int, year: int, field: str
) -> None:
    form.plan(house.client("Ida").client_id)
    form.day.setDate(QDate(year, 3, 20))
    form.minutes.setValue(minutes)
    form.act.click()
    assert getattr(form, field).error
    assert house.sessions.of_client(ClientId(1)) == []


def test_a_past_session_is_noted_as_held_and_undo_takes_all_of_it_back(
    qtbot: QtBot, form: SessionForm, house: House
) -> None:
    ida = house.client("Ida")
    form.plan(ida.client_id)
    assert not form.took_place.isVisible()
    form.day.setDate(QDate(2026, 3, 10))
    assert form.took_place.isVisible()
    with qtbot.waitSignal(form.undoable) as done:
        form.act.click()
    assert [one.state for one in house.sessions.of_client(ida.client_id)] == [SessionState.HELD]
    assert "held" in done.args[1]
    done.args[0].call()
    assert house.sessions.of_client(ida.client_id) == []


def test_moving_keeps_client_and_length_and_asks_for_day_and_time(
    qtbot: QtBot, form: SessionForm, house: House
) -> None:
    session = house.planned(day=19)
    form.move_session(session.session_id)
    opened(qtbot, form)
    assert form.day.hasFocus()
    assert not form.client.isEnabled()
    assert not form.minutes.isEnabled()
    assert not form.took_place.isVisible()
    form.time.setTime(QTime(16, 0))
    with qtbot.waitSignal(form.undoable) as done:
        QTest.keyClick(form.time, ENTER)
    new, old = house.sessions.of_client(session.client_id)
    assert (new.start.day, new.start.time, new.start.zone) == (date(2026, 3, 20), time(16), BERLIN)
    assert old.state is SessionState.MOVED
    done.args[0].call()
    assert house.sessions.of_client(session.client_id) == [session]


def test_moving_what_is_settled_is_refused_in_words(form: SessionForm, house: House) -> None:
    session = house.planned(day=19)
    form.move_session(session.session_id)
    house.sessions.cancel_late(session.session_id)
    form.act.click()
    assert form.trouble.words.text()
    assert form.isVisible()


def test_a_session_that_is_gone_does_not_open_the_form(qtbot: QtBot, form: SessionForm) -> None:
    with qtbot.waitSignal(form.refused):
        form.move_session(SessionId(99))
    assert not form.isVisible()


def test_a_full_disk_leaves_the_form_as_it_was(
    form: SessionForm, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    ida = house.client("Ida")
    form.plan(ida.client_id)
    monkeypatch.setattr(house.sessions, "plan", full)
    form.act.click()
    assert form.trouble.words.text()
    assert form.client.client_id() == ida.client_id


def test_escape_changes_nothing(qtbot: QtBot, form: SessionForm, house: House) -> None:
    form.plan(house.client("Ida").client_id)
    opened(qtbot, form)
    QTest.keyClick(form, ESCAPE)
    assert not form.isVisible()
    assert house.sessions.of_client(ClientId(1)) == []


def test_tab_goes_through_the_form_in_reading_order_and_every_stop_has_a_name(
    qtbot: QtBot, form: SessionForm, house: House
) -> None:
    form.plan(house.client("Ida").client_id)
    opened(qtbot, form)
    form.client.setFocus()
    stops = [form.client, form.kind, form.day, form.time, form.minutes, form.back, form.act]
    for here, following in pairwise(stops):
        for _part in range(3):  # Tab goes through day, month and year first
            if here.hasFocus():
                QTest.keyClick(here, Qt.Key.Key_Tab)
        assert form.focusWidget() is following
    for stop in stops:
        assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name), stop
    assert all(field.accessibleName() for field in form.findChildren(QLineEdit) if field is form.client)


def test_two_at_once_in_one_form_are_two_sessions(form: SessionForm, house: House) -> None:
    ida = house.client("Ida")
    for day in (19, 20):
        form.plan(ida.client_id, march(day).day)
        form.act.click()
    assert [one.start.day.day for one in house.sessions.of_client(ida.client_id)] == [20, 19]
