"""The commands for how things look: larger and smaller text, light and dark. Kept on this machine at once."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.theme import current

TEXT_SIZES = (90, 100, 110, 125, 150)
"""In percent; each step is one of them."""
AS_DESIGNED = 100


class LookCommands(QObject):
    """Adds them to the window and keeps enabled what would change anything."""

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        size, light = self._choose_size, self._choose_scheme
        self.larger = command(
            window, _("Larger text"), partial(self._step, 1), "Ctrl++; Ctrl+=", "a-arrow-up"
        )
        self.smaller = command(window, _("Smaller text"), partial(self._step, -1), "Ctrl+-", "a-arrow-down")
        self.designed = command(
            window, _("Usual text size"), partial(size, AS_DESIGNED), "Ctrl+0", "a-large-small"
        )
        self.light = command(window, _("Light colours"), partial(light, "light"), icon="sun")
        self.dark = command(window, _("Dark colours"), partial(light, "dark"), icon="moon")
        current().changed.connect(self._update)
        self._update()

    def _step(self, by: int) -> None:
        percent = current().percent
        further = [each for each in TEXT_SIZES if (each > percent if by > 0 else each < percent)]
        if further:
            self._choose_size(further[0] if by > 0 else further[-1])

    def _choose_size(self, percent: int) -> None:
        self._preferences.text_percent = percent
        current().choose(current().scheme, percent)

    def _choose_scheme(self, scheme: str) -> None:
        self._preferences.appearance = scheme
        current().choose(scheme, current().percent)

    def _update(self) -> None:
        theme = current()
        self.larger.setEnabled(theme.percent < TEXT_SIZES[-1])
        self.smaller.setEnabled(theme.percent > TEXT_SIZES[0])
        self.designed.setEnabled(theme.percent != AS_DESIGNED)
        self.light.setEnabled(theme.dark)
        self.dark.setEnabled(not theme.dark)
