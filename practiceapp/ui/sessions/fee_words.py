"""What a session costs, in words, and reading what was typed."""

from practiceapp.domain.practice import FEE_LIMIT_MINOR
from practiceapp.domain.sessions import MAY_COST, Session
from practiceapp.services.sessions import KnownFee
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _

EXAMPLE_MINOR = 12_000


class NoAmount(ValueError):
    """What was typed is no fee; its message is the sentence that says so."""


def fee_mark(session: Session) -> str:
    """What a row says of the fee: only that it is missing, or that there is none on purpose."""
    if session.state not in MAY_COST or session.fee_minor:
        return ""
    return _("No fee yet") if session.fee_minor is None else _("Without a fee")


def terms_line(known: KnownFee) -> str:
    """Which fee holds by the terms; nothing while none is known."""
    if known.minor is None:
        return ""
    if known.minor == 0:
        return _("Without a fee, as agreed") if known.agreed else _("Without a fee, as in your practice")
    words = _("Fee {amount}, as agreed") if known.agreed else _("Fee {amount}, as in your practice")
    return words.format(amount=formats.money(known.minor, known.currency))


def read_fee(text: str, currency: str) -> int:
    """The fee in minor units. Raises NoAmount."""
    minor = formats.minor_from_text(text, currency)
    if minor is None:
        example = formats.money(EXAMPLE_MINOR, currency)
        raise NoAmount(_("This is no amount. Type it like this: {amount}").format(amount=example))
    if minor > FEE_LIMIT_MINOR:
        most = formats.money(FEE_LIMIT_MINOR, currency)
        raise NoAmount(_("A fee goes up to {amount}. Type a smaller one.").format(amount=most))
    return minor
