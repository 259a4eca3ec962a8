"""The therapist's own details on invoices: asked at the first invoice, changed on the practice's page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.account.sellers import LONGEST_PAYMENT_DAYS
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import SESSION_WORDINGS, Wording
from practiceapp.ui.invoices.inputs import country_field, narrow
from practiceapp.ui.invoices.seller_presenter import SellerFields, SellerPresenter, usual_wording
from practiceapp.ui.invoices.words import tax_choice, wording_words
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen, number_field, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, hint, section_header
from practiceapp.ui.shared.scaffold import field_pair
from practiceapp.ui.shared.theme import current, set_kind

_TEXTS = (
    "name", "street", "postcode", "city", "tax_number", "vat_id",
    "holder", "iban", "bic", "rate", "heading", "email", "phone",
)  # fmt: skip
_NEEDED = ("name", "street", "postcode", "city", "tax_number", "iban", "vat_id")


class SellerForm(QWidget):
    """One column of fields and a button that keeps them. `kept` and `said(str)` after saving."""

    said = Signal(str)
    kept = Signal()

    def __init__(self, presenter: SellerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: SellerFields | None = None
        self._own_words = False
        self._build()
        self._connect()

    def _build(self) -> None:
        set_kind(self, "scrolled")
        self.fields: dict[str, LabelledField] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current().px(14))
        self.trouble = Banner("", "danger")
        self._build_self()
        self._build_tax()
        self._build_letterhead()
        self.save = QuietButton(_("&Keep these details"), "check")
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self._layout.addWidget(self.trouble)
        self._layout.addLayout(row)
        self._layout.addStretch(1)

    def _build_self(self) -> None:
        self._layout.addWidget(section_header(_("You, on every invoice")))
        self._text("name", _("Legal name"))
        self._text("street", _("Street and number"))
        self._beside(self._made("postcode", _("Postcode")), self._made("city", _("City")), (1, 2))
        self.country = country_field(_("Country"))
        self.fields["country"] = LabelledField(_("Country"), self.country)
        self._layout.addWidget(self.fields["country"])
        self._beside(
            self._made("tax_number", _("Tax number")),
            self._made("vat_id", _("VAT id"), _("If you have one")),
        )
        self._layout.addWidget(section_header(_("Where to pay")))
        self._text("holder", _("Name on the account"))
        self._beside(self._made("iban", _("IBAN")), self._made("bic", _("BIC"), _("May stay empty")), (2, 1))
        self.days = number_field(_("Time to pay"), (0, LONGEST_PAYMENT_DAYS), _(" days"))
        self.fields["payment_days"] = LabelledField(_("Time to pay"), self.days)
        self._layout.addWidget(self.fields["payment_days"])

    def _build_tax(self) -> None:
        self._layout.addWidget(section_header(_("Tax and words")))
        self._layout.addWidget(
            hint(_("You decide this, with your tax adviser. The program only does the sums."))
        )
        self.tax = narrow(choice_field(_("How your work is taxed"), [(tax_choice(tax), tax) for tax in Tax]))
        self.fields["tax"] = LabelledField(_("How your work is taxed"), self.tax)
        self._layout.addWidget(self.fields["tax"])
        self._text("rate", _("Rate in per cent"))
        self.late = QCheckBox(_("A reserved hour is taxed at a rate"))
        self._layout.addWidget(self.late)
        words = [(wording_words(wording), wording) for wording in SESSION_WORDINGS]
        self.wording = narrow(choice_field(_("What a line says"), words))
        self.fields["wording"] = LabelledField(_("What a line says"), self.wording)
        self._layout.addWidget(self.fields["wording"])

    def _build_letterhead(self) -> None:
        self._layout.addWidget(section_header(_("Only on a client's own invoice")))
        self._text("heading", _("Name of the practice"), _("A company never reads this"))
        self._beside(self._made("email", _("E-mail")), self._made("phone", _("Telephone")))

    def _made(self, key: str, words: str, hint_words: str = "") -> LabelledField:
        self.fields[key] = LabelledField(words, text_field(words), hint_words)
        return self.fields[key]

    def _text(self, key: str, words: str, hint_words: str = "") -> None:
        self._layout.addWidget(self._made(key, words, hint_words))

    def _beside(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        self._layout.addLayout(field_pair(left, right, shares))

    def _connect(self) -> None:
        self._presenter.shown.connect(self._show)
        self._presenter.refused.connect(self._on_refused)
        self._presenter.saved.connect(self._on_saved)
        self.save.clicked.connect(self._on_save)
        self.tax.activated.connect(self._on_tax)
        self.wording.activated.connect(self._on_wording)
        self.late.toggled.connect(self._show_rate)
        self.country.activated.connect(self._show_country)

    # -- slots

    def _on_save(self) -> None:
        self.trouble.say("")
        for field in self.fields.values():
            if field.error:
                field.clear_error()
        self._presenter.save(self.read())

    def _on_refused(self, field: str, sentence: str) -> None:
        found = self.fields.get(field)
        if found is None:
            self.trouble.say(sentence, "danger")
            return
        found.set_error(sentence)
        found.editor.setFocus()

    def _on_saved(self, words: str) -> None:
        self._shown = self.read()
        self.said.emit(words)
        self.kept.emit()

    def _on_tax(self) -> None:
        if not self._own_words:
            choose(self.wording, usual_wording(chosen(self.tax)))
        self._show_rate()

    def _on_wording(self) -> None:
        self._own_words = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Coming into view shows what is kept now, unless something is typed and not kept."""
        super().showEvent(event)
        if self._shown is None or self.read() == self._shown:
            self.show_seller()

    # -- display

    def show_seller(self) -> None:
        """Show what is kept, or a first proposal from the practice; typed fields are replaced."""
        self._presenter.open()

    def flush(self) -> None:
        """Keep what was typed and not kept yet, if it fits; what does not fit is said and stays."""
        if self._shown is not None and self.read() != self._shown:
            self._on_save()

    def first_gap(self) -> QLineEdit:
        """The first field an invoice needs and that is still empty."""
        empty = [key for key in _NEEDED if not self.line(key).text().strip()]
        if "tax_number" in empty and "vat_id" not in empty:
            empty.remove("tax_number")
        return self.line(empty[0] if empty else "name")

    def line(self, key: str) -> QLineEdit:
        """The line of text behind one of the fields."""
        editor = self.fields[key].editor
        if not isinstance(editor, QLineEdit):
            raise TypeError("a line of text was expected")
        return editor

    def read(self) -> SellerFields:
        """Return what stands in the fields, as typed."""
        tax, wording = chosen(self.tax), chosen(self.wording)
        return SellerFields(
            **{key: self.line(key).text() for key in _TEXTS},
            country=str(chosen(self.country)),
            tax=tax if isinstance(tax, Tax) else Tax.EXEMPT_PLAIN,
            late_taxed=self.late.isChecked(),
            wording=wording if isinstance(wording, Wording) else Wording.SESSION,
            payment_days=self.days.value(),
        )

    def _show(self, fields: SellerFields) -> None:
        for key in _TEXTS:
            self.line(key).setText(str(getattr(fields, key)))
            self.line(key).setCursorPosition(0)
            self.fields[key].clear_error()
        choose(self.country, fields.country)
        choose(self.tax, fields.tax)
        choose(self.wording, fields.wording)
        self._own_words = fields.wording is not usual_wording(fields.tax)
        self.days.setValue(fields.payment_days)
        self.late.setChecked(fields.late_taxed)
        self._show_rate()
        self._show_country()
        self._shown = self.read()

    def _show_rate(self) -> None:
        taxed = chosen(self.tax) is Tax.STANDARD
        self.late.setVisible(not taxed)
        asked = taxed or self.late.isChecked()
        self.fields["rate"].setVisible(asked)
        if asked and not self.line("rate").text():
            self.line("rate").setText(self._presenter.usual_rate(str(chosen(self.country))))

    def _show_country(self) -> None:
        self.fields["country"].set_hint(self._presenter.country_line(str(chosen(self.country))))
