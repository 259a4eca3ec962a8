"""What the palette can offer: the commands of the window, and what finders know by the words typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction

from practiceapp.domain.clients import finder, folded
from practiceapp.ui.shared.commands import icon_of, keys_of, leads_to_a_place
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import Row


@dataclass(frozen=True)
class Found:
    """One line: under which heading, what it says, and what Enter does. Never the text of a note."""

    section: str
    title: str
    act: Callable[[], object]
    second: str = ""
    trailing: str = ""
    icon: str = ""
    spoken: str = ""


Finder = Callable[[str], Sequence[Found]]
"""Answers what was typed, without the spaces around it, never empty."""


@dataclass(frozen=True)
class KeyRow(Row):
    """A row with keys at its end."""

    keys: str = ""


def command_rows(commands: Sequence[QAction], typed: str = "") -> list[Row]:
    """The commands whose words begin with what was typed: places first, then what is done."""
    fits, begins = finder(typed), folded(typed)
    wanted = [each for each in commands if fits(each.text())]
    wanted.sort(key=lambda each: not folded(each.text()).startswith(begins))
    places = [command_row(each) for each in wanted if leads_to_a_place(each)]
    deeds = [command_row(each) for each in wanted if not leads_to_a_place(each)]
    return [*under(_("Go to"), places), *under(_("Do"), deeds)]


def found_rows(found: Sequence[Found]) -> list[Row]:
    """What finders found, under their headings in the order these first come."""
    sections = dict.fromkeys(each.section for each in found)
    return [
        row
        for section in sections
        for row in under(section, [_found_row(each) for each in found if each.section == section])
    ]


def under(heading: str, rows: Sequence[Row]) -> list[Row]:
    """Rows below a heading; none at all without rows."""
    return [Row(key=None, title=heading, heading=True), *rows] if rows else []


def command_row(action: QAction) -> KeyRow:
    """One command with its keys."""
    words, keys = action.text(), keys_of(action)
    said = _("Go to {place}").format(place=words) if leads_to_a_place(action) else words
    spoken = _("{words}, {keys}").format(words=said, keys=keys) if keys else said
    return KeyRow(key=action.trigger, title=words, icon=icon_of(action), keys=keys, spoken=spoken)


def _found_row(found: Found) -> Row:
    return Row(
        key=found.act,
        title=found.title,
        second=found.second,
        trailing=found.trailing,
        icon=found.icon,
        spoken=found.spoken,
    )
