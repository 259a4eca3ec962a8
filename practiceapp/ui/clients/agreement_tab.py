"""A client's terms: what holds, every version, and a form for the next."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.agreements import AgreementTerms
from practiceapp.domain.clients import ClientId
from practiceapp.ui.clients.agreement_presenter import (
    FEE,
    MINUTES,
    NOTICE,
    SHARE,
    AgreementPresenter,
    AgreementScreen,
)
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.fields import LabelledField, MoneyField, day_field, day_of, number_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, hint, label, section_header
from practiceapp.ui.shared.rows import RowList
from practiceapp.ui.shared.scaffold import FormColumn, scrolled
from practiceapp.ui.shared.theme import current, set_kind

VERSION_HEIGHT = 60


class AgreementTab(QWidget):
    """Shows and adds versions of the terms. `said(str)` when one was kept."""

    said = Signal(str)

    def __init__(self, presenter: AgreementPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        self._build_fields()
        self.holds, self.trouble = label("", "lead"), Banner()
        self.versions = RowList(_("Versions of the agreement"), VERSION_HEIGHT)
        self._versions_header = section_header(_("Versions"))
        self.keep = QuietButton(_("&Keep these terms"))
        column = FormColumn(width=640)
        column.add(self.holds)
        column.add(self._versions_header)
        column.add(self.versions)
        column.add(section_header(_("New terms")))
        column.add_pair(self._boxes[FEE], self._boxes[MINUTES])
        column.add_pair(self._boxes[NOTICE], self._boxes[SHARE])
        column.add_pair(self._from_box, self._accepted_box)
        column.add(hint(_("Sessions that are already planned keep their fee.")))
        column.add(self.trouble)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        held = QWidget()
        set_kind(held, "scrolled")
        held.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        column.add(held)
        page = QWidget()
        set_kind(page, "scrolled")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, current().px(8), 0)
        row.addWidget(column, 1)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))

    def _build_fields(self) -> None:
        self.fee = MoneyField(_("Fee"), "EUR")
        self.minutes = number_field(_("Minutes"), (0, 999), step=5)
        self.notice = number_field(_("Notice in hours"), (0, 999), step=12)
        self.share = number_field(_("Share of the fee in percent"), (0, 999), step=10)
        self.from_day = day_field(_("In force from"))
        self.accepted_day = day_field(_("Agreed on"))
        self.accepted = QCheckBox(_("The client a&greed on"))
        self._boxes = {
            FEE: LabelledField(_("F&ee"), self.fee),
            MINUTES: LabelledField(_("Mi&nutes"), self.minutes),
            NOTICE: LabelledField(_("Cancel at least, in &hours before"), self.notice),
            SHARE: LabelledField(_("Otherwise &due, in % of the fee"), self.share),
        }
        self._from_box = LabelledField(_("In force &from"), self.from_day)
        self._accepted_box = QWidget()
        accepted = QVBoxLayout(self._accepted_box)
        accepted.setContentsMargins(0, 0, 0, 0)
        accepted.setSpacing(current().px(4))
        accepted.addWidget(self.accepted)
        accepted.addWidget(self.accepted_day)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._on_keep)
        self.accepted.toggled.connect(self.accepted_day.setEnabled)
        self._presenter.shown.connect(self._show)
        self._presenter.refused.connect(self._show_refused)
        self._presenter.agreed.connect(self.said)

    def show_client(self, client_id: ClientId) -> None:
        """Show this client's terms as they are now."""
        self._presenter.show_client(client_id)

    def _on_keep(self) -> None:
        self._clear()
        fee = self.fee.minor()
        terms = AgreementTerms(
            fee_minor=fee or 0,
            minutes=self.minutes.value(),
            notice_hours=self.notice.value(),
            late_fee_percent=self.share.value(),
            accepted_on=day_of(self.accepted_day) if self.accepted.isChecked() else None,
        )
        self._presenter.agree(fee, terms, day_of(self.from_day))

    def _clear(self) -> None:
        self.trouble.say("")
        for box in self._boxes.values():
            box.clear_error()

    def _show(self, screen: AgreementScreen) -> None:
        self._clear()
        self.holds.setText(screen.holds)
        self.versions.show_rows(screen.versions)
        self.versions.setFixedHeight(min(self.versions.height_of_all(), current().px(4 * VERSION_HEIGHT)))
        self.versions.setVisible(bool(screen.versions))
        self._versions_header.setVisible(bool(screen.versions))
        self.fee.currency = screen.currency
        self.fee.setAccessibleName(_("Fee in {currency}").format(currency=screen.currency))
        self.fee.setPlaceholderText(screen.currency)
        self.fee.set_minor(screen.fee_minor)
        self.minutes.setValue(screen.starting.minutes)
        self.notice.setValue(screen.starting.notice_hours)
        self.share.setValue(screen.starting.late_fee_percent)
        today = QDate(screen.today.year, screen.today.month, screen.today.day)
        self.from_day.setDate(today)
        self.accepted_day.setDate(today)
        self.accepted.setChecked(False)
        self.accepted_day.setEnabled(False)

    def _show_refused(self, field: str, words: str) -> None:
        box = self._boxes.get(field)
        if box is None:
            self.trouble.say(words, "danger")
        else:
            box.set_error(words)
            box.editor.setFocus()
