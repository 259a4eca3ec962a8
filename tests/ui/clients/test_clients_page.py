"""The list of clients and the form that takes someone in, driven by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from practiceapp.domain.clients import ClientState
from practiceapp.domain.errors import VaultTrouble
from practiceapp.ui.clients.client_form import ClientForm
from practiceapp.ui.clients.client_form_presenter import ClientFormPresenter
from practiceapp.ui.clients.clients_page import ClientsPage
from practiceapp.ui.clients.clients_presenter import ClientsPresenter
from practiceapp.ui.shared.places import CLIENT, CLIENTS, Place
from practiceapp.ui.shared.rows import Row
from tests.practices import House, fake_house, real_house
from tests.vaults import make_vault

ENTER = Qt.Key.Key_Return


@pytest.fixture
def house() -> House:
    return fake_house()


def shown_page(qtbot: QtBot, house: House) -> ClientsPage:
    page = ClientsPage(ClientsPresenter(house.clients))
    qtbot.addWidget(page)
    page.resize(1064, 736)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(Place(CLIENTS))
    return page


def shown_form(qtbot: QtBot, house: House) -> ClientForm:
    form = ClientForm(ClientFormPresenter(house.clients))
    qtbot.addWidget(form)
    form.begin()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def rows(page: ClientsPage) -> list[Row]:
    found = [page.rows.rows.row_at(page.rows.rows.index(n, 0)) for n in range(page.rows.rows.rowCount())]
    return [row for row in found if row]


def test_nobody_yet_offers_the_first(qtbot: QtBot, house: House) -> None:
    page = shown_page(qtbot, house)
    assert page.first.isVisible()
    assert not page.search.isVisible()
    with qtbot.waitSignal(page.client_wanted):
        QTest.keyClick(page.first.button, Qt.Key.Key_Space)


def test_rows_say_name_reference_and_sessions_and_no_company(qtbot: QtBot, house: House) -> None:
    ida, nameless = house.client("Ida", "Müller"), house.client("")
    house.clients.set_state(ida.client_id, ClientState.ACTIVE)
    house.held(ida, 10)
    house.planned(ida, 24)
    page = shown_page(qtbot, house)
    first, second = rows(page)
    assert (first.title, first.second, first.trailing) == (nameless.reference, "Enquiry", "No session yet")
    assert (second.title, second.second) == ("Ida Müller", ida.reference)
    assert (second.trailing, second.trailing_second) == ("Next Tue 24 Mar, 10:30", "Last 10 Mar 2026")
    assert second.aloud() == (
        f"Ida Müller, {ida.reference}, Active, Next Tue 24 Mar, 10:30, Last 10 Mar 2026."
    )
    QAbstractItemModelTester(page.rows.rows, QAbstractItemModelTester.FailureReportingMode.Warning, page)


def test_the_latest_contact_comes_first(qtbot: QtBot, house: House) -> None:
    for name, day in (("Anna", 3), ("Berta", 12), ("Clara", 10)):
        house.held(house.client(name), day)
    assert [row.title for row in rows(shown_page(qtbot, house))] == ["Berta", "Clara", "Anna"]


def test_typing_finds_and_enter_goes_there(qtbot: QtBot, house: House) -> None:
    house.client("Ida")
    jurgen = house.client("Jürgen", "Weber")
    page = shown_page(qtbot, house)
    page.setFocus()
    with qtbot.waitSignal(page.search.searched):
        QTest.keyClicks(page.search, "jurg web")
    assert [row.title for row in rows(page)] == ["Jürgen Weber"]
    with qtbot.waitSignal(page.go) as going:
        QTest.keyClick(page.search, ENTER)
    assert going.args == [Place(CLIENT, jurgen.client_id)]


def test_down_goes_into_the_list_and_enter_opens(qtbot: QtBot, house: House) -> None:
    house.client("Ida")
    house.client("Ines")
    page = shown_page(qtbot, house)
    page.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.rows.hasFocus()
    with qtbot.waitSignal(page.go):
        QTest.keyClick(page.rows, ENTER)


def test_nobody_found_is_said_with_what_was_typed(qtbot: QtBot, house: House) -> None:
    house.client("Ida")
    page = shown_page(qtbot, house)
    with qtbot.waitSignal(page.search.searched):
        QTest.keyClicks(page.search, "zz")
    assert page.nobody.sentence.text() == "Nobody’s name or reference begins with “zz”."
    assert not page.nobody.button.isVisible()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(page)) == 1)


def test_ended_clients_are_hidden_until_asked_for(qtbot: QtBot, house: House) -> None:
    ida = house.client("Ida")
    house.clients.set_state(ida.client_id, ClientState.ENDED)
    page = shown_page(qtbot, house)
    assert "One client" not in page.nobody.sentence.text()
    assert "1 client is hidden" in page.nobody.sentence.text()
    QTest.keyClick(page.nobody.button, Qt.Key.Key_Space)
    assert [row.title for row in rows(page)] == ["Ida"]
    assert all(chip.isChecked() for chip in page.chips.values())
    QTest.keyClick(page.chips[ClientState.ENDED], Qt.Key.Key_Space)
    assert rows(page) == []


def test_leaving_forgets_what_was_searched(qtbot: QtBot, house: House) -> None:
    house.client("Ida")
    page = shown_page(qtbot, house)
    with qtbot.waitSignal(page.search.searched):
        QTest.keyClicks(page.search, "zz")
    page.hide()
    page.show()
    page.enter(Place(CLIENTS))
    assert page.search.text() == ""
    assert len(rows(page)) == 1


def test_long_names_stay_inside(qtbot: QtBot, house: House) -> None:
    house.client("Wilhelmina-Alexandra " * 5, "von Hohenstein-Breitenbach " * 3)
    page = shown_page(qtbot, house)
    page.resize(700, 500)
    assert page.rows.grab().width() == page.rows.width()
    assert not page.rows.horizontalScrollBar().isVisible()


def test_trouble_is_said(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise VaultTrouble

    monkeypatch.setattr(house.clients, "rows", fail)
    assert shown_page(qtbot, house).trouble.isVisible()


def test_every_stop_has_a_name(qtbot: QtBot, house: House) -> None:
    house.client("Ida")
    page = shown_page(qtbot, house)
    for stop in (page.search, page.rows, page.new_client, *page.chips.values()):
        assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name), stop


def test_a_reference_is_enough_and_is_said(qtbot: QtBot, house: House) -> None:
    form = shown_form(qtbot, house)
    with qtbot.waitSignal(form.go) as going, qtbot.waitSignal(form.undoable) as done:
        QTest.keyClick(form.fields.line("given_name"), ENTER)
    (client,) = house.clients.rows()
    assert going.args == [Place(CLIENT, client.client_id)]
    assert done.args[1] == f"Added under the reference {client.reference}."
    assert not form.isVisible()
    done.args[0].call()
    assert house.clients.rows() == []


def test_a_new_client_with_everything(qtbot: QtBot, tmp_path: Path) -> None:
    house = real_house(make_vault(tmp_path / "vault"))
    form = shown_form(qtbot, house)
    QTest.keyClicks(form.fields.line("given_name"), "Ida")
    QTest.keyClicks(form.fields.line("street"), "Lindenallee 4")
    form.fields.country.setCurrentIndex(form.fields.country.findData("DE"))
    QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
    (row,) = house.clients.rows()
    details = house.clients.get(row.client_id).details
    assert (details.given_name, details.street, details.country) == ("Ida", "Lindenallee 4", "DE")
    page = shown_page(qtbot, house)
    assert [one.title for one in rows(page)] == ["Ida"]
    form.begin()
    assert form.fields.details().given_name == ""
    assert house.clock.today() == date(2026, 3, 18)
    assert house.vault is not None
    house.vault.close()


def test_a_text_too_long_is_said_at_its_field(qtbot: QtBot, house: House) -> None:
    form = shown_form(qtbot, house)
    form.fields.line("city").setText("x" * 201)
    form.act.click()
    assert form.fields.boxes["city"].error
    assert form.isVisible()
    assert house.clients.rows() == []


def test_trouble_keeps_the_form_open(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise VaultTrouble

    form = shown_form(qtbot, house)
    form.fields.line("given_name").setText("Ida")
    monkeypatch.setattr(house.clients, "add", fail)
    form.act.click()
    assert form.trouble.isVisible()
    assert form.fields.details().given_name == "Ida"
