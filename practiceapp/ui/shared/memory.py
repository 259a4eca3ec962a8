"""What the window remembers of one unlock, never on disk: where she was, and what can be taken back."""

from dataclasses import replace

from practiceapp.services.undo import Undo
from practiceapp.ui.shared.places import Place

MOST = 50
"""So many places are kept in each direction."""


class Memory:
    """The way she came and the way on from there, each place with the part of its page she was at."""

    def __init__(self) -> None:
        self.place: Place | None = None
        self.steps: list[Undo] = []
        """What can be taken back, the last one last."""
        self._before: list[Place] = []
        self._after: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Whether she came from somewhere."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Whether she went back and nowhere else since."""
        return bool(self._after)

    def visit(self, place: Place, part: str = "") -> Place:
        """She goes to `place` and is there from now on; `part` is where on the page she leaves she was."""
        if self.place is not None and self.place != place:
            self._before = [*self._before[1 - MOST :], _at(self.place, part)]
            self._after = []
        self.place = place
        return place

    def back(self, part: str = "", *, for_good: bool = False) -> Place | None:
        """Where she came from, which is where she is from now on; `for_good`: with no way forward again."""
        if not self._before:
            return None
        if self.place is not None and not for_good:
            self._after.append(_at(self.place, part))
        self.place = self._before.pop()
        return self.place

    def forward(self, part: str = "") -> Place | None:
        """Where she came back from, which is where she is from now on."""
        if not self._after:
            return None
        if self.place is not None:
            self._before.append(_at(self.place, part))
        self.place = self._after.pop()
        return self.place


def _at(place: Place, part: str) -> Place:
    return replace(place, part=part) if part else place
