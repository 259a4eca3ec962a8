"""Help where there is no window of pages yet: before unlocking and at the first start."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.help.help_panel import HelpPanel
from practiceapp.ui.help.topics import HelpBook
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.help_door import Help
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import page_title
from practiceapp.ui.shared.theme import current


class HelpHere(Help):
    """The whole help, in place of the page she was at. `left` asks for that page again."""

    def __init__(self, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(book)
        self.panel.left.connect(self.left)
        self.back.clicked.connect(self.left)

    def _build(self, book: HelpBook) -> None:
        theme = current()
        self.panel = HelpPanel(book)
        self.back = QuietButton(_("&Back"))
        head = QHBoxLayout()
        head.addWidget(page_title(_("Help")), 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(16))
        column.setSpacing(theme.px(20))
        column.addLayout(head)
        column.addWidget(self.panel, 1)

    @override
    def show_topic(self, name: str) -> None:
        """Show this topic."""
        self.panel.show_topic(name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)
