"""How people are called on screen: by their names, or while she is discreet by their references alone.

The one place that decides it: whatever shows a person asks `called(name, reference)`. One shared state, as
the language of the screen is one; pages read it anew when they are entered.
"""

from PySide6.QtCore import QObject, Signal

from practiceapp.ui.shared.language import _


class Discretion(QObject):
    """Whether references stand in place of names. `changed` when that is switched."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = False

    @property
    def on(self) -> bool:
        """Whether she is discreet."""
        return self._on

    def turn(self, *, on: bool) -> None:
        """Show names, or references in their place."""
        if on != self._on:
            self._on = on
            self.changed.emit()


DISCRETION = Discretion()


def called(name: str, reference: str) -> str:
    """How a client is called now: by the name given here, or by the reference if there is none."""
    return reference if DISCRETION.on or not name else name


def reference_beside(name: str, reference: str) -> str:
    """The reference, where it is not already what the client is called by."""
    return "" if called(name, reference) == reference else reference


def payer_called(name: str) -> str:
    """How someone else who pays is called now."""
    return _("The payer") if DISCRETION.on else name
