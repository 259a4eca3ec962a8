"""The invented practice: whole, plausible in time, the same for the same seed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from practiceapp import demo
from practiceapp.bootstrap.services import Services, services_of
from practiceapp.domain.account.arrangements import Side
from practiceapp.domain.account.disclosure import Disclosure
from practiceapp.domain.account.invoices import InvoiceDocument
from practiceapp.domain.account.payments import InvoiceState
from practiceapp.domain.clinical.notes import NoteState
from practiceapp.domain.sessions import SessionKind, SessionState
from practiceapp.services.clock import Clock
from practiceapp.vault import boundary
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.works import VaultWorks
from tests.vaults import make_vault

NOON = datetime(2026, 3, 18, 11, tzinfo=UTC)


class PlainRenderer:
    def invoice(self, document: InvoiceDocument) -> bytes:
        return repr(document).encode()

    def draft(self, disclosure: Disclosure) -> bytes:
        return repr(disclosure).encode()


class ClosedDoor:
    def write_invoice(self, folder: Path, file_name: str, content: bytes) -> Path:
        raise AssertionError("an invented practice exports nothing")


def filled(folder: Path, clients: int = 6, months: int = 3, seed: int = 1) -> tuple[Services, demo.Filled]:
    vault = make_vault(folder)
    with VaultWorks(vault, boundary.desk(), PracticeStore).write() as practices:
        practices.save(demo.invented_practice().checked(), NOON)
    clock = demo.InventedClock(lambda: "Europe/Berlin")
    clock.stand_at(NOON)

    def clock_of(_zone: Callable[[], str]) -> Clock:
        return clock

    services = services_of(vault, PlainRenderer(), ClosedDoor(), clock_of)
    done = demo.fill(services, clients, months, seed, clock=clock)
    clock.stand_at(NOON)
    return services, done


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Services, demo.Filled]:
    return filled(tmp_path_factory.mktemp("demo") / "vault")


def test_it_has_what_there_is_to_show(practice: tuple[Services, demo.Filled]) -> None:
    services, done = practice
    rows = services.clients.rows()
    assert (len(rows), done.clients) == (6, 6)
    sessions = [one for row in rows for one in services.sessions.of_client(row.client_id)]
    assert {SessionState.PLANNED, SessionState.HELD, SessionState.CANCELLED_LATE} <= {
        s.state for s in sessions
    }
    assert sum(one.kind is SessionKind.CONSULTATION for one in sessions) == 1
    notes = [one for row in rows for one in services.notes.of_client(row.client_id)]
    assert len(notes) == done.notes > 30
    assert {NoteState.DRAFT, NoteState.LOCKED} == {one.state for one in notes}
    assert sum(one.additions for one in notes) == 1
    terms = [services.arrangements.in_force(row.client_id, date(2026, 3, 10)).terms for row in rows]
    assert len({one.payer.name for one in terms if one.payer}) >= 2
    assert any(one.invoice_to is Side.CLIENT for one in terms)


def test_past_months_are_invoiced_and_the_last_one_waits(practice: tuple[Services, demo.Filled]) -> None:
    services, done = practice
    invoices = services.invoicing.rows()
    assert len(invoices) == done.invoices >= 8
    assert {row.state for row in invoices} == {InvoiceState.PAID, InvoiceState.OVERDUE}
    assert services.invoicing.verify().broken_at is None
    view = services.today.today()
    assert [(month.year, month.month) for month in view.unbilled] == [(2026, 2)]
    assert len(view.overdue) == 1
    assert view.rows
    assert view.owed


def test_everything_was_done_when_it_took_place(practice: tuple[Services, demo.Filled]) -> None:
    services, _ = practice
    for row in services.clients.rows():
        for note in services.notes.of_client(row.client_id):
            assert 0 <= (note.saved_at.date() - note.day).days <= 1
    assert services.clock.now() == NOON


def test_the_same_seed_gives_the_same_practice_and_another_one_another(
    practice: tuple[Services, demo.Filled], tmp_path: Path
) -> None:
    def told(services: Services) -> list[object]:
        return [
            (row.label, one.start, one.state, one.fee_minor)
            for row in services.clients.rows()
            for one in services.sessions.of_client(row.client_id)
        ]

    again, _ = filled(tmp_path / "again")
    other, _ = filled(tmp_path / "other", seed=2)
    assert told(again) == told(practice[0])
    assert told(other) != told(again)


@pytest.mark.parametrize(("clients", "months"), [(1, 1), (2, 0), (9, 2)])
def test_other_sizes_hold_as_well(tmp_path: Path, clients: int, months: int) -> None:
    services, done = filled(tmp_path / "vault", clients=clients, months=months)
    assert len(services.clients.rows()) == clients
    assert (done.invoices > 0) == (months > 0)
