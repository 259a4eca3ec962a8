"""The sheet that opens over a page to ask for something: a heading, what belongs to it, buttons at the foot.

Forms and questions are made from it: `super().__init__(parent, width=480)`,
`self.set_heading(_("New client"))`, `self.body.addWidget(...)`, `self.add_buttons(self.back, self.act)`.
Escape is the way back.
"""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.ui.shared.pieces import section_title
from practiceapp.ui.shared.theme import current


class Sheet(QDialog):
    """A window of its own over the page. Its title never names anyone; its heading is what is spoken."""

    def __init__(self, parent: QWidget | None = None, width: int = 468, spacing: int = 12) -> None:
        super().__init__(parent)
        theme = current()
        self.setObjectName("sheet")
        self.setWindowTitle("Practiceapp")
        self.setMinimumWidth(theme.px(width))
        self.title = section_title("")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(spacing))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(spacing))
        column.addWidget(self.title)
        column.addLayout(self.body, 1)

    def set_heading(self, words: str) -> None:
        """What the sheet is for."""
        self.title.setText(words)
        self.setAccessibleName(words)

    def add_buttons(self, *buttons: QWidget, apart: QWidget | None = None) -> None:
        """The last row: ways on at the right, the one that acts last; `apart` stands at the left."""
        row = QHBoxLayout()
        row.setSpacing(current().px(8))
        if apart is not None:
            row.addWidget(apart)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.body.addSpacing(current().px(4))
        self.body.addLayout(row)
