"""What the trusted colleague does, in order, and what is kept until when."""

from practiceapp.services.desk.executor import Keeping
from practiceapp.ui.shared.formats import day
from practiceapp.ui.shared.language import _, ngettext

Told = list[tuple[str, list[str]]]
"""Headings, each with its lines."""


def steps(name: str) -> Told:
    """The page on what to do; `name` is the therapist's."""
    return [
        (_("First, in this order"), _first(name or _("your colleague"))),
        (_("What not to do"), _not()),
        (_("Where invoices stand"), _where_invoices()),
    ]


def _first(who: str) -> list[str]:
    lines = [
        _(
            "1. Call whoever is expected next, then the others. Say that {who} cannot come and that the "
            "session does not take place. What has happened is for the family to tell."
        ),
        _(
            "2. Speak with the person alone. To whoever else answers, and to a machine, give your own name "
            "and number and no reason."
        ),
        _(
            "3. Offer one conversation with you, or the name of another colleague. Agree how and when you "
            "may call again."
        ),
        _("4. Write down on paper whom you reached and when. Nothing can be written here."),
        _(
            "5. Tell the professional body and the insurance of {who}, and whoever settles the estate, that "
            "you have begun."
        ),
    ]
    return [line.format(who=who) for line in lines]


def _not() -> list[str]:
    return [
        _(
            "Tell no company, assistant or relative who is or was here, also not one that pays. The duty of "
            "confidentiality goes on, and it is now yours."
        ),
        _("Follow no order by telephone. If a court or an authority writes, call a lawyer first."),
        _(
            "Do not move, rename or erase the folder of the vault, and give this computer to nobody until it "
            "is settled who keeps the records."
        ),
    ]


def _where_invoices() -> list[str]:
    return [
        _(
            "Invoices and payments stand in the program under Invoices, not here. Whoever settles the estate "
            "opens the vault in full with the 24 recovery words, with you beside them."
        ),
        _(
            "Sessions of the last weeks may not have been invoiced yet; the program lists them under "
            "Invoices as well."
        ),
    ]


def kept(keeping: Keeping) -> Told:
    """The page on what is kept."""
    return [
        (_("Session notes"), [_notes(keeping), _ask()]),
        (_("Invoices"), [_invoices(keeping)]),
        (
            _("How it is kept"),
            [
                _(
                    "Keep three things together: the folder of the vault with its backups, two shares or the "
                    "24 recovery words, and a computer with this program."
                ),
                _("Open nothing more than your task asks for. When the time is over, the folder is erased."),
            ],
        ),
    ]


def _notes(keeping: Keeping) -> str:
    if keeping.last_session_on is None:
        return _("No session was held, as far as this vault knows.")
    held = _("The last session was held on {day}. For each person the years begin with their own last one.")
    return held.format(day=day(keeping.last_session_on))


def _ask() -> str:
    return _(
        "How many years notes are kept is said by the professional law and the agreement with each person. "
        "Ask the professional body before anything is erased."
    )


def _invoices(keeping: Keeping) -> str:
    if keeping.invoices_until is None:
        return _("No invoice was issued, as far as this vault knows.")
    return ngettext(
        "Invoices are kept for {n} year after the year they were issued in: the last until {day}.",
        "Invoices are kept for {n} years after the year they were issued in: the last until {day}.",
        keeping.invoice_years,
    ).format(n=keeping.invoice_years, day=day(keeping.invoices_until))
