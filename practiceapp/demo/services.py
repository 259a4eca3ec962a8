"""What an invented practice is entered through: the program's own services."""

from typing import Protocol

from practiceapp.services.account.arrangements import ArrangementService
from practiceapp.services.account.invoicing import InvoicingService
from practiceapp.services.account.seller import SellerService
from practiceapp.services.agreements import AgreementService
from practiceapp.services.clients import ClientService
from practiceapp.services.clinical.notes import NoteService
from practiceapp.services.clock import Clock
from practiceapp.services.practice import PracticeService
from practiceapp.services.sessions import SessionService


class Services(Protocol):
    """One of each, wired to the open vault."""

    @property
    def clock(self) -> Clock:
        """What time it is for all of them."""
        ...

    @property
    def practice(self) -> PracticeService:
        """The practice."""
        ...

    @property
    def clients(self) -> ClientService:
        """Clients."""
        ...

    @property
    def agreements(self) -> AgreementService:
        """Terms."""
        ...

    @property
    def sessions(self) -> SessionService:
        """Sessions."""
        ...

    @property
    def notes(self) -> NoteService:
        """Notes."""
        ...

    @property
    def sellers(self) -> SellerService:
        """The profile on invoices."""
        ...

    @property
    def arrangements(self) -> ArrangementService:
        """Who pays."""
        ...

    @property
    def invoicing(self) -> InvoicingService:
        """Invoices."""
        ...
