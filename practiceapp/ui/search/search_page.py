"""Search on a page: what was found, below the box that stands here or above every page."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.search.search_panel import SearchPanel
from practiceapp.ui.search.search_presenter import SearchPresenter
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.theme import current

WIDTH = 760


class SearchPage(Page):
    """What one box finds in every note and all clients; Enter opens, Esc clears and goes back.

    With a box handed in, which stands elsewhere in the window, the page shows the finds only and gives the
    focus to that box, without touching what is being typed.
    """

    def __init__(
        self, presenter: SearchPresenter, box: SearchBox | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = _("Search")
        self._presenter = presenter
        self._build(box)
        self._connect()

    def _build(self, box: SearchBox | None) -> None:
        self.box, self.panel = box or SearchBox(self._presenter), SearchPanel(self._presenter)
        self.panel.setMaximumWidth(current().px(WIDTH))
        frame = PageFrame(self, self.heading)
        if box is None:
            self.box.setMaximumWidth(current().px(WIDTH))
            frame.body.addWidget(self.box)
        frame.body.addWidget(self.panel, 1)
        self.start = self.box

    def _connect(self) -> None:
        self.box.into.connect(self.panel.focus_rows)
        self.box.first.connect(self.panel.open_first)
        self.panel.above.connect(self.box.setFocus)
        self.panel.escaped.connect(self.box.escape)
        self.panel.go.connect(self.go)

    @override
    def enter(self, place: Place) -> None:
        self._presenter.ask_now()
        self.box.setFocus()
