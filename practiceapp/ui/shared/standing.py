"""Lines above every page that stay until they are no longer true, or until she has read them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.theme import current

Way = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""


class StandingLines(QWidget):
    """Several at most; each has a name, by which it is changed and taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, current().px(8), 0, 0)
        self._column.setSpacing(current().px(8))
        self.hide()

    def line(self, name: str) -> Banner | None:
        """The line of this name, while it stands."""
        return self._lines.get(name)

    def show_line(self, name: str, words: str, tone: str, ways: Sequence[Way] = ()) -> None:
        """Say this; the buttons of a line that stands already stay."""
        standing = self._lines.get(name)
        if standing is not None:
            standing.say(words, tone)
            return
        made = Banner()
        for said, act in ways:
            button = QuietButton(said, small=True)
            button.clicked.connect(lambda _checked=False, act=act: act())
            layout = made.layout()
            if layout is not None:
                layout.addWidget(button)
        self._lines[name] = made
        self._column.addWidget(made)
        self.show()
        made.say(words, tone)

    def take_away(self, name: str) -> None:
        """It is no longer true, or has been read."""
        made = self._lines.pop(name, None)
        if made is not None:
            made.hide()
            made.deleteLater()
        self.setVisible(bool(self._lines))
