"""First step: the language of the screen, who she is, where she works, in which money and time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.practice import Practice
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.shared import countries
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen, text_field
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.scaffold import field_pair
from practiceapp.ui.shared.theme import current


class YouStep(QWidget):
    """The country proposes currency and time zone, the language of the screen that of invoices.

    `language_wanted(code)` when she chooses another language for the screen.
    """

    existing_wanted = Signal()
    backup_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, presenter: FirstRunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.language_is_hers = False
        self._build()
        self._connect()

    def _build(self) -> None:
        country = countries.system_country()
        self.screen_language = choice_field(_("Language of the screen"), countries.screen_languages())
        self.name = text_field(_("Your name"))
        self.practice = text_field(_("Name of the practice"))
        self.country = choice_field(_("Country"), countries.countries())
        self.currency = choice_field(_("Currency"), countries.currencies())
        self.zone = choice_field(_("Time zone"), countries.zones(country))
        self.language = choice_field(_("Language of invoices"), countries.invoice_languages())
        choose(self.screen_language, LANGUAGE.code)
        choose(self.country, country)
        choose(self.language, countries.invoice_language_for(LANGUAGE.code))
        self._propose(country)
        self.fields = {
            "screen": LabelledField(_("Language of the &screen"), self.screen_language),
            "therapist_name": LabelledField(_("Your &name"), self.name, _("As it stands on your invoices.")),
            "practice_name": LabelledField(_("Name of the &practice"), self.practice, _("May stay empty.")),
            "country": LabelledField(_("&Country"), self.country),
            "currency": LabelledField(_("Currenc&y"), self.currency),
            "time_zone": LabelledField(_("&Time zone"), self.zone),
            "language": LabelledField(_("&Language of invoices"), self.language),
        }
        self.existing = LinkButton(_("I &already have a vault"))
        self.backup = LinkButton(_("I have a bac&kup"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(16))
        layout.addWidget(self.fields["screen"])
        layout.addWidget(self.fields["therapist_name"])
        layout.addWidget(self.fields["practice_name"])
        layout.addLayout(field_pair(self.fields["country"], self.fields["currency"], (2, 1)))
        layout.addLayout(field_pair(self.fields["time_zone"], self.fields["language"], (1, 1)))
        layout.addStretch(1)
        self.start: QWidget = self.name

    def _connect(self) -> None:
        self.screen_language.currentIndexChanged.connect(self._on_screen)
        self.country.currentIndexChanged.connect(self._on_country)
        self.language.activated.connect(self._on_language)
        self.name.textEdited.connect(self.fields["therapist_name"].clear_error)
        self.practice.textEdited.connect(self.fields["practice_name"].clear_error)
        self.existing.clicked.connect(self.existing_wanted)
        self.backup.clicked.connect(self.backup_wanted)

    def take_over(self, before: "YouStep") -> None:
        """What was answered there, in another language, stands here."""
        self.name.setText(before.name.text())
        self.practice.setText(before.practice.text())
        choose(self.country, chosen(before.country))
        choose(self.currency, chosen(before.currency))
        choose(self.zone, chosen(before.zone))
        self.language_is_hers = before.language_is_hers
        if self.language_is_hers:
            choose(self.language, chosen(before.language))

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

    def _on_screen(self) -> None:
        self.language_wanted.emit(str(chosen(self.screen_language)))

    def _on_language(self) -> None:
        self.language_is_hers = True

    def _on_country(self) -> None:
        self._propose(str(chosen(self.country)))

    def _propose(self, country: str) -> None:
        choose(self.currency, countries.currency_of(country))
        choose(self.zone, countries.zone_of(country))
