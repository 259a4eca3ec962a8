"""From unbilled sessions to a PDF in a folder, through the widgets, over a real vault and the real door."""

import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services, services_of
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.arrangements import Side
from practiceapp.domain.clients import ClientDetails, ClientId
from practiceapp.domain.practice import Practice
from practiceapp.domain.sessions import LocalStart, SessionKind
from practiceapp.system import door
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from practiceapp.ui.invoices.wiring import AccountsDesk
from practiceapp.ui.shared.places import DRAFT, INVOICE, Place
from practiceapp.vault.opened import OpenedVault
from tests.fakes_practice import FixedClock
from tests.ui.invoices.conftest import Answer
from tests.vaults import enter_practice, make_vault, whole_works

DAYS = (date(2026, 10, 6), date(2026, 10, 13), date(2026, 10, 27))
SELLER = {
    "name": "Dr. Anna Weiß",
    "street": "Lindenallee 12",
    "postcode": "10115",
    "city": "Berlin",
    "tax_number": "34/123/45678",
    "iban": "DE89 3704 0044 0532 0130 00",
}


class RealDoor:
    """The program's own door."""

    def write_invoice(self, folder: Path, file_name: str, content: bytes) -> Path:
        return door.write_invoice(folder, file_name, content)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenedVault]:
    opened = make_vault(tmp_path / "vault")
    with whole_works(opened).write() as work:
        enter_practice(work, Practice("Anna Weiß", practice_name="Praxis Weiß", fee_minor=18_000))
    yield opened
    opened.close()


@pytest.fixture
def services(vault: OpenedVault) -> Services:
    clock = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    return services_of(vault, InvoiceRenderer(), RealDoor(), lambda _zone: clock)


def show(widget: QWidget, qtbot: QtBot) -> None:
    """In front, with the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(1064, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def held(services: Services) -> ClientId:
    details = ClientDetails(
        "Ida", "Quastenberg", street="Am Kupfergraben 6a", postcode="10117", city="Berlin"
    )
    client = services.clients.add(details)
    for day in DAYS:
        start = LocalStart(day, time(10, 30), "Europe/Berlin")
        session = services.sessions.plan(client.client_id, SessionKind.SESSION, start)
        services.sessions.hold(session.session_id)
    return client.client_id


def write(qtbot: QtBot, line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)


def company_pays(editor: WhoPaysEditor, qtbot: QtBot) -> None:
    for group in (editor.invoice_to, editor.paid_by):
        group.button_of(Side.CLIENT).setFocus()
        qtbot.keyClick(group.button_of(Side.CLIENT), Qt.Key.Key_Right)
    for field, words in (
        (editor.payer.name, "Nordlicht GmbH"),
        (editor.payer.street, "Am Hafen 3"),
        (editor.payer.city, "Hamburg"),
        (editor.payer.order, "PO 4500123456"),
    ):
        assert isinstance(field.editor, QLineEdit)
        write(qtbot, field.editor, words)
    editor.from_day.setDate(QDate(2026, 9, 1))
    qtbot.keyClick(editor.instructed.tick, Qt.Key.Key_Space)
    qtbot.keyClick(editor.consented.tick, Qt.Key.Key_Space)
    qtbot.keyClick(editor.save, Qt.Key.Key_Space)


def fill_seller(page: DraftPage, qtbot: QtBot) -> None:
    for key, words in SELLER.items():
        write(qtbot, page.seller.line(key), words)
    qtbot.keyClick(page.seller.save, Qt.Key.Key_Space)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


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
