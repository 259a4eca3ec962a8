"""Painted lists: hundreds of rows, one widget, whole sentences for a screen reader.

`rows = RowList(_("Clients"), height=56)`; `rows.show_rows([Row(key=id, title="…", second="…", pill=("Paid",
"ok"), trailing="€180.00", spoken="…")])`; signals `opened(key)` on Enter or double click and
`looked_at(key)` when the current row moves; `rows.current_key()`, `rows.choose(key)`. Heights: 72 session,
56 two lines, 44 one line. `leading`/`leading_second` is a column at the left (times), `bar` a state bar
beside it. Showing rows again keeps the current row and the scroll position.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from practiceapp.ui.shared.row_painting import RowDelegate
from practiceapp.ui.shared.theme import current, set_kind

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Row:
    """One row as it is painted. `spoken` is the whole of it in words; `pill` is (words, tone)."""

    key: object
    title: str
    second: str = ""
    leading: str = ""
    leading_second: str = ""
    bar: str = ""
    pill: tuple[str, str] | None = None
    trailing: str = ""
    trailing_second: str = ""
    icon: str = ""
    icon_token: str = "text2"  # noqa: S105 - the name of a colour
    spoken: str = ""
    quiet: bool = False
    """Painted in the second colour: ended, cancelled."""

    def aloud(self) -> str:
        """What a screen reader says: `spoken`, or everything there is, in reading order."""
        said = (self.leading, self.title, self.second, self.pill[0] if self.pill else "", self.trailing)
        return self.spoken or ", ".join(part for part in said if part)


class RowModel(QAbstractListModel):
    """The rows in order; read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Put these in place of the ones before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row an index of the view points to."""
        inside = index.isValid() and 0 <= index.row() < len(self._rows)
        return self._rows[index.row()] if inside else None

    def index_of(self, key: object) -> QModelIndex:
        """Where the row with this key is; an invalid index when it is not there."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number, 0)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.aloud()
        return row if role == ROW_ROLE else None


class RowList(QListView):
    """A list of `Row`; arrows move, Enter opens."""

    opened = Signal(object)
    looked_at = Signal(object)

    def __init__(self, name: str, height: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(name, height)
        self._connect()

    def _build(self, name: str, height: int) -> None:
        set_kind(self, "rows")
        self.setAccessibleName(name)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(height, ROW_ROLE, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def _connect(self) -> None:
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        current().changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of the ones before."""
        key, scrolled = self.current_key(), self.verticalScrollBar().value()
        self.rows.set_rows(rows)
        if key is not None:
            self.choose(key)
        self.verticalScrollBar().setValue(scrolled)

    def current_key(self) -> object:
        """The key of the current row, or None."""
        row = self.rows.row_at(self.currentIndex())
        return None if row is None else row.key

    def choose(self, key: object) -> None:
        """Make the row with this key the current one, if it is there."""
        index = self.rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def focus_first(self) -> None:
        """Take the focus, on the first row if there is no current one."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def height_of_all(self) -> int:
        """How tall the list is without scrolling, for lists that stand inside a page."""
        return sum(self.sizeHintForRow(number) for number in range(self.rows.rowCount()))

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.looked_at.emit(row.key)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)
