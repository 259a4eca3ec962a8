"""One person to be called: the name, when they are expected, the number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from practiceapp.domain.clients import ClientState
from practiceapp.services.desk.executor import Contact
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.formats import clock, day, long_day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Card, heading, label, second_line
from practiceapp.ui.shared.theme import current


class ContactCard(Card):
    """Only the number can be copied; `copied(str)`."""

    copied = Signal(str)

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=20)
        self._contact = contact
        self.copy: QuietButton | None = None
        self._build()

    def _build(self) -> None:
        client, details = self._contact.client, self._contact.client.details
        name = client.full_name or client.reference
        self.body.setSpacing(current().px(6))
        self.body.addWidget(heading(name, "words"))
        self.body.addWidget(label(expected(self._contact), "large"))
        if details.phone:
            self.body.addLayout(self._phone(name, details.phone))
        if details.email:
            self.body.addWidget(label(_("E-mail: {address}").format(address=details.email), "large"))
        if not details.phone and not details.email:
            self.body.addWidget(label(_("No phone number and no e-mail address are written down."), "large"))
        self.body.addWidget(second_line(before(self._contact)))

    def _phone(self, name: str, phone: str) -> QHBoxLayout:
        self.copy = QuietButton(_("Copy the number"), "copy", small=True)
        self.copy.setAccessibleName(_("Copy the number of {name}").format(name=name))
        self.copy.clicked.connect(lambda: self.copied.emit(phone))
        row = QHBoxLayout()
        row.setSpacing(current().px(12))
        row.addWidget(label(_("Phone: {number}").format(number=phone), "large"), 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def expected(contact: Contact) -> str:
    """When this person is next expected."""
    row = contact.row
    if row.next_on is None:
        return _("Not expected on any day.")
    if row.next_at is None:
        return _("Expected on {day}.").format(day=long_day(row.next_on))
    return _("Expected on {day} at {time}.").format(day=long_day(row.next_on), time=clock(row.next_at))


def before(contact: Contact) -> str:
    """When this person was last here, and where the work together stands."""
    row = contact.row
    here = _("Last session on {day}.").format(day=day(row.last_on)) if row.last_on else _("No session yet.")
    states = {
        ClientState.ENDED: _("The work together has ended."),
        ClientState.PAUSED: _("The work together pauses."),
        ClientState.ENQUIRY: _("An enquiry; no decision yet."),
    }
    return " ".join(filter(None, (here, states.get(row.state, ""))))
