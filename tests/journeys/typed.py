"""What is typed into a note until the program is killed, and what may be missing of it afterwards."""

from dataclasses import dataclass

TYPED = " ".join(f"word{number}" for number in range(4_000))
"""Known to both sides, so that what is found in the vault can be compared letter by letter."""
STALL = 0.1
"""Longer than this between two keys the machine did something else; more is not counted as typing."""
MAY_BE_LOST = 2.0
"""Seconds of typing."""


@dataclass(frozen=True)
class Told:
    """What a killed window had told: letters typed, letters covered by the last "Saved", letters that old."""

    typed: int
    saved: int
    old: int


def told(lines: str) -> Told:
    """Read the account of the child; the last line may be cut off."""
    typed: list[tuple[int, float]] = []
    saved = 0
    for line in lines.splitlines():
        what, *figures = line.split()
        if len(figures) == 2 and what == "typed":
            typed.append((int(figures[0]), float(figures[1])))
        elif figures and what == "saved":
            saved = int(figures[0])
    last = typed[-1][1]
    old = [length for length, at in typed if at < last - MAY_BE_LOST]
    return Told(typed[-1][0], saved, max(old, default=0))
