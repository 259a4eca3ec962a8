"""What a machine remembers between starts, in memory."""

from types import SimpleNamespace
from typing import Any


def preferences(**changed: Any) -> SimpleNamespace:
    """As `ui.shared.preferences.Preferences`: values of the first day, but for those given."""
    first_day: dict[str, Any] = {
        "appearance": "light",
        "contrast": "normal",
        "motion": False,
        "text_percent": 100,
        "language": "en",
        "window_width": 0,
        "window_height": 0,
        "window_maximised": False,
        "split_shown": False,
        "split_percent": 62,
        "hints_seen": (),
        "lock_minutes": 15,
        "lock_when_minimised": False,
        "discreet": False,
        "cover_when_left": False,
        "second_backup_folder": "",
    }
    return SimpleNamespace(**(first_day | changed))
