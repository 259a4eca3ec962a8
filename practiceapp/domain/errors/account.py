"""What arrangements, invoices and payments refuse."""

from practiceapp.domain.errors.kinds import PracticeError


class UnfitText(PracticeError):
    """A name, address or reference that no invoice can carry: too long, more than a line, odd characters."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class UnfitIdentifier(PracticeError):
    """A number whose check digits or shape are wrong: `field` is iban, bic, vat_id or tax_number."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ArrangementUnclear(PracticeError):
    """An arrangement that contradicts itself; `field` is payer, consent, language or from_on."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NothingToRevoke(PracticeError):
    """No arrangement with a payer was in force on that day, or the day lies in the future."""


class ConsentOutdated(PracticeError):
    """What a payer would read differs from what the client had agreed to on that day."""

    field = "consent"


class WhoPaysUnsaved(PracticeError):
    """Something about who pays was typed and not saved; it is not saved by itself, as it needs consent."""


class NoConsent(PracticeError):
    """The client has not agreed to what the payer would read, or to being invoiced through the payer."""


class FactsMissing(PracticeError):
    """The invoice lacks facts; `facts` names members of `MissingFact`, each with a place to fill it."""

    def __init__(self, facts: tuple[str, ...]) -> None:
        super().__init__(*facts)
        self.facts = facts


class DraftOutdated(PracticeError):
    """Sessions, arrangement or profile changed since the draft was prepared: prepare it again."""


class DayOutOfOrder(PracticeError):
    """An invoice may not be dated before the last one issued (`last_on`, an ISO day)."""

    def __init__(self, last_on: str) -> None:
        super().__init__(last_on)
        self.last_on = last_on


class DayInFuture(PracticeError):
    """An invoice or payment may not be dated after today."""


class NotCorrectable(PracticeError):
    """The invoice is a correction itself, or has been corrected already."""


class UnprintableCharacter(PracticeError):
    """A character that the invoice's typeface does not have; `field` names where it stands."""

    def __init__(self, field: str, character: str) -> None:
        super().__init__(field)
        self.field = field
        self.character = character


class UnfitAmount(PracticeError):
    """A payment of nothing, or in another currency than the invoice."""


class PaymentReversed(PracticeError):
    """That payment was reversed already, or is itself a reversal."""


class InvoiceUnknown(PracticeError):
    """No invoice has that number here."""


class PaperGone(PracticeError):
    """The paper of this invoice was erased after its years of retention; only its number is kept."""
