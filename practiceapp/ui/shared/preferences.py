"""What this machine remembers between starts; bootstrap hands in the real one."""

from typing import Protocol


class Preferences(Protocol):
    """Facts about this machine and never about a client. Setting one keeps it at once.

    `appearance` is "system", "light" or "dark", `contrast` "system", "normal" or "high"; without `motion`
    nothing fades or blinks; `text_percent` 90 to 150; `language` a code such as "en"; the window's size in
    pixels is 0 until there was a window; `split_percent` (30 to 80) is the note's share of the width while
    the client stands beside it; `hints_seen` are the names of the hints that are done with;
    after `lock_minutes` (5 to 60) without a key or a click it locks, and at once when the window is minimised
    with `lock_when_minimised`.
    """

    appearance: str
    contrast: str
    motion: bool
    text_percent: int
    language: str
    window_width: int
    window_height: int
    window_maximised: bool
    split_shown: bool
    split_percent: int
    hints_seen: tuple[str, ...]
    lock_minutes: int
    lock_when_minimised: bool
    second_backup_folder: str
    discreet: bool
    cover_when_left: bool
