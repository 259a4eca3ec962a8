"""What the closed lists of the accounts side are called on screen. One function for each list."""

from practiceapp.domain.account.arrangements import When, Who
from practiceapp.domain.account.drafts import MissingFact
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, PaymentMethod
from practiceapp.domain.account.proof import Fact, Inference
from practiceapp.domain.account.sellers import SellerField
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import Wording
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.countries import invoice_languages
from practiceapp.ui.shared.language import _


def money(amount: Money) -> str:
    """An amount as it is read; below zero with a minus, never in brackets."""
    written = formats.money(abs(amount.minor), amount.currency)
    return f"\u2212{written}" if amount.minor < 0 else written


def state_pill(state: InvoiceState) -> tuple[str, str]:
    """The state in a word, and the tone it is shown in."""
    return {
        InvoiceState.OPEN: (_("Open"), "info"),
        InvoiceState.PART_PAID: (_("Partly paid"), "info"),
        InvoiceState.PAID: (_("Paid"), "ok"),
        InvoiceState.OVERDUE: (_("Overdue"), "warn"),
        InvoiceState.CORRECTED: (_("Corrected"), ""),
        InvoiceState.CORRECTION: (_("Correction"), ""),
    }[state]


def method_words(method: PaymentMethod) -> str:
    """How money came."""
    return {
        PaymentMethod.TRANSFER: _("Bank transfer"),
        PaymentMethod.CARD: _("Card"),
        PaymentMethod.CASH: _("Cash"),
        PaymentMethod.OTHER: _("Other"),
    }[method]


def who_choice(who: Who) -> tuple[str, str]:
    """A choice and, in plain words, what it means."""
    return {
        Who.NAME: (_("The client's name"), _("Whoever opens the invoice reads whose it is.")),
        Who.REFERENCE: (
            _("A reference on invoices"),
            _("Random, made for this payer only. It means nothing to anyone who was not told."),
        ),
        Who.NOBODY: (
            _("Nobody"),
            _("Neither name nor reference, only the payer's own purchase order if there is one."),
        ),
    }[who]


def when_choice(when: When) -> tuple[str, str]:
    """A choice and, in plain words, what it means."""
    return {
        When.DATES: (
            _("Each session with its day"),
            _("Shows when you met, and so which days someone was away."),
        ),
        When.PERIOD: (_("The month and how many sessions"), _("Shows how often you met, not when.")),
        When.TOTAL: (_("The month and one sum"), _("The least the law allows. No days, no count, no fee.")),
    }[when]


def fact_words(fact: Fact) -> str:
    """Something a reader learns or does not learn, as it reads below either heading."""
    return {
        Fact.CLIENT_NAME: _("who it is: the client's name"),
        Fact.BILLING_REFERENCE: _("the reference made for these invoices"),
        Fact.ORDER: _("a purchase order of its own"),
        Fact.MONTH: _("the month"),
        Fact.SUM: _("the sum to pay"),
        Fact.FEE: _("the fee of one session"),
        Fact.COUNT: _("how many sessions there were"),
        Fact.DATES: _("on which days you met"),
        Fact.MINUTES: _("how long a session is"),
        Fact.THERAPIST: _("your name, address and account"),
        Fact.RESERVED_HOURS: _("fees for reserved hours"),
        Fact.GROUND: _("why the work is exempt from tax"),
        Fact.CONTENT: _("a single word of what is spoken"),
        Fact.CLIENT_REFERENCE: _("the client's reference in your practice"),
    }[fact]


def inference_words(inference: Inference) -> str:
    """What a reader can still work out, as it reads below its heading."""
    return {
        Inference.COUNT_FROM_SUM: _("how often you met, from the sum and a known fee"),
        Inference.PROFESSION_FROM_NAME: _("what your profession is, from your name"),
        Inference.PERSON_FROM_REFERENCE: _("who it is, if someone there was told the reference or the order"),
        Inference.INVOICES_FROM_NUMBER: _("roughly how many invoices you write, from the running number"),
    }[inference]


def telling_words(field: SellerField) -> str:
    """Which part of her own profile gives the profession away."""
    return {
        SellerField.NAME: _("your name on invoices"),
        SellerField.ADDRESS: _("your address"),
        SellerField.HOLDER: _("the name on your account"),
    }[field]


def missing_words(fact: MissingFact) -> str:
    """What is missing, as a line of a list."""
    return {
        MissingFact.SELLER: _("Your own details, asked once at the first invoice"),
        MissingFact.SELLER_ADDRESS: _("Your address"),
        MissingFact.TAX_NUMBER: _("Your tax number or VAT id"),
        MissingFact.VAT_ID: _("Your VAT id, because tax is charged"),
        MissingFact.BANK: _("The account to pay into"),
        MissingFact.COUNTRY: _(
            "Your country asks for certified software, so no invoice can be issued from here"
        ),
        MissingFact.CLIENT_NAME: _("The client's name, at most 70 characters"),
        MissingFact.CLIENT_ADDRESS: _("The client's postal address"),
        MissingFact.PAYER_ADDRESS: _("The payer's postal address"),
        MissingFact.INSTRUCTION: _("The day the client asked for invoices to the payer"),
        MissingFact.CONSENT: _("The day the client agreed to what the payer reads"),
        MissingFact.BILLING_REFERENCE: _("The reference on invoices; saving who pays makes one"),
    }[fact]


def tax_choice(tax: Tax) -> str:
    """How her work is taxed, as a choice in the form about herself."""
    return {
        Tax.EXEMPT_CARE: _("Exempt, with its ground on the client's own invoice"),
        Tax.EXEMPT_PLAIN: _("Exempt, in neutral words only"),
        Tax.SMALL_BUSINESS: _("Small business, no tax charged"),
        Tax.STANDARD: _("Taxed at a rate"),
    }[tax]


def tax_sentence(treatment: Treatment) -> str:
    """What the invoice will say about tax."""
    if treatment.tax is Tax.STANDARD:
        return _("Tax of {rate} % is added.").format(rate=formats.percent(treatment.rate_bp))
    return {
        Tax.EXEMPT_CARE: _("Exempt from VAT, with the ground named."),
        Tax.EXEMPT_PLAIN: _("Exempt from VAT. The ground is not named."),
        Tax.SMALL_BUSINESS: _("No VAT charged, as a small business."),
    }[treatment.tax]


def wording_words(wording: Wording) -> str:
    """What a line of the invoice says, as offered on screen, in the screen's language."""
    return {
        Wording.SESSION: _("Professional sessions"),
        Wording.INDIVIDUAL: _("Individual professional sessions"),
        Wording.SERVICES: _("Professional services"),
        Wording.LATE_CANCEL: _("Reserved appointments"),
    }[wording]


def language_choices() -> list[tuple[str, object]]:
    """Languages an invoice can be written in; none means that of the practice."""
    return [(_("As your practice"), None), *invoice_languages()]
