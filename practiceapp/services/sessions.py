"""Sessions: planning them and saying what became of them. Every step can be taken back."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from practiceapp.domain.agreements import Agreement, fee_and_minutes, in_force
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import SessionBilled, SessionHasNote, SessionMissing, UndoTooLate
from practiceapp.domain.practice import FEE_LIMIT_MINOR, MINUTES, within
from practiceapp.domain.sessions import (
    CHARGEABLE,
    LocalStart,
    Overlap,
    Session,
    SessionId,
    SessionKind,
    SessionState,
    overlap,
)
from practiceapp.services.clients import client_in
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.practice import practice_in
from practiceapp.services.session_stores import SessionsWork
from practiceapp.services.undo import Undo
from practiceapp.services.works import Works

_OCCUPIED = frozenset({SessionState.PLANNED, SessionState.HELD})


@dataclass(frozen=True, slots=True)
class KnownFee:
    """What a session of some day costs by the terms: `minor` is None while no fee is known.

    `agreed`: with this client, rather than usual in the practice.
    """

    minor: int | None
    agreed: bool
    currency: str


class SessionService:
    """Plans sessions and settles what became of them."""

    def __init__(self, works: Works[SessionsWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def plan(
        self,
        client_id: ClientId,
        kind: SessionKind,
        start: LocalStart,
        minutes: int | None = None,
        fee_minor: int | None = None,
    ) -> Session:
        """Plans a session and freezes its fee.

        The fee is that of the consultation, of the agreement in force on its day, or of the practice, unless
        it is said here (0: without a fee); `minutes` defaults likewise. Another session at the same time is
        no obstacle (see `overlapping`).

        Raises ClientMissing, ImpossibleTime, DayOutOfReach, CodeUnknown, AmountOutOfReach.
        """
        start = start.checked(self._clock.today())
        with self._works.write() as work:
            client_in(work, client_id)
            usual_fee, usual = _terms(work, client_id, kind, start.day)
            length = usual if minutes is None else minutes
            within("minutes", length, *MINUTES)
            if fee_minor is not None:
                within("fee_minor", fee_minor, 0, FEE_LIMIT_MINOR)
            fee = usual_fee if fee_minor is None else fee_minor
            return self._add(work, client_id, kind, start, length, fee, None)

    def known_fee(self, client_id: ClientId, kind: SessionKind, day: date) -> KnownFee:
        """The fee of such a session by the terms of that day."""
        with self._works.read() as work:
            practice, agreement = practice_in(work), _agreement(work, client_id, day)
        minor, _ = fee_and_minutes(practice, agreement, kind)
        agreed = agreement is not None and kind is SessionKind.SESSION
        return KnownFee(minor, agreed, practice.currency)

    def set_fee(self, session_id: SessionId, fee_minor: int) -> Undo:
        """This session costs something else than the terms say; 0 is without a fee.

        Raises SessionMissing, SessionBilled, AmountOutOfReach.
        """
        with self._works.write() as work:
            before = _session_in(work, session_id)
            _refuse_billed(work, session_id)
            after = before.priced(fee_minor)
            work.sessions.save(after)
        return Undo("session_fee_set", lambda: self._take_back(before, after))

    def get(self, session_id: SessionId) -> Session:
        """One session. Raises SessionMissing."""
        with self._works.read() as work:
            return _session_in(work, session_id)

    def of_client(self, client_id: ClientId) -> list[Session]:
        """A client's sessions of every state, the latest first."""
        with self._works.read() as work:
            return work.sessions.of_client(client_id)

    def on_day(self, day: date) -> list[Session]:
        """The sessions of one local day, by time."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> list[Session]:
        """The sessions of these local days, both included, by day and time."""
        with self._works.read() as work:
            return work.sessions.between(first, last)

    def overlapping(self, start: LocalStart, minutes: int, besides: SessionId | None = None) -> list[Overlap]:
        """Planned or held sessions that would share time with this one: a hint to show, not a refusal."""
        day = timedelta(days=1)
        near = self.between(start.day - day, start.day + day)
        return [
            Overlap(other.session_id, other.client_id, other.start, other.minutes)
            for other in near
            if other.state in _OCCUPIED
            and other.session_id != besides
            and overlap(start, minutes, other.start, other.minutes)
        ]

    def hold(self, session_id: SessionId) -> Undo:
        """It took place. A fee that was not known is now that of the terms (as for a reserved hour).

        Raises SessionMissing, SessionSettled, SessionNotYet.
        """
        return self._settle(session_id, SessionState.HELD)

    def cancel_in_time(self, session_id: SessionId) -> Undo:
        """The client cancelled within the agreed notice: no fee. Raises SessionMissing, SessionSettled."""
        return self._settle(session_id, SessionState.CANCELLED_IN_TIME)

    def cancel_late(self, session_id: SessionId) -> Undo:
        """The client cancelled later than agreed. Raises SessionMissing, SessionSettled."""
        return self._settle(session_id, SessionState.CANCELLED_LATE)

    def cancel_by_me(self, session_id: SessionId) -> Undo:
        """The therapist cancelled: never a fee. Raises SessionMissing, SessionSettled."""
        return self._settle(session_id, SessionState.CANCELLED_BY_ME)

    def miss(self, session_id: SessionId) -> Undo:
        """The client did not come. Raises SessionMissing, SessionSettled, SessionNotYet."""
        return self._settle(session_id, SessionState.MISSED)

    def reopen(self, session_id: SessionId) -> Undo:
        """Planned again, after a slip. Raises SessionMissing, SessionSettled, SessionBilled."""
        with self._works.write() as work:
            before = _session_in(work, session_id)
            _refuse_billed(work, session_id)
            after = before.reopen()
            work.sessions.save(after)
        return Undo("session_reopened", lambda: self._take_back(before, after))

    def move(self, session_id: SessionId, start: LocalStart) -> Undo:
        """Takes place at another time: a new planned session, its fee frozen anew, follows the old one.

        Where the terms know no fee, the old one goes on.
        Raises SessionMissing, SessionSettled, ImpossibleTime, DayOutOfReach, CodeUnknown.
        """
        start = start.checked(self._clock.today())
        with self._works.write() as work:
            before = _session_in(work, session_id)
            after = before.settle(SessionState.MOVED, this_second(self._clock))
            work.sessions.save(after)
            fee_minor, _ = _terms(work, before.client_id, before.kind, start.day)
            fee = before.fee_minor if fee_minor is None else fee_minor
            follower = self._add(work, before.client_id, before.kind, start, before.minutes, fee, session_id)
        return Undo("session_moved", lambda: self._move_back(before, after, follower))

    def remove(self, session_id: SessionId) -> Undo:
        """Puts the session into the bin for 30 days. Raises SessionMissing, SessionBilled, SessionHasNote."""
        with self._works.write() as work:
            _session_in(work, session_id)
            self._put_away(work, session_id)
        return Undo("session_removed", lambda: self._bring_back(session_id))

    def _settle(self, session_id: SessionId, state: SessionState) -> Undo:
        with self._works.write() as work:
            before = _session_in(work, session_id)
            after = before.settle(state, this_second(self._clock))
            if after.fee_minor is None and state in CHARGEABLE:
                fee_minor, _ = _terms(work, before.client_id, before.kind, before.start.day)
                after = replace(after, fee_minor=fee_minor)
            work.sessions.save(after)
        return Undo(f"session_{state.value}", lambda: self._take_back(before, after))

    def _take_back(self, before: Session, after: Session) -> None:
        with self._works.write() as work:
            _refuse_changed(work, after)
            _refuse_billed(work, before.session_id)
            work.sessions.save(before)

    def _move_back(self, before: Session, after: Session, follower: Session) -> None:
        with self._works.write() as work:
            _refuse_changed(work, after)
            _refuse_changed(work, follower)
            self._put_away(work, follower.session_id)
            work.sessions.save(before)

    def _put_away(self, work: SessionsWork, session_id: SessionId) -> None:
        _refuse_billed(work, session_id)
        if work.written.is_written(session_id):
            raise SessionHasNote
        work.sessions.set_removed(session_id, this_second(self._clock))

    def _bring_back(self, session_id: SessionId) -> None:
        with self._works.write() as work:
            work.sessions.set_removed(session_id, None)

    def _add(
        self,
        work: SessionsWork,
        client_id: ClientId,
        kind: SessionKind,
        start: LocalStart,
        minutes: int,
        fee_minor: int | None,
        moved_from: SessionId | None,
    ) -> Session:
        planned = Session(
            session_id=SessionId(0),
            client_id=client_id,
            kind=kind,
            start=start,
            minutes=minutes,
            state=SessionState.PLANNED,
            fee_minor=fee_minor,
            moved_from=moved_from,
            decided_at=None,
            created_at=this_second(self._clock),
        )
        return _session_in(work, work.sessions.add(planned))


def _session_in(work: SessionsWork, session_id: SessionId) -> Session:
    session = work.sessions.get(session_id)
    if session is None:
        raise SessionMissing
    return session


def _agreement(work: SessionsWork, client_id: ClientId, day: date) -> Agreement | None:
    return in_force(work.agreements.of_client(client_id), day)


def _terms(work: SessionsWork, client_id: ClientId, kind: SessionKind, day: date) -> tuple[int | None, int]:
    return fee_and_minutes(practice_in(work), _agreement(work, client_id, day), kind)


def _refuse_billed(work: SessionsWork, session_id: SessionId) -> None:
    if work.billings.is_billed(session_id):
        raise SessionBilled


def _refuse_changed(work: SessionsWork, expected: Session) -> None:
    if work.sessions.get(expected.session_id) != expected:
        raise UndoTooLate
