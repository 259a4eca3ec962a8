"""Help in the window: the topic of the place she came from, all others beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.help.help_panel import HelpPanel
from practiceapp.ui.help.topics import HelpBook
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import ABOUT, Place
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.theme import current


class HelpPage(Page):
    """Handles `Place(HELP, part=topic)`; a part without a topic gives the beginning.

    `left` asks to be taken back to where she was.
    """

    left = Signal()

    def __init__(self, book: HelpBook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _("Help")
        self._preferences = preferences
        self._build(book)
        self._connect()

    def _build(self, book: HelpBook) -> None:
        frame = PageFrame(self, self.heading)
        self.panel = HelpPanel(book)
        self.hints = LinkButton(_("Show the &hints again"))
        self.about = LinkButton(_("&About Practiceapp"))
        foot = QHBoxLayout()
        foot.setSpacing(current().px(8))
        foot.addWidget(self.hints)
        foot.addWidget(self.about)
        foot.addStretch(1)
        frame.body.addWidget(self.panel, 1)
        frame.body.addLayout(foot)
        self.start = self.panel.view

    def _connect(self) -> None:
        self.panel.left.connect(self.left)
        self.hints.clicked.connect(self._on_hints)
        self.about.clicked.connect(lambda: self.go.emit(Place(ABOUT)))

    @property
    @override
    def part(self) -> str:
        return self.panel.name

    @override
    def enter(self, place: Place) -> None:
        self.panel.show_topic(place.part)

    def _on_hints(self) -> None:
        self._preferences.hints_seen = ()
        self.said.emit(_("Each page shows its hint once more"))
