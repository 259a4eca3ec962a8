"""The page that is read together with the client: four sentences, and what this payer learns."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from practiceapp.domain.account.proof import ProofSheet
from practiceapp.ui.invoices.proof_view import ProofView
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Card, Line, label


class TogetherCard(Card):
    """What the client reads before agreeing; the words of the practice's wordings, section "who pays"."""

    wanted = Signal()
    """Whether it is to be seen may have changed: see `is_wanted`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Read this together"), parent, padding=20)
        self.title = _("Read this together")
        self.is_wanted = False
        self.sentences: list[QLabel] = []
        for sentence in (
            _(
                "This company pays. It gets no voice in our work and no report. "
                "It reads exactly the page you see here."
            ),
            _(
                "What it can still work out: from the sum and a known fee, how often we met; "
                "from my name, what my profession is."
            ),
            _(
                "You can withdraw this at any time. From then on every invoice and reminder goes to you. "
                "What was handed over cannot be called back."
            ),
            _(
                "To the extent of this page, and no further, "
                "I release you from confidentiality towards this payer."
            ),
        ):
            words = label(sentence, "banner_text")
            self.sentences.append(words)
            self.body.addWidget(words)
        self.body.addWidget(Line())
        self.proof = ProofView()
        self.body.addWidget(self.proof)
        self.body.addStretch(1)

    def show_sheet(self, sheet: object) -> None:
        """Show what this payer learns; hidden when nobody but the client reads."""
        self.is_wanted = isinstance(sheet, ProofSheet)
        if isinstance(sheet, ProofSheet):
            self.proof.show_sheet(sheet)
        self.show_if_wanted()
        self.wanted.emit()

    def show_if_wanted(self) -> None:
        """Be seen while anyone but the client reads the invoice, wherever it stands now."""
        self.setVisible(self.is_wanted)
