"""The books of an invented practice: profiles, payers, drafts, and the services over them."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from practiceapp.domain.account.arrangements import (
    CLIENT_CHOICE,
    PAYER_CHOICE,
    Arrangement,
    ArrangementId,
    ArrangementTerms,
    Choice,
    Side,
    itself,
)
from practiceapp.domain.account.disclosure import disclose
from practiceapp.domain.account.drafts import BilledClient, Draft, DraftLine
from practiceapp.domain.account.invoices import InvoiceDocument, month_of
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.parties import Address, Bank, Party, Ref
from practiceapp.domain.account.sellers import Letterhead, SellerProfile
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionId
from practiceapp.services.account.arrangements import ArrangementService
from practiceapp.services.account.invoicing import InvoicingService
from practiceapp.services.account.payments import PaymentService
from practiceapp.services.account.ports import AccountsWork, Renderer, UnbilledSession
from practiceapp.services.account.seller import SellerService
from practiceapp.services.works import Works
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS
from practiceapp.vault.account.stores import AccountStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work
from tests.fakes_account import (
    AccountTables,
    FakeAccountStores,
    FolderInMemory,
    PlainRenderer,
)
from tests.fakes_practice import FakeWorks, FixedClock

CARE = Treatment(Tax.EXEMPT_CARE)
TAXED = Treatment(Tax.STANDARD, 1900)
BERLIN = Address("Lindenallee 12", "10115", "Berlin", "DE")
BANK = Bank("Anna Weiß", "DE89370400440532013000", "COBADEFFXXX")
SELLER = SellerProfile(
    Party("Dr. Anna Weiß", BERLIN, tax_number="34/123/45678"),
    CARE,
    CARE.for_reserved_hour(),
    BANK,
    letterhead=Letterhead("Praxis für Psychotherapie", "mail@anna-weiss.example", "+49 30 1234567"),
)
TAXED_SELLER = replace(SELLER, treatment=TAXED, late_treatment=TAXED)
IDA = BilledClient(
    ClientId(1), "K-7F3Q", "Ida Quastenberg", "Am Kupfergraben 6a", "10117", "Berlin", "DE", given_name="Ida"
)
PAYER = Party(
    "Nordlicht Beteiligungs- und Verwaltungsgesellschaft mbH & Co. KG",
    Address("Am Hafen 3–5", "20457", "Hamburg", "DE"),
    vat_id="DE136695976",
)
TERMS = ArrangementTerms(
    Side.PAYER,
    Side.PAYER,
    PAYER,
    Ref("PO 4500123456"),
    PAYER_CHOICE,
    instructed_on=date(2026, 9, 1),
    consented_on=date(2026, 9, 1),
    consent_version=1,
)
COMPANY = Arrangement(ClientId(1), TERMS, ArrangementId(1), Ref("R-T4KD-7M9W"), date(2026, 9, 1))
OCTOBER = (date(2026, 10, 3), date(2026, 10, 13), date(2026, 10, 27))
ISSUED, DUE = date(2026, 11, 2), date(2026, 11, 16)
MORNING = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def lines_on(days: tuple[date, ...], minor: int = 18_000, *, reserved: bool = False) -> tuple[DraftLine, ...]:
    return tuple(
        DraftLine(SessionId(number), day, 50, Money(minor, "EUR"), reserved)
        for number, day in enumerate(days, start=1)
    )


def draft(
    arrangement: Arrangement | None = None,
    seller: SellerProfile | None = SELLER,
    *,
    client: BilledClient = IDA,
    lines: tuple[DraftLine, ...] | None = None,
    language: str = "en",
) -> Draft:
    return Draft(
        client,
        arrangement or itself(client.client_id),
        seller,
        month_of(OCTOBER[0]),
        "EUR",
        language,
        lines_on(OCTOBER) if lines is None else lines,
    )


def issued(made: Draft, choice: Choice | None = None, number: str = "2026-0042") -> InvoiceDocument:
    return disclose(made, choice or made.choice).numbered(number, ISSUED, DUE)


def long_document(count: int = 40) -> InvoiceDocument:
    days = tuple(date(2026, 10, 1 + number % 31) for number in range(count))
    made = draft(COMPANY, TAXED_SELLER, lines=lines_on(tuple(sorted(days))), language="de")
    return issued(made, CLIENT_CHOICE)


@dataclass
class Books:
    """The account services over stores in memory or a real vault, on the morning of 2 November 2026."""

    works: Works[AccountsWork]
    clock: FixedClock
    tables: AccountTables | None = None
    vault: OpenedVault | None = None
    renderer: Renderer = field(default_factory=PlainRenderer)
    door: FolderInMemory = field(default_factory=FolderInMemory)
    arrangements: ArrangementService = field(init=False)
    invoicing: InvoicingService = field(init=False)
    payments: PaymentService = field(init=False)
    sellers: SellerService = field(init=False)

    def __post_init__(self) -> None:
        self.arrangements = ArrangementService(self.works, self.clock, random.Random(11))
        self.invoicing = InvoicingService(self.works, self.clock, self.renderer, self.door)
        self.payments = PaymentService(self.works, self.clock)
        self.sellers = SellerService(self.works, self.clock)

    def client(self, client: BilledClient = IDA) -> ClientId:
        if self.tables is not None:
            self.tables.clients[client.client_id] = client
            return client.client_id
        given, family = client.given_name, client.name.removeprefix(client.given_name).strip()
        with self.desk().write() as work:
            work.insert(
                "INSERT INTO clients (client_id, reference, given_name, family_name, street, postcode, city,"
                " country, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'active',"
                " '2026-09-01T08:00:00Z')",
                (
                    client.client_id,
                    client.reference,
                    given,
                    family,
                    client.street,
                    client.postcode,
                    client.city,
                    client.country,
                ),
            )
        return client.client_id

    def session(
        self, day: date, state: str = "held", *, fee: int | None = 18_000, client_id: ClientId = IDA.client_id
    ) -> SessionId:
        """Let a session have taken place, or been cancelled late or missed; half the fee is due then."""
        if self.tables is not None:
            number = SessionId(len(self.tables.sessions) + 1)
            self.tables.sessions.append(UnbilledSession(number, client_id, day, 50, fee, state != "held", 50))
            return number
        with self.desk().write() as work:
            return SessionId(
                work.insert(
                    "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state,"
                    " fee_minor, created_at) VALUES (?, 'session', ?, '10:30', 'Europe/Berlin', 50, ?, ?,"
                    " '2026-09-01T08:00:00Z')",
                    (client_id, day.isoformat(), state, fee),
                )
            )

    def october(self) -> None:
        """A client with a profile to bill by and three sessions held in October."""
        self.sellers.save_seller(SELLER)
        self.client()
        for day in OCTOBER:
            self.session(day)

    def desk(self) -> VaultWorks[Work]:
        assert self.vault is not None
        return VaultWorks(self.vault, boundary.desk(), lambda work: work)


def fake_books() -> Books:
    tables = AccountTables()
    return Books(FakeWorks(tables, FakeAccountStores), FixedClock(MORNING), tables=tables)


def real_books(vault: OpenedVault, renderer: Renderer | None = None) -> Books:
    works = VaultWorks(vault, boundary.accounts(ACCOUNT_GRANTS), AccountStores)
    books = Books(works, FixedClock(MORNING), vault=vault, renderer=renderer or PlainRenderer())
    with books.desk().write() as work:
        work.insert(
            "INSERT INTO practices VALUES (1, 'Ruth Adler', 'Praxis Adler', 'DE', 'EUR', 'Europe/Berlin',"
            " 'en', 50, 18000, 50, 20000, 48, 50, '2026-09-01T08:00:00Z')"
        )
    return books
