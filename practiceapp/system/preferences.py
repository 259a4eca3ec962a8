"""What this machine remembers between starts: how the window looks and where the vault lies, never a name.

Everything that names anyone is in the vault. What may stand here is a closed list of keys, each with its own
check; an unknown key cannot be set and is dropped when read.
"""

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from typing_extensions import override

from practiceapp.system.private_file import read_json, write_private

_LARGEST_WINDOW = 20_000
_MOST_NAMES = 40


def _whole_number(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and least <= value <= most


_NAME = re.compile(r"[a-z_]{1,30}")


def _short_names(value: object) -> bool:
    return (
        isinstance(value, (list, tuple))
        and len(value) <= _MOST_NAMES
        and all(isinstance(name, str) and _NAME.fullmatch(name) for name in value)
    )


_LANGUAGE = re.compile(r"([a-z]{2,3}(_[A-Z]{2})?)?")
_ALLOWED: Mapping[str, tuple[object, Callable[[object], bool]]] = MappingProxyType(
    {
        "appearance": ("system", lambda value: value in ("system", "light", "dark")),
        "contrast": ("system", lambda value: value in ("system", "normal", "high")),
        "motion": (True, lambda value: type(value) is bool),
        "text_percent": (100, _whole_number(90, 150)),
        "language": ("", lambda value: isinstance(value, str) and bool(_LANGUAGE.fullmatch(value))),
        "window_width": (0, _whole_number(0, _LARGEST_WINDOW)),
        "window_height": (0, _whole_number(0, _LARGEST_WINDOW)),
        "window_maximised": (False, lambda value: type(value) is bool),
        "split_shown": (False, lambda value: type(value) is bool),
        "split_percent": (62, _whole_number(30, 80)),
        "hints_seen": ((), _short_names),
        "lock_minutes": (15, _whole_number(5, 60)),
        "lock_when_minimised": (False, lambda value: type(value) is bool),
        "discreet": (False, lambda value: type(value) is bool),
        "cover_when_left": (False, lambda value: type(value) is bool),
        "second_backup_folder": ("", lambda value: isinstance(value, str)),
        "vault_folder": ("", lambda value: isinstance(value, str)),
    }
)


class Preferences:
    """The preferences file as attributes. Setting one writes the file at once, whole or not at all.

    A file that is missing, damaged or from a stranger gives the defaults. A value outside its list raises
    ValueError: that is a bug of the caller. If the disk refuses the file, the value holds until the end of
    this run: comfort never stands in the way of work.
    """

    appearance: str
    """`system`, `light` or `dark`."""
    contrast: str
    """`system`, `normal` or `high`."""
    motion: bool
    """Whether anything may fade or blink."""
    text_percent: int
    """Size of the text, 90 to 150."""
    language: str
    """A code such as `de`; empty until one was chosen."""
    window_width: int
    """Pixels; 0 until there was a window."""
    window_height: int
    window_maximised: bool
    """Whether it filled the screen."""
    split_shown: bool
    """Whether the client stands beside the note."""
    split_percent: int
    """How much of the width is the note's then, 30 to 80."""
    hints_seen: tuple[str, ...]
    """The names of the hints that are done with."""
    lock_minutes: int
    """How long without a key or a click until it locks, 5 to 60."""
    lock_when_minimised: bool
    """Whether minimising the window locks."""
    discreet: bool
    """Whether references stand in place of names."""
    cover_when_left: bool
    """Whether the window is covered while another program is in front."""
    second_backup_folder: str
    """The second place for backups, such as a folder on a stick; empty until one was named."""
    vault_folder: str
    """Where the vault lies that was open last; empty before the first run is over."""

    def __init__(self, file: Path) -> None:
        kept = read_json(file)
        for name, (default, fits) in _ALLOWED.items():
            value = kept.get(name, default)
            object.__setattr__(self, name, value if fits(value) else default)
        object.__setattr__(self, "_file", file)

    @override
    def __setattr__(self, name: str, value: object) -> None:
        if name not in _ALLOWED:
            raise AttributeError(name)
        if not _ALLOWED[name][1](value):
            raise ValueError(name)
        object.__setattr__(self, name, value)
        with contextlib.suppress(OSError):
            self._write()

    def _write(self) -> None:
        values = {name: getattr(self, name) for name in _ALLOWED}
        write_private(self.__dict__["_file"], json.dumps(values, indent=1, sort_keys=True))
