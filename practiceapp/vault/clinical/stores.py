"""What a clinical unit of work can reach."""

from practiceapp.vault.agreements import AgreementStore
from practiceapp.vault.clients import ClientStore
from practiceapp.vault.clinical.notes import NoteStore
from practiceapp.vault.practices import PracticeStore
from practiceapp.vault.sessions import SessionStore
from practiceapp.vault.works import Work


class ClinicalStores:
    """Practice, clients, agreements, sessions and notes; nothing of accounts."""

    def __init__(self, work: Work) -> None:
        self.practices = PracticeStore(work)
        self.clients = ClientStore(work)
        self.agreements = AgreementStore(work)
        self.sessions = SessionStore(work)
        self.notes = NoteStore(work)
