"""Decisions of the form that takes someone in."""

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.clients import Client, ClientDetails
from practiceapp.domain.errors import PracticeError, TextTooLong, VaultTrouble
from practiceapp.services.clients import ClientService
from practiceapp.services.undo import Undo
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import sentence_for


class ClientFormPresenter(QObject):
    """Adds a client under a new reference. `refused` names the field, or nothing for the whole form."""

    added = Signal(Client)
    refused = Signal(str, str)
    undoable = Signal(object, str)

    def __init__(self, clients: ClientService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients = clients

    def add(self, details: ClientDetails) -> None:
        """Take the person in; every field may be empty."""
        try:
            client = self._clients.add(details)
        except TextTooLong as error:
            self.refused.emit(error.field, sentence_for(error))
            return
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))
            return
        clients, words = self._clients, _("Added under the reference {reference}.")
        undo = Undo("client_added", lambda: _remove(clients, client))
        self.undoable.emit(undo, words.format(reference=client.reference))
        self.added.emit(client)


def _remove(clients: ClientService, client: Client) -> None:
    clients.remove(client.client_id)
