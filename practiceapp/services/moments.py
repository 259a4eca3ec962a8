"""The present instant as it is kept: whole seconds, so that what is read back equals what was written."""

from datetime import datetime

from practiceapp.services.clock import Clock


def this_second(clock: Clock) -> datetime:
    """The clock's present instant in UTC without its fraction of a second."""
    return clock.now().replace(microsecond=0)
