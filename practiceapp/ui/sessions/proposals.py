"""What the session form starts from: who can be chosen, when the next session could be, for how long."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from practiceapp.domain.clients import ClientId, folded, matches
from practiceapp.domain.sessions import Session, SessionId, SessionKind, SessionState
from practiceapp.ui.shared.discretion import called

FIRST_HOUR, LAST_HOUR = 7, 21
MORNING = time(9)

_TOOK_THE_HOUR = frozenset({SessionState.PLANNED, SessionState.HELD, SessionState.MOVED})


@dataclass(frozen=True, slots=True)
class ClientChoice:
    """One client to choose: what is shown, and every word that finds it while typing."""

    client_id: ClientId
    text: str
    words: tuple[str, ...]

    def found_by(self, typed: str) -> bool:
        """Whether what was typed begins the words of this client, in any case and without accents."""
        return matches(typed, self.words) or folded(self.text).startswith(folded(typed.strip()))


@dataclass(frozen=True, slots=True)
class Proposal:
    """The form as it opens. `moving` is the session to move; a new one has None."""

    clients: tuple[ClientChoice, ...]
    client_id: ClientId | None
    kind: SessionKind
    day: date
    at: time
    minutes: int
    moving: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the form. `took_place` counts only for a session that lies in the past.

    `fee` is what was typed as her fee, while the form asks for it.
    """

    client_id: ClientId | None
    kind: SessionKind
    day: date
    at: time
    minutes: int
    took_place: bool = False
    fee: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A client as the form needs it, whatever list it comes from."""

    client_id: ClientId
    reference: str
    given_name: str
    family_name: str


def choices(clients: Iterable[Named]) -> tuple[ClientChoice, ...]:
    """First name and reference; the family name only where two share the first, for there may be company."""
    known = list(clients)
    shared = Counter(folded(one.given_name) for one in known)
    return tuple(_choice(one, twice=shared[folded(one.given_name)] > 1) for one in known)


def _choice(one: Named, *, twice: bool) -> ClientChoice:
    name = f"{one.given_name} {one.family_name}".strip() if twice else one.given_name
    text = called(f"{name} · {one.reference}" if one.given_name else "", one.reference)
    return ClientChoice(one.client_id, text, (one.given_name, one.family_name, one.reference))


def next_start(now: datetime, day: date | None = None) -> tuple[date, time]:
    """The next full half hour by the clock on the wall; nine o'clock when that is too late or another day."""
    if day is not None and day != now.date():
        return day, MORNING
    half = now.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=30 * (now.minute // 30 + 1))
    if half.date() == now.date() and FIRST_HOUR <= half.hour < LAST_HOUR:
        return half.date(), half.time().replace(fold=0)
    if now.hour < FIRST_HOUR:
        return now.date(), MORNING
    return now.date() + timedelta(days=1), MORNING


def kind_for(is_enquiry: bool, sessions: Sequence[Session]) -> SessionKind:
    """The first consultation for someone who asks and has had none; a session for everyone else."""
    had = any(one.kind is SessionKind.CONSULTATION and one.state in _TOOK_THE_HOUR for one in sessions)
    return SessionKind.CONSULTATION if is_enquiry and not had else SessionKind.SESSION
