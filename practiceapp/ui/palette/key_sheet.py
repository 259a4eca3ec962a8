"""The sheet of keys (? or Ctrl+/): which keys act here and everywhere, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.palette.found import KeyRow, command_row, under
from practiceapp.ui.palette.key_list import KeyList
from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.commands import keys_of, leads_to_a_place
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.overlay import BESIDE, Overlay
from practiceapp.ui.shared.pieces import section_title
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.theme import current

WIDTH = 860
TWO_COLUMNS = 760
LINE = 36
ROOM = 116
"""What stands above and below the two columns."""


class KeySheet(Overlay):
    """`begin(here, everywhere)` opens it. Arrow keys read the lists, Enter acts as the keys would."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Keyboard shortcuts"), WIDTH)
        self._left: list[Row] = []
        self._right: list[Row] = []
        self._one_column = False
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.away = IconButton("x", _("Close (Escape)"))
        self.here, self.everywhere = KeyList(_("This page, and places"), LINE), KeyList(_("Everywhere"), LINE)
        head = QHBoxLayout()
        head.addWidget(section_title(_("Keyboard shortcuts")), 1)
        head.addWidget(self.away)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(24))
        columns.addWidget(self.here, 1)
        columns.addWidget(self.everywhere, 1)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addLayout(columns, 1)
        QWidget.setTabOrder(self.here, self.everywhere)
        QWidget.setTabOrder(self.everywhere, self.away)

    def _connect(self) -> None:
        self.away.clicked.connect(self.leave)
        for rows in (self.here, self.everywhere):
            rows.opened.connect(self._act)

    def begin(self, here: Sequence[QAction], everywhere: Sequence[QAction]) -> None:
        """Show the keys of the page in view, and those of the whole window."""
        places = [one for one in everywhere if leads_to_a_place(one)]
        deeds = [one for one in everywhere if not leads_to_a_place(one)]
        self._left = [*under(_("This page"), _rows(here)), *under(_("Go to"), _rows(places))]
        self._right = under(_("Everywhere"), _rows(deeds))
        self._fill()
        self.open_with(self.here)
        self.here.choose_first()

    def _fill(self) -> None:
        """Where words would not fit beside their keys, one column holds all."""
        self._one_column = one = self._is_narrow()
        self.everywhere.setVisible(not one)
        self.here.show_rows([*self._left, *self._right] if one else self._left)
        self.everywhere.show_rows([] if one else self._right)

    def _is_narrow(self) -> bool:
        return self._window.width() - 2 * current().px(BESIDE) < current().px(TWO_COLUMNS)

    @override
    def place(self) -> None:
        """Larger text or a smaller window may leave room for one column only."""
        if self._one_column != self._is_narrow():
            self._fill()
        super().place()

    @override
    def wanted_height(self) -> int:
        tallest = max(self.here.height_of_all(), self.everywhere.height_of_all())
        return tallest + current().px(ROOM)

    @override
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only the list that is being read has a chosen row."""
        super()._on_focus_changed(old, new)
        if isinstance(old, KeyList) and self.isAncestorOf(old):
            old.setCurrentIndex(QModelIndex())

    def _act(self, act: object) -> None:
        if callable(act):
            self.leave()
            act()


def _rows(actions: Sequence[QAction]) -> list[KeyRow]:
    return [command_row(one) for one in actions if keys_of(one)]
