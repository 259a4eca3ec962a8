"""What a desk unit of work can reach."""

from practiceapp.vault.agreements import AgreementStore
from practiceapp.vault.clients import ClientStore
from practiceapp.vault.desk.papers import PapersStore
from practiceapp.vault.desk.search import SearchStore
from practiceapp.vault.desk.security_events import SecurityEventStore
from practiceapp.vault.desk.standing import BillingStore, WrittenStore
from practiceapp.vault.desk.today import TodayStore
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.sessions import SessionStore
from practiceapp.vault.works import Work


class DeskStores:
    """The practice's sessions with what both sides know of them."""

    def __init__(self, work: Work) -> None:
        self.practices = PracticeStore(work)
        self.clients = ClientStore(work)
        self.agreements = AgreementStore(work)
        self.sessions = SessionStore(work)
        self.billings = BillingStore(work)
        self.written = WrittenStore(work)
        self.today = TodayStore(work)
        self.search = SearchStore(work)
        self.security_events = SecurityEventStore(work)
        self.papers = PapersStore(work)
