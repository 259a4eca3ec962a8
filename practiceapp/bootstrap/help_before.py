"""The help in windows that have no pages; read from disk when it is wanted."""

from typing import TYPE_CHECKING

from practiceapp.ui.shared.language import LANGUAGE

if TYPE_CHECKING:
    from practiceapp.ui.shared.help_door import Help


def help_here() -> "Help":
    """The help in the language of the screen."""
    from practiceapp.ui.help.help_here import HelpHere
    from practiceapp.ui.help.topics import help_book

    return HelpHere(help_book(LANGUAGE.code))
