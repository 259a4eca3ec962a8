"""An issued invoice: its facts and payments at the left, the stored page at the right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.ui.invoices.draft_parts import PairGrid
from practiceapp.ui.invoices.invoice_presenter import InvoicePresenter, InvoiceView
from practiceapp.ui.invoices.invoices_page import ChooseFolder
from practiceapp.ui.invoices.paper_view import PaperView
from practiceapp.ui.invoices.payment_parts import PaymentLine, PaymentList
from practiceapp.ui.shared.buttons import DangerButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import TWO_HALVES, Page
from practiceapp.ui.shared.pieces import Banner, Line, Pill, hint
from practiceapp.ui.shared.places import CLIENT, INVOICE, INVOICES, Place
from practiceapp.ui.shared.scaffold import PageFrame, scrolled
from practiceapp.ui.shared.theme import current, set_kind

_LEFT, _RIGHT = 45, 55


class InvoicePage(Page):
    """`Place(INVOICE, invoice_id)`. Ctrl+E saves the page to a folder."""

    measure = TWO_HALVES

    def __init__(
        self, presenter: InvoicePresenter, choose: ChooseFolder = choose_folder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = _("Invoice")
        self._presenter, self._choose = presenter, choose
        self._client_id: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.save = PrimaryButton(_("&Save to a folder"), "folder-open")
        self.save.setDefault(False)
        self.save.setToolTip(_("Save to a folder (Ctrl+E)"))
        self.to_client, self.to_all = QuietButton(_("Open cli&ent"), "user"), QuietButton(_("&All invoices"))
        self.frame = PageFrame(self, _("Invoice"), primary=self.save, beside=(self.to_all, self.to_client))
        self.start = self.save
        self.message = Banner("", "ok")
        self.state, self.facts = Pill(), PairGrid(_("Facts"), right=False)
        self.payment, self.payments = PaymentLine(self._presenter.today()), PaymentList()
        self.correct = DangerButton(_("&Correct this invoice"))
        self.correct_hint = hint(_("A correction has its own number. This page stays as it is."))
        self.paper = PaperView()
        self.export = command(self, _("Save to a folder"), self._on_export, "Ctrl+E", "folder-open")
        column = QWidget()
        set_kind(column, "scrolled")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, theme.px(12), theme.px(12))
        inside.setSpacing(theme.px(16))
        inside.addWidget(self.state)
        inside.addWidget(self.facts)
        self.lines = [Line(), Line()]
        for widget in (self.lines[0], self.payment, self.payments, self.lines[1]):
            inside.addWidget(widget)
        inside.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.correct_hint)
        inside.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(theme.px(16))
        halves.addWidget(scrolled(column), _LEFT)
        halves.addWidget(self.paper, _RIGHT)
        self.frame.body.addWidget(self.message)
        self.frame.body.addLayout(halves, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self._show)
        presenter.failed.connect(self._on_failed)
        presenter.exported.connect(self._on_exported)
        presenter.said.connect(self.said)
        presenter.undoable.connect(self.undoable)
        presenter.corrected.connect(self._on_corrected)
        self.save.clicked.connect(self._on_export)
        self.payment.recorded.connect(self._on_recorded)
        self.payments.taken_back.connect(self._on_taken_back)
        self.correct.clicked.connect(self._on_correct)
        self.to_client.clicked.connect(self._on_client)
        self.to_all.clicked.connect(self._on_all)

    # -- slots

    @override
    def enter(self, place: Place) -> None:
        """Show the invoice."""
        self.message.say("")
        if place.id is not None:
            self._presenter.open(place.id)

    def _on_export(self) -> None:
        if not self.save.isEnabled():
            return
        folder = self._choose(self, _("Where to save the invoice"), self._presenter.folder)
        if folder is not None:
            self._presenter.export(folder)

    def _on_exported(self, words: str) -> None:
        self.message.say(words, "ok")
        self.said.emit(words)

    def _on_failed(self, words: str) -> None:
        self.message.say(words, "danger")

    def _on_recorded(self, minor: object, on: date, method: PaymentMethod) -> None:
        self.message.say("")
        self._presenter.record(minor if isinstance(minor, int) else None, on, method)

    def _on_taken_back(self, payment_id: int) -> None:
        self.message.say("")
        self._presenter.reverse(payment_id)

    def _on_correct(self) -> None:
        self.message.say("")
        self._presenter.correct()

    def _on_corrected(self, invoice_id: int, words: str) -> None:
        self.said.emit(words)
        self.go.emit(Place(INVOICE, invoice_id))

    def _on_client(self) -> None:
        if self._client_id is not None:
            self.go.emit(Place(CLIENT, self._client_id))

    def _on_all(self) -> None:
        self.go.emit(Place(INVOICES))

    # -- display

    def _show(self, view: InvoiceView) -> None:
        self._client_id = int(view.client_id) if view.client_id is not None else None
        self.heading = view.title
        self.titled.emit(view.title)
        self.frame.set_title(view.title)
        self.state.say(view.state, view.tone)
        self.facts.show_pairs(view.facts)
        self.payment.setVisible(view.payable)
        if view.payable:
            self.payment.show_balance(view.balance_minor, view.currency, self._presenter.today())
        self.payments.show_payments(view.payments, view.reversible)
        self.lines[0].setVisible(view.payable or bool(view.payments))
        for widget in (self.lines[1], self.correct, self.correct_hint):
            widget.setVisible(view.correctable)
        self.to_client.setVisible(self._client_id is not None)
        for way in (self.save, self.export):
            way.setEnabled(view.pdf is not None)
        self.save.setVisible(view.pdf is not None)
        if view.pdf is not None:
            self.paper.show_paper(view.pdf)
        else:
            self.paper.show_nothing(view.trouble)
