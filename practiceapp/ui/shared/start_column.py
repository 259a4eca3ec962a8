"""The calm column of the pages before the vault is open: one width, in the middle, no frame.

`column = StartColumn(width=380)`, `column.add(widget)`, `column.add_gap(16)`, `column.add_row(a, b)`,
`column.set_foot(_("Vault: {name}"))`. Tall content scrolls.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import current, set_kind


class StartColumn(QWidget):
    """Content in the middle, one quiet line at the foot."""

    def __init__(self, width: int = 380, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self._inside = QWidget()
        self._inside.setFixedWidth(theme.px(width))
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        middle = QWidget()
        set_kind(middle, "scrolled")
        across = QHBoxLayout(middle)
        across.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        across.addStretch(1)
        across.addWidget(self._inside, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        self.foot = label("", "hint", wrap=False)
        self.foot.setContentsMargins(theme.px(32), 0, theme.px(32), theme.px(20))
        self.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(middle), 1)
        outer.addWidget(self.foot)

    def layout_around(self) -> QVBoxLayout:
        """A layout for the page whose whole content this column is."""
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self)
        return layout

    def add(self, widget: QWidget) -> None:
        """Below what is there."""
        self._column.addWidget(widget)

    def add_row(self, *widgets: QWidget | None) -> None:
        """Side by side; None is what stretches."""
        row = QHBoxLayout()
        row.setSpacing(current().px(8))
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        self._column.addLayout(row)

    def add_gap(self, length: int) -> None:
        """Room between groups."""
        self._column.addSpacing(current().px(length))

    def set_foot(self, words: str, tip: str = "") -> None:
        """The line at the foot."""
        self.foot.setText(words)
        self.foot.setToolTip(tip)
