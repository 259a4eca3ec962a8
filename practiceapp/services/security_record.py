"""The security record: what was done for the safety of the vault, and what is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from practiceapp.domain.security_record import Act, SecurityEvent, is_due
from practiceapp.services.clock import Clock
from practiceapp.services.moments import this_second
from practiceapp.services.works import Works


class SecurityEventStore(Protocol):
    """Keeps the record."""

    def add(self, event: SecurityEvent) -> None:
        """One more entry; none is ever changed."""
        ...

    def events(self, act: Act | None = None, limit: int = 200) -> list[SecurityEvent]:
        """The newest first, of one act or of all."""
        ...

    def last(self) -> Mapping[Act, datetime]:
        """When each act last went well."""
        ...


class SecurityWork(Protocol):
    """What a unit of work offers this service."""

    @property
    def security_events(self) -> SecurityEventStore:
        """Where the record is kept."""
        ...


class SecurityRecord:
    """Writes down acts and tells which are due. Raises what every unit of work raises."""

    def __init__(self, works: Works[SecurityWork], clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def note(self, act: Act, *, went_well: bool = True) -> None:
        """Write it down, now."""
        self.enter([SecurityEvent(act, this_second(self._clock), went_well)])

    def enter(self, events: Sequence[SecurityEvent]) -> None:
        """Write down what happened at its own time, all or nothing."""
        with self._works.write() as work:
            for event in events:
                work.security_events.add(event)

    def events(self, act: Act | None = None, limit: int = 200) -> list[SecurityEvent]:
        """The newest first, of one act or of all."""
        with self._works.read() as work:
            return work.security_events.events(act, limit)

    def last(self) -> Mapping[Act, datetime]:
        """When each act last went well; one that never did is not there."""
        with self._works.read() as work:
            return work.security_events.last()

    def due(self) -> list[Act]:
        """What it is time for; what was never done counts from the day the vault was made, if known."""
        last, now = self.last(), self._clock.now()
        made = last.get(Act.FOUNDED)
        return [act for act in Act if is_due(act, last.get(act, made), now)]
