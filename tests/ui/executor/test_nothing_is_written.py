"""Whoever opened with two shares writes nothing, by whatever way the program has of writing."""

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from practiceapp.bootstrap.keeping import access_to
from practiceapp.bootstrap.services import Services, services_of
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentId, PaymentMethod
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientDetails, ClientId
from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import VaultReadOnly
from practiceapp.domain.security_record import Act
from practiceapp.domain.sessions import SessionId, SessionKind
from practiceapp.services.access import unreported
from practiceapp.system import door
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import instant
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.drive.life import StandingClock, paths_under
from tests.every_page import NOON, PASSPHRASE
from tests.practices import march
from tests.shares import practice_with_shares
from tests.vaults import QUICK

ROOT = Path(__file__).resolve().parents[3]

Way = Callable[[Services, Path], object]
CLIENT, SESSION = ClientId(1), SessionId(1)
EUR = Money(100, "EUR")


def _invoice(services: Services) -> Any:
    return services.invoicing.rows()[0].entry.invoice_id


def _draft(services: Services) -> Any:
    owing = services.invoicing.unbilled()[0].client.client_id
    return services.invoicing.prepare(owing, NOON.date())[0]


def _seller(services: Services) -> SellerProfile:
    seller = services.sellers.seller()
    assert seller is not None
    return seller


def _finished(services: Services) -> SessionId:
    for row in services.clients.rows():
        for note in services.notes.of_client(row.client_id):
            if note.state.value == "locked":
                return note.session_id
    raise AssertionError("no note is finished")


def _owed(services: Services) -> SessionId:
    return services.today.today().owed[-1].session_id


WAYS: dict[str, Way] = {
    "ArrangementService.arrange": lambda s, _: s.arrangements.arrange(
        CLIENT, s.arrangements.in_force(CLIENT, NOON.date()).terms, date(2026, 4, 1)
    ),
    "ArrangementService.revoke": lambda s, _: s.arrangements.revoke(CLIENT, NOON.date()),
    "InvoicingService.issue": lambda s, _: s.invoicing.issue(_draft(s), NOON.date()),
    "InvoicingService.correct": lambda s, _: s.invoicing.correct(_invoice(s)),
    "InvoicingService.export": lambda s, folder: s.invoicing.export(_invoice(s), folder),
    "PaymentService.record": lambda s, _: s.payments.record(
        _invoice(s), EUR, NOON.date(), PaymentMethod.TRANSFER
    ),
    "PaymentService.reverse": lambda s, _: s.payments.reverse(PaymentId(1)),
    "SellerService.save_seller": lambda s, _: s.sellers.save_seller(_seller(s)),
    "AgreementService.agree": lambda s, _: s.agreements.agree(
        CLIENT, AgreementTerms(18_000), date(2026, 4, 1)
    ),
    "ClientService.add": lambda s, _: s.clients.add(ClientDetails(given_name="Ida")),
    "ClientService.remove": lambda s, _: s.clients.remove(CLIENT),
    "ClientService._change": lambda s, _: s.clients.save(CLIENT, ClientDetails(given_name="Ida")),
    "NoteService.save_draft": lambda s, _: s.notes.save_draft(_owed(s), {Heading.ALIVE: "One."}),
    "NoteService.lock": lambda s, _: s.notes.lock(_owed(s)),
    "NoteService.save_addition": lambda s, _: s.notes.save_addition(_finished(s), "One."),
    "NoteService.amend": lambda s, _: s.notes.amend(_finished(s), "One."),
    "NoteService.nothing_to_note": lambda s, _: s.notes.nothing_to_note(_owed(s)),
    "NoteService.tidy": lambda s, _: s.notes.tidy(),
    "PracticeService.save": lambda s, _: s.practice.save(s.practice.load()),
    "SecurityRecord.enter": lambda s, _: s.security.note(Act.EXAMINED),
    "SessionService.plan": lambda s, _: s.sessions.plan(CLIENT, SessionKind.SESSION, march(30)),
    "SessionService.set_fee": lambda s, _: s.sessions.set_fee(SESSION, 100),
    "SessionService.reopen": lambda s, _: s.sessions.reopen(SESSION),
    "SessionService.move": lambda s, _: s.sessions.move(SESSION, march(30)),
    "SessionService.remove": lambda s, _: s.sessions.remove(SESSION),
    "SessionService._settle": lambda s, _: s.sessions.hold(SESSION),
}
TAKEN_BACK = {"_bring_back", "_take_back", "_owe_again", "_move_back"}
"""What Undo calls; there is none before something was written."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("estate")


@pytest.fixture(scope="module")
def vault(home: Path) -> Iterator[OpenedVault]:
    shares = practice_with_shares(home)
    folder = paths_under(home).vault_folder
    keys = KeyCare(folder, Known(steps(), sealed_rows), lambda: QUICK, instant)
    opened = keys.open_with_shares(shares[:2], unreported)
    yield opened
    opened.close()


def services(vault: OpenedVault) -> Services:
    return services_of(vault, InvoiceRenderer(), door, StandingClock(NOON))


def refuses(way: Way, vault: OpenedVault, folder: Path) -> bool:
    """Whether the file could not be written to; a rule of the practice that came first is no answer."""
    try:
        way(services(vault), folder)
    except VaultReadOnly:
        return True
    return False


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_is_refused(vault: OpenedVault, tmp_path: Path, way: str) -> None:
    assert refuses(WAYS[way], vault, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_way_of_writing_is_left_out() -> None:
    assert set(writing(ROOT / "practiceapp" / "services")) == set(WAYS)


def test_a_way_of_writing_that_is_left_out_is_caught(tmp_path: Path) -> None:
    (tmp_path / "letters.py").write_text(
        "class LetterService:\n    def send(self):\n        with self._works.write() as work:\n"
        "            pass\n"
    )
    assert writing(tmp_path) == ["LetterService.send"]


def test_a_way_that_writes_is_caught(home: Path, tmp_path: Path) -> None:
    folder = paths_under(home).vault_folder
    vault = access_to(folder, paths_under(home)).unlock(PASSPHRASE, unreported)
    assert isinstance(vault, OpenedVault)
    assert not refuses(WAYS["ClientService.add"], vault, tmp_path)
    vault.close()


@pytest.mark.parametrize("side", [boundary.desk(), boundary.clinical(()), boundary.accounts(())])
def test_no_side_begins_to_write(vault: OpenedVault, side: boundary.Boundary) -> None:
    with pytest.raises(VaultReadOnly), VaultWorks(vault, side, lambda work: work).write():
        raise AssertionError("begun")


def writing(folder: Path) -> list[str]:
    """The methods of services that begin to write."""
    trees = [ast.parse(file.read_text()) for file in sorted(folder.rglob("*.py"))]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return [
        f"{made.name}.{method.name}"
        for made in classes
        for method in made.body
        if isinstance(method, ast.FunctionDef) and method.name not in TAKEN_BACK
        if "self._works.write()" in ast.unparse(method)
    ]
