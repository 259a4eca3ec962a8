"""Decisions of the session form: what it proposes, what it warns of, planning and moving."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.agreements import fee_and_minutes
from practiceapp.domain.clients import Client, ClientId, ClientState
from practiceapp.domain.errors import (
    AmountOutOfReach,
    ClientMissing,
    DayOutOfReach,
    ImpossibleTime,
    PracticeError,
    VaultTrouble,
)
from practiceapp.domain.sessions import LocalStart, Session, SessionId, SessionKind
from practiceapp.services.agreements import AgreementService
from practiceapp.services.clients import ClientService
from practiceapp.services.clock import Clock
from practiceapp.services.practice import PracticeService
from practiceapp.services.sessions import SessionService
from practiceapp.services.undo import Undo
from practiceapp.ui.sessions.fee_part import FeeView
from practiceapp.ui.sessions.fee_words import NoAmount, read_fee, terms_line
from practiceapp.ui.sessions.proposals import Entry, Named, Proposal, choices, kind_for, next_start
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.discretion import called
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.wording import sentence_for

CLIENT, DAY, TIME, MINUTES, FEE, WHOLE = "client", "day", "time", "minutes", "fee", "whole"
"""The fields a refusal can belong to; WHOLE is the form."""


@dataclass(frozen=True)
class Desk:
    """The services the form asks."""

    clients: ClientService
    sessions: SessionService
    agreements: AgreementService
    practice: PracticeService
    clock: Clock


class SessionFormPresenter(QObject):
    """Plans a session or moves one. The form shows what the signals say and hands back its `Entry`."""

    proposed = Signal(Proposal)
    minutes_proposed = Signal(int)
    kind_proposed = Signal(SessionKind)
    warned = Signal(str)
    past_known = Signal(bool)
    fee_shown = Signal(FeeView)
    refused = Signal(str, str)
    finished = Signal(Session)
    undoable = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._practices = desk, desk.practice
        self._moving: Session | None = None
        self._zone = "UTC"

    def plan(self, client_id: ClientId | None = None, day: date | None = None) -> None:
        """Propose a new session, for a client and a day when they are known. Raises ClientMissing."""
        self._moving = None
        self._zone = self._practices.load().time_zone
        on, at = next_start(self._now(), day)
        kind = SessionKind.SESSION if client_id is None else self._kind(client_id)
        entry = Entry(client_id, kind, on, at, self._minutes(client_id, kind, on))
        self.proposed.emit(Proposal(choices(self._named(client_id)), client_id, kind, on, at, entry.minutes))
        self.consider(entry)

    def move(self, session_id: SessionId) -> None:
        """Propose another time for a planned session: the same hour a day later. Raises SessionMissing."""
        session = self._desk.sessions.get(session_id)
        client = self._desk.clients.get(session.client_id)
        self._moving = session
        self._zone = session.start.zone
        day = max(session.start.day, self._desk.clock.today()) + timedelta(days=1)
        entry = Entry(client.client_id, session.kind, day, session.start.time, session.minutes)
        self.proposed.emit(
            Proposal(
                choices([_named(client)]),
                client.client_id,
                session.kind,
                day,
                session.start.time,
                session.minutes,
                session_id,
            )
        )
        self.consider(entry)

    def choose_client(self, entry: Entry) -> None:
        """Someone was chosen: the kind of session that suits comes with it, and its length."""
        if entry.client_id is None:
            return
        kind = self._kind(entry.client_id)
        self.kind_proposed.emit(kind)
        self.repropose_minutes(replace(entry, kind=kind))

    def repropose_minutes(self, entry: Entry) -> None:
        """The length that was agreed for such a session on that day."""
        if self._moving is None:
            self.minutes_proposed.emit(self._minutes(entry.client_id, entry.kind, entry.day))

    def consider(self, entry: Entry) -> None:
        """Say beside the form what would share its time, whether it lies in the past, and what it costs."""
        start = LocalStart(entry.day, entry.at, self._zone)
        moving = self._moving.session_id if self._moving else None
        try:
            over = start.checked(self._desk.clock.today()).instant() <= self._desk.clock.now()
            others = self._desk.sessions.overlapping(start, entry.minutes, moving)
            lines = [self._overlap_line(other.client_id, other.start, other.minutes) for other in others]
        except PracticeError:
            over, lines = False, []  # said when she plans it, not while she types
        self.warned.emit("\n".join(lines))
        self.past_known.emit(over and self._moving is None)
        self.fee_shown.emit(self._fee_view(entry))

    def submit(self, entry: Entry) -> None:
        """Plan or move what stands in the form, or say at which field it fails."""
        start = LocalStart(entry.day, entry.at, self._zone)
        if entry.client_id is None:
            self.refused.emit(CLIENT, _("Choose a client from the list, or add the person first."))
            return
        try:
            if self._moving is not None:
                self._move(self._moving, start)
            else:
                self._plan(entry.client_id, entry, start)
        except NoAmount as slip:
            self.refused.emit(FEE, str(slip))
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit(_field_of(error), sentence_for(error))

    def _plan(self, client_id: ClientId, entry: Entry, start: LocalStart) -> None:
        sessions = self._desk.sessions
        known = sessions.known_fee(client_id, entry.kind, entry.day)
        typed = read_fee(entry.fee, known.currency) if known.minor is None and entry.fee else None
        if typed:
            self._keep_fee(entry.kind, typed)
        session = sessions.plan(client_id, entry.kind, start, entry.minutes, typed)
        held = entry.took_place and start.instant() <= self._desk.clock.now()
        if held:
            sessions.hold(session.session_id)
        words = _("Session noted as held: {when}.") if held else _("Session planned: {when}.")
        undo = Undo("session_planned", lambda: self._forget(session, typed))
        self.undoable.emit(undo, words.format(when=_when(start)))
        self.finished.emit(sessions.get(session.session_id))

    def _keep_fee(self, kind: SessionKind, fee_minor: int | None) -> None:
        """From now on this is what such a session costs; None makes it unknown again."""
        practice = self._practices.load()
        if kind is SessionKind.CONSULTATION:
            self._practices.save(replace(practice, consultation_fee_minor=fee_minor))
        else:
            self._practices.save(replace(practice, fee_minor=fee_minor))

    def _forget(self, session: Session, typed: int | None) -> None:
        """As if the form had never been opened: a fee it brought into the practice goes with it."""
        self._desk.sessions.remove(session.session_id)
        if typed and fee_and_minutes(self._practices.load(), None, session.kind)[0] == typed:
            self._keep_fee(session.kind, None)

    def _fee_view(self, entry: Entry) -> FeeView:
        if entry.client_id is None:
            return FeeView()
        known = self._desk.sessions.known_fee(entry.client_id, entry.kind, entry.day)
        if known.minor is None and self._moving is None:
            return FeeView(asked=entry.kind, currency=known.currency)
        return FeeView(line=terms_line(known))

    def _move(self, session: Session, start: LocalStart) -> None:
        undo = self._desk.sessions.move(session.session_id, start)
        self.undoable.emit(undo, _("Session moved to {when}.").format(when=_when(start)))
        self.finished.emit(session)

    def _now(self) -> datetime:
        return self._desk.clock.now().astimezone(ZoneInfo(self._zone))

    def _kind(self, client_id: ClientId) -> SessionKind:
        client = self._desk.clients.get(client_id)
        is_enquiry = client.state is ClientState.ENQUIRY
        return kind_for(is_enquiry, self._desk.sessions.of_client(client_id))

    def _minutes(self, client_id: ClientId | None, kind: SessionKind, day: date) -> int:
        agreement = None if client_id is None else self._desk.agreements.in_force(client_id, day)
        return fee_and_minutes(self._practices.load(), agreement, kind)[1]

    def _named(self, client_id: ClientId | None) -> list[Named]:
        rows = self._desk.clients.rows()
        named = [Named(row.client_id, row.reference, row.given_name, row.family_name) for row in rows]
        if client_id is not None and all(one.client_id != client_id for one in named):
            named.append(_named(self._desk.clients.get(client_id)))
        return named

    def _overlap_line(self, client_id: ClientId, start: LocalStart, minutes: int) -> str:
        end = _end(start, minutes)
        client = self._desk.clients.get(client_id)
        label = called(client.label, client.reference)
        return _("At that time: {label}, {start} to {end}. You can still plan it.").format(
            label=label, start=formats.clock(start.time), end=formats.clock(end.time())
        )


def _named(client: Client) -> Named:
    details = client.details
    return Named(client.client_id, client.reference, details.given_name, details.family_name)


def _end(start: LocalStart, minutes: int) -> datetime:
    return datetime.combine(start.day, start.time) + timedelta(minutes=minutes)


def _when(start: LocalStart) -> str:
    return _("{day}, {time}").format(day=formats.short_day(start.day), time=formats.clock(start.time))


def _field_of(error: Exception) -> str:
    fields = {ClientMissing: CLIENT, DayOutOfReach: DAY, ImpossibleTime: TIME, AmountOutOfReach: MINUTES}
    return next((field for kind, field in fields.items() if isinstance(error, kind)), WHOLE)
