"""First step: who she is, where she works, in which money and time, and the language of her invoices."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.account.wordings import usual_language
from practiceapp.domain.practice import Practice
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.shared import countries
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.scaffold import field_pair
from practiceapp.ui.shared.theme import current


class YouStep(QWidget):
    """Name, practice, country; the country proposes currency, time zone and language."""

    existing_wanted = Signal()

    def __init__(self, presenter: FirstRunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        country = countries.system_country()
        self.name = text_field(_("Your name"))
        self.practice = text_field(_("Name of the practice"))
        self.country = choice_field(_("Country"), countries.countries())
        self.currency = choice_field(_("Currency"), countries.currencies())
        self.zone = choice_field(_("Time zone"), countries.zones(country))
        self.language = choice_field(_("Language of invoices"), countries.invoice_languages())
        choose(self.country, country)
        self._propose(country)
        self.fields = {
            "therapist_name": LabelledField(_("Your &name"), self.name, _("As it stands on your invoices.")),
            "practice_name": LabelledField(_("Name of the &practice"), self.practice, _("May stay empty.")),
            "country": LabelledField(_("&Country"), self.country),
            "currency": LabelledField(_("C&urrency"), self.currency),
            "time_zone": LabelledField(_("&Time zone"), self.zone),
            "language": LabelledField(_("&Language of invoices"), self.language, countries.screen_words()),
        }
        self.existing = LinkButton(_("I &already have a vault"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(16))
        layout.addWidget(self.fields["therapist_name"])
        layout.addWidget(self.fields["practice_name"])
        layout.addLayout(field_pair(self.fields["country"], self.fields["currency"], (2, 1)))
        layout.addLayout(field_pair(self.fields["time_zone"], self.fields["language"], (1, 1)))
        layout.addStretch(1)
        self.setFocusProxy(self.name)

    def _connect(self) -> None:
        self.country.currentIndexChanged.connect(self._on_country)
        self.name.textEdited.connect(self.fields["therapist_name"].clear_error)
        self.practice.textEdited.connect(self.fields["practice_name"].clear_error)
        self.existing.clicked.connect(self.existing_wanted)

    def accept(self) -> bool:
        """Take the answers; False with the reason beside its field."""
        practice = Practice(
            therapist_name=self.name.text(),
            practice_name=self.practice.text(),
            country=str(chosen(self.country)),
            currency=str(chosen(self.currency)),
            time_zone=str(chosen(self.zone)),
            language=str(chosen(self.language)),
        )
        wrong = self._presenter.set_practice(practice)
        if wrong is None:
            return True
        field = self.fields.get(wrong[0], self.fields["therapist_name"])
        field.set_error(wrong[1])
        field.editor.setFocus()
        return False

    def _on_country(self) -> None:
        self._propose(str(chosen(self.country)))

    def _propose(self, country: str) -> None:
        choose(self.currency, countries.currency_of(country))
        choose(self.zone, countries.zone_of(country))
        choose(self.language, usual_language(country))
