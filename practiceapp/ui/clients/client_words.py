"""Where the work with a client stands, in words."""

from practiceapp.domain.clients import ClientState
from practiceapp.ui.shared.language import N_, _

_STATES = {
    ClientState.ACTIVE: (N_("Active"), "ok"),
    ClientState.ENQUIRY: (N_("Enquiry"), "accent"),
    ClientState.PAUSED: (N_("Paused"), ""),
    ClientState.ENDED: (N_("Ended"), ""),
}

STATES = tuple(_STATES)
"""In the order they are shown."""


def state_pill(state: ClientState) -> tuple[str, str]:
    """The state in words and its tone."""
    words, tone = _STATES[state]
    return _(words), tone
