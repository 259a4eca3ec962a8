"""The contrast of everything there is, as a table to read: of each theme what stands out least."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.tokens import theme_name
from tests.every_page import practice
from tests.gallery.measuring import Measured, measure
from tests.gallery.specimens import SPECIMENS
from tests.gallery.stage import THEMES, settle, staged

WORST = 12


def choose(theme: tuple[str, str]) -> str:
    """Put a theme in force; its name."""
    scheme, contrast = theme
    current().choose(scheme, 100, contrast, motion=False)
    return theme_name(dark=scheme == "dark", high=contrast == "high")


def of_gallery() -> Iterator[Measured]:
    """Every component in every state, in the theme in force."""
    for specimen in SPECIMENS:
        for state in specimen.states:
            with staged(specimen, state) as one:
                yield from measure(one.window, one.name)


def of_pages(folder: Path) -> Iterator[tuple[str, Measured]]:
    """Every page in every theme."""
    with practice(folder) as shown:
        for theme in THEMES:
            name = choose(theme)
            settle()
            for place in shown.walk():
                for one in measure(shown.window, place):
                    yield name, one


def table() -> Iterator[str]:
    """The lines of the table."""
    found: dict[str, list[Measured]] = {}
    for theme in THEMES:
        name = choose(theme)
        found[name] = list(of_gallery())
    with tempfile.TemporaryDirectory() as folder:
        for name, one in of_pages(Path(folder)):
            found[name].append(one)
    choose(THEMES[0])
    for name, measured in found.items():
        below = sum(one.is_weak for one in measured)
        yield f"{name}: {len(measured)} words, signs and edges measured, {below} below their floor"
        yield from (f"  {line}" for line in worst(measured))
        yield ""


def worst(measured: Iterable[Measured], count: int = WORST) -> list[str]:
    """The weakest pairs, each once, with how often it was seen and one place where."""
    pairs: dict[tuple[str, str, float], list[Measured]] = {}
    for one in measured:
        pairs.setdefault((one.ink, one.ground, one.floor), []).append(one)
    by_margin = sorted(pairs.values(), key=lambda same: same[0].ratio / same[0].floor)
    return [f"{same[0]}  ({len(same)} times)" for same in by_margin[:count]]
