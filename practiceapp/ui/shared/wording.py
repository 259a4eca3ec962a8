"""What is said when something goes wrong, and what was done: the only place where errors get words.

`sentence_for(error)`: what happened, then the next step. Looks up the class, then its bases, and fills
placeholders from the error's attributes (facts, never a client's name). Every class of domain/errors.py has
an entry; a test asks for it. `done_words(undo.what)` says what was done, beside Undo.
"""

from datetime import date, time

from practiceapp.ui.shared.formats import day
from practiceapp.ui.shared.language import N_, _
from practiceapp.ui.shared.wording_errors import FIELD_NAMES, SENTENCES
from practiceapp.ui.shared.wording_steps import STEPS

UNEXPECTED = N_(
    "Something went wrong inside the program. What was saved is safe. Lock and open again to go on."
)
DONE = N_("Done.")


class _Facts(dict[str, object]):
    """Attributes of an error; a missing one leaves its placeholder out rather than failing."""

    def __missing__(self, key: str) -> object:
        return ""


def sentence_for(error: BaseException) -> str:
    """What happened and the next step, in the language of the screen."""
    for kind in type(error).__mro__:
        if issubclass(kind, Exception) and kind in SENTENCES:
            facts = _Facts({name: _readable(name, value) for name, value in vars(error).items()})
            return _(SENTENCES[kind]).format_map(facts)
    return _(UNEXPECTED)


def done_words(step: str) -> str:
    """What was just done, for the line with Undo; `step` is `Undo.what`."""
    return _(STEPS.get(step, DONE))


def _readable(name: str, value: object) -> object:
    """A fact as she reads it: days in her manner, fields by the words on the screen."""
    if name in ("field", "heading"):
        return _(FIELD_NAMES.get(str(value), str(value).replace("_", " ")))
    if isinstance(value, date):
        return day(value)
    if name == "last_on":
        return day(date.fromisoformat(str(value)))
    if name == "pages" and isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value
