"""One client's sessions as a story: newest first, years marked, long pauses said, fifty at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.clients import ClientId
from practiceapp.domain.clinical.notes import NoteSummary
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import Session, SessionId, SessionKind, SessionState
from practiceapp.services.clinical.notes import NoteService
from practiceapp.services.sessions import SessionService
from practiceapp.ui.sessions.fee_words import fee_mark
from practiceapp.ui.sessions.session_words import kind_words, note_words, state_bar, state_pill
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.counting import in_words
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for

PAUSE_WEEKS = 3
"""A shorter pause between two held sessions is nothing to say."""

AT_A_TIME = 50
"""How many sessions are shown, and how many more each time she asks for earlier ones."""

_FADED = frozenset({SessionState.MOVED, SessionState.CANCELLED_IN_TIME, SessionState.CANCELLED_BY_ME})


@dataclass(frozen=True, slots=True)
class Mark:
    """The key of a line that is no session: the beginning of a year, or a pause after a session."""

    year: int = 0
    after: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The key of the last row while there are earlier sessions than those shown."""


EARLIER = Earlier()


class TimelinePresenter(QObject):
    """Reads a client's sessions and notes, and knows which note lines she has opened.

    `with_fees` False leaves out every word about money: for a timeline that stands beside something else.
    """

    shown = Signal(list)
    failed = Signal(str)
    note_wanted = Signal(int)

    def __init__(
        self,
        sessions: SessionService,
        notes: NoteService,
        parent: QObject | None = None,
        *,
        with_fees: bool = True,
    ) -> None:
        super().__init__(parent)
        self._sessions, self._notes = sessions, notes
        self._with_fees = with_fees
        self._most = AT_A_TIME
        self._client_id: ClientId | None = None
        self._besides: SessionId | None = None
        self._known: dict[SessionId, Session] = {}
        self._written: Mapping[SessionId, NoteSummary] = {}
        self._opened: set[SessionId] = set()

    def show_client(self, client_id: ClientId, besides: SessionId | None = None) -> None:
        """Read and show, but for one session; another client's opened lines are closed."""
        if client_id != self._client_id:
            self._opened.clear()
            self._most = AT_A_TIME
        self._client_id, self._besides = client_id, besides
        self.refresh()

    def refresh(self) -> None:
        """Show what is true now."""
        if self._client_id is None:
            return
        try:
            sessions = self._sessions.of_client(self._client_id)
            notes = self._notes.of_client(self._client_id)
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        self._known = {
            session.session_id: session for session in sessions if session.session_id != self._besides
        }
        self._written = {note.session_id: note for note in notes}
        self._show()

    def open_line(self, session_id: SessionId) -> None:
        """Show the first line of a session's note, or hide it again."""
        if session_id in self._written:
            self._opened ^= {session_id}
            self._show()

    def show_earlier(self) -> None:
        """Show as many more, if there are earlier ones."""
        if self._most < len(self._known):
            self._most += AT_A_TIME
            self._show()

    def open_note(self, session_id: SessionId) -> None:
        """Ask to be taken to the note, unless the session was moved and has none."""
        session = self._known.get(session_id)
        if session is None:
            return
        if session.state is SessionState.MOVED:
            self.failed.emit(_("This session was moved. Its note belongs to the new time."))
            return
        self.note_wanted.emit(session_id)

    def _show(self) -> None:
        sessions = list(self._known.values())
        rows = timeline(
            sessions, self._written, frozenset(self._opened), self._most, with_fees=self._with_fees
        )
        self.shown.emit(rows)


def timeline(
    sessions: Sequence[Session],
    notes: Mapping[SessionId, NoteSummary],
    opened: frozenset[SessionId],
    most: int = AT_A_TIME,
    *,
    with_fees: bool = True,
) -> list[Row]:
    """The rows of the timeline, from the latest session back; the last leads to earlier ones, if any."""
    ordered = sorted(sessions, key=lambda one: (one.start.day, one.start.time), reverse=True)
    pauses = _pauses(ordered)
    rows: list[Row] = []
    year = 0
    for session in ordered[:most]:
        if session.start.day.year != year:
            year = session.start.day.year
            rows.append(Row(key=Mark(year=year), title=str(year)))
        pause = pauses.get(session.session_id, "")
        fee = fee_mark(session) if with_fees else ""
        is_open = session.session_id in opened
        rows.append(_row(session, notes.get(session.session_id), is_open, pause, fee))
        if pause:
            rows.append(Row(key=Mark(after=session.session_id), title=pause, quiet=True))
    if len(ordered) > most:
        rows.append(_earlier(len(ordered) - most))
    return rows


def _earlier(count: int) -> Row:
    words = ngettext("{n} earlier session", "{n} earlier sessions", count).format(n=formats.number(count))
    return Row(key=EARLIER, title=_("Show earlier sessions"), second=words, icon="chevron-down")


def _row(session: Session, note: NoteSummary | None, opened: bool, pause: str, fee: str) -> Row:
    title = _("{day}, {time}").format(
        day=formats.short_day(session.start.day), time=formats.clock(session.start.time)
    )
    pill = state_pill(session.state)
    kind = "" if session.kind is SessionKind.SESSION else kind_words(session.kind)
    owed = _("Note to write") if session.state is SessionState.HELD else ""
    said = owed if note is None else note_words(note.state)
    begun = _("Addition begun") if note is not None and note.addition_begun else ""
    about = (_first_line(note),) if note is not None and opened else (kind, said, begun)
    second = " · ".join(part for part in (fee, *about) if part)
    spoken = (formats.long_day(session.start.day), formats.clock(session.start.time), pill[0], second, pause)
    return Row(
        key=session.session_id,
        title=title,
        second=second,
        bar=state_bar(session.state),
        pill=pill,
        spoken=", ".join(part for part in spoken if part) + ".",
        quiet=session.state in _FADED,
    )


def _first_line(note: NoteSummary) -> str:
    lines = (note.opening or note.sentence).strip().splitlines()
    return lines[0] if lines else note_words(note.state)


def _pauses(ordered: Sequence[Session]) -> dict[SessionId, str]:
    """What to say after a held session that a long pause came before."""
    held = [session for session in ordered if session.state is SessionState.HELD]
    said: dict[SessionId, str] = {}
    for later, earlier in pairwise(held):
        weeks = _weeks(earlier.start.day, later.start.day)
        if weeks >= PAUSE_WEEKS:
            words = ngettext("{n} week without a session", "{n} weeks without a session", weeks)
            sentence = words.format(n=in_words(weeks))
            said[later.session_id] = sentence[:1].upper() + sentence[1:]
    return said


def _weeks(first: date, last: date) -> int:
    return (last - first).days // 7
