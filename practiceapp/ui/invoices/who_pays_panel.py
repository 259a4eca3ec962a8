"""Who pays for one client, agreed and read together with them."""

from dataclasses import replace

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.account.arrangements import Side, When, Who
from practiceapp.domain.clients import ClientId
from practiceapp.ui.invoices.inputs import ChoiceGroup, DatedTick, narrow, propose, until_today
from practiceapp.ui.invoices.payer_fields import PayerFields
from practiceapp.ui.invoices.together import TogetherCard
from practiceapp.ui.invoices.who_pays_form import WhoPaysForm
from practiceapp.ui.invoices.who_pays_presenter import WhoPaysPresenter, WhoPaysView
from practiceapp.ui.invoices.words import language_choices, when_choice, who_choice
from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen, day_field, day_of
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, Line, label, section_header
from practiceapp.ui.shared.theme import current, set_kind

SIDE_BY_SIDE = 820


class WhoPaysEditor(QWidget):
    """The fields and, beside or below them, the page to read together. Does not scroll by itself.

    `said(str)` after saving or withdrawing; `arranged` tells that something was kept.
    """

    said = Signal(str)
    arranged = Signal()

    def __init__(self, presenter: WhoPaysPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._form = WhoPaysForm()
        self._proposed = presenter.today()
        self._client_id: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        set_kind(self, "scrolled")
        self.standing, self.warning, self.trouble = (
            label("", "lead"),
            Banner("", "info"),
            Banner("", "danger"),
        )
        sides = [(Side.CLIENT, _("The client"), ""), (Side.PAYER, _("Someone else"), "")]
        self.invoice_to = ChoiceGroup(_("Invoice to"), sides, beside=True)
        self.paid_by = ChoiceGroup(_("Who pays"), sides, beside=True)
        self.payer = PayerFields()
        self.may_read = label(_("What the payer may read"), "card_title")
        self.who = ChoiceGroup(_("Who it is about"), [(one, *who_choice(one)) for one in Who])
        self.when = ChoiceGroup(_("How much of the time"), [(one, *when_choice(one)) for one in When])
        self.together = TogetherCard()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.px(16))
        for widget in (
            self.standing,
            self.warning,
            self.invoice_to,
            self.paid_by,
            self.payer,
            self.may_read,
            self.who,
            self.when,
        ):
            self._fields.addWidget(widget)
        self._build_agreed()
        self._fields.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, theme.px(8), theme.px(16))
        self._columns.setSpacing(theme.px(24))
        self._columns.addLayout(self._fields, 5)
        self._columns.addWidget(self.together, 4, Qt.AlignmentFlag.AlignTop)

    def _build_agreed(self) -> None:
        today = self._presenter.today()
        self.from_day = day_field(_("For sessions from"), today)
        self.language = narrow(choice_field(_("Language of these invoices"), language_choices()))
        self.instructed = DatedTick(_("The client asked for this payer"), _("Asked on"), today)
        self.consented = DatedTick(_("Information and consent given"), _("Agreed on"), today)
        self.save = PrimaryButton(_("Save w&ho pays"))
        self.save.setDefault(False)
        self.back = QuietButton(_("&Put back"))
        self.withdraw_button = LinkButton(_("Withdraw &consent"))
        self.withdraw_day = day_field(_("Withdrawn on"), today)
        self.agreed = section_header(_("Agreed with the client"))
        until_today(self.withdraw_day, today)
        self.withdraw_row = QWidget()
        self.earlier = label("", "hint")
        self._fields.addWidget(LabelledField(_("For sessions &from"), self.from_day))
        self._fields.addWidget(LabelledField(_("Language of &these invoices"), self.language))
        for widget in (self.agreed, self.instructed, self.consented, self.trouble):
            self._fields.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self._fields.addLayout(buttons)
        inner = QVBoxLayout(self.withdraw_row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(LabelledField(_("Withdraw&n on"), self.withdraw_day))
        inner.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields.addWidget(Line())
        self._fields.addWidget(self.withdraw_row)
        self._fields.addWidget(self.earlier)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self._show)
        presenter.proven.connect(self.together.show_sheet)
        presenter.warned.connect(self._on_warned)
        presenter.refused.connect(self._on_refused)
        presenter.saved.connect(self._on_saved)
        self.invoice_to.changed.connect(self._on_sides)
        self.paid_by.changed.connect(self._on_sides)
        for part in (self.payer, self.who, self.when, self.instructed, self.consented):
            part.changed.connect(self._on_edited)
        self.from_day.dateChanged.connect(self._on_edited)
        self.language.activated.connect(self._on_edited)
        self.save.clicked.connect(self._on_save)
        self.back.clicked.connect(presenter.put_back)
        self.withdraw_button.clicked.connect(self._on_withdraw)

    # -- slots

    def _on_sides(self) -> None:
        before = replace(self._read(), invoice_to=self._form.invoice_to, paid_by=self._form.paid_by)
        self._fill(before.with_sides(self._side(self.invoice_to), self._side(self.paid_by)))
        self._on_edited()

    def _on_edited(self) -> None:
        self.trouble.say("")
        self._form = self._read()
        self._show_unsaved(self._presenter.edit(self._form))

    def _on_save(self) -> None:
        self.payer.clear_errors()
        self._presenter.save(self._read())

    def _on_withdraw(self) -> None:
        self._presenter.withdraw(day_of(self.withdraw_day))

    def _on_saved(self, words: str) -> None:
        self.trouble.say("")
        self.said.emit(words)
        self.arranged.emit()

    def _on_warned(self, words: str) -> None:
        self.warning.say(words, "info")

    def _on_refused(self, field: str, sentence: str) -> None:
        if not (field and self.payer.refuse(field, sentence)):
            self.trouble.say(sentence, "danger")

    # -- display

    def show_client(self, client_id: int) -> None:
        """Show who pays for this client."""
        self.trouble.say("")
        if client_id != self._client_id:
            self._client_id = client_id
            propose(self.withdraw_day, self._proposed)
        self.set_today()
        self._presenter.open(ClientId(client_id))

    def set_today(self) -> None:
        """Allow and propose days up to today, whatever day it was before; a day she chose stays."""
        today = self._presenter.today()
        for part in (self.instructed, self.consented):
            part.set_today(today)
        chosen_day = day_of(self.withdraw_day)
        until_today(self.withdraw_day, today)
        if chosen_day == self._proposed:
            propose(self.withdraw_day, today)
        self._proposed = today

    def first_gap(self) -> QWidget:
        """The first field that keeps an invoice from going to this payer."""
        gap = self.payer.first_gap()
        ticks = [one.tick for one in (self.instructed, self.consented) if not one.tick.isChecked()]
        return gap or (ticks[0] if ticks else self.invoice_to.stop())

    def flush(self) -> None:
        """Raises WhoPaysUnsaved while something typed here is not saved."""
        self._presenter.flush()

    def take_together(self) -> None:
        """Have the page to read together in here again, beside or below the fields."""
        self._columns.addWidget(self.together, 4, Qt.AlignmentFlag.AlignTop)
        self.together.show_if_wanted()

    def _show(self, view: WhoPaysView) -> None:
        self.standing.setText(view.standing)
        self.payer.show_form(view.form, view.reference)
        self._fill(view.form)
        self.withdraw_row.setVisible(view.can_withdraw)
        self.earlier.setText("\n".join((_("Earlier:"), *view.earlier)) if view.earlier else "")
        self.earlier.setVisible(bool(view.earlier))
        self._show_unsaved(view.unsaved)

    def _show_unsaved(self, unsaved: bool) -> None:
        self.save.setEnabled(unsaved)
        self.back.setVisible(unsaved)

    def _fill(self, form: WhoPaysForm) -> None:
        """Show a form without telling the presenter; the payer's own fields keep what is typed."""
        self._form = form
        self.invoice_to.set_value(form.invoice_to)
        self.paid_by.set_value(form.paid_by)
        self.who.set_value(form.who)
        self.when.set_value(form.when)
        self.instructed.set_day(form.instructed_on)
        self.consented.set_day(form.consented_on)
        choose(self.language, form.language)
        with QSignalBlocker(self.from_day):
            if form.from_on is not None:
                self.from_day.setDate(QDate(form.from_on.year, form.from_on.month, form.from_on.day))
        for part in (self.payer, self.may_read, self.agreed, self.instructed, self.consented):
            part.setVisible(form.third_party)

    def _read(self) -> WhoPaysForm:
        who, when, language = self.who.value(), self.when.value(), chosen(self.language)
        return replace(
            self.payer.filled(self._form),
            invoice_to=self._side(self.invoice_to),
            paid_by=self._side(self.paid_by),
            who=who if isinstance(who, Who) else self._form.who,
            when=when if isinstance(when, When) else self._form.when,
            language=str(language) if language else None,
            instructed_on=self.instructed.day(),
            consented_on=self.consented.day(),
            from_on=day_of(self.from_day),
        )

    def _side(self, group: ChoiceGroup) -> Side:
        return Side.PAYER if group.value() is Side.PAYER else Side.CLIENT

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= current().px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
