"""The pages of the accounts side over the real services, their books in memory or in a real vault."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services, services_of
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientState
from practiceapp.domain.errors import ClientMissing
from practiceapp.domain.practice import Practice
from practiceapp.services.undo import Undo
from practiceapp.system import door
from practiceapp.ui.invoices.wiring import AccountsDesk
from practiceapp.ui.shared.asking import Question
from practiceapp.ui.shared.places import Place
from practiceapp.vault.opened import OpenedVault
from tests.books import IDA, Books, fake_books
from tests.fakes_practice import FixedClock
from tests.vaults import enter_practice, make_vault, whole_works

MADE = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


class Answer:
    """Says yes or no to every question and keeps it."""

    def __init__(self) -> None:
        self.yes = True
        self.asked: list[Question] = []

    def confirm(self, question: Question) -> bool:
        self.asked.append(question)
        return self.yes


class FewClients:
    """How to name and reach the clients of these books."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self.kept: dict[ClientId, ClientDetails] = {}

    def get(self, client_id: ClientId) -> Client:
        assert self._books.tables is not None
        found = self._books.tables.clients.get(client_id)
        if found is None:
            raise ClientMissing
        given, _, family = found.name.partition(" ")
        details = ClientDetails(given, family, "ida@quastenberg.example", "+49 30 99", found.street)
        return Client(client_id, found.reference, details, ClientState.ACTIVE, MADE)

    def save(self, client_id: ClientId, details: ClientDetails) -> Undo:
        self.kept[client_id] = details
        return Undo("client_saved", lambda: None)


@dataclass
class Desk:
    """Everything a page needs, and what it said."""

    books: Books
    qtbot: QtBot
    clients: FewClients
    answer: Answer = field(default_factory=Answer)
    folder: Path | None = None
    went: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    shown: list[QWidget] = field(default_factory=list)

    def accounts(self) -> AccountsDesk:
        books = self.books
        return AccountsDesk(
            books.invoicing,
            books.payments,
            books.arrangements,
            books.sellers,
            self.clients,
            self.answer,
            books.clock,
            lambda _parent, _title, _start: self.folder,
        )

    def show(self, widget: QWidget, width: int = 1064, height: int = 800) -> None:
        """Show a page and listen to it."""
        self.shown.append(widget)
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        for name, heard in (("go", self.went), ("said", self.said)):
            signal = getattr(widget, name, None)
            if signal is not None:
                signal.connect(heard.append)
        with self.qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    books = fake_books()
    books.renderer = InvoiceRenderer()
    books.__post_init__()
    books.client(IDA)
    return Desk(books, qtbot, FewClients(books))


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
