"""What kept the window from going on, in a line above the page, with a way on if there is one."""

from collections.abc import Callable

from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.wording import sentence_for


class TroubleLine(Banner):
    """Hidden while all is well."""

    def __init__(self) -> None:
        super().__init__("", "danger", action=_("Go on anyway"))
        self._anyway: Callable[[], None] | None = None
        self.acted.connect(self._on_acted)

    def say_error(self, error: Exception, anyway: Callable[[], None] | None) -> None:
        """Say why; `anyway` is what she may choose in spite of it."""
        self._anyway = anyway
        self.action.setVisible(anyway is not None)
        self.say(sentence_for(error), "danger")

    def clear(self) -> None:
        """It is over."""
        self._anyway = None
        self.say("")

    def _on_acted(self) -> None:
        act = self._anyway
        self.clear()
        if act is not None:
            act()
