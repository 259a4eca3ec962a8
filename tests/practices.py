"""A whole practice for a test: the real services over stores in memory, or over a real vault."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from practiceapp.domain.clients import Client, ClientDetails
from practiceapp.domain.practice import Practice
from practiceapp.domain.sessions import LocalStart, Session, SessionKind
from practiceapp.services.agreements import AgreementService
from practiceapp.services.clients import ClientService
from practiceapp.services.clinical.notes import NoteService
from practiceapp.services.practice import PracticeService
from practiceapp.services.session_stores import SessionsWork
from practiceapp.services.sessions import SessionService
from practiceapp.services.works import Works
from practiceapp.vault import boundary
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.fakes_clinical import ClinicalTables, FakeClinicalStores
from tests.fakes_practice import FakeWorks, FixedClock

BERLIN = "Europe/Berlin"
NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
"""A Wednesday, noon in Berlin."""
PRACTICE = Practice(
    "Ruth Adler",
    practice_name="Praxis Adler",
    fee_minor=18_000,
    consultation_fee_minor=20_000,
    consultation_minutes=50,
    notice_hours=48,
)


@dataclass
class House:
    """The services of one practice, already founded as PRACTICE."""

    clinical: Works[FakeClinicalStores] | Works[ClinicalStores]
    desk: Works[SessionsWork]
    clock: FixedClock
    tables: ClinicalTables | None = None
    vault: OpenedVault | None = None
    practices: PracticeService = field(init=False)
    clients: ClientService = field(init=False)
    agreements: AgreementService = field(init=False)
    sessions: SessionService = field(init=False)
    notes: NoteService = field(init=False)

    def __post_init__(self) -> None:
        self.practices = PracticeService(self.clinical, self.clock)
        self.clients = ClientService(self.clinical, self.clock, random.Random(7))
        self.agreements = AgreementService(self.clinical, self.clock)
        self.sessions = SessionService(self.desk, self.clock)
        self.notes = NoteService(self.clinical, self.clock)
        self.practices.save(PRACTICE)
        self.clock.zone = lambda: self.practices.zone

    def client(self, given_name: str = "Ida", family_name: str = "") -> Client:
        return self.clients.add(ClientDetails(given_name=given_name, family_name=family_name))

    def held(self, client: Client | None = None, day: int = 17) -> Session:
        """A session held on a day of March 2026."""
        session = self.planned(client, day)
        self.sessions.hold(session.session_id)
        return self.sessions.get(session.session_id)

    def planned(
        self, client: Client | None = None, day: int = 17, kind: SessionKind = SessionKind.SESSION
    ) -> Session:
        client = client or self.client()
        return self.sessions.plan(client.client_id, kind, march(day))

    def bill(self, session: Session) -> None:
        """As if an invoice had been issued for it."""
        if self.tables is not None:
            self.tables.billed.add(session.session_id)
            return
        assert self.vault is not None
        with VaultWorks(self.vault, boundary.desk(), lambda work: work).write() as work:
            work.execute("INSERT OR IGNORE INTO series (series_id, year) VALUES (1, 2026)")
            work.execute("UPDATE series SET next = next + 1")
            work.execute(
                "INSERT INTO invoices (series_id, seq, number, kind, issued_on, due_on, currency,"
                " gross_minor, document_sha, pdf_sha, previous, chain, issued_at)"
                " SELECT 1, next - 1, '2026-' || next, 'invoice', '2026-02-01', '2026-02-15', 'EUR',"
                " 18000, :sha, :sha,"
                " coalesce((SELECT chain FROM invoices ORDER BY invoice_id DESC LIMIT 1), :start), :chain,"
                " '2026-02-01T09:00:00Z' FROM series",
                {"sha": bytes(32), "start": bytes(32), "chain": random.randbytes(32)},
            )
            work.execute(
                "INSERT INTO session_billings (session_id, invoice_id)"
                " SELECT ?, max(invoice_id) FROM invoices",
                (session.session_id,),
            )


def march(day: int, at: time = time(10, 30), zone: str = BERLIN) -> LocalStart:
    return LocalStart(date(2026, 3, day), at, zone)


def fake_house() -> House:
    tables = ClinicalTables()
    works = FakeWorks(tables, FakeClinicalStores)
    return House(works, works, FixedClock(NOON), tables=tables)


def real_house(vault: OpenedVault) -> House:
    clinical = VaultWorks(vault, boundary.clinical(()), ClinicalStores)
    desk = VaultWorks(vault, boundary.desk(), DeskStores)
    return House(clinical, desk, FixedClock(NOON), vault=vault)
