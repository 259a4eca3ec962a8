"""A client's name and postal address, asked where an invoice lacks them."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientDetails, ClientId
from practiceapp.ui.invoices.inputs import country_field
from practiceapp.ui.invoices.ports import TROUBLES, Addressing
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.fields import LabelledField, choose, chosen, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, section_header
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.wording import sentence_for

_TEXTS = ("given_name", "family_name", "street", "postcode", "city")


class ClientAddressPresenter(QObject):
    """Reads and keeps how to name and reach the client; nothing else about them."""

    shown = Signal(ClientDetails)
    refused = Signal(str, str)
    kept = Signal(str)

    def __init__(self, clients: Addressing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients = clients
        self._client_id: ClientId | None = None
        self._details = ClientDetails()

    def open(self, client_id: ClientId) -> None:
        """Show what is written about this client."""
        try:
            self._details = self._clients.get(client_id).details
        except TROUBLES as error:
            self.refused.emit("", sentence_for(error))
            return
        self._client_id = client_id
        self.shown.emit(self._details)

    def save(self, details: ClientDetails) -> None:
        """Keep name and address; telephone and e-mail stay as they are."""
        if self._client_id is None:
            return
        kept = replace(details, email=self._details.email, phone=self._details.phone)
        try:
            self._clients.save(self._client_id, kept)
        except TROUBLES as error:
            self.refused.emit(str(getattr(error, "field", "")), sentence_for(error))
            return
        self._details = kept
        self.kept.emit(_("Name and address are saved."))


class ClientAddressForm(QWidget):
    """The few fields, and a button that keeps them."""

    said = Signal(str)
    kept = Signal()

    def __init__(self, presenter: ClientAddressPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        set_kind(self, "scrolled")
        spacing = current().px(12)
        names = {
            "given_name": _("First name"),
            "family_name": _("Family name"),
            "street": _("Street and number"),
            "postcode": _("Postcode"),
            "city": _("City"),
        }
        self.fields = {key: LabelledField(words, text_field(words)) for key, words in names.items()}
        self.country = country_field(_("Country"), [(_("As your practice"), "")])
        self.trouble = Banner("", "danger")
        self.save = QuietButton(_("Keep n&ame and address"), "check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(spacing)
        layout.addWidget(section_header(_("The client, as on the invoice")))
        for left, right, shares in (("given_name", "family_name", (1, 1)), ("postcode", "city", (1, 2))):
            row = QHBoxLayout()
            row.setSpacing(spacing)
            row.addWidget(self.fields[left], shares[0], Qt.AlignmentFlag.AlignTop)
            row.addWidget(self.fields[right], shares[1], Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)
            if left == "given_name":
                layout.addWidget(self.fields["street"])
        layout.addWidget(LabelledField(_("Country"), self.country))
        layout.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addStretch(1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._presenter.shown.connect(self._show)
        self._presenter.refused.connect(self._on_refused)
        self._presenter.kept.connect(self._on_kept)
        self.save.clicked.connect(self._on_save)

    def _on_save(self) -> None:
        self.trouble.say("")
        for field in self.fields.values():
            field.clear_error()
        texts = {key: self.line(key).text() for key in _TEXTS}
        self._presenter.save(ClientDetails(**texts, country=str(chosen(self.country) or "")))

    def _on_refused(self, field: str, sentence: str) -> None:
        found = self.fields.get(field)
        if found is None:
            self.trouble.say(sentence, "danger")
        else:
            found.set_error(sentence)

    def _on_kept(self, words: str) -> None:
        self.said.emit(words)
        self.kept.emit()

    def show_client(self, client_id: int) -> None:
        """Show what is known of this client."""
        self._presenter.open(ClientId(client_id))

    def first_gap(self) -> QLineEdit:
        """The first field that is still empty."""
        return self.line(next((key for key in _TEXTS if not self.line(key).text().strip()), _TEXTS[0]))

    def line(self, key: str) -> QLineEdit:
        """The line of text behind one of the fields."""
        editor = self.fields[key].editor
        if not isinstance(editor, QLineEdit):
            raise TypeError("a line of text was expected")
        return editor

    def _show(self, details: ClientDetails) -> None:
        for key in _TEXTS:
            self.line(key).setText(str(getattr(details, key)))
            self.fields[key].clear_error()
        choose(self.country, details.country)
