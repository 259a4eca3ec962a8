"""The practice in one column; every change is kept at once and can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from practiceapp.domain.practice import FEE_LIMIT_MINOR, MINUTES, NOTICE_HOURS, PERCENT, Practice
from practiceapp.ui.practice.look_form import LookForm
from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared import countries
from practiceapp.ui.shared.fields import (
    LabelledField,
    MoneyField,
    choice_field,
    choose,
    chosen,
    number_field,
    text_field,
)
from practiceapp.ui.shared.formats import money
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.scaffold import FormColumn, PageFrame, scrolled


@dataclass(frozen=True)
class Part:
    """A part of the page that another feature hands in: its widget, and how to keep what is typed in it."""

    widget: QWidget
    flush: Callable[[], None]


class PracticePage(Page):
    """Shows the practice, keeps each answer when it is left. `on_invoices` asks what stands on an invoice."""

    def __init__(
        self, presenter: PracticePresenter, on_invoices: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_invoices = on_invoices
        self._presenter = presenter
        self.heading = _("Practice")
        self.fields: dict[str, LabelledField] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self._make_editors()
        frame = PageFrame(self, self.heading, _("Every change is kept at once and can be taken back."))
        column = FormColumn()
        self._build_you(column)
        self._build_fees(column)
        column.add_section(_("On your invoices"), _("Address, bank and tax; kept by the button below them."))
        column.add(self._on_invoices.widget)
        column.add_section(_("Appearance"), _("For this computer only."))
        self.look = LookForm(self._presenter)
        column.add(self.look)
        frame.body.addWidget(scrolled(column), 1)
        self.start = self.name

    def _make_editors(self) -> None:
        minutes, percent = _(" minutes"), _(" % of the fee")
        self.name, self.practice = text_field(_("Your name")), text_field(_("Name of the practice"))
        self.country = choice_field(_("Country"), countries.countries())
        self.currency = choice_field(_("Currency"), countries.currencies())
        self.zone = choice_field(_("Time zone"), countries.zones(countries.system_country()))
        self.minutes = number_field(_("Length of a session"), MINUTES, minutes)
        self.fee = MoneyField(_("Fee of a session"), countries.FALLBACK_CURRENCY)
        self.first_minutes = number_field(_("Length of a first consultation"), MINUTES, minutes)
        self.first_fee = MoneyField(_("Fee of a first consultation"), countries.FALLBACK_CURRENCY)
        self.notice = number_field(_("Notice for a cancellation"), NOTICE_HOURS, _(" hours before"))
        self.share = number_field(_("Fee for a reserved hour"), PERCENT, percent)
        self.language = choice_field(_("Language of invoices"), countries.invoice_languages())

    def _field(self, name: str, label: str, editor: QWidget, hint: str = "") -> LabelledField:
        self.fields[name] = LabelledField(label, editor, hint)
        return self.fields[name]

    def _build_you(self, column: FormColumn) -> None:
        column.add_section(_("You and your practice"), _("As clients and companies know you."))
        column.add(
            self._field("therapist_name", _("Your &name"), self.name, _("As it stands on your invoices."))
        )
        column.add(self._field("practice_name", _("Name &of the practice"), self.practice))
        column.add_pair(
            self._field("country", _("Coun&try"), self.country),
            self._field("currency", _("Currenc&y"), self.currency, _("For fees from now on.")),
            (2, 1),
        )
        column.add_pair(
            self._field("time_zone", _("Time &zone"), self.zone),
            self._field("language", _("Language of in&voices"), self.language),
        )

    def _build_fees(self, column: FormColumn) -> None:
        column.add_section(
            _("Sessions and fees"), _("They hold unless an agreement with a client says otherwise.")
        )
        column.add_pair(
            self._field("minutes", _("Lengt&h of a session"), self.minutes),
            self._field("fee_minor", _("&Fee of a session"), self.fee, _("0 is without a fee.")),
        )
        column.add_pair(
            self._field("consultation_minutes", _("Length of a first &consultation"), self.first_minutes),
            self._field(
                "consultation_fee_minor",
                _("Fee of a first consultat&ion"),
                self.first_fee,
                _("0 is without a fee."),
            ),
        )
        column.add_pair(
            self._field("notice_hours", _("Notic&e for a cancellation"), self.notice),
            self._field("late_fee_percent", _("Fee for a reserve&d hour"), self.share),
        )

    def _connect(self) -> None:
        for field, line in (("therapist_name", self.name), ("practice_name", self.practice)):
            line.editingFinished.connect(self._keeper(field, line.text))
        for field, combo in (
            ("country", self.country),
            ("currency", self.currency),
            ("time_zone", self.zone),
        ):
            combo.currentIndexChanged.connect(self._keeper(field, partial(chosen, combo)))
        for field, number in (
            ("minutes", self.minutes),
            ("consultation_minutes", self.first_minutes),
            ("notice_hours", self.notice),
            ("late_fee_percent", self.share),
        ):
            number.editingFinished.connect(self._keeper(field, number.value))
        for field, amount in (("fee_minor", self.fee), ("consultation_fee_minor", self.first_fee)):
            amount.editingFinished.connect(partial(self._keep_fee, field, amount))
        self.language.currentIndexChanged.connect(self._on_language)
        self._presenter.kept.connect(self._on_kept)
        self._presenter.refused.connect(self._on_refused)

    @override
    def enter(self, place: Place) -> None:
        self._show(self._presenter.load())
        self.look.show_preferences()

    @override
    def flush(self) -> None:
        """A field still being typed in is left, which keeps it."""
        editor = self.focusWidget()
        if isinstance(editor, (QLineEdit, QSpinBox)):
            editor.editingFinished.emit()
        self._on_invoices.flush()

    def _keeper(self, field: str, read: Callable[[], object]) -> Callable[[], None]:
        def keep() -> None:
            self.fields[field].clear_error()
            self._presenter.change(field, read())

        return keep

    def _keep_fee(self, field: str, amount: MoneyField) -> None:
        """Left empty, the fee is not known yet and is asked for with the next session."""
        minor = amount.minor()
        if amount.text().strip() and (minor is None or minor > FEE_LIMIT_MINOR):
            example = money(12000, amount.currency)
            self.fields[field].set_error(
                _("This is no amount. Type it like this: {amount}").format(amount=example)
            )
            return
        self.fields[field].clear_error()
        self._presenter.change(field, minor)

    def _on_language(self) -> None:
        self.fields["language"].clear_error()
        self._presenter.change("language", str(chosen(self.language)))

    def _on_kept(self, step: object) -> None:
        self._show(self._presenter.practice)
        self.undoable.emit(step, _("Practice saved"))

    def _on_refused(self, field: str, sentence: str) -> None:
        self.fields[field].set_error(sentence)

    def _show(self, practice: Practice) -> None:
        editors = (self.country, self.currency, self.zone, self.language)
        blocked = [QSignalBlocker(editor) for editor in editors]
        self.name.setText(practice.therapist_name)
        self.practice.setText(practice.practice_name)
        for combo, value in (
            (self.country, practice.country),
            (self.currency, practice.currency),
            (self.zone, practice.time_zone),
            (self.language, practice.language),
        ):
            self._choose(combo, value)
        self.minutes.setValue(practice.minutes)
        self.first_minutes.setValue(practice.consultation_minutes)
        self.notice.setValue(practice.notice_hours)
        self.share.setValue(practice.late_fee_percent)
        for amount, minor in (
            (self.fee, practice.fee_minor),
            (self.first_fee, practice.consultation_fee_minor),
        ):
            amount.currency = practice.currency
            amount.set_minor(minor)
        for blocker in blocked:
            blocker.unblock()

    def _choose(self, combo: QComboBox, value: object) -> None:
        """A value that is in no list (a zone this machine calls otherwise) still shows as it is kept."""
        if combo.findData(value) < 0:
            combo.addItem(str(value), value)
        choose(combo, value)
