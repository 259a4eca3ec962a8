"""Small numbers as one reads them in a sentence: five sessions, 14 weeks."""

from practiceapp.ui.shared.formats import number
from practiceapp.ui.shared.language import N_, _

_WORDS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)


def in_words(count: int) -> str:
    """The word for none to twelve, figures beyond."""
    return _(_WORDS[count]) if 0 <= count < len(_WORDS) else number(count)
