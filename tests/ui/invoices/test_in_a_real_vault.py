"""From unbilled sessions to a PDF in a folder, through the widgets, over a real vault and the real door."""

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services
from practiceapp.ui.invoices.wiring import AccountsDesk
from practiceapp.ui.shared.places import DRAFT, INVOICE, INVOICES, Place
from tests.ui.invoices.conftest import Answer
from tests.ui.invoices.hands import company_pays, fill_seller, held, show, text_of


def test_a_company_is_invoiced_and_learns_the_sum_alone(
    services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    client_id = held(services)
    folder = tmp_path / "invoices"
    desk = AccountsDesk(
        services.invoicing,
        services.payments,
        services.arrangements,
        services.sellers,
        services.clients,
        Answer(),
        services.clock,
        lambda _parent, _title, _start: folder,
    )
    panel, draft, invoice = desk.who_pays_panel(), desk.draft_page(), desk.invoice_page()
    show(panel, qtbot)
    panel.show_client(client_id)
    company_pays(panel.editor, qtbot)
    show(draft, qtbot)
    draft.enter(Place(DRAFT, client_id))
    fill_seller(draft, qtbot)
    assert draft.proof.hidden.words[0] == "who it is: the client's name"
    assert draft.issue.isEnabled()
    with qtbot.waitSignal(draft.go) as gone:
        qtbot.keyClick(draft.issue, Qt.Key.Key_Space)
    assert gone.args == [Place(INVOICE, 1)]

    show(invoice, qtbot)
    invoice.enter(Place(INVOICE, 1))
    invoice.save.click()
    assert invoice.message.property("tone") == "danger", "the folder is not there yet"
    folder.mkdir()
    invoice.save.click()
    file = folder / "2026-0001.pdf"
    assert [path.name for path in folder.iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.name in invoice.message.words.text()

    written = text_of(file.read_bytes())
    reference = services.arrangements.versions(client_id)[-1].billing_reference
    for shown in ("Nordlicht GmbH", "PO 4500123456", str(reference), "540.00", "Dr. Anna Weiß"):
        assert shown in written
    own = services.clients.get(client_id).reference
    for hidden in ("Ida", "Quastenberg", own, "6 October", "13 October", "180.00", "50 min", "Praxis"):
        assert hidden not in written
    assert services.invoicing.unbilled() == []
    assert services.invoicing.verify().intact


def test_without_consent_nothing_can_be_issued(services: Services, qtbot: QtBot) -> None:
    client_id = held(services)
    desk = AccountsDesk(
        services.invoicing,
        services.payments,
        services.arrangements,
        services.sellers,
        services.clients,
        Answer(),
        services.clock,
    )
    panel, draft = desk.who_pays_panel(), desk.draft_page()
    show(panel, qtbot)
    panel.show_client(client_id)
    company_pays(panel.editor, qtbot)
    panel.editor.consented.tick.click()
    panel.editor.save.click()
    show(draft, qtbot)
    draft.enter(Place(DRAFT, client_id))
    fill_seller(draft, qtbot)
    assert not draft.issue.isEnabled()
    draft._presenter.issue(date(2026, 11, 2))
    assert "agree" in draft.trouble.words.text().lower()
    assert services.invoicing.rows() == []


def test_a_session_nobody_priced_is_never_lost(services: Services, qtbot: QtBot) -> None:
    """Planned and held while no fee is known: named on the page of invoices until it has one, then billed."""
    services.practice.save(replace(services.practice.load(), fee_minor=None))
    client_id = held(services)
    desk = AccountsDesk(
        services.invoicing,
        services.payments,
        services.arrangements,
        services.sellers,
        services.clients,
        Answer(),
        services.clock,
    )
    page = desk.invoices_page()
    show(page, qtbot)
    page.enter(Place(INVOICES))
    sessions = services.sessions.of_client(client_id)
    row = page.unbilled.rows.row_at(page.unbilled.rows.index(0, 0))
    assert row is not None
    assert f"{len(sessions)} sessions without a fee" in row.second
    assert services.today.today().fees_unknown == len(sessions)
    assert services.invoicing.unbilled() == []
    for number, session in enumerate(sessions):
        services.sessions.set_fee(session.session_id, 18_000 if number else 0)
    page.enter(Place(INVOICES))
    row = page.unbilled.rows.row_at(page.unbilled.rows.index(0, 0))
    assert row is not None
    assert row.key == client_id
    assert services.invoicing.fee_unknown() == []
    assert services.today.today().fees_unknown == 0
    assert [one.sessions for one in services.invoicing.unbilled()] == [len(sessions) - 1]
