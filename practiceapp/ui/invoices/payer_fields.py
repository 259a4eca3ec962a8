"""The payer's name, address and numbers, as fields of who pays."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from practiceapp.ui.invoices.inputs import country_field
from practiceapp.ui.invoices.who_pays_form import WhoPaysForm
from practiceapp.ui.shared.fields import LabelledField, choose, chosen, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.scaffold import field_pair
from practiceapp.ui.shared.theme import current


class PayerFields(QWidget):
    """Who pays, where they are, and what they ask to be written on the page."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.name = LabelledField(_("Payer's na&me"), text_field(_("Payer's name")))
        self.street = LabelledField(_("Street and number"), text_field(_("Payer's street and number")))
        self.postcode = LabelledField(_("Postcode"), text_field(_("Payer's postcode")))
        self.city = LabelledField(_("City"), text_field(_("Payer's city")))
        self.country = country_field(_("Payer's country"))
        self.country_field = LabelledField(_("Country"), self.country)
        self.vat_id = LabelledField(_("VAT id"), text_field(_("Payer's VAT id")), _("May stay empty"))
        self.order = LabelledField(
            _("Purchase order"), text_field(_("Purchase order")), _("If they ask for one")
        )
        self.reference = label("", "second")
        self.reference.setAccessibleName(_("Reference on invoices"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(14))
        layout.addWidget(self.name)
        layout.addWidget(self.street)
        layout.addLayout(field_pair(self.postcode, self.city, (1, 2)))
        layout.addWidget(self.country_field)
        layout.addLayout(field_pair(self.vat_id, self.order, (1, 1)))
        layout.addWidget(self.reference)

    def _connect(self) -> None:
        for field in (self.name, self.street, self.postcode, self.city, self.vat_id, self.order):
            _line(field).textEdited.connect(self._on_changed)
        self.country.activated.connect(self._on_changed)

    def filled(self, form: WhoPaysForm) -> WhoPaysForm:
        """Return the form with what stands in these fields."""
        return replace(
            form,
            name=_line(self.name).text(),
            street=_line(self.street).text(),
            postcode=_line(self.postcode).text(),
            city=_line(self.city).text(),
            country=str(chosen(self.country)),
            vat_id=_line(self.vat_id).text(),
            order=_line(self.order).text(),
        )

    def show_form(self, form: WhoPaysForm, reference: str) -> None:
        """Fill the fields; the reference is shown and never typed."""
        for field, text in (
            (self.name, form.name),
            (self.street, form.street),
            (self.postcode, form.postcode),
            (self.city, form.city),
            (self.vat_id, form.vat_id),
            (self.order, form.order),
        ):
            _line(field).setText(text)
            _line(field).setCursorPosition(0)
        choose(self.country, form.country)
        self.reference.setText(
            _(
                "Reference on invoices: {reference}. Random, and unrelated to the one in your practice."
            ).format(reference=reference)
            if reference
            else _("A random reference on invoices is made when you save.")
        )
        self.clear_errors()

    def refuse(self, field: str, sentence: str) -> bool:
        """Say what is wrong beside the field it is about; answers whether it stands here."""
        found = {
            "name": self.name,
            "payer": self.name,
            "street": self.street,
            "postcode": self.postcode,
            "city": self.city,
            "country": self.country_field,
            "vat_id": self.vat_id,
            "reference": self.order,
        }.get(field)
        if found is None:
            return False
        found.set_error(sentence)
        found.editor.setFocus()
        return True

    def first_gap(self) -> QLineEdit | None:
        """The first field of name and address that is still empty, while there is a payer."""
        if self.isHidden():
            return None
        lines = (_line(field) for field in (self.name, self.street, self.city))
        return next((line for line in lines if not line.text().strip()), None)

    def clear_errors(self) -> None:
        """Take back what was said to be wrong."""
        for field in (
            self.name,
            self.street,
            self.postcode,
            self.city,
            self.vat_id,
            self.order,
            self.country_field,
        ):
            field.clear_error()

    def _on_changed(self) -> None:
        self.clear_errors()
        self.changed.emit()


def _line(field: LabelledField) -> QLineEdit:
    editor = field.editor
    if not isinstance(editor, QLineEdit):
        raise TypeError("a line of text was expected")
    return editor
