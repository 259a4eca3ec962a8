"""What a therapist's hands do on the pages of the accounts side."""

from datetime import date, time

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services
from practiceapp.domain.account.arrangements import Side
from practiceapp.domain.clients import ClientDetails, ClientId
from practiceapp.domain.sessions import LocalStart, SessionKind
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor

DAYS = (date(2026, 10, 6), date(2026, 10, 13), date(2026, 10, 27))
SELLER = {
    "name": "Dr. Anna Weiß",
    "street": "Lindenallee 12",
    "postcode": "10115",
    "city": "Berlin",
    "tax_number": "34/123/45678",
    "iban": "DE89 3704 0044 0532 0130 00",
}


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
