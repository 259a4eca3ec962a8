"""The fields for how to name and reach a client, for the new-client form and the client's page."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QSizePolicy

from practiceapp.domain.clients import ClientDetails
from practiceapp.ui.shared import countries
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.scaffold import FormColumn

LIMIT = 400
"""What a line takes while typing or pasting; what is kept is said by the domain."""


class DetailFields:
    """Labelled lines by the names of `ClientDetails`; `put_into(column)` lays them out."""

    def __init__(self) -> None:
        labels = {
            "given_name": _("&First name"),
            "family_name": _("Fa&mily name"),
            "email": _("&E-mail"),
            "phone": _("&Phone"),
            "street": _("Street a&nd number"),
            "postcode": _("Post&code"),
            "city": _("Ci&ty"),
        }
        self.boxes = {name: LabelledField(words, _line(words)) for name, words in labels.items()}
        self.country = choice_field(_("Country"), [(_("Not given"), ""), *countries.countries()])
        self.country.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.boxes["country"] = LabelledField(_("Countr&y"), self.country)

    def line(self, name: str) -> QLineEdit:
        """The line of one detail."""
        editor = self.boxes[name].editor
        if not isinstance(editor, QLineEdit):
            raise TypeError(name)
        return editor

    def put_into(self, column: FormColumn, *, sections: bool) -> None:
        """Lay the fields out in reading order."""
        boxes = self.boxes
        column.add_pair(boxes["given_name"], boxes["family_name"])
        if sections:
            column.add_section(
                _("Contact and address"),
                _("The address stands on the client’s own invoices. The rest stays here."),
            )
        column.add_pair(boxes["email"], boxes["phone"])
        column.add(boxes["street"])
        column.add_pair(boxes["postcode"], boxes["city"], (1, 2))
        column.add(boxes["country"])

    def details(self) -> ClientDetails:
        """What stands in the fields."""
        found = {name: self.line(name).text() for name in self.boxes if name != "country"}
        return ClientDetails(**found, country=str(chosen(self.country) or ""))

    def show(self, details: ClientDetails) -> None:
        """Put these details into the fields."""
        for name, box in self.boxes.items():
            box.clear_error()
            if name == "country":
                choose(self.country, "")
                choose(self.country, details.country)
            elif self.line(name).text() != getattr(details, name):
                self.line(name).setText(getattr(details, name))

    def on_left(self, act: Callable[[], None]) -> None:
        """Call `act` whenever a field is left or Enter is pressed in it."""
        for name in self.boxes:
            if name != "country":
                self.line(name).editingFinished.connect(act)
        self.country.activated.connect(act)

    def clear(self) -> None:
        """Empty every field."""
        self.show(ClientDetails())


def _line(words: str) -> QLineEdit:
    line = text_field(words)
    line.setMaxLength(LIMIT)
    return line
