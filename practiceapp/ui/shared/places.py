"""Where in the program one can be: a name and, for one client, session or invoice, its id."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place to go to: `Place(CLIENT, client_id)`, `Place(TODAY)`; `part` is where on its page.

    >>> Place(TODAY)
    Place(name='today', id=None, part='')
    """

    name: str
    id: int | None = None
    part: str = ""


TODAY = "today"
CLIENTS = "clients"
CLIENT = "client"
SESSIONS = "sessions"
SESSION = "session"
NOTE = "note"
INVOICES = "invoices"
INVOICE = "invoice"
DRAFT = "draft"
PRACTICE = "practice"
SEARCH = "search"
VAULT_CARE = "vault_care"
HELP = "help"
ABOUT = "about"

_HOMES = {
    CLIENT: (CLIENTS,),
    SESSION: (SESSIONS, TODAY),
    NOTE: (TODAY, CLIENTS),
    INVOICE: (INVOICES,),
    DRAFT: (INVOICES,),
    ABOUT: (HELP,),
}


def homes_of(name: str) -> tuple[str, ...]:
    """What may be marked in the navigation while this place is shown; one that has no line of its own."""
    return _HOMES.get(name, (name,))
