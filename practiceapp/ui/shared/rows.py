"""Painted lists: hundreds of rows, one widget, whole sentences for a screen reader.

`rows = RowList(_("Clients"), height=56)`; `rows.show_rows([Row(key=id, title="…", second="…", pill=("Paid",
"ok"), trailing="€180.00", spoken="…")])`; signals `opened(key)` on Enter or double click and
`looked_at(key)` when the current row moves; `rows.current_key()`, `rows.choose(key)`. Heights: 72 session,
56 two lines, 44 one line. `leading`/`leading_second` is a column at the left (times), `bar` a state bar
beside it. `Row(None, _("Clients"), heading=True)` is a heading between rows. Showing rows again keeps the
current row and the scroll position.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from practiceapp.ui.shared.focus import holds_focus
from practiceapp.ui.shared.row_painting import RowDelegate
from practiceapp.ui.shared.spoken import Picks
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
    heading: bool = False
    """Small words above the rows that follow; looked at, never chosen."""

    def whole(self) -> str:
        """Its words as they are written, unshortened; the delegate shows them where they did not fit."""
        lines = (self.title, self.second, self.trailing, self.trailing_second)
        return "\n".join(line for line in lines if line)

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
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        return Qt.ItemFlag.NoItemFlags if row is not None and row.heading else super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.aloud()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.whole()
        return row if role == ROW_ROLE else None


class RowList(QListView):
    """A list of `Row`; arrows move, Enter opens.

    A row picked by assistive technology is opened as by Enter, once; picked again after coming back, again.
    Where `opens_when_picked` is off (rows with a menu of their own, which has the opening in it) picking only
    makes it current, and the button of its menu stands on it.
    """

    opened = Signal(object)
    looked_at = Signal(object)
    opens_when_picked = True
    _picks: Picks | None = None

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
        self._picks = Picks(self)
        self._picks.picked.connect(self._on_picked)
        current().changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of the ones before."""
        key, scrolled = self.current_key(), self.verticalScrollBar().value()
        number = self.currentIndex().row()
        if any(row.heading for row in rows):
            self.setUniformItemSizes(False)
        self.rows.set_rows(rows)
        if key is not None:
            self.choose(key)
        if key is not None and not self.currentIndex().isValid() and holds_focus(self):
            self._choose_near(number)
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

    def _choose_near(self, number: int) -> None:
        """The row she was at is gone: the one in its place, so that the keyboard is somewhere."""
        indexes = [self.rows.index(one, 0) for one in range(self.rows.rowCount())]
        usable = [one for one in indexes if self.rows.flags(one)]
        if usable:
            self.setCurrentIndex(min(usable, key=lambda one: abs(one.row() - number)))

    def focus_first(self) -> None:
        """Take the focus, on the first row if there is no current one."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid():
            self._choose_near(0)

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

    def _on_picked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        if self.opens_when_picked:
            self._on_opened(index)
            if not self.isVisible():  # only what is not selected can be picked when she comes back
                self.clearSelection()

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if self._picks is not None:
            self._picks.by_hand()
        return super().selectionCommand(index, event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somewhere in it, also where a heading comes first: Qt then finds no row to begin with."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._choose_near(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)
