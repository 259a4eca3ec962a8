"""The side of the window: places above, the practice, help and Lock now below.

A list for the places, because a row of checkable buttons is read aloud as check boxes. `chosen(name)` says
where to go (`entered(name)` when by mouse or Enter); `lock_pressed` is the button. A place may carry a quiet
number, what waits there; between icons it is a dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.buttons import Button
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.navigation_painting import (
    COUNT_ROLE,
    HOME_ROLE,
    ICON_ROLE,
    ROW,
    NavigationDelegate,
)
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.spoken import Picks
from practiceapp.ui.shared.theme import current, set_kind

WIDE, NARROW = 216, 64
NAME_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Entry:
    """One line of the navigation."""

    name: str
    words: str
    icon: str
    keys: str = ""


class PlaceList(QListWidget):
    """Places one below the other; arrows show a place, Enter or a click also goes into it.

    So does assistive technology picking one. While something inside a place is shown, a client say, the place
    is marked and not selected: it can be picked to go back to it.
    """

    chosen = Signal(str)
    entered_place = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = NavigationDelegate(self)
        self._keys: dict[str, str] = {}
        self._build(name, entries)
        self._connect()

    def _build(self, name: str, entries: Sequence[Entry]) -> None:
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for entry in entries:
            item = QListWidgetItem(entry.words)
            item.setData(NAME_ROLE, entry.name)
            item.setData(ICON_ROLE, entry.icon)
            self._keys[entry.name] = entry.keys
            self.addItem(item)
            self._say(item, entry.words)
        self.set_height()

    def _connect(self) -> None:
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemClicked.connect(self._on_clicked)
        self._picks = Picks(self)
        self._picks.picked.connect(self._on_picked)

    def name_at(self, row: int) -> str:
        """The name of the place in this line."""
        return str(self.item(row).data(NAME_ROLE))

    def knows(self, name: str) -> bool:
        """Whether this place is one of the lines."""
        return any(self.name_at(row) == name for row in range(self.count()))

    def set_count(self, name: str, count: int, spoken: str) -> None:
        """So much waits at this place, "2 notes to write" in words; 0 takes the number away."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(NAME_ROLE) == name and (item.data(COUNT_ROLE) or 0) != count:
                item.setData(COUNT_ROLE, count)
                with_count = _("{place}, {waiting}").format(place=item.text(), waiting=spoken)
                self._say(item, with_count if count else item.text())

    def _say(self, item: QListWidgetItem, words: str) -> None:
        keys = QKeySequence(self._keys[item.data(NAME_ROLE)]).toString(QKeySequence.SequenceFormat.NativeText)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(_("{words} ({keys})").format(words=words, keys=keys) if keys else words)

    def set_height(self) -> None:
        """As tall as its lines."""
        self.setFixedHeight(current().px(ROW) * self.count() + 2)

    def set_narrow(self, *, narrow: bool) -> None:
        """Only icons, or icons and words."""
        self._delegate.narrow = narrow
        self.viewport().update()

    def show_current(self, name: str, *, inside: bool = False) -> None:
        """Mark this place without going there; a name that is not here unmarks all."""
        self._picks.by_hand()
        self.blockSignals(True)
        found = [row for row in range(self.count()) if self.item(row).data(NAME_ROLE) == name]
        self.setCurrentRow(found[0] if found else -1)
        for row in range(self.count()):
            self.item(row).setData(HOME_ROLE, inside and row in found)
        if inside or not found:
            self.clearSelection()
        self.blockSignals(False)
        self.viewport().update()

    def _on_current_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(NAME_ROLE))

    def _on_picked(self, index: QModelIndex) -> None:
        self.entered_place.emit(self.name_at(index.row()))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.entered_place.emit(item.data(NAME_ROLE))

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        self._picks.by_hand()
        return super().selectionCommand(index, event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab on an unmarked list makes its first line the current one: that is no wish to go there."""
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._on_clicked(item)
        else:
            super().keyPressEvent(event)


class Navigation(QFrame):
    """Both lists and the lock."""

    chosen = Signal(str)
    entered_place = Signal(str)
    lock_pressed = Signal()

    def __init__(self, above: Sequence[Entry], below: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self.marked = ""
        self._build(above, below)
        self._connect()

    def _build(self, above: Sequence[Entry], below: Sequence[Entry]) -> None:
        theme = current()
        self.setObjectName("navigation")
        self.name: QLabel = label("Practiceapp", "card_title", wrap=False)
        self.name.setContentsMargins(theme.px(13), 0, theme.px(13), 0)
        self.above = PlaceList(_("Places"), above)
        self.below = PlaceList(_("More places"), below)
        self.lock = LockButton(_("&Lock now"), "lock")
        self.lock.setToolTip(_("Lock now (Ctrl+L)"))
        self.lock.setAccessibleName(_("Lock now"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(24), theme.px(12), theme.px(10))
        layout.setSpacing(0)
        layout.addWidget(self.name)
        layout.addSpacing(theme.px(16))
        layout.addWidget(self.above)
        layout.addStretch(1)
        layout.addWidget(self.below)
        layout.addWidget(self.lock)
        self.set_narrow(narrow=False)

    def _connect(self) -> None:
        for places in (self.above, self.below):
            places.chosen.connect(self.chosen)
            places.entered_place.connect(self.entered_place)
        self.lock.clicked.connect(self.lock_pressed)
        current().changed.connect(self._on_theme_changed)

    def mark(self, name: str, *, inside: bool = False) -> None:
        """Mark the place that is shown; one that is in neither list leaves the mark where it is."""
        if self.above.knows(name) or self.below.knows(name):
            self.marked = name
            self.above.show_current(name, inside=inside)
            self.below.show_current(name, inside=inside)

    def set_count(self, name: str, count: int, spoken: str) -> None:
        """What waits at a place, as a number and in words."""
        self.above.set_count(name, count, spoken)
        self.below.set_count(name, count, spoken)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, for a window under 1,100 px."""
        self.narrow = narrow
        self.setFixedWidth(current().px(NARROW if narrow else WIDE))
        self.name.setVisible(not narrow)
        self.above.set_narrow(narrow=narrow)
        self.below.set_narrow(narrow=narrow)
        self.lock.setText("" if narrow else _("&Lock now"))
        self.lock.set_icon("lock")
        self.lock.setProperty("narrow", narrow)
        set_kind(self.lock, self.lock.kind)

    def _on_theme_changed(self) -> None:
        self.above.set_height()
        self.below.set_height()
        self.set_narrow(narrow=self.narrow)


class LockButton(Button):
    """Looks like a line of the navigation and acts at once."""

    kind = "navigation"
    ink = "text2"
    icon_size = 20
    icon_gap = 8
