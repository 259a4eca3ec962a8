"""One client's page, driven by keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientState
from practiceapp.domain.errors import TextTooLong, VaultTrouble, WhoPaysUnsaved
from practiceapp.ui.clients.agreement_presenter import FEE, MINUTES, AgreementPresenter
from practiceapp.ui.clients.agreement_tab import AgreementTab
from practiceapp.ui.clients.client_page import (
    AGREEMENT,
    INVOICES,
    OVERVIEW,
    TIMELINE,
    WHO_PAYS,
    ClientPage,
    Panel,
)
from practiceapp.ui.clients.client_presenter import ClientPresenter
from practiceapp.ui.shared.places import CLIENT, CLIENTS, SESSIONS, Place
from tests.practices import House, fake_house, real_house
from tests.vaults import make_vault

TAB = Qt.Key.Key_Tab


@pytest.fixture(params=["in memory", "real vault"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "in memory":
        yield fake_house()
        return
    vault = make_vault(tmp_path / "vault")
    yield real_house(vault)
    vault.close()


@dataclass
class Parts:
    """What other features hand in, and what was asked of it."""

    shown: list[tuple[str, ClientId]] = field(default_factory=list)

    unsaved: list[str] = field(default_factory=list)

    def panel(self, name: str) -> Panel:
        def flush() -> None:
            if name in self.unsaved:
                raise WhoPaysUnsaved

        return Panel(QLabel(name), lambda client_id: self.shown.append((name, client_id)), flush)


def page_for(qtbot: QtBot, house: House, client: Client | None = None) -> tuple[ClientPage, Parts]:
    parts = Parts()
    page = ClientPage(
        ClientPresenter(house.clients, house.sessions, house.clock),
        AgreementTab(AgreementPresenter(house.agreements, house.practices, house.clock)),
        parts.panel("timeline"),
        parts.panel("who pays"),
        parts.panel("invoices"),
    )
    qtbot.addWidget(page)
    page.resize(1064, 736)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if client is not None:
        page.enter(Place(CLIENT, client.client_id))
    return page, parts


def test_the_head_says_who_where_it_stands_and_when_next(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida", "Müller")
    page, _ = page_for(qtbot, house, ida)
    assert (page.name.text(), page.reference.text()) == ("Ida Müller", ida.reference)
    assert (page.pill.text(), page.when.text()) == ("Enquiry", "No session planned")
    house.held(ida, 10)
    page.refresh()
    assert page.when.text() == "Last session 10 Mar 2026"
    house.planned(ida, 24)
    house.planned(ida, 19)
    page.refresh()
    assert page.when.text() == "Next session Thu 19 Mar, 10:30"
    assert page.heading == "Client"


def test_without_a_name_the_reference_stands_once(qtbot: QtBot, house: House) -> None:
    client = house.client("")
    page, _ = page_for(qtbot, house, client)
    assert page.name.text() == client.reference
    assert not page.reference.isVisible()


def test_a_part_with_something_unsaved_keeps_the_page_and_comes_into_view(qtbot: QtBot, house: House) -> None:
    page, parts = page_for(qtbot, house, house.client())
    page.flush()
    parts.unsaved.append("who pays")
    with pytest.raises(WhoPaysUnsaved):
        page.flush()
    assert page.tabs.currentIndex() == WHO_PAYS
    parts.unsaved.clear()
    page.flush()


def test_each_part_is_asked_only_when_it_comes_into_view(qtbot: QtBot, house: House) -> None:
    ida = house.client()
    page, parts = page_for(qtbot, house, ida)
    assert page.tabs.currentIndex() == TIMELINE
    assert parts.shown == [("timeline", ida.client_id)]
    page.tabs.setFocus()
    for _ in range(AGREEMENT - TIMELINE):
        QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == AGREEMENT
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == INVOICES
    assert [name for name, _ in parts.shown] == ["timeline", "who pays", "invoices"]
    page.enter(Place(CLIENT, ida.client_id))
    assert page.tabs.currentIndex() == INVOICES
    other = house.client("Ulla")
    page.enter(Place(CLIENT, other.client_id))
    assert page.tabs.currentIndex() == TIMELINE
    assert page.tabs.accessibleName()


def test_leaving_a_field_keeps_it_and_undo_takes_it_back(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(OVERVIEW)
    line = page.overview.fields.line("family_name")
    line.setFocus()
    QTest.keyClicks(line, "Mueller")
    with qtbot.waitSignal(page.undoable) as done, qtbot.waitSignal(page.saved) as saved:
        QTest.keyClick(line, TAB)
    assert house.clients.get(ida.client_id).details.family_name == "Mueller"
    assert page.name.text() == "Ida Mueller"
    assert saved.args[0].startswith("Saved ")
    with qtbot.assertNotEmitted(page.undoable):
        QTest.keyClick(page.overview.fields.line("email"), TAB)
    done.args[0].call()
    page.enter(Place(CLIENT, ida.client_id))
    assert line.text() == ""
    assert page.name.text() == "Ida"


def test_leaving_the_page_keeps_what_is_typed_or_says_why_not(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.overview.fields.line("phone").setText("+49 30 1234")
    page.flush()
    assert house.clients.get(ida.client_id).details.phone == "+49 30 1234"
    page.overview.fields.line("city").setText("x" * 300)
    with pytest.raises(TextTooLong):
        page.flush()


def test_a_text_too_long_is_said_at_its_field(qtbot: QtBot, house: House) -> None:
    page, _ = page_for(qtbot, house, house.client("Ida"))
    page.tabs.setCurrentIndex(OVERVIEW)
    line = page.overview.fields.line("street")
    line.setFocus()
    line.setText("x" * 300)
    QTest.keyClick(line, TAB)
    assert page.overview.fields.boxes["street"].error


def test_the_state_is_kept_at_once(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(OVERVIEW)
    page.overview.state.setFocus()
    with qtbot.waitSignal(page.undoable) as done:
        QTest.keyClicks(page.overview.state, "P")
        page.overview.state.activated.emit(page.overview.state.currentIndex())
    assert house.clients.get(ida.client_id).state is ClientState.PAUSED
    assert page.pill.text() == "Paused"
    done.args[0].call()
    page.enter(Place(CLIENT, ida.client_id))
    assert page.pill.text() == "Enquiry"


def test_removing_goes_back_to_the_list_and_undo_brings_everything_back(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    session = house.held(ida, 10)
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(OVERVIEW)
    with qtbot.waitSignal(page.undoable) as done, qtbot.waitSignal(page.go) as going:
        QTest.keyClick(page.overview.remove, Qt.Key.Key_Space)
    assert going.args == [Place(CLIENTS)]
    assert house.clients.rows(include_ended=True) == []
    page.flush()
    done.args[0].call()
    assert house.sessions.of_client(ida.client_id) == [session]


def test_someone_who_is_gone_is_said(qtbot: QtBot, house: House) -> None:
    page, _ = page_for(qtbot, house)
    page.enter(Place(CLIENT, 99))
    assert page.gone.isVisible()
    with qtbot.waitSignal(page.go) as going:
        QTest.keyClick(page.gone.button, Qt.Key.Key_Space)
    assert going.args == [Place(CLIENTS)]


def test_a_new_session_is_for_this_client(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    with qtbot.waitSignal(page.session_wanted) as wanted:
        QTest.keyClick(page.new_session, Qt.Key.Key_Space)
    assert wanted.args == [ida.client_id]


def test_terms_start_from_the_practice_and_become_versions(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    tab = page._agreement
    page.tabs.setCurrentIndex(AGREEMENT)
    assert tab.holds.text().startswith("Nothing was agreed")
    assert not tab.versions.isVisible()
    assert (tab.fee.minor(), tab.minutes.value(), tab.notice.value(), tab.share.value()) == (
        18_000,
        50,
        48,
        100,
    )
    tab.fee.selectAll()
    QTest.keyClicks(tab.fee, "210")
    tab.from_day.setDate(QDate(2026, 3, 1))
    tab.accepted.setChecked(True)
    with qtbot.waitSignal(page.said):
        QTest.keyClick(tab.keep, Qt.Key.Key_Space)
    (version,) = house.agreements.versions(ida.client_id)
    assert version.terms == AgreementTerms(21_000, 50, 48, 100, date(2026, 3, 18))
    assert tab.holds.text() == "In force since 1 Mar 2026: €210.00 for 50 minutes."
    tab.from_day.setDate(QDate(2026, 5, 1))
    tab.keep.click()
    row = tab.versions.rows.row_at(tab.versions.rows.index(0, 0))
    assert row is not None
    assert row.pill == ("Later", "accent")
    QAbstractItemModelTester(tab.versions.rows, QAbstractItemModelTester.FailureReportingMode.Warning, tab)


def test_a_place_can_lead_to_the_sessions(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(INVOICES)
    page.enter(Place(CLIENT, ida.client_id))
    assert page.tabs.currentIndex() == INVOICES
    place = Place(CLIENT, ida.client_id, SESSIONS)
    page.enter(place)
    assert page.tabs.currentIndex() == TIMELINE
    page.tabs.setCurrentIndex(AGREEMENT)
    page.enter(place)
    assert page.tabs.currentIndex() == AGREEMENT, "a step taken back does not move her"
    page.enter(Place(CLIENT, ida.client_id, SESSIONS))
    assert page.tabs.currentIndex() == TIMELINE


def test_terms_without_a_known_fee_start_empty(qtbot: QtBot, house: House) -> None:
    house.practices.save(replace(house.practices.load(), fee_minor=None))
    page, _ = page_for(qtbot, house, house.client("Ida"))
    page.tabs.setCurrentIndex(AGREEMENT)
    tab = page._agreement
    assert tab.fee.text() == ""
    assert tab.holds.text().endswith("no fee is known in your practice.")
    tab.keep.click()
    assert tab._boxes[FEE].error


def test_what_is_no_amount_is_said_at_the_fee(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(AGREEMENT)
    tab = page._agreement
    tab.fee.setText("a lot")
    tab.keep.click()
    assert tab._boxes[FEE].error
    tab.fee.setText("200")
    tab.minutes.setValue(0)
    tab.keep.click()
    assert tab._boxes[MINUTES].error
    assert not tab._boxes[FEE].error
    assert house.agreements.versions(ida.client_id) == []


def test_trouble_is_said_on_the_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise VaultTrouble

    house = fake_house()
    ida = house.client("Ida")
    page, _ = page_for(qtbot, house, ida)
    page.tabs.setCurrentIndex(OVERVIEW)
    for name in ("save", "set_state", "remove"):
        monkeypatch.setattr(house.clients, name, fail)
    page._presenter.save(ClientDetails(given_name="Other"))
    assert page.overview.trouble.isVisible()
    page.overview.say_nothing()
    page._presenter.set_state(ClientState.ENDED)
    assert page.overview.trouble.isVisible()
    page.overview.say_nothing()
    page._presenter.remove()
    assert page.overview.trouble.isVisible()


def test_a_long_name_wraps_and_every_stop_has_a_name(qtbot: QtBot, house: House) -> None:
    client = house.client("Wilhelmina-Alexandra Konstantina", "von Hohenstein-Breitenbach-Schwarzenfels " * 2)
    page, _ = page_for(qtbot, house, client)
    page.resize(808, 620)
    assert page.width() == 808
    page.tabs.setCurrentIndex(OVERVIEW)
    fields = [box.editor for box in page.overview.fields.boxes.values()]
    for stop in (page.tabs, page.new_session, page.overview.state, page.overview.remove, *fields):
        assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name), stop
    page.tabs.setCurrentIndex(WHO_PAYS)
    assert QAccessible.queryAccessibleInterface(page.tabs).role() == QAccessible.Role.PageTabList
