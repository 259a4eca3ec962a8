"""What this machine remembers between starts; bootstrap hands in the real one."""

from typing import Protocol


class Preferences(Protocol):
    """Facts about this machine and never about a client. Setting one keeps it at once.

    `appearance` is "system", "light" or "dark"; `text_percent` 90 to 150; `language` a code such as "en";
    the window's size in pixels is 0 until there was a window.
    """

    appearance: str
    text_percent: int
    language: str
    window_width: int
    window_height: int
