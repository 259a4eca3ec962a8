"""The sheet that opens over a page to ask for something: a heading, what belongs to it, buttons at the foot.

Forms and questions are made from it: `super().__init__(parent, width=480)`,
`self.set_heading(_("New client"))`, `self.body.addWidget(...)`, `self.add_buttons(self.back, self.act)`.
Escape is the way back.
"""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.pieces import section_title
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import current, set_kind

FRAME = 48
"""What the frame of a window and the bar of a desktop take of the height of a screen, in px."""


class Sheet(QDialog):
    """A window of its own over the page. Its title never names anyone; its heading is what is spoken."""

    def __init__(self, parent: QWidget | None = None, width: int = 468, spacing: int = 12) -> None:
        super().__init__(parent)
        theme = current()
        self.setObjectName("sheet")
        self.setWindowTitle("Practiceapp")
        self.setMinimumWidth(theme.px(width))
        self.title = section_title("")
        inside = QWidget()
        set_kind(inside, "scrolled")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(spacing))
        self._area = scrolled(inside)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(spacing))
        column.addWidget(self.title)
        column.addWidget(self._area, 1)

    def set_heading(self, words: str) -> None:
        """What the sheet is for."""
        self.title.setText(words)
        self.setAccessibleName(words)

    def fit(self) -> None:
        """As tall as what it says needs at its width; on a screen that is lower, the middle scrolls."""
        for layout in self.findChildren(QLayout):  # what was just shown or hidden inside counts now
            layout.invalidate()
        room = self.screen().availableGeometry().height() - current().px(FRAME)
        width = max(self.width(), self._column.totalMinimumSize().width())
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right()
        self._area.setMinimumHeight(0)
        middle = self._column.itemAt(self._column.indexOf(self._area))
        around = self._column.totalHeightForWidth(width) - (middle.sizeHint().height() if middle else 0)
        wanted = max(self.body.totalHeightForWidth(inside), self.body.totalMinimumSize().height())
        self._area.setMinimumHeight(max(0, min(wanted, room - around)))
        self._column.activate()  # else what it held before keeps it taller
        self.resize(width, min(room, around + wanted))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def add_buttons(self, *buttons: QWidget, apart: QWidget | None = None) -> None:
        """The last row: ways on at the right, the one that acts last; `apart` stands at the left."""
        row = QHBoxLayout()
        row.setSpacing(current().px(8))
        if apart is not None:
            row.addWidget(apart)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self._column.addSpacing(current().px(4))
        self._column.addLayout(row)
