"""The tokens of the look, read from resources/theme: four tables of colours and one scale of lengths.

`colours("high_contrast_dark")["text"]`, `scale("space")["card"]`, `type_scale()["title"].size`. Nothing here
knows a widget; the theme turns tokens into palette, stylesheet and fonts.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from practiceapp.resources import resource_path

THEMES = ("light", "dark", "high_contrast_light", "high_contrast_dark")
READING_FAMILY = "Source Serif 4"


@dataclass(frozen=True)
class TypeStyle:
    """One style of writing: its size in px of the design, its weight (400 to 600) and its family."""

    size: int
    weight: int
    family: str


@cache
def colours(theme: str) -> dict[str, str]:
    """The colours of one of `THEMES` by token name."""
    table: dict[str, str] = _read(theme)
    return table


@cache
def scale(group: str) -> dict[str, int]:
    """The lengths of one group by name: space, radius, row, icon, edge, target, motion."""
    table: dict[str, int] = _read("scale")[group]
    return table


@cache
def type_scale() -> dict[str, TypeStyle]:
    """Every style of writing by name."""
    return {name: TypeStyle(*values) for name, values in _read("scale")["type"].items()}


def theme_name(*, dark: bool, high: bool) -> str:
    """Which of the four tables is meant."""
    return ("high_contrast_" if high else "") + ("dark" if dark else "light")


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource_path("theme", f"{name}.json").read_text(encoding="utf-8"))
    return read
