"""The fee on the form of a session, in its row, and its own small form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import Client, ClientState
from practiceapp.domain.errors import DiskFull
from practiceapp.domain.sessions import Session, SessionKind, SessionState
from practiceapp.ui.sessions.fee_form import FeeForm
from practiceapp.ui.sessions.session_actions import SessionAction, SessionActionsPresenter
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.sessions.session_form_presenter import Desk, SessionFormPresenter
from practiceapp.ui.sessions.session_timeline import SessionTimeline
from practiceapp.ui.sessions.timeline_presenter import TimelinePresenter, timeline
from practiceapp.ui.shared.fields import choose
from tests.practices import PRACTICE, House, fake_house, real_house
from tests.vaults import make_vault

ENTER = Qt.Key.Key_Return


@pytest.fixture(params=["in memory", "real vault"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A practice whose fees nobody has said yet."""
    vault = make_vault(tmp_path / "vault") if request.param == "real vault" else None
    made = real_house(vault) if vault else fake_house()
    made.practices.save(replace(PRACTICE, fee_minor=None, consultation_fee_minor=None))
    yield made
    if vault:
        vault.close()


@pytest.fixture
def form(qtbot: QtBot, house: House) -> SessionForm:
    desk = Desk(house.clients, house.sessions, house.agreements, house.practices, house.clock)
    made = SessionForm(SessionFormPresenter(desk))
    qtbot.addWidget(made)
    return made


def active(house: House, name: str = "Ida") -> Client:
    client = house.client(name)
    house.clients.set_state(client.client_id, ClientState.ACTIVE)
    return client


def only(house: House, client: Client) -> Session:
    (session,) = house.sessions.of_client(client.client_id)
    return session


def test_the_fee_is_asked_once_and_kept(qtbot: QtBot, form: SessionForm, house: House) -> None:
    ida = active(house)
    form.plan(ida.client_id)
    assert form.fee.box.isVisible()
    assert form.fee.box.label.text() == "Your &fee for a session"
    assert form.fee.editor.accessibleName() == "Your fee for a session in EUR"
    assert not form.fee.line.isVisible()
    form.fee.editor.setFocus()
    QTest.keyClicks(form.fee.editor, "220")
    with qtbot.waitSignal(form.undoable) as done:
        QTest.keyClick(form.fee.editor, ENTER)
    assert only(house, ida).fee_minor == 22_000
    assert house.practices.load().fee_minor == 22_000
    form.plan(ida.client_id)
    assert not form.fee.box.isVisible()
    assert form.fee.line.text() == "Fee €220.00, as in your practice"
    form.reject()
    done.args[0].call()
    assert house.sessions.of_client(ida.client_id) == []
    assert house.practices.load().fee_minor is None, "taken back whole"


def test_undo_leaves_a_fee_that_was_changed_since(qtbot: QtBot, form: SessionForm, house: House) -> None:
    form.plan(active(house).client_id)
    form.fee.editor.setText("220")
    with qtbot.waitSignal(form.undoable) as done:
        form.act.click()
    house.practices.save(replace(house.practices.load(), fee_minor=30_000))
    done.args[0].call()
    assert house.practices.load().fee_minor == 30_000


def test_a_first_consultation_has_a_fee_of_its_own(form: SessionForm, house: House) -> None:
    ida = house.client()
    form.plan(ida.client_id)
    assert form.fee.box.label.text() == "Your &fee for a first consultation"
    form.fee.editor.setText("90")
    form.act.click()
    assert only(house, ida).fee_minor == 9_000
    practice = house.practices.load()
    assert (practice.fee_minor, practice.consultation_fee_minor) == (None, 9_000)


@pytest.mark.parametrize(("typed", "fee"), [("", None), ("0", 0)])
def test_empty_is_not_known_and_zero_is_this_one_without_a_fee(
    form: SessionForm, house: House, typed: str, fee: int | None
) -> None:
    ida = active(house)
    form.plan(ida.client_id)
    form.fee.editor.setText(typed)
    form.act.click()
    assert only(house, ida).fee_minor == fee
    assert house.practices.load().fee_minor is None, "the next client is asked about"


@pytest.mark.parametrize(("typed", "said"), [("a lot", "This is no amount"), ("100001", "A fee goes up to")])
def test_a_slip_is_said_at_the_fee_and_plans_nothing(
    form: SessionForm, house: House, typed: str, said: str
) -> None:
    ida = active(house)
    form.plan(ida.client_id)
    form.fee.editor.setText(typed)
    form.act.click()
    assert form.fee.box.error.startswith(said)
    assert form.isVisible()
    assert house.sessions.of_client(ida.client_id) == []
    assert house.practices.load().fee_minor is None


def test_what_holds_follows_client_kind_and_day(form: SessionForm, house: House) -> None:
    ida, ulla = active(house), active(house, "Ulla")
    house.agreements.agree(ida.client_id, AgreementTerms(15_000), date(2026, 4, 1))
    house.agreements.agree(ulla.client_id, AgreementTerms(0), date(2026, 1, 1))
    form.plan(ida.client_id, date(2026, 4, 2))
    assert form.fee.line.text() == "Fee €150.00, as agreed"
    form.day.setDate(QDate(2026, 3, 20))
    assert form.fee.box.isVisible()
    form.day.setDate(QDate(2026, 4, 2))
    assert not form.fee.box.isVisible()
    choose(form.kind, SessionKind.CONSULTATION)
    form.kind.activated.emit(0)
    assert form.fee.box.isVisible()
    form.reject()
    form.plan(ulla.client_id)
    assert form.fee.line.text() == "Without a fee, as agreed"
    form.reject()
    form.plan()
    assert not form.fee.isVisible(), "nobody is chosen yet"


def test_what_was_typed_does_not_count_once_a_fee_is_known(form: SessionForm, house: House) -> None:
    ida = active(house)
    house.agreements.agree(ida.client_id, AgreementTerms(15_000), date(2026, 4, 1))
    form.plan(ida.client_id, date(2026, 3, 20))
    form.fee.editor.setText("999")
    form.day.setDate(QDate(2026, 4, 2))
    form.act.click()
    assert only(house, ida).fee_minor == 15_000
    assert house.practices.load().fee_minor is None


def test_a_past_session_is_held_at_the_fee_typed(form: SessionForm, house: House) -> None:
    ida = active(house)
    form.plan(ida.client_id, date(2026, 3, 10))
    form.fee.editor.setText("220")
    form.act.click()
    session = only(house, ida)
    assert (session.state, session.fee_minor) == (SessionState.HELD, 22_000)


def test_moving_asks_for_no_fee(form: SessionForm, house: House) -> None:
    session = house.planned(day=19)
    form.move_session(session.session_id)
    assert not form.fee.isVisible()


def panel(qtbot: QtBot, house: House, client: Client) -> SessionTimeline:
    actions = SessionActionsPresenter(house.sessions, house.clock)
    made = SessionTimeline(TimelinePresenter(house.sessions, house.notes), actions)
    actions.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.show_client(client.client_id)
    return made


def opened(made: SessionTimeline, session: Session) -> FeeForm:
    made._actions.take(session.session_id, SessionAction.FEE)
    assert made.menu.fee_form is not None
    return made.menu.fee_form


def seconds(made: SessionTimeline) -> list[str]:
    rows = (made.rows.rows.row_at(made.rows.rows.index(n, 0)) for n in range(made.rows.rows.rowCount()))
    return [row.second for row in rows if row is not None and isinstance(row.key, int)]


def test_a_row_says_what_is_missing_and_the_menu_puts_it_right(qtbot: QtBot, house: House) -> None:
    ida = active(house)
    session = house.held(ida)
    made = panel(qtbot, house, ida)
    assert seconds(made) == ["No fee yet · Note to write"]
    made.rows.focus_first()
    made.menu._fill(session.session_id)
    assert "&Fee…" in [line.text() for line in made.menu.menu.actions()]
    form = opened(made, session)
    assert form.isVisible()
    assert form.when.text() == "Tue 17 Mar, 10:30"
    assert form.fee.text() == ""
    form.act.click()
    assert form.fee_box.error.startswith("This is no amount")
    QTest.keyClicks(form.fee, "220")
    with qtbot.waitSignal(made.changed), qtbot.waitSignal(made._actions.undoable) as done:
        QTest.keyClick(form.fee, ENTER)
    undo, words = done.args
    assert not form.isVisible()
    assert house.sessions.get(session.session_id).fee_minor == 22_000
    assert words == "Fee of the session changed"
    assert seconds(made) == ["Note to write"]
    undo.call()
    assert house.sessions.get(session.session_id).fee_minor is None


def test_zero_says_so_in_the_row(qtbot: QtBot, house: House) -> None:
    ida = active(house)
    session = house.held(ida)
    made = panel(qtbot, house, ida)
    form = opened(made, session)
    form.fee.setText("0")
    form.act.click()
    assert seconds(made) == ["Without a fee · Note to write"]


def test_the_form_starts_from_the_session_or_else_from_the_terms(qtbot: QtBot, house: House) -> None:
    ida = active(house)
    session = house.held(ida)
    house.agreements.agree(ida.client_id, AgreementTerms(15_000), date(2026, 1, 1))
    made = panel(qtbot, house, ida)
    form = opened(made, session)
    assert form.fee.text() == "150.00"
    assert form.fee_box.message.text() == "Fee €150.00, as agreed. 0 is without a fee."
    form.reject()
    house.sessions.set_fee(session.session_id, 100)
    assert opened(made, session).fee.text() == "1.00"


def test_a_billed_session_is_refused_in_words(qtbot: QtBot, house: House) -> None:
    ida = active(house)
    session = house.held(ida)
    house.bill(session)
    made = panel(qtbot, house, ida)
    form = opened(made, session)
    form.fee.setText("220")
    form.act.click()
    assert "issued invoice" in form.fee_box.error
    assert form.isVisible()
    assert house.sessions.get(session.session_id).fee_minor is None


def test_escape_keeps_the_fee_and_trouble_stays_at_the_field(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    ida = active(house)
    session = house.held(ida)
    made = panel(qtbot, house, ida)
    form = opened(made, session)
    form.fee.setText("220")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert house.sessions.get(session.session_id).fee_minor is None
    monkeypatch.setattr(house.sessions, "set_fee", full)
    form = opened(made, session)
    form.fee.setText("220")
    form.act.click()
    assert "disk is full" in form.fee_box.error


def test_a_session_that_is_gone_is_said_on_the_page(qtbot: QtBot, house: House) -> None:
    ida = active(house)
    session = house.planned(ida)
    made = panel(qtbot, house, ida)
    house.sessions.remove(session.session_id)
    form = opened(made, session)
    assert not form.isVisible()
    assert made.trouble.words.text()


def test_only_what_can_cost_something_offers_its_fee(house: House) -> None:
    actions = SessionActionsPresenter(house.sessions, house.clock)
    for step, offered in (("hold", True), ("cancel_late", True), ("miss", True), ("cancel_in_time", False)):
        session = house.planned()
        assert SessionAction.FEE in actions.available(session.session_id)
        getattr(house.sessions, step)(session.session_id)
        assert (SessionAction.FEE in actions.available(session.session_id)) is offered
        row = timeline([house.sessions.get(session.session_id)], {}, frozenset())[1]
        assert ("No fee yet" in row.spoken) is offered
