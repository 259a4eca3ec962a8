"""A client's draft: what goes on it at the left, the very page at the right, one button that issues it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.account.drafts import FillPlace
from practiceapp.domain.clients import ClientId
from practiceapp.ui.invoices.client_address_form import ClientAddressForm
from practiceapp.ui.invoices.draft_parts import DraftFacts, MissingCard, SumsFoot
from practiceapp.ui.invoices.draft_presenter import DraftPresenter, DraftView
from practiceapp.ui.invoices.inputs import narrow, propose, until_today
from practiceapp.ui.invoices.paper_view import PaperView
from practiceapp.ui.invoices.proof_view import ProofView
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, day_field, day_of
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import TWO_HALVES, Page
from practiceapp.ui.shared.pieces import Banner, Card, EmptyState
from practiceapp.ui.shared.places import CLIENT, INVOICE, INVOICES, Place
from practiceapp.ui.shared.scaffold import PageFrame, scrolled
from practiceapp.ui.shared.theme import current, set_kind

_LEFT, _RIGHT = 45, 55


class DraftPage(Page):
    """From unbilled sessions to an issued invoice. `Place(DRAFT, client_id)`."""

    measure = TWO_HALVES

    def __init__(
        self,
        presenter: DraftPresenter,
        seller: SellerForm,
        address: ClientAddressForm,
        who_pays: WhoPaysEditor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Prepare invoice")
        self._presenter = presenter
        self.seller, self.address, self.who_pays = seller, address, who_pays
        self._filling: ClientId | None = None
        self._proposed = presenter.today()
        self._tabs: tuple[str, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        today = self._presenter.today()
        self.issue = PrimaryButton(_("&Issue"), "file-check-2")
        self.issue.setDefault(False)
        self.back = QuietButton(_("Open cli&ent"), "user")
        frame = PageFrame(self, _("Prepare invoice"), primary=self.issue, beside=(self.back,))
        self.frame = frame
        self.start = self.issue
        self.trouble = Banner("", "danger")
        frame.body.addWidget(self.trouble)
        self.which = narrow(choice_field(_("Which invoice"), ()))
        self.which_field = LabelledField(_("&Which invoice"), self.which)
        self.until = day_field(_("Sessions up to and including"), today)
        self.on = day_field(_("Date of the invoice"), today)
        self.facts, self.sums, self.paper = DraftFacts(), SumsFoot(), PaperView()
        self.proof_card = Card(padding=20)
        self.proof = ProofView()
        self.proof_card.body.addWidget(self.proof)
        self.missing = MissingCard((self.seller, self.address, self.who_pays))
        self.stack = QStackedWidget()
        self.nothing = EmptyState("", _("To all in&voices"))
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self._halves())
        frame.body.addWidget(self.stack, 1)

    def _halves(self) -> QWidget:
        theme, halves, left, column = current(), QWidget(), QWidget(), QWidget()
        set_kind(column, "scrolled")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, theme.px(12), theme.px(12))
        inside.setSpacing(theme.px(18))
        days = QHBoxLayout()
        days.setSpacing(theme.px(12))
        days.addWidget(LabelledField(_("Sessions up &to"), self.until), 1)
        days.addWidget(LabelledField(_("&Date of the invoice"), self.on), 1)
        for widget in (self.which_field, self.missing, self.facts):
            inside.addWidget(widget)
        inside.addLayout(days)
        inside.addWidget(self.proof_card)
        inside.addStretch(1)
        outer = QVBoxLayout(left)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(column)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.sums)
        both = QHBoxLayout(halves)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px(16))
        both.addWidget(left, _LEFT)
        both.addWidget(self.paper, _RIGHT)
        return halves

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self._show)
        presenter.nothing.connect(self._show_nothing)
        presenter.failed.connect(self._on_failed)
        presenter.issued.connect(self._on_issued)
        self.issue.clicked.connect(self._on_issue)
        self.back.clicked.connect(self._on_back)
        self.nothing.acted.connect(self._on_all)
        self.until.dateChanged.connect(self._on_until)
        self.which.activated.connect(presenter.choose)
        for form in (self.seller, self.address):
            form.kept.connect(self._on_filled)
            form.said.connect(self.said)
        self.who_pays.arranged.connect(self._on_filled)
        self.who_pays.said.connect(self.said)

    # -- slots

    @override
    def enter(self, place: Place) -> None:
        """Prepare what this client has not been billed for."""
        if place.id is None:
            return
        self.trouble.say("")
        another = self._presenter.client_id != place.id
        if another:
            self._filling = None
        self._propose_today(keep_typed=not another)
        self.who_pays.set_today()
        self._presenter.open(ClientId(place.id))

    def _propose_today(self, *, keep_typed: bool) -> None:
        """Days up to today, whatever day it was when the page was made; a day she typed stays."""
        today = self._presenter.today()
        for field in (self.until, self.on):
            typed = keep_typed and day_of(field) != self._proposed
            until_today(field, today)
            if not typed:
                propose(field, today)
        self._proposed = today

    @override
    def flush(self) -> None:
        """Keep her own details that were typed.

        Who pays is kept by its button alone, as it needs consent. Raises WhoPaysUnsaved.
        """
        if self.seller.isVisibleTo(self):
            self.seller.flush()
        if self.who_pays.isVisibleTo(self):
            self.who_pays.flush()

    def _on_issue(self) -> None:
        self.trouble.say("")
        self._presenter.issue(day_of(self.on))

    def _on_issued(self, invoice_id: int, words: str) -> None:
        propose(self.on, self._proposed)
        self.said.emit(words)
        self.go.emit(Place(INVOICE, invoice_id))

    def _on_failed(self, words: str) -> None:
        self.trouble.say(words, "danger")

    def _on_filled(self) -> None:
        self.trouble.say("")
        self._filling = None
        self._presenter.refresh()
        if self.start is not None:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.start)

    def _on_until(self) -> None:
        self._presenter.set_until(day_of(self.until))

    def _on_back(self) -> None:
        if self._presenter.client_id is not None:
            self.go.emit(Place(CLIENT, int(self._presenter.client_id)))

    def _on_all(self) -> None:
        self.go.emit(Place(INVOICES))

    # -- display

    def _show(self, view: DraftView) -> None:
        self.stack.setCurrentIndex(1)
        self.frame.set_title(_("Invoice for {client}").format(client=view.client))
        self.frame.set_subtitle(view.period)
        self._show_tabs(view)
        self.facts.show_draft(view)
        self.sums.show_draft(view)
        self._show_missing(view)
        self.proof_card.setVisible(view.proof is not None)
        if view.proof is not None:
            self.proof.show_sheet(view.proof)
        if view.trouble:
            self.trouble.say(view.trouble, "danger")
        if view.pdf is not None:
            self.paper.show_paper(view.pdf)
        else:
            self.paper.show_nothing(
                _("The page appears here as soon as the details at the left are filled in.")
            )
        self.issue.setEnabled(view.ready)

    def _show_nothing(self, words: str) -> None:
        self.stack.setCurrentIndex(0)
        self.frame.set_subtitle("")
        self.nothing.say(words)
        self.issue.setEnabled(False)

    def _show_tabs(self, view: DraftView) -> None:
        """Several drafts of one client: one is shown, the others are a choice away."""
        if view.tabs != self._tabs:
            self._tabs = view.tabs
            self.which.clear()
            for number, words in enumerate(view.tabs):
                self.which.addItem(words, number)
        self.which.setCurrentIndex(view.chosen)
        self.which_field.setVisible(len(view.tabs) > 1)

    def _show_missing(self, view: DraftView) -> None:
        """Open the fields that take what is missing; what is being typed there is not disturbed."""
        client_id = self._presenter.client_id
        if client_id is not None and client_id != self._filling and view.missing:
            self._filling = client_id
            self.address.show_client(int(client_id))
            self.who_pays.show_client(int(client_id))
        wanted: dict[QWidget, bool] = {
            self.seller: FillPlace.SELLER in view.fill,
            self.address: FillPlace.CLIENT in view.fill,
            self.who_pays: FillPlace.ARRANGEMENT in view.fill,
        }
        self.missing.show_missing(view.missing, wanted)
        forms = (self.seller, self.address, self.who_pays)
        gaps = (form.first_gap() for form in forms if view.missing and wanted[form])
        self.start = next(gaps, self.issue)
        self.area.verticalScrollBar().setValue(0)
