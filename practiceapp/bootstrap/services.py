"""Everything the therapist can do, wired to one open vault."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from practiceapp.services.account.arrangements import ArrangementService
from practiceapp.services.account.invoicing import InvoicingService
from practiceapp.services.account.payments import PaymentService
from practiceapp.services.account.ports import Door, Renderer
from practiceapp.services.account.seller import SellerService
from practiceapp.services.agreements import AgreementService
from practiceapp.services.clients import ClientService
from practiceapp.services.clinical.notes import NoteService
from practiceapp.services.clock import Clock, PracticeClock
from practiceapp.services.desk.search import SearchService
from practiceapp.services.desk.today import TodayService
from practiceapp.services.practice import PracticeService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.services.sessions import SessionService
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS, ACCOUNT_TABLES
from practiceapp.vault.account.stores import AccountStores
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks

ClockOf = Callable[[Callable[[], str]], Clock]
"""Makes the clock, once told how to ask for the practice's time zone."""


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, living from unlock to lock."""

    clock: Clock
    practice: PracticeService
    clients: ClientService
    sessions: SessionService
    agreements: AgreementService
    notes: NoteService
    today: TodayService
    search: SearchService
    arrangements: ArrangementService
    sellers: SellerService
    invoicing: InvoicingService
    payments: PaymentService
    security: SecurityRecord


def services_of(vault: OpenedVault, renderer: Renderer, door: Door, clock: ClockOf) -> Services:
    """Wire the services to a vault."""
    desk = VaultWorks(vault, boundary.desk(), DeskStores)
    clinical = VaultWorks(vault, boundary.clinical(ACCOUNT_TABLES), ClinicalStores)
    accounts = VaultWorks(vault, boundary.accounts(ACCOUNT_GRANTS), AccountStores)
    practice = PracticeService(desk, PracticeClock(lambda: "UTC"))
    practice.load()
    now = clock(lambda: practice.zone)
    chance = random.SystemRandom()
    return Services(
        clock=now,
        practice=practice,
        clients=ClientService(desk, now, chance),
        sessions=SessionService(desk, now),
        agreements=AgreementService(desk, now),
        notes=NoteService(clinical, now),
        today=TodayService(desk, now),
        search=SearchService(desk),
        arrangements=ArrangementService(accounts, now, chance),
        sellers=SellerService(accounts, now),
        invoicing=InvoicingService(accounts, now, renderer, door),
        payments=PaymentService(accounts, now),
        security=SecurityRecord(desk, now),
    )
