"""A bug of ours, reported without a word of the practice: types, modules and line numbers only.

Messages and local variables may hold a client's words, so neither is read. Nothing is written to disk.
"""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from practiceapp import __version__

_DEEPEST_CHAIN = 8


class CrashHook:
    """Catches what nothing else caught, keeps a redacted report in memory and hands it on.

    `shown` is told each report, on the thread where it happened; it may not raise.
    """

    def __init__(self, shown: Callable[[str], None]) -> None:
        self._shown = shown
        self._reports: list[str] = []

    def install(self) -> None:
        """Take the place of Python's own hooks, which would print messages and source lines."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._on_exception(caught.exc_type, caught.exc_value, None)
        sys.unraisablehook = lambda caught: self._on_exception(caught.exc_type, caught.exc_value, None)

    @property
    def reports(self) -> tuple[str, ...]:
        """What was caught since the start, oldest first."""
        return tuple(self._reports)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, KeyboardInterrupt(), None)
            return
        report = redacted(error if error is not None else kind())
        self._reports.append(report)
        print(report, file=sys.stderr)  # noqa: T201 - all there is before a window can show it
        self._shown(report)


def redacted(error: BaseException) -> str:
    """Return what went wrong as types, modules and line numbers, the cause of it first."""
    python = ".".join(map(str, sys.version_info[:3]))
    header = f"Practiceapp {__version__}, Python {python}, {sys.platform}"
    parts = [_one(link) for link in reversed(_chain(error))]
    return "\n".join([header, *parts])


def _chain(error: BaseException) -> list[BaseException]:
    """Return the error and what it came from, newest first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain and len(chain) < _DEEPEST_CHAIN:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def _one(error: BaseException) -> str:
    import traceback

    kind = type(error)
    frames = [
        f"  {frame.f_globals.get('__name__', '?')}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames])
