from collections.abc import Iterator
from pathlib import Path

import pytest

from practiceapp.bootstrap.services import Services, services_of
from practiceapp.services.clock import PracticeClock
from practiceapp.system import door
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.opened import OpenedVault
from tests.boundary.reach import Tables, wired_side
from tests.boundary.watching import Run, Watched, has_strace
from tests.fakes_account import PlainRenderer
from tests.vaults import PRACTICE, enter_practice, make_vault, whole_works

SAID = "the chair nobody may sit in"
"""What the one note of `services` says."""


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenedVault]:
    opened = make_vault(tmp_path / "vault")
    yield opened
    opened.close()


@pytest.fixture
def services(vault: OpenedVault) -> Services:
    """The program's own wiring over a vault in which one note is written."""
    with whole_works(vault).write() as work:
        enter_practice(work, PRACTICE)
        for sql in (
            (
                "INSERT INTO clients (client_id, reference, state, email, created_at)"
                " VALUES (1, 'K-7F3Q', 'active', 'ida@quastenberg.example', '2026-03-18T11:00:00Z')"
            ),
            (
                "INSERT INTO sessions (session_id, client_id, kind, on_day, at_time, time_zone, minutes,"
                " state, fee_minor, created_at)"
                " VALUES (1, 1, 'session', '2026-03-18', '11:00', 'Europe/Berlin', 50,"
                " 'held', 18000, '2026-03-18T11:00:00Z')"
            ),
            (
                "INSERT INTO notes (note_id, session_id, client_id, kind, state, revision, started_at,"
                " saved_at)"
                " VALUES (1, 1, 1, 'session', 'draft', 1, '2026-03-18T12:00:00Z', '2026-03-18T12:00:00Z')"
            ),
            (
                "INSERT INTO note_passages (note_passage_id, note_id, heading, text, added_at)"
                f" VALUES (1, 1, 'alive', '{SAID}', '2026-03-18T12:00:00Z')"
            ),
            (
                "INSERT INTO note_revisions (note_id, revision, saved_at, body)"
                f" VALUES (1, 1, '2026-03-18T12:00:00Z', '{SAID}')"
            ),
        ):
            work.insert(sql)
    return services_of(vault, PlainRenderer(), door, PracticeClock)


@pytest.fixture
def accounts(services: Services) -> Boundary:
    return wired_side(services, "invoicing")


@pytest.fixture
def tables(vault: OpenedVault, services: Services) -> Iterator[Tables]:
    found = Tables(vault)
    yield found
    found.give_up()


@pytest.fixture(scope="session")
def journeys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """The journey played twice at once: watched by Python's hook, and by the kernel where possible."""
    base = tmp_path_factory.mktemp("journeys")
    started = {"inside": Watched(base / "inside", "journey")}
    if has_strace():
        started["outside"] = Watched(base / "outside", "journey", from_outside=True)
    return {name: run.over() for name, run in started.items()}


@pytest.fixture
def played(journeys: dict[str, Run]) -> Run:
    """The journey as the program runs for her, hardened."""
    return journeys["inside"].whole()


@pytest.fixture
def traced(journeys: dict[str, Run]) -> Run:
    """The journey under strace."""
    return journeys["outside"].whole()
