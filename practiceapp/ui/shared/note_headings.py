"""The words of a note's headings and the grey hints that go when she types (wording.md, sections 3, 5)."""

from dataclasses import dataclass

from practiceapp.domain.clinical.notes import Heading
from practiceapp.ui.shared.language import _


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """A heading and its hint; the hint's lines are questions to herself, never a form to fill."""

    title: str
    hint: str


def words_of(heading: Heading) -> HeadingWords:
    """The heading in the language of the screen."""
    title, hints = _all()[heading]
    return HeadingWords(title, "\n".join(hints))


def _all() -> dict[Heading, tuple[str, tuple[str, ...]]]:
    return {**_session(), **_consultation(), Heading.ADDITION: (_("Addition"), ())}


def _session() -> dict[Heading, tuple[str, tuple[str, ...]]]:
    return {
        Heading.ALIVE: (
            _("What was alive now"),
            (_("What came, in the client's words. What could be felt in the room."),),
        ),
        Heading.WHY_NOW: (
            _("Why this, now"),
            (
                _(
                    "The earlier adaptation, the feeling, the stance to authority, conflict or "
                    "responsibility that shapes how the present looks. The past only where it is alive today."
                ),
            ),
        ),
        Heading.FIELD: (
            _("The field, held"),
            (_("Power, roles, consequences around the person. Seen, not steered."),),
        ),
        Heading.LOOSENED: (
            _("What loosened, what did not"),
            (_("Where there was a little more room. Where there was none."),),
        ),
        Heading.SENTENCE: (_("A sentence that stays"), (_("Kept for next time."),)),
    }


def _consultation() -> dict[Heading, tuple[str, tuple[str, ...]]]:
    return {
        Heading.CONTEXT: (
            _("Context"),
            (
                _("What brings this person now, and not a year ago?"),
                _("Does the same pattern return despite insight, motivation and effort?"),
                _("Do decisions feel constrained? Are reactions larger than their occasion?"),
                _("Does authority carry a weight that nothing explains?"),
            ),
        ),
        Heading.BOUNDARIES: (
            _("Boundaries"),
            (
                _("Who knows of this conversation, and whose idea was it?"),
                _("Does anyone expect to hear something: a report, a result, a sign of attendance?"),
                _("If a company pays: was it said that paying gives it no voice and no report?"),
                _(
                    "Said: confidentiality and its limits, fee, cancellation terms, "
                    "how long records are kept."
                ),
            ),
        ),
        Heading.FIT: (
            _("Fit"),
            (
                _(
                    'Is the question "what would work better?" (coaching may serve better) or '
                    '"why is this how it is now?" (this work may)?'
                ),
                _("Is other help needed first or beside this: medical, in a crisis, for a couple, legal?"),
                _("Am I free to work with this person? Do I know anyone in this field?"),
            ),
        ),
    }
