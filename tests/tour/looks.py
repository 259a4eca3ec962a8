"""The second looks there are at the finished practice: languages, sizes, themes, a dense screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZES = ((1024, 700), (1280, 800), (2560, 1600))
THEMES = {"light": ("light", "normal"), "dark": ("dark", "normal"), "contrast": ("light", "high")}
"""Of each its scheme and its contrast."""


@dataclass(frozen=True)
class Look:
    """One process: a language, the sizes and themes to look in, and the scale, which holds for a process."""

    name: str
    language: str
    sizes: tuple[tuple[int, int], ...] = SIZES
    themes: tuple[str, ...] = tuple(THEMES)
    scale: int = 1

    def variants(self) -> Iterator[tuple[str, str, tuple[int, int]]]:
        """The folder of each, its theme and its size; changing the theme is what takes longest."""
        for theme in self.themes:
            for width, height in self.sizes:
                size = f"{width}x{height}" if self.scale == 1 else f"scale{self.scale}00"
                yield f"{self.language}_{theme}_{size}", theme, (width, height)


LOOKS = {
    look.name: look
    for look in (
        Look("en", "en"),
        Look("de", "de"),
        Look("scale200", "en", sizes=((1280, 800),), themes=("light", "dark"), scale=2),
    )
}


def look_everywhere(folder: Path, passphrase: str) -> list[str]:
    """All at once, each in a process of its own on a copy of the vault; the names of those that failed."""
    running = [(look, _started(folder, look, passphrase)) for look in LOOKS.values()]
    return [look.name for look, process in running if process.wait()]


def _started(folder: Path, look: Look, passphrase: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"QT_SCALE_FACTOR": str(look.scale)}
    if environment.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        del environment["QT_QPA_PLATFORM"]
    command = [sys.executable, "-m", "tests.tour", str(folder), "--look", look.name]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(passphrase)
    process.stdin.close()
    return process
