"""What can open over the page; each is made when first wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from practiceapp.ui.palette.found import Finder
from practiceapp.ui.palette.key_sheet import KeySheet
from practiceapp.ui.palette.palette import Palette


class OverWindow:
    """`commands` answers what makes sense now: on the page in view, and everywhere."""

    def __init__(self, window: QWidget, commands: Callable[[], tuple[list[QAction], list[QAction]]]) -> None:
        self._window, self._commands = window, commands
        self.finders: Sequence[Finder] = ()
        """Where the palette looks beyond its commands; given by whoever wires the window."""
        self.opener: QAction | None = None
        """The command that opens the palette; it does not list itself."""
        self.palette: Palette | None = None
        self.keys: KeySheet | None = None

    def open_palette(self) -> None:
        """Go to, do, or find anything."""
        if self.palette is None:
            self.palette = Palette(self._window)
        here, everywhere = self._commands()
        listed = [one for one in (*here, *everywhere) if one is not self.opener]
        self.palette.begin(listed, self.finders)

    def open_keys(self) -> None:
        """The keys that act here."""
        if self.keys is None:
            self.keys = KeySheet(self._window)
        self.keys.begin(*self._commands())
