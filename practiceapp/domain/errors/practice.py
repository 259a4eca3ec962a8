"""What clients, sessions, agreements and the practice refuse."""

from datetime import date, time

from practiceapp.domain.errors.kinds import PracticeError


class ClientMissing(PracticeError):
    """No client stands under this number any more: removed meanwhile, or never there."""


class SessionMissing(PracticeError):
    """No session stands under this number any more: removed meanwhile, or never there."""


class TextTooLong(PracticeError):
    """More characters than this field takes."""

    def __init__(self, field: str, limit: int) -> None:
        super().__init__(field)
        self.field = field
        self.limit = limit


class NameMissing(PracticeError):
    """The therapist's own name is needed; invoices are issued under it."""


class AmountOutOfReach(PracticeError):
    """A fee, a length or a share outside what a practice can mean. Both ends are allowed values."""

    def __init__(self, field: str, lowest: int, highest: int) -> None:
        super().__init__(field)
        self.field = field
        self.lowest = lowest
        self.highest = highest


class CodeUnknown(PracticeError):
    """A country, currency, language or time zone that this machine does not know."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ImpossibleTime(PracticeError):
    """The clocks go forward over this time: on that day it does not exist there."""

    def __init__(self, day: date, at: time, zone: str) -> None:
        super().__init__(zone)
        self.day = day
        self.at = at
        self.zone = zone


class DayOutOfReach(PracticeError):
    """A day more than this many years before or after today: most likely a slip in the year."""

    def __init__(self, day: date, years: int) -> None:
        super().__init__(years)
        self.day = day
        self.years = years


class SessionSettled(PracticeError):
    """What was asked does not fit the session's state, a session's or note's value such as "held"."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class SessionNotYet(PracticeError):
    """The session's day has not come: it can be neither held nor missed yet."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


class SessionBilled(PracticeError):
    """The session stands on an issued invoice; a correction frees it first."""


class SessionHasNote(PracticeError):
    """The session carries a written note and therefore stays."""


class UndoTooLate(PracticeError):
    """Something else has changed meanwhile, so the earlier step is not taken back."""


class ReferencesUsedUp(PracticeError):
    """No free client reference was found."""
