"""What is said of the place a vault lies in."""

from collections.abc import Sequence
from datetime import datetime

from practiceapp.ui.shared.formats import clock, long_day
from practiceapp.ui.shared.language import N_, _, ngettext

MOST_NAMED = 3
_SAID = {
    "understood": N_("Understood"),
    "try": N_("Try now"),
    "emergency": N_("Save an emergency backup elsewhere…"),
    "where": N_("Where to put the emergency backup"),
    "saving": N_("Saving an emergency backup…"),
    "back": N_("The disk is back. Everything you typed is saved."),
    "none": N_(
        "No backup could be made: what was saved is on the disk that is gone. What you typed since is only "
        "on this screen; leave it open and connect the disk."
    ),
}


def said(what: str) -> str:
    """What stands on a button or is said once."""
    return _(_SAID[what])


def sync_words(program: str) -> str:
    """A recommendation, for a folder that a sync program copies."""
    return _(
        "{program} copies this folder to other places. It works best the other way round: the vault in a "
        "folder of this computer, and the second place for backups in {program}."
    ).format(program=program)


def only_readable_words() -> str:
    """A vault on a disk that takes nothing."""
    return _("This disk can’t be written to: you can read, nothing is saved.")


def gone_words() -> str:
    """The disk went away while the vault was open."""
    return _(
        "The disk with your vault is not there. What you type stays on this screen and is saved by itself "
        "once it is connected again. Leave the program open."
    )


def emergency_words(folder: str) -> str:
    """A backup was made in spite of it."""
    return _(
        "An emergency backup of all that was saved is in {folder}. What you typed since is only on this "
        "screen."
    ).format(folder=folder)


def conflict_words(names: Sequence[str], program: str) -> str:
    """A sync program kept two states of the vault beside each other."""
    shown = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    return ngettext(
        "Beside your vault lies a copy that {program} made when two computers wrote at once: {names}. Both "
        "stay as they are. To look into it, move it with the key files into a folder of its own and open "
        "that.",
        "Beside your vault lie copies that {program} made when two computers wrote at once: {names}. All "
        "stay as they are. To look into one, move it with the key files into a folder of its own and open "
        "that.",
        len(names),
    ).format(program=program or _("a sync program"), names=shown)


def opened_words(instants: Sequence[datetime]) -> str:
    """Two shares opened the vault on this computer."""
    last = max(instants).astimezone()
    return ngettext(
        "On {day} at {time} this vault was opened with two shares, to be read. If it was not your trusted "
        "colleague, change all keys.",
        "This vault was opened with two shares {n} times, to be read, last on {day} at {time}. If it was not "
        "your trusted colleague, change all keys.",
        len(instants),
    ).format(n=len(instants), day=long_day(last.date()), time=clock(last))
