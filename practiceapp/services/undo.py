"""Taking a step back: a changing service answers with the inverse of what it just did."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Undo:
    """One step that can be taken back during this unlock; never kept on disk.

    `what` names what was done (a key of `ui/shared/wording.py`, such as "session_cancelled");
    `call` puts things back as they were.
    """

    what: str
    call: Callable[[], None]
