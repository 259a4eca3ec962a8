"""Killing: the process dies at a random moment (SIGKILL), over and over; the next start looks what is left.

Promises 1, 6, 8, 9 and 15: the step acknowledged and all before it stand, the vault opens, nothing is
damaged.
"""

from tests.torture.acts.act import Act
from tests.torture.children import ENDLESS, Child
from tests.torture.rounds import Round
from tests.torture.tally import Lost

A_ROUND = 40
"""Kills of one vault, until the next is made."""

MOST_STEPS = 6
"""A kill comes after fewer acknowledged steps than this, and a moment."""


def kill(act: Act, now: Round) -> None:
    """One round."""
    base = now.place("kill")
    step = act.begin(base, now.chance)
    for _ in range(A_ROUND):
        if not now.more():
            return
        at = step
        child = Child(lambda teller, at=at: act.go_on(base, at, ENDLESS, teller))  # type: ignore[misc]
        told = child.kill_after(now.chance.randrange(MOST_STEPS), now.chance.random() * act.within, step)
        now.tally.acknowledged += told.count
        now.tried("kills")
        found = act.settle(base, told.last)
        if not told.last <= found <= told.last + 1:
            raise Lost(f"step {told.last} was told of, and {found} is there")
        step = found
