"""What became of a session, in the words of the glossary, and the tone each is shown in."""

from practiceapp.domain.clinical.notes import NoteState
from practiceapp.domain.sessions import SessionKind, SessionState
from practiceapp.ui.shared.language import N_, _

_STATES = {
    SessionState.PLANNED: (N_("Planned"), "accent"),
    SessionState.HELD: (N_("Held"), "ok"),
    SessionState.MOVED: (N_("Moved"), ""),
    SessionState.CANCELLED_IN_TIME: (N_("Cancelled in time"), ""),
    SessionState.CANCELLED_LATE: (N_("Cancelled late"), "warn"),
    SessionState.CANCELLED_BY_ME: (N_("Cancelled by me"), ""),
    SessionState.MISSED: (N_("Did not come"), "warn"),
}
_KINDS = {SessionKind.SESSION: N_("Session"), SessionKind.CONSULTATION: N_("First consultation")}
_NOTES = {
    NoteState.DRAFT: N_("Note begun"),
    NoteState.LOCKED: N_("Note finished"),
    NoteState.NOTHING: N_("Nothing to note"),
}
_BARS = {
    SessionState.PLANNED: "accent",
    SessionState.HELD: "ok",
    SessionState.CANCELLED_LATE: "warn",
    SessionState.MISSED: "warn",
}


def state_pill(state: SessionState) -> tuple[str, str]:
    """The state in words and its tone."""
    words, tone = _STATES[state]
    return _(words), tone


def state_bar(state: SessionState) -> str:
    """The colour of the bar beside a session."""
    return _BARS.get(state, "line_strong")


def kind_words(kind: SessionKind) -> str:
    """The kind of session in words."""
    return _(_KINDS[kind])


def note_words(state: NoteState) -> str:
    """How far the note is, in words."""
    return _(_NOTES[state])
